import { type Format, type Mark, ReadError, type SourceDocument } from '@/src/model';
import { decodeBytes } from './charset';
import { type Composed, createComposer, type Pieces } from './composer';
import { fingerprint } from './fingerprint';
import { flavourOf } from './flavour';
import { splitLines } from './lines';
import { composeMail } from './mail';
import { composeMarkdown } from './markdown';
import { composePlain } from './plain';
import { composeSpecPages } from './spec-pages';

export type TextOrigin = { fileName: string | null; url: string | null; format: Format; id: string | null };

/** What a flavour's reader hands back beside what it composed. */
export type Composition = { metadata: Record<string, string>; runningText: string[]; finish: (composed: Composed) => Composed };

/** Reads a text file: RFC or Internet-Draft pages, a mail, Markdown, or plain paragraphs. Bytes may be UTF-8, UTF-16 with a mark, or windows-1252; a file without text is a ReadError. */
export async function readText(content: string | Uint8Array, { fileName, url }: { fileName: string | null; url: string | null }): Promise<SourceDocument> {
  const raw = typeof content === 'string' ? content : decodeBytes(content, null);
  const { document } = readLines(raw, [], { fileName: fileName ?? lastPart(url), url, format: 'txt', id: fingerprint(content) });
  if (document.text === '') throw new ReadError('no-text', 'This file is empty; check that it was saved or downloaded whole.');
  return document;
}

const lastPart = (url: string | null): string | null =>
  url
    ?.replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
    .pop() ?? null;

/**
 * Characters → document, and where its text came from. `marks` are what was marked in the characters (links of an RFC page);
 * they are carried over to the text.
 */
export function readLines(raw: string, marks: readonly Mark[], origin: TextOrigin): { document: SourceDocument; pieces: Pieces } {
  const lines = splitLines(raw);
  const flavour = flavourOf(lines, raw, origin.fileName);
  const composer = createComposer();
  const compose = { 'spec-pages': composeSpecPages, markdown: composeMarkdown, mail: composeMail, plain: composePlain }[flavour];
  const composition = compose(composer, raw, lines);
  const composed = composition.finish(composer.finish());
  const { text, blocks, pieces } = composed;
  const document: SourceDocument = {
    id: origin.id ?? fingerprint(text),
    url: origin.url,
    fileName: origin.fileName,
    format: origin.format === 'txt' && flavour === 'markdown' ? 'md' : origin.format,
    text,
    blocks,
    marks: [...composed.marks, ...carryOver(marks, pieces)].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end),
    pages: pagesOf(composed),
    outline: blocks
      .filter((b) => b.kind === 'heading')
      .map((b) => ({ title: text.slice(b.span.start, b.span.end).slice(0, 300), level: b.level ?? 1, page: b.page })),
    metadata: composition.metadata,
    runningText: composition.runningText,
    language: null,
    notices: [],
  };
  return { document, pieces };
}

/** Marks over the characters → marks over the text. Both run in the same order, so one pass serves. */
function carryOver(marks: readonly Mark[], pieces: Pieces): Mark[] {
  const carried: Mark[] = [];
  for (const mark of marks) {
    const first = firstPieceEndingAfter(pieces, mark.span.start);
    let last = first;
    while (last + 1 < pieces.offset.length && (pieces.offset[last + 1] ?? 0) < mark.span.end) last++;
    const at = pieces.offset[first];
    if (at === undefined || at >= mark.span.end) continue;
    const start = (pieces.start[first] ?? 0) + Math.max(0, mark.span.start - at);
    const end = (pieces.start[last] ?? 0) + Math.min(pieces.length[last] ?? 0, mark.span.end - (pieces.offset[last] ?? 0));
    if (end > start) carried.push({ ...mark, span: { start, end } });
  }
  return carried;
}

function firstPieceEndingAfter(pieces: Pieces, offset: number): number {
  let low = 0;
  let high = pieces.offset.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces.offset[middle] ?? 0) + (pieces.length[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pages from where their first blocks begin. */
function pagesOf({ text, blocks }: Composed): SourceDocument['pages'] {
  const pages: SourceDocument['pages'] = [];
  for (const block of blocks) {
    if (block.page === null || pages[pages.length - 1]?.number === block.page) continue;
    const last = pages[pages.length - 1];
    if (last) last.span.end = block.span.start;
    pages.push({ number: block.page, span: { start: block.span.start, end: text.length }, label: null });
  }
  return pages;
}
