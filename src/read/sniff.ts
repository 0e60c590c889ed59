import { type Format, ReadError } from '@/src/model';
import { listZip } from './docx/package';

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** The beginning of the bytes, one character each; UTF-16 thinned out to its letters. */
function headOf(bytes: Uint8Array, length: number): string {
  const head = bytes.subarray(0, length);
  const wide = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
  const letters = wide ? head.filter((byte) => byte !== 0) : head;
  return new TextDecoder('windows-1252').decode(letters);
}

const HTML_TAG = /^<(?:!doctype\s+html|html|head|body|meta|title|script|base|link)\b/i;
const HTML_INSIDE = /<html[\s>]|<!doctype\s+html/i;
const MIME_HEADER = /^(?:MIME-Version|From|Content-Type|Message-ID|Subject|Date|X-[\w-]+):/i;
const MULTIPART = /^content-type:\s*multipart\//im;

/** Whether a page begins here. Comments, processing instructions and white space may stand before its first tag. */
function beginsPage(head: string): boolean {
  let at = 0;
  for (let skipped = 0; skipped < 50; skipped++) {
    while (at < head.length && /[\s\uFEFF\u00EF\u00BB\u00BF]/.test(head.charAt(at))) at++;
    const close = head.startsWith('<!--', at) ? '-->' : head.startsWith('<?xml', at) ? '>' : null;
    if (close === null) return HTML_TAG.test(head.slice(at, at + 40));
    const end = head.indexOf(close, at);
    if (end < 0) return false;
    at = end + close.length;
  }
  return false;
}

/** What the name or the transport promises; the bytes have the last word. */
function promised(fileName: string | null, contentType: string | null): Format | null {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? '';
  if (extension === 'pdf' || /^application\/(?:x-)?pdf/i.test(contentType ?? '')) return 'pdf';
  if (/^do[ct][xm]$/.test(extension) || /wordprocessingml|word\.document\.macro/i.test(contentType ?? '')) return 'docx';
  if (extension === 'doc' || extension === 'dot' || /^application\/msword/i.test(contentType ?? '')) return 'doc';
  if (/^x?html?$|^mht(?:ml)?$/.test(extension) || /^(?:text\/html|application\/xhtml)/i.test(contentType ?? '')) return 'html';
  if (/^(?:md|markdown|mkd)$/.test(extension) || /^text\/(?:x-)?markdown/i.test(contentType ?? '')) return 'md';
  return null;
}

/**
 * What the bytes are, whatever the file is called. Throws `corrupt`, `encrypted`, `unsupported` or `no-text` with a sentence for
 * a person where they are nothing that Concord reads.
 */
export function sniffFormat(bytes: Uint8Array, fileName: string | null, contentType: string | null): Format {
  const wanted = promised(fileName, contentType);
  if (bytes.length === 0) {
    if (wanted === null || wanted === 'md') throw new ReadError('no-text', 'This file is empty: there is nothing to read in it.');
    throw new ReadError('corrupt', 'This file is empty (0 bytes); fetch it again from its source.');
  }
  if (startsWith(bytes, 0x50, 0x4b) && bytes[2] !== undefined && bytes[2] <= 8) return sniffZip(bytes, wanted);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return sniffOle(bytes);
  const head = headOf(bytes, 4096);
  if (beginsPage(head)) return pageNamed(wanted);
  const pdf = head.slice(0, 1024).includes('%PDF');
  if (pdf) return 'pdf';
  if ((MIME_HEADER.test(head) && MULTIPART.test(headOf(bytes, 16_384))) || (wanted === 'html' && HTML_INSIDE.test(head))) return 'html';
  if (/^\s*\{\\rtf/.test(head)) throw new ReadError('unsupported', 'This is an RTF file, which Concord does not read; save it as DOCX or PDF and open that.');
  // A PDF whose first line is lost may still be mended by pdf.js.
  if (wanted === 'pdf') return 'pdf';
  if (wanted === 'docx') throw new ReadError('corrupt', 'This file is named like a Word document and is none; fetch it again, or open and save it in Word.');
  if (HTML_INSIDE.test(head)) return 'html';
  if (isBinary(bytes)) throw new ReadError('unsupported', 'Concord reads PDF, DOCX, HTML and plain text, and this file is none of them.');
  return wanted === 'md' || wanted === 'html' ? wanted : 'txt';
}

/** A page where a document was promised is a sign-in page or an error page of the server. Word itself saves pages as ".doc". */
function pageNamed(wanted: Format | null): Format {
  if (wanted !== 'pdf' && wanted !== 'docx') return 'html';
  const name = wanted.toUpperCase();
  throw new ReadError(
    'unsupported',
    `This is a web page and no ${name}, probably a sign-in page; open the document in your browser, save it, and open the saved file.`,
  );
}

function sniffZip(bytes: Uint8Array, wanted: Format | null): Format {
  const names = listZip(bytes).map(({ name }) => name.replaceAll('\\', '/').replace(/^\/+/, ''));
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^word\/document\d*\.xml$/i)) return 'docx';
  if (has(/^xl\/|^ppt\//i)) throw new ReadError('unsupported', 'This is a spreadsheet or a presentation; Concord reads PDF, DOCX, HTML and plain text.');
  if (has(/^content\.xml$/i))
    throw new ReadError('unsupported', 'This is an OpenDocument file, which Concord does not read; save it as DOCX or PDF and open that.');
  if (has(/^\[Content_Types\]\.xml$/i) && has(/^_rels\/\.rels$/i)) return 'docx';
  if (names.length === 0 || wanted === 'docx') {
    throw new ReadError('corrupt', 'This file is damaged or incomplete and cannot be read; fetch it again from its source, or open and save it in Word.');
  }
  throw new ReadError('unsupported', 'This is a ZIP archive; unpack it and open the document in it.');
}

/** OLE compound files hold old Word documents, and new ones under a password (MS-OFFCRYPTO 2.3.4: a stream "EncryptedPackage"). */
function sniffOle(bytes: Uint8Array): Format {
  if (includesWide(bytes, 'EncryptedPackage')) {
    throw new ReadError('encrypted', 'This document is protected by a password; save a copy without it in Word and open that.');
  }
  if (includesWide(bytes, 'WordDocument')) return 'doc';
  throw new ReadError('unsupported', 'This is an old Office file that is no Word document; save it as DOCX or PDF and open that.');
}

/** Whether the UTF-16LE letters of an ASCII name stand in the bytes, at an even place as in an OLE directory. */
function includesWide(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0 && at + 2 * name.length <= bytes.length; at = bytes.indexOf(first, at + 1)) {
    if (at % 2 === 1) continue;
    let i = 0;
    while (i < name.length && bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++;
    if (i === name.length) return true;
  }
  return false;
}

/** More than one control character in fifty, in what is not UTF-16. */
function isBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return false;
  const head = bytes.subarray(0, 8192);
  let controls = 0;
  for (const byte of head) if (byte < 32 && (byte < 7 || byte > 13) && byte !== 27) controls++;
  return controls > head.length / 50;
}
