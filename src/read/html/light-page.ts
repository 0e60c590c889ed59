import type { AnyNode } from 'domhandler';
import type { LightPage } from '@/src/model';
import { decodeBytes, htmlCharset } from '../text/charset';
import { lighten } from './lighten';
import { htmlPart, looksLikeMhtml } from './mhtml';
import { parsedTree, parseHtml } from './parsed-tree';

/** Chromium writes where a saved page came from into its second line, Firefox into nothing. */
const SAVED_FROM = /<!--\s*saved from url=\(\d+\)\s*(https?:\/\/[^\s>]+)\s*-->/i;
const SNAPSHOT = /^(?:Snapshot-Content-Location|Content-Location):\s*(https?:\/\/\S+)/im;

/** A saved page (HTML or MHTML) as a LightPage. The address is the one given, else the one that the file itself names. */
export function lightPageOfFile(bytes: Uint8Array, url: string | null): LightPage {
  const top = new TextDecoder('windows-1252').decode(bytes.subarray(0, 8192));
  const part = looksLikeMhtml(top) ? htmlPart(bytes) : null;
  const html = part ? decodeBytes(part.bytes, part.charset ?? htmlCharset(part.bytes)) : decodeBytes(bytes, htmlCharset(bytes));
  return lightPageOfHtml(html, url ?? SNAPSHOT.exec(top)?.[1] ?? null);
}

export function lightPageOfHtml(html: string, url: string | null): LightPage {
  const page = lighten<AnyNode>(parsedTree, parseHtml(html), url ?? SAVED_FROM.exec(html.slice(0, 8192))?.[1] ?? null);
  return page.address === null ? { ...page, address: addressInHead(page) } : page;
}

const addressInHead = ({ head }: LightPage): string | null =>
  head.find(([name, value]) => (name === 'canonical' || name === 'og:url') && /^https?:\/\//.test(value))?.[1] ?? null;
