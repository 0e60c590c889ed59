import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { coordinationNote, type Sheet, sheetOfNote } from '@/src/coordinate';
import { sheetToMarkdown, writeSheet } from '@/src/export';
import { sheetToDocx } from '@/src/export/sheet-docx';
import type { Decision } from '@/src/model';
import { aFinding, anExtract, aReport, aWork } from '../catalog/example';

const accepted = (finding: string): Decision => ({
  finding,
  document: 'itu-t-rec-x-9001',
  verdict: 'accepted',
  reason: 'Agreed in the meeting',
  at: '2026-11-24T10:00:00Z',
  until: null,
  seen: { here: '', there: null },
});

const report = aReport({
  extract: anExtract({ id: 'X.bees', title: 'Bees & <hives>', confidentiality: 'members-only' }, { scope: { text: 'On bees.', span: { start: 0, end: 8 } } }),
  findings: [
    aFinding({ id: 'f1', work: 'iso', message: 'Accepted message.' }, 'bees \u0000are “kept”\u2028in hives', 'bees are held | in rows'),
    aFinding({ id: 'f2', message: 'Dismissed message.' }),
  ],
  allocation: [
    {
      group: 'ITU-T SG17',
      question: 'Q10/17',
      score: 0.8,
      mandate: 'Identity of bees',
      mandateSource: 'a page',
      verified: false,
      why: ['Because.'],
      against: ['But.'],
    },
  ],
  partners: [{ organization: 'W3C', score: 0.4, why: ['The draft names it.'], route: null, contact: null, verified: true }],
});
const works = new Map([['iso', aWork({ key: 'iso', id: 'ISO/IEC 99001:2021', url: 'https://example.org/99001' })]]);
const note = coordinationNote(report, { decisions: [accepted('f1')], notes: [] }, works, { today: '2026-11-24' });
const sheet = sheetOfNote(note);

const partsOf = (bytes: ArrayBuffer): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(bytes))).map(([name, content]) => [
      name,
      name.endsWith('.xml') || name.endsWith('.rels') ? strFromU8(content) : '',
    ]),
  );
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map((m) => m[1])
    .join('')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"');

const office = process.env.CONCORD_OFFICE || ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path)) || null;

describe('DOCX', () => {
  test('holds the accepted findings with their evidence, and no other', async () => {
    const text = textOf(partsOf(await sheetToDocx(sheet))['word/document.xml'] ?? '');
    for (const expected of [
      'Accepted message.',
      '“bees are “kept” in hives”',
      'bees are held | in rows',
      'ISO/IEC 99001:2021',
      'Agreed in the meeting',
      'Identity of bees',
      'as of 2026-11-01',
      '[to be completed]',
      'Bees & <hives>',
    ])
      expect(text).toContain(expected);
    expect(text).not.toContain('Dismissed message.');
  });

  test('has headings, tables whose head row repeats, properties, the banner on every page, and no control character', async () => {
    const parts = partsOf(await sheetToDocx(sheet));
    const xml = parts['word/document.xml'] ?? '';
    expect([...xml.matchAll(/w:val="Heading([123])"/g)].map((m) => m[1])).toEqual(['1', '2', '2', '3', '2', '2', '2', '2']);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    expect(parts['docProps/core.xml']).toContain('Coordination note on X.bees');
    expect(textOf(Object.entries(parts).find(([name]) => /^word\/header\d\.xml$/.test(name))?.[1] ?? '')).toContain('Members only');
    expect(Object.values(parts).filter((part) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(part))).toEqual([]);
    expect(parts['word/_rels/document.xml.rels']).toContain('https://example.org/99001');
  });

  test.skipIf(office === null)('opens in LibreOffice and converts to PDF (skipped where there is no soffice)', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-note-'));
    try {
      writeFileSync(join(folder, 'note.docx'), new Uint8Array(await sheetToDocx(sheet)));
      const run = (...args: string[]) =>
        execFileSync(
          office ?? '',
          [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', ...args, '--outdir', folder, join(folder, 'note.docx')],
          { stdio: 'pipe' },
        );
      run('pdf');
      expect(readFileSync(join(folder, 'note.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
      run('txt:Text (encoded):UTF8');
      const text = readFileSync(join(folder, 'note.txt'), 'utf8');
      expect(text).toContain('Accepted message.');
      expect(text).not.toContain('Dismissed message.');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('Markdown', () => {
  const of = (...blocks: Sheet['blocks']): string => sheetToMarkdown({ ...sheet, banner: null, blocks });

  test.each([
    ['a heading', of({ kind: 'heading', level: 2, text: 'A *b* # c' }), '## A \\*b\\* \\# c\n'],
    [
      'a gap to fill',
      of({ kind: 'paragraph', runs: [{ text: 'Contact: ' }, { text: 'to be completed', mark: 'to-complete' }] }),
      'Contact: **[to be completed]**\n',
    ],
    ['a quotation', of({ kind: 'paragraph', runs: [{ text: 'a_b', mark: 'quote' }] }), '“a\\_b”\n'],
    ['a link', of({ kind: 'paragraph', runs: [{ text: 'x', href: 'https://example.org/a' }] }), '[x](https://example.org/a)\n'],
    ['no link to elsewhere', of({ kind: 'paragraph', runs: [{ text: 'x', href: 'javascript:alert(1)' }] }), 'x\n'],
    ['markup of a document as text', of({ kind: 'paragraph', runs: [{ text: '<img src=x> [a](b)' }] }), '\\<img src=x\\> \\[a\\](b)\n'],
    ['no list where there is none', of({ kind: 'paragraph', runs: [{ text: '1. a' }] }), '1\\. a\n'],
    ['a list', of({ kind: 'list', items: [[{ text: 'a' }], [{ text: 'b', bold: true }]] }), '- a\n- **b**\n'],
    [
      'a table',
      of({ kind: 'table', head: ['A', 'B'], widths: [1, 1], rows: [[[{ text: 'x|y\nz' }], [{ text: '' }]]] }),
      '| A | B |\n| --- | --- |\n| x\\|y z |  |\n',
    ],
  ])('%s', (_title, markdown, expected) => expect(markdown).toBe(expected));

  test('holds the accepted finding and the banner', () => {
    const markdown = sheetToMarkdown(sheet);
    expect(markdown).toMatch(/^> \*\*Contains excerpts/);
    expect(markdown).toContain('Accepted message.');
    expect(markdown).not.toContain('Dismissed message.');
  });
});

describe('files', () => {
  test.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['md', 'text/markdown;charset=utf-8'],
    ['json', 'application/json'],
  ] as const)('%s', async (format, mime) => {
    const file = await writeSheet(format, sheet, note);
    expect([file.fileName, file.mime]).toEqual([`coordination-note-X.bees-2026-11-24.${format}`, mime]);
    if (format === 'json') expect(JSON.parse(new TextDecoder().decode(file.bytes))).toEqual(JSON.parse(JSON.stringify(note)));
  });
});
