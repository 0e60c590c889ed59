import type { ColumnField, Refusal, Work } from '@/src/model';

/** A file as it was given: of the disk, of a folder (its name is the path there), or made in memory. */
export type ImportSource = { name: string; blob: Blob };

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

export type { ColumnField, ImportKind, Refusal } from '@/src/model';
