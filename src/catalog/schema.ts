import { Dexie, type EntityTable, type Table } from 'dexie';
import { baseKey } from '@/src/identifiers';
import type { Decision, DocumentSummary, Identifier, Liaison, MandateEntry, Note, Work } from '@/src/model';
import { type ChangeRow, noteChanges } from './changes';
import type { ListRow, ListVersionRow } from './lists/list-rows';
import type { MergeRow } from './merge-rows';
import { noteWrites, type OutboxRow } from './outbox';
import { mergeRecords, ORIGINS, type Origin, type WorkRecord } from './records';

/** One work a row, with its terms and every source's word inside: rows of single terms cost ten times the time. */
export type WorkRow = {
  key: string;
  body: string;
  /** Names of the packs and imported files that know it. */
  packs: string[];
  /** Its numbers without edition, for finding it by any of them. */
  numbers: string[];
  records: WorkRecord[];
};

/** A pack that was filled in, or a counter (`revision`: changed by every write to works, so that other tabs notice). */
export type MetaRow = { name: string; value: unknown };

/**
 * Something derived that can always be made again; `revision` says from which state of the works, `layout` in which form, `made`
 * which rows were made together.
 */
export type SnapshotRow = { name: string; revision: number; layout: string; made: string; bytes: Uint8Array };

/**
 * A list of works on its way into the catalog. 'staging': its works come in, and nothing else knows of them. 'applying': all are
 * here, and are being written to the works, `applied` parts so far; this is finished whatever happens. No row: no import is open.
 */
export type ImportRow = {
  name: string;
  origin: 'pack' | 'import';
  title: string;
  asOf: string | null;
  readBy: string | null;
  /** 'replace': works that the list has no longer lose its word. 'add': they keep it. */
  mode: 'replace' | 'add';
  state: 'staging' | 'applying';
  parts: number;
  works: number;
  applied: number;
  /** Works that the list changed so far (null: too many to name), and how many. */
  changed: string[] | null;
  changes: number;
};

/** Some works of an import, as JSON: one row for hundreds of works costs a tenth of a row for each. */
export type StagedRow = { import: string; part: number; json: string };

export type CatalogDatabase = Dexie & {
  works: EntityTable<WorkRow, 'key'>;
  decisions: Table<Decision, [string, string]>;
  notes: EntityTable<Note, 'id'>;
  liaisons: EntityTable<Liaison, 'id'>;
  meta: EntityTable<MetaRow, 'name'>;
  snapshots: EntityTable<SnapshotRow, 'name'>;
  imports: EntityTable<ImportRow, 'name'>;
  staged: Table<StagedRow, [string, number]>;
  outbox: Table<OutboxRow, number>;
  changes: Table<ChangeRow, number>;
  merges: Table<MergeRow, [string, string]>;
  lists: EntityTable<ListRow, 'name'>;
  listVersions: Table<ListVersionRow, [string, number]>;
  mandates: EntityTable<MandateEntry, 'owner'>;
  summaries: EntityTable<DocumentSummary, 'document'>;
};

/** Version of the layout: each has its own upgrade, and test/unit/catalog/migration.test.ts holds the first as it was. */
export const SCHEMA_VERSION = 8;

export function openDatabase(name = 'concord'): CatalogDatabase {
  const db = new Dexie(name) as CatalogDatabase;
  db.version(1).stores({
    works: '&key, body, *packs',
    decisions: '[document+finding], document',
    notes: '&id, document',
    meta: '&name',
  });
  // 2: works are found by any of their numbers; derived data has a table.
  db.version(2)
    .stores({ works: '&key, body, *packs, *numbers', snapshots: '&name' })
    .upgrade((transaction) =>
      transaction
        .table<WorkRow, string>('works')
        .toCollection()
        .modify((row) => {
          row.numbers = numbersOf(mergeRecords(row.key, row.records).identifiers);
        }),
    );
  // 3: the ledger of liaison statements, found by the document and by the works they name.
  db.version(3).stores({ liaisons: '&id, document, *works' });
  // 4: imports of many works in steps; snapshots are bytes, and old ones are made anew. Nothing was looked up by `body`.
  db.version(4)
    .stores({ works: '&key, *packs, *numbers', imports: '&name', staged: '[import+part], import' })
    .upgrade((transaction) => transaction.table('snapshots').clear());
  // 5: writes that no backup holds yet.
  db.version(5).stores({ outbox: '++seq' });
  // 6: published lists, each with its owner's key and its last versions whole.
  db.version(6).stores({ lists: '&name', listVersions: '[name+version], name' });
  // 7: the user's own mandates and contacts; what is kept of analysed documents for meetings.
  db.version(7).stores({ mandates: '&owner', summaries: '&document, at' });
  // 8: what each write changed of the works, for "since …"; works found to be one, and those said to be two.
  db.version(8).stores({ changes: '++seq, at', merges: '[from+to], from, to' });
  noteWrites(db);
  noteChanges(db);
  return db;
}

/** Whether a word came in a list of works, which is taken in and out as a whole. */
export const isListed = (origin: Origin): boolean => origin === 'pack' || origin === 'import';

export function rowOf(key: string, records: readonly WorkRecord[]): WorkRow {
  const { body, identifiers } = mergeRecords(key, records);
  return {
    key,
    body,
    packs: [...new Set(records.filter((r) => isListed(r.origin)).map((r) => r.of))].sort(),
    numbers: numbersOf(identifiers),
    records: inOrder(records),
  };
}

/** The weakest source first, then by name: the same rows whatever came first. */
const inOrder = (records: readonly WorkRecord[]): WorkRecord[] =>
  [...records].sort(
    (a, b) => ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin) || (a.of < b.of ? -1 : a.of > b.of ? 1 : (a.under ?? '') < (b.under ?? '') ? -1 : 1),
  );

const numbersOf = (identifiers: readonly Identifier[]): string[] => [...new Set(identifiers.map(baseKey))].sort();

export const workOf = (row: WorkRow): Work => mergeRecords(row.key, row.records);
