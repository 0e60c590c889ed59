import type { Work } from '@/src/model';

/** A file as it was given: of the disk, of a folder (its name is the path there), or made in memory. */
export type ImportSource = { name: string; blob: Blob };

/** What a file was recognised as, by its content. */
export type ImportKind =
  | 'relaton'
  | 'works'
  | 'pack'
  | 'csl-json'
  | 'bibtex'
  | 'ris'
  | 'table'
  | 'workbook'
  | 'webref'
  | 'nist-glossary'
  | 'tbx'
  | 'skos'
  | 'issues';

/** What was left out, and why. `row` counts records, rows or lines of the file from 1; 0 is the whole file. */
export type Refusal = { file: string; row: number; reason: string; words: string };

/** Who the facts are from: the import's name, and the day, YYYY-MM-DD, on which it was read. */
export type ImportStamp = { name: string; seen: string };

/** What one reading found; `read` counts the records looked at, kept or not. */
export type Found = { works: Work[]; refused: Refusal[]; read: number };

/** A file opened: its bytes unpacked, a piece at a time. */
export type Opened = {
  name: string;
  /** The first bytes, for recognising it. */
  head: Uint8Array;
  bytes(): AsyncIterable<Uint8Array>;
  /** Where it is a zip: random access. */
  blob: Blob | null;
  /** All of a small file. */
  whole: Uint8Array | null;
};

export type Context = {
  stamp: ImportStamp;
  signal: AbortSignal | undefined;
  /** Which column means what, by the headers; the user's choice, else a guess. */
  columnsFor(headers: readonly string[]): readonly (ColumnField | null)[];
  /** Whether other files are read with it. */
  among: boolean;
};

/** What a column of a table may hold. */
export type ColumnField =
  | 'id'
  | 'title'
  | 'scope'
  | 'aliases'
  | 'body'
  | 'group'
  | 'question'
  | 'kind'
  | 'status'
  | 'date'
  | 'url'
  | 'topics'
  | 'references'
  | 'editors'
  | 'supportingMembers'
  | 'liaisonBodies'
  | 'target'
  | 'approvalProcess'
  | 'version'
  | 'priority'
  | 'baseText'
  | 'registered'
  | 'updated'
  | 'formerIds'
  | 'term'
  | 'definition';
