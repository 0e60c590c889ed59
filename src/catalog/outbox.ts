import { type DBCore, type DBCoreMutateRequest, type DBCoreMutateResponse, type DBCoreTable, type DBCoreTransaction, Dexie, type Table } from 'dexie';
import { KEPT_TABLES } from './kept-tables';

export const OUTBOX = 'outbox';

/** A write that no backup holds yet: which rows, in the order of the writes. `keys` null: too many to name. */
export type OutboxRow = { seq?: number; table: string; keys: unknown[] | null };

/** A write of more rows than this is not named row by row: the next backup is a whole one. */
const MOST_KEYS = 500;

/**
 * Notes every write to a kept table in the outbox, in the very transaction that writes: what is in the tables and not in a
 * backup is therefore known whenever a tab, the worker or the browser ends. (Dexie's middleware for its lowest layer; the same
 * way in which its own add-ons track changes.)
 */
export function noteWrites(db: Dexie): void {
  db.use({ stack: 'dbcore', name: 'outbox', create: (core) => ({ ...core, transaction: openWith(core), table: (name) => noted(core, name) }) });
}

type WithOutbox = Dexie & { outbox: Table<OutboxRow, number> };

/** Number of the last write that waits; 0 where none does. */
export const lastWrite = async (db: WithOutbox): Promise<number> => Number((await db.outbox.orderBy(':id').lastKey()) ?? 0);

const ofConcord = new WeakSet<object>();

/** What comes with Concord need not be in a backup: what the transaction that is running writes waits for none. Only inside a transaction. */
export function comesWithConcord(): void {
  const running = Dexie.currentTransaction?.idbtrans;
  if (running) ofConcord.add(running);
}

const isKept = (name: string): boolean => KEPT_TABLES.some((table) => table.name === name);

const openWith =
  (core: DBCore): DBCore['transaction'] =>
  (stores, mode, options) =>
    core.transaction(mode === 'readwrite' && stores.some(isKept) && hasOutbox(core) ? [...new Set([...stores, OUTBOX])] : stores, mode, options);

const hasOutbox = (core: DBCore): boolean => core.schema.tables.some((table) => table.name === OUTBOX);

function noted(core: DBCore, name: string): DBCoreTable {
  const table = core.table(name);
  if (!isKept(name)) return table;
  return {
    ...table,
    mutate: (request) =>
      table.mutate(request).then((response) => {
        if (!reaches(request.trans) || ofConcord.has(request.trans)) return response;
        const row: OutboxRow = { table: name, keys: keysOf(table, request, response) };
        return core
          .table(OUTBOX)
          .mutate({ type: 'add', trans: request.trans, values: [row] })
          .then(() => response);
      }),
  };
}

/** Upgrades of older layouts run before there is an outbox. */
const reaches = (transaction: DBCoreTransaction): boolean =>
  'objectStoreNames' in transaction && (transaction as IDBTransaction).objectStoreNames.contains(OUTBOX);

function keysOf({ schema }: DBCoreTable, request: DBCoreMutateRequest, response: DBCoreMutateResponse): unknown[] | null {
  if (request.type === 'deleteRange') return null;
  const keys =
    request.type === 'delete' ? request.keys : (response.results ?? request.keys ?? request.values.map((value) => schema.primaryKey.extractKey?.(value)));
  return keys.length <= MOST_KEYS ? [...keys] : null;
}
