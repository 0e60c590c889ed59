import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isReadError } from '@/src/model';
import { readBytes, sniffFormat } from '@/src/read';
import { makeDocx, p, r } from './make-docx';

const wide = (text: string): number[] => [...text].flatMap((c) => [c.charCodeAt(0), 0]);
const ole = (stream: string): Uint8Array =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(504).fill(0), ...wide(stream)]);
const docx = makeDocx({ body: p(r('Text.')) });

describe('what bytes are', () => {
  const cases: { title: string; bytes: Uint8Array; name: string | null; type?: string; expected: string }[] = [
    { title: 'a DOCX under a wrong name', bytes: docx, name: 'draft.pdf', expected: 'docx' },
    { title: 'a PDF after some rubbish', bytes: strToU8('rubbish\n%PDF-1.7\n'), name: null, expected: 'pdf' },
    { title: 'an old Word document', bytes: ole('WordDocument'), name: 'a.doc', expected: 'doc' },
    { title: 'a page named .doc', bytes: strToU8('\uFEFF<!-- saved --> <html><body>x'), name: 'a.doc', expected: 'html' },
    {
      title: 'a web archive named .doc',
      bytes: strToU8('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'),
      name: 'a.doc',
      expected: 'html',
    },
    { title: 'XHTML', bytes: strToU8('<?xml version="1.0"?>\n<!DOCTYPE html>\n<html>'), name: null, expected: 'html' },
    { title: 'Markdown by its name', bytes: strToU8('# Title\n'), name: 'README.md', expected: 'md' },
    { title: 'plain text', bytes: strToU8('Network Working Group\n'), name: 'rfc1.txt', expected: 'txt' },
    { title: 'UTF-16 text', bytes: new Uint8Array([0xff, 0xfe, ...wide('Scope of work')]), name: null, expected: 'txt' },
    { title: 'a sign-in page named .pdf', bytes: strToU8('<!DOCTYPE html><html><title>Sign in'), name: 'td12.pdf', expected: 'unsupported' },
    {
      title: 'a sign-in page sent as DOCX',
      bytes: strToU8('<html>'),
      name: null,
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      expected: 'unsupported',
    },
    { title: 'a DOCX under a password', bytes: ole('EncryptedPackage'), name: 'a.docx', expected: 'encrypted' },
    { title: 'a spreadsheet', bytes: zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), name: 'a.xlsx', expected: 'unsupported' },
    { title: 'an archive', bytes: zipSync({ 'a.txt': strToU8('x') }), name: 'a.zip', expected: 'unsupported' },
    { title: 'a DOCX cut short', bytes: docx.slice(0, docx.length - 200), name: 'a.docx', expected: 'corrupt' },
    { title: 'RTF', bytes: strToU8('{\\rtf1 x}'), name: 'a.rtf', expected: 'unsupported' },
    { title: 'a picture', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0, 1, 2, 3]), name: 'a.png', expected: 'unsupported' },
    { title: 'nothing, named .pdf', bytes: new Uint8Array(), name: 'a.pdf', expected: 'corrupt' },
    { title: 'nothing', bytes: new Uint8Array(), name: 'a.txt', expected: 'no-text' },
  ];
  it.each(cases)('$title', ({ bytes, name, type, expected }) => {
    let found: string;
    try {
      found = sniffFormat(bytes, name, type ?? null);
    } catch (e) {
      if (!isReadError(e)) throw e;
      expect(e.message).toMatch(/^[A-Z][^\n]{20,200}\.$/);
      found = e.code;
    }
    expect(found).toBe(expected);
  });
});

describe('archives that are too large', () => {
  const codeOf = async (bytes: Uint8Array): Promise<string> =>
    readBytes({ bytes, fileName: 'a.docx', url: null, contentType: null, changes: 'accepted' }, {}).then(
      () => 'read',
      (e: unknown) => (isReadError(e) ? e.code : String(e)),
    );
  it('an archive bomb is not unpacked', async () => {
    const bomb = zipSync({ 'word/document.xml': [new Uint8Array(24 * 1024 * 1024), { level: 9 }] });
    expect(await codeOf(bomb)).toBe('too-large');
  });
  it('pictures without text', async () => {
    expect(await codeOf(makeDocx({ body: p('<w:r><w:drawing/></w:r>') }))).toBe('no-text');
  });
});
