// Words of imports: what a file is, what was left out of it, and what came of it.

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

/** What a column of a table may hold. */
export const COLUMN_FIELDS = [
  'id',
  'title',
  'scope',
  'aliases',
  'body',
  'group',
  'question',
  'kind',
  'status',
  'date',
  'url',
  'topics',
  'references',
  'editors',
  'supportingMembers',
  'liaisonBodies',
  'target',
  'approvalProcess',
  'version',
  'priority',
  'baseText',
  'registered',
  'updated',
  'formerIds',
  'term',
  'definition',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** A table's head, with what is guessed of its columns and its first rows. */
export type TablePreview = { signature: string; file: string; headers: string[]; guess: (ColumnField | null)[]; rows: string[][] };

/** What was recognised, for showing before anything is read. */
export type ImportPreview = {
  /** The first files and what they are; `files` in a zip are counted only. */
  files: { name: string; kind: ImportKind | 'archive' | null; reason: string | null }[];
  more: number;
  bytes: number;
  /** Each head once. */
  tables: TablePreview[];
};

/** What came of an import. `changed`: works of the catalog that say something else now. */
export type ImportReport = {
  name: string;
  works: number;
  changed: number;
  /** Records looked at. */
  read: number;
  /** How many were left out, and the first of them with the reason. */
  refused: number;
  refusals: Refusal[];
};
