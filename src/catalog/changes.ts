import type { DBCore, DBCoreMutateRequest, DBCoreTable, DBCoreTransaction, Dexie, EntityTable, Table } from 'dexie';
import { type Beginning, type CatalogChange, type ChangedWork, FACT_FIELDS } from '@/src/model';
import { rawFact } from './facts';
import { isFields } from './json';
import { mergeRecords, type WorkRecord } from './records';

export type ChangeRow = CatalogChange & { seq?: number };

const CHANGES = 'changes';

/** Works that one row names; further ones are counted. */
const MOST_NAMED = 1000;

/** Writes of one source within this time are one change, in milliseconds. */
const ONE_CHANGE = 10 * 60_000;

/** Rows kept; older ones go when the catalog is opened. */
const MOST_ROWS = 2000;

type Row = { key: string; records: readonly WorkRecord[] };

/**
 * Notes what every write changes of the works, in the very transaction that writes. What is shown is compared, not what is
 * stored: a source that says the same on another day changes nothing.
 */
export function noteChanges(db: Dexie): void {
  db.use({ stack: 'dbcore', name: CHANGES, create: withChanges });
}

function withChanges(core: DBCore): DBCore {
  const there = (): boolean => core.schema.tables.some((table) => table.name === CHANGES);
  const journal = createJournal(core);
  return {
    ...core,
    transaction: (stores, mode, options) =>
      core.transaction(mode === 'readwrite' && stores.includes('works') && there() ? [...new Set([...stores, CHANGES])] : stores, mode, options),
    table: (name) => (name === 'works' ? noted(core, journal) : name === CHANGES ? forgetting(core, journal) : core.table(name)),
  };
}

/** Nothing may be joined to a row that was taken out. */
function forgetting(core: DBCore, journal: Journal): DBCoreTable {
  const table = core.table(CHANGES);
  return {
    ...table,
    mutate: (request) => {
      if (request.type !== 'put' && request.type !== 'add') journal.forget();
      return table.mutate(request);
    },
  };
}

function noted(core: DBCore, { note: journal }: Journal): DBCoreTable {
  const table = core.table('works');
  return {
    ...table,
    // Chained by `then` on Dexie's own promises: awaiting a promise of the language's loses the transaction.
    mutate: (request) => {
      const keys = reaches(request.trans) ? keysOf(request) : null;
      if (keys === null) return table.mutate(request);
      const writeAfter = (found: readonly unknown[]): ReturnType<DBCoreTable['mutate']> =>
        table.mutate(request).then((response) => {
          const noting = journal(request.trans, changesBetween(rowsByKey(found), request));
          return noting ? noting.then(() => response) : response;
        });
      // What is added was not there: else adding fails.
      return request.type === 'add' ? writeAfter([]) : table.getMany({ trans: request.trans, keys, cache: 'immutable' }).then(writeAfter);
    },
  };
}

/** Upgrades of older layouts run before there is a journal. */
const reaches = (transaction: DBCoreTransaction): boolean =>
  'objectStoreNames' in transaction && (transaction as IDBTransaction).objectStoreNames.contains(CHANGES);

/** Keys of the rows that a write touches; null where it empties the table. */
const keysOf = (request: DBCoreMutateRequest): unknown[] | null =>
  request.type === 'deleteRange' ? null : request.type === 'delete' ? request.keys : request.values.map((row: unknown) => (isRow(row) ? row.key : ''));

const rowsByKey = (found: readonly unknown[]): Map<string, Row> => new Map(found.flatMap((row): [string, Row][] => (isRow(row) ? [[row.key, row]] : [])));

const isRow = (value: unknown): value is Row => isFields(value) && typeof value.key === 'string' && Array.isArray(value.records);

/** How a work changed, and by whose word. */
export type RowChange = ChangedWork & { origin: string; by: string };

function changesBetween(before: ReadonlyMap<string, Row>, request: DBCoreMutateRequest): RowChange[] {
  if (request.type === 'deleteRange') return [];
  if (request.type === 'delete') return [...before.values()].flatMap((old) => changeOfRow(old, undefined));
  return request.values.flatMap((row: unknown) => (isRow(row) ? changeOfRow(before.get(row.key), row) : []));
}

/** What became of a work: nothing, or one change. Missing: it was not there, or is not any more. */
export function changeOfRow(old: Row | undefined, now: Row | undefined): RowChange[] {
  if (!now) return old ? [{ key: old.key, how: 'gone', fields: [], ...sourceOf(old.records, []) }] : [];
  if (!old) return [{ key: now.key, how: 'added', fields: [], ...sourceOf(now.records, []) }];
  const fields = changedFields(old, now);
  return fields.length > 0 ? [{ key: now.key, how: 'changed', fields, ...sourceOf(now.records, old.records) }] : [];
}

