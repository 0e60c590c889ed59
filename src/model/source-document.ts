import type { Notice } from './notice';
import type { Span } from './span';

export type Format = 'html' | 'pdf' | 'docx' | 'txt' | 'md' | 'doc';

/**
 * What a block is, as far as the format itself says (styles, tags, layout). `heading` means a clause title by the
 * format's own marking; `extract/` may find further headings among paragraphs by their numbers.
 */
export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'term' // <dt>, or a style that says so
  | 'definition' // <dd>
  | 'cell' // a paragraph inside a table cell
  | 'caption'
  | 'note' // footnote, endnote
  | 'code'
  | 'toc' // a line of a contents list; kept in the text, never a clause
  | 'cover'; // header tables and cover lines that the reader recognises as such

/**
 * One paragraph-like piece of the text. Blocks are sorted, never overlap, and are separated by exactly one "\n" in the
 * text (cells of one table row by "\t"). A block's text never contains "\n" unless its kind is `code`; line breaks
 * inside a paragraph (<br>, w:br, a wrapped PDF line that is a line of its own) are kept as U+2028.
 */
export type Block = {
  span: Span;
  kind: BlockKind;
  /** Heading depth, 1 = clause; null for what is no heading. */
  level: number | null;
  /** The automatic or typed number at the beginning of the text ("3.1.2", "A.1", "a)", "[4]"), as printed there; null where none. It IS part of the text. */
  number: string | null;
  /** Source style: a DOCX style name ("Heading1", "enumlev1"), or the HTML element name ("h2", "dt", "p"); null in PDF and TXT. */
  style: string | null;
  /** HTML id, DOCX bookmark or PDF destination that points at this block. */
  anchor: string | null;
  /** 1-based page; null where the format has none. */
  page: number | null;
  /** Left edge: DOCX and PDF in points, TXT in columns; null in HTML. */
  indent: number | null;
  /** Font size in points where known. */
  size: number | null;
  /** Where a `cell` block stands. Row and column are 0-based, `header` for a head row or <th>. */
  cell: { table: number; row: number; column: number; header: boolean } | null;
  /** Depth (0-based) of the innermost list; null outside lists. */
  list: { depth: number; ordered: boolean } | null;
  /** HTML ancestors that carry meaning, outermost first, as "section#terms.informative > dl.termlist"; null elsewhere. */
  context: string | null;
};

/** A block without its place. */
export type BlockShape = Omit<Block, 'span'>;

/** A paragraph of which nothing else is known. */
export const PARAGRAPH: BlockShape = {
  kind: 'paragraph',
  level: null,
  number: null,
  style: null,
  anchor: null,
  page: null,
  indent: null,
  size: null,
  cell: null,
  list: null,
  context: null,
};

/** How words are set, where that carries meaning. Marks are sorted by start and may overlap. */
export type Mark = {
  span: Span;
  kind: 'bold' | 'italic' | 'dfn' | 'link' | 'code' | 'superscript' | 'inserted' | 'deleted' | 'comment';
  /** href of a link; data-lt of a dfn; author and date of a change; text of a comment; else null. */
  value: string | null;
};

export type Page = { number: number; span: Span; label: string | null };

/** A document as read: one text, with blocks and marks laid over it. Plain data: it crosses messages unchanged. */
export type SourceDocument = {
  /** SHA-256 of the bytes (or of the text, for a page read from its DOM), hex, first 32 digits. */
  id: string;
  /** Where it was opened from; null for a file or pasted text. */
  url: string | null;
  /** File name or page address's last part; null for pasted text. */
  fileName: string | null;
  format: Format;
  text: string;
  blocks: Block[];
  marks: Mark[];
  pages: Page[];
  /** PDF outline or HTML navigation, in order; level 1 = top. */
  outline: { title: string; level: number; page: number | null }[];
  /** Metadata of the container (PDF Info/XMP, DOCX core properties, HTML meta): the weakest witness. Keys lower-case. */
  metadata: Record<string, string>;
  /** Running heads, feet and margin text that were taken out of the text, distinct, most frequent first. */
  runningText: string[];
  language: string | null;
  notices: Notice[];
};

/** A text with nothing laid over it as a document: what was pasted, or what a record says. */
export const plainDocument = (id: string, text: string, more: Partial<SourceDocument> = {}): SourceDocument => ({
  id,
  url: null,
  fileName: null,
  format: 'txt',
  text,
  blocks: [],
  marks: [],
  pages: [],
  outline: [],
  metadata: {},
  runningText: [],
  language: null,
  notices: [],
  ...more,
});

/** Block text without the number at its beginning. */
export function blockTitle(document: SourceDocument, block: Block): string {
  const text = document.text.slice(block.span.start, block.span.end);
  return (block.number && text.startsWith(block.number) ? text.slice(block.number.length) : text).trim();
}

export const blockText = (document: SourceDocument, block: Block): string => document.text.slice(block.span.start, block.span.end);
