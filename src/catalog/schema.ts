import { Dexie, type EntityTable, type Table } from 'dexie';
import { baseKey } from '@/src/identifiers';
import type { Decision, Liaison, Note, Work } from '@/src/model';
import { mergeRecords, type Origin, type WorkRecord } from './records';

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

/** Something derived that can always be made again; `revision` says from which state of the works. */
export type SnapshotRow = { name: string; revision: number; json: string };

export type CatalogDatabase = Dexie & {
  works: EntityTable<WorkRow, 'key'>;
  decisions: Table<Decision, [string, string]>;
  notes: EntityTable<Note, 'id'>;
  liaisons: EntityTable<Liaison, 'id'>;
  meta: EntityTable<MetaRow, 'name'>;
  snapshots: EntityTable<SnapshotRow, 'name'>;
};

/** Version of the layout: each has its own upgrade, and test/unit/catalog/migration.test.ts holds the first as it was. */
export const SCHEMA_VERSION = 3;

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
          row.numbers = numbersOfRow(row.key, row.records);
        }),
    );
  // 3: the ledger of liaison statements, found by the document and by the works they name.
  db.version(3).stores({ liaisons: '&id, document, *works' });
  return db;
}

/** Whether a word came in a list of works, which is taken in and out as a whole. */
export const isListed = (origin: Origin): boolean => origin === 'pack' || origin === 'import';

export const rowOf = (key: string, records: readonly WorkRecord[]): WorkRow => ({
  key,
  body: mergeRecords(key, records).body,
  packs: [...new Set(records.filter((r) => isListed(r.origin)).map((r) => r.of))],
  numbers: numbersOfRow(key, records),
  records: [...records],
});

const numbersOfRow = (key: string, records: readonly WorkRecord[]): string[] => [...new Set(mergeRecords(key, records).identifiers.map(baseKey))];

export const workOf = (row: WorkRow): Work => mergeRecords(row.key, row.records);