/** The source whose word is new among the records; the strongest where all are. */
function sourceOf(records: readonly WorkRecord[], before: readonly WorkRecord[]): { origin: string; by: string } {
  const known = new Set(before.map((record) => JSON.stringify(record)));
  const found = (known.size > 0 ? records.findLast((record) => !known.has(JSON.stringify(record))) : null) ?? records.at(-1);
  return { origin: found?.origin ?? 'user', by: found?.of ?? 'user' };
}

const LISTS = ['relations', 'terms', 'references'] as const;

function changedFields(old: Row, now: Row): string[] {
  if (JSON.stringify(old.records) === JSON.stringify(now.records)) return [];
  const [a, b] = [mergeRecords(old.key, old.records), mergeRecords(now.key, now.records)];
  const differs = (x: unknown, y: unknown): boolean => x !== y && JSON.stringify(x ?? null) !== JSON.stringify(y ?? null);
  return [...FACT_FIELDS.filter((field) => differs(rawFact(a, field), rawFact(b, field))), ...LISTS.filter((list) => differs(a[list], b[list]))];
}

type Journal = {
  /** Null where there is nothing to write. */
  note: (trans: DBCoreTransaction, changes: readonly RowChange[]) => ReturnType<DBCoreTable['mutate']> | null;
  forget: () => void;
};

/** Writes changes down: those of one source that follow each other in one row. */
function createJournal(core: DBCore): Journal {
  let last: ChangeRow | null = null;
  // What a transaction that fails wrote is not there: nothing may be joined to it.
  const forget = (): void => {
    last = null;
  };
  const note: Journal['note'] = (trans, changes) => {
    const [first] = changes;
    if (!first) return null;
    const now = new Date();
    const { origin, by } = first;
    const same: ChangeRow | null = last && last.origin === origin && last.by === by && now.getTime() - Date.parse(last.at) < ONE_CHANGE ? last : null;
    const row: ChangeRow = {
      ...(same ?? { origin, by, added: 0, changed: 0, gone: 0, works: [] }),
      at: now.toISOString(),
    };
    for (const { how } of changes) row[how] += 1;
    row.works = [...row.works, ...changes.slice(0, Math.max(0, MOST_NAMED - row.works.length)).map(({ key, how, fields }) => ({ key, how, fields }))];
    if ('addEventListener' in trans) (trans as IDBTransaction).addEventListener('abort', forget, { once: true });
    return core
      .table(CHANGES)
      .mutate({ type: 'put', trans, values: [row] })
      .then((response) => {
        last = { ...row, seq: Number(row.seq ?? response.lastResult ?? response.results?.[0]) };
        return response;
      });
  };
  return { note, forget };
}

type WithChanges = { changes: Table<ChangeRow, number> };
type WithMeta = WithChanges & { meta: EntityTable<{ name: string; value: unknown }, 'name'> };

/** Changes from a day on (YYYY-MM-DD), newest first. */
export async function changesSince({ changes }: WithChanges, day: string): Promise<CatalogChange[]> {
  const rows = await changes.where('at').aboveOrEqual(day).toArray();
  return rows.map(({ seq: _seq, ...change }) => change).sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Lets go of the oldest. */
export async function pruneChanges({ changes }: WithChanges): Promise<void> {
  const many = (await changes.count()) - MOST_ROWS;
  if (many > 0) await changes.bulkDelete(await changes.orderBy(':id').limit(many).primaryKeys());
}

const BEGAN = 'began';

/** Notes, before its first filling, that a catalog begins: a worker may end before all packs are in. `at`: ISO date-time. */
export async function beginsAt({ meta }: WithMeta, at: string): Promise<void> {
  await meta.put({ name: BEGAN, value: { at } });
}

/** A catalog's first filling, by the packs that ship, is no news: its changes are let go, and how it began is kept. Nothing where it began long ago. */
export async function noteBeginning({ changes, meta, works }: WithMeta & { works: Table }, packs: readonly string[]): Promise<void> {
  const begun = (await meta.get(BEGAN))?.value;
  if (!isFields(begun) || typeof begun.at !== 'string' || begun.works !== undefined) return;
  const filled = await changes.filter(({ origin, by }) => origin === 'pack' && packs.includes(by)).primaryKeys();
  await changes.bulkDelete(filled);
  await meta.put({ name: BEGAN, value: { at: begun.at, works: await works.count() } satisfies Beginning });
}

/** How the catalog began; null for one that is older than this is noted, and until its first filling is whole. */
export async function beginning({ meta }: WithMeta): Promise<Beginning | null> {
  const value = (await meta.get(BEGAN))?.value;
  return isFields(value) && typeof value.at === 'string' && typeof value.works === 'number' ? { at: value.at, works: value.works } : null;
}
