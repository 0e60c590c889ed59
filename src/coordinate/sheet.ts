/**
 * A document to be written, as data: what stands in it, not how a format draws it. The writers in export/ make DOCX and
 * Markdown of it. `to-complete` marks a field that Concord cannot know; it stays visible until a person fills it.
 */
export type RunMark = 'to-complete' | 'class' | 'unverified' | 'quote';

/** `newLine`: begins a line of its own inside its cell or paragraph. */
export type Run = { text: string; bold?: boolean; mark?: RunMark; href?: string; newLine?: true };

export type Cell = Run[];

export type SheetBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; items: Run[][] }
  /** `head` is repeated on every page; null for a table of labels and values. Widths are parts of the whole. */
  | { kind: 'table'; head: string[] | null; widths: number[]; rows: Cell[][] }
  /** A line across the page, as between the header table and the text of an ITU-T document. */
  | { kind: 'rule' };

export type Sheet = {
  fileName: string;
  properties: { title: string; subject: string; description: string; keywords: string[] };
  /** Printed at the head of every page where the document may not go everywhere; null for public. */
  banner: string | null;
  blocks: SheetBlock[];
};

export const TO_COMPLETE: Run = { text: 'to be completed', mark: 'to-complete' };

export const plain = (text: string): Run[] => [{ text }];

/** The value, or the visible gap. */
export const known = (value: string | null | undefined): Run[] => (value ? plain(value) : [TO_COMPLETE]);

export const row = (label: string, ...value: Run[]): Cell[] => [[{ text: label, bold: true }], value];
