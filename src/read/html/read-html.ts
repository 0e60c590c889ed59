import type { AnyNode } from 'domhandler';
import { type Format, ReadError, type SourceDocument } from '@/src/model';
import { decodeBytes, htmlCharset } from '../text/charset';
import { fingerprint } from '../text/fingerprint';
import { readLines } from '../text/read-text';
import { documentOf, lastPart } from './document';
import { readHead } from './head';
import { htmlPart, looksLikeMhtml } from './mhtml';
import { parsedTree, parseHtml } from './parsed-tree';
import { plainPages } from './plain-pages';
import { firstNamed } from './tree';
import { walkTree } from './walk';

/**
 * Reads an HTML file, or a web archive (MHTML), also where either is named ".doc". Bytes are decoded by their byte-order mark,
 * the archive's or page's own charset, UTF-8 where they are valid UTF-8, else windows-1252. A page without text is a ReadError ('no-text').
 */
export async function readHtml(html: string | Uint8Array, { fileName, url }: { fileName: string | null; url: string | null }): Promise<SourceDocument> {
  const format: Format = /\.doc$/i.test(fileName ?? '') ? 'doc' : 'html';
  const page = typeof html === 'string' ? html : decodePage(html);
  const root: AnyNode = parseHtml(page);
  const id = fingerprint(html);
  const body = firstNamed(parsedTree, root, 'body') ?? root;
  const pages = plainPages(parsedTree, body);
  if (pages) {
    const { metadata, language } = readHead(parsedTree, firstNamed(parsedTree, root, 'html') ?? root);
    const { document } = readLines(pages.raw, pages.marks, { fileName: fileName ?? lastPart(url), url, format, id });
    return { ...document, metadata: { ...document.metadata, ...metadata }, language: language ?? document.language };
  }
  const walk = walkTree(parsedTree, body);
  walk.step(() => false);
  const { document } = documentOf(parsedTree, root, walk, { fileName, url, format }, id);
  if (document.text === '')
    throw new ReadError('no-text', 'This page holds no text; if a program fills it in a browser, open it there and let Concord read the tab.');
  return document;
}

function decodePage(bytes: Uint8Array): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096));
  const part = looksLikeMhtml(head) ? htmlPart(bytes) : null;
  return part ? decodeBytes(part.bytes, part.charset ?? htmlCharset(part.bytes)) : decodeBytes(bytes, htmlCharset(bytes));
}
