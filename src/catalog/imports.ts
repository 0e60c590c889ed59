import { Dexie } from 'dexie';
import type { Work } from '@/src/model';
import { CatalogError } from './errors';
import { countUp, readRevision } from './journal';
import { platformLocks } from './locks';
import { redirectsOf } from './merge-rows';
import { comesWithConcord } from './outbox';
import { type PackRow, putPack } from './pack-rows';
import { type PresentKeys, presentKeys } from './present-keys';
import { recordOfWork, type WorkRecord, withRecord } from './records';
import { type CatalogDatabase, type ImportRow, rowOf, type WorkRow } from './schema';
import { type Gather, type Telling, tellWorks } from './tell-works';
import { withRoom } from './with-room';

/** A list of works that is taken in as a whole. `name` is what it replaces when it comes again. */
export type ListHead = Pick<ImportRow, 'name' | 'origin' | 'title' | 'asOf'> & { readBy?: string | null; mode?: ImportRow['mode'] };

/** `works`: in the list. `changed`: works of the catalog that say something else now; 0 where the same list came again. */
export type ImportCounts = { works: number; changed: number };

/** Told of works read (total 0: not known yet), then of works written. Throwing stops an import that is still read. */
export type OnImport = (done: number, total: number) => void;

/** Works in a staged part, and in a transaction that writes them: short enough that other tabs hardly wait. */
const PART = 500;

/** More changed works than this are not named: the catalog's derived data is made anew. */
const MOST_NAMED = 1000;

/** An import that is being read. Its works are in the catalog only after `commit`, and then all of them, whatever ends the worker. */
export type OpenImport = {
  putBatch: (works: readonly Work[]) => Promise<void>;
  /** From here on the import is finished, by this worker or by the next that opens the catalog. */
  commit: (onProgress?: OnImport) => Promise<ImportCounts>;
  rollBack: () => Promise<void>;
};

/** Begins an import; what an unfinished one of this name left is taken back. Callers hold the import's lock: see `importWorks`. */
export async function beginImport(db: CatalogDatabase, head: ListHead, gather: Gather = () => null): Promise<OpenImport> {
  const row: ImportRow = {
    name: head.name,
    origin: head.origin,
    title: head.title,
    asOf: head.asOf,
    readBy: head.readBy ?? null,
    mode: head.mode ?? 'replace',
    state: 'staging',
    parts: 0,
    works: 0,
    applied: 0,
    changed: [],
    changes: 0,
  };
  await rollBack(db, head.name);
  await withRoom(db.imports.put({ ...row }));
  const keys = new Set<string>();
  let waiting: Work[] = [];
  /** One part is written while the next one is read. */
  let writing: Promise<void> = Promise.resolve();

  const flush = async (): Promise<void> => {
    const part = waiting;
    waiting = [];
    await writing;
    const staged = { import: head.name, part: row.parts, json: JSON.stringify(part) };
    row.parts++;
    row.works += part.length;
    const now = { ...row };
    writing = withRoom(
      db.transaction('rw', db.staged, db.imports, async () => {
        await db.staged.put(staged);
        await db.imports.put(now);
      }),
    );
    // Met by the next part, or at the end.
    writing.catch(() => {});
  };

  return {
    async putBatch(works) {
      for (const work of works) {
        const key = freeKey(keys, work.key);
        waiting.push(key === work.key ? work : { ...work, key });
        if (waiting.length === PART) await flush();
      }
    },
    async commit(onProgress = () => {}) {
      try {
        if (waiting.length > 0) await flush();
        await writing;
      } catch (e) {
        await rollBack(db, head.name);
        throw e;
      }
      row.state = 'applying';
      await withRoom(db.imports.put({ ...row }));
      return applyImport(db, row, onProgress, gather);
    },
    async rollBack() {
      await writing.catch(() => {});
      await rollBack(db, head.name);
    },
  };
}

/** Two records of one edition (a mirror's duplicate) would hide each other: the second takes a key of its own. */
function freeKey(keys: Set<string>, wanted: string): string {
  let key = wanted;
  for (let n = 2; keys.has(key); n++) key = `${wanted}--${n}`;
  keys.add(key);
  return key;
}

/** Takes back an import that is still read; one that is being written stays. */
async function rollBack(db: CatalogDatabase, name: string): Promise<void> {
  await db.transaction('rw', db.staged, db.imports, async () => {
    if ((await db.imports.get(name))?.state === 'applying') throw new CatalogError('busy', 'This list is being written to the catalog; wait until it is done.');
    await db.staged.where('import').equals(name).delete();
    await db.imports.delete(name);
  });
}

/** Writes the staged parts to the works, from the first that is not written yet. Ends with the list known and nothing left behind. */
async function applyImport(db: CatalogDatabase, row: ImportRow, onProgress: OnImport, gather: Gather): Promise<ImportCounts> {
  const listed = new Set<string>();
  const redirects = await redirectsOf(db);
  const present = presentKeys(db, row.name);
  const telling = tellWorks(db, gather);
  let next = stagedWorks(db, row.name, 0);
  for (let part = 0; part < row.parts; part++) {
    const works = await next;
    next = stagedWorks(db, row.name, part + 1);
    for (const { key } of works) listed.add(redirects.get(key) ?? key);
    if (part < row.applied) continue;
    row.applied = part + 1;
    if (row.changed === null) telling.begin();
    await withRoom(applyPart(db, row, works, present, telling));
    onProgress(Math.min(listed.size, row.works), row.works);
  }
  if (row.mode === 'replace') await dropGone(db, row, listed);
  const revision = await withRoom(
    db.transaction('rw', [db.works, db.meta, db.imports, db.staged], async () => {
      telling.rely(await present());
      const pack: PackRow = { name: row.name, title: row.title, asOf: row.asOf, works: row.works, readBy: row.readBy };
      const known = await putPack(db, pack);
      if (row.changes > 0 || !known) await countUp(db, row.changed);
      await db.staged.where('import').equals(row.name).delete();
      await db.imports.delete(row.name);
      return readRevision(db);
    }),
  );
  await telling.end(revision);
  return { works: row.works, changed: row.changes };
}

async function stagedWorks(db: CatalogDatabase, name: string, part: number): Promise<Work[]> {
  const staged = await db.staged.get([name, part]);
  // Written by `beginImport` and by nobody else.
  return staged ? (JSON.parse(staged.json) as Work[]) : [];
}

const applyPart = (db: CatalogDatabase, row: ImportRow, works: readonly Work[], present: PresentKeys, telling: Telling): Promise<void> =>
  db.transaction('rw', [db.works, db.imports, db.merges, db.meta], async () => {
    if (row.readBy) comesWithConcord();
    const keys = await present();
    telling.rely(keys);
    noteChanged(row, await putListed(db, row, works, keys, telling.tell));
    await db.imports.put({ ...row });
  });

/**
 * Writes a list's word on some works; keys of those for which it says something new. Only inside a transaction. `present`: keys of
 * all works that there are, where they are known, so that nothing is asked for that is not there; `tell` hears all rows, changed or
 * not, while they are being written.
 */
export async function putListed(
  db: CatalogDatabase,
  list: Pick<ImportRow, 'name' | 'origin'>,
  works: readonly Work[],
  present: Set<string> | null = null,
  tell: (rows: Iterable<WorkRow>) => void = () => {},
): Promise<string[]> {
  const redirects = await redirectsOf(db);
  const placeOf = (key: string): string => redirects.get(key) ?? key;
  const asked = [...new Set(works.map((work) => placeOf(work.key)))].filter((key) => present?.has(key) ?? true);
  const before = new Map((asked.length > 0 ? await db.works.bulkGet(asked) : []).flatMap((row) => (row ? [[row.key, row]] : [])));
  const rows = new Map<string, WorkRow>();
  for (const work of works) {
    const key = placeOf(work.key);
    const said = recordOfWork(work, list.origin, list.name);
    const record = key === work.key ? said : { ...said, under: work.key };
    const records = rows.get(key)?.records ?? before.get(key)?.records ?? [];
    if (!records.some((known) => isSame(known, record))) rows.set(key, rowOf(key, withRecord(records, record)));
  }
  const written = [...rows.values()];
  const added = present ? written.filter(({ key }) => !present.has(key)) : [];
  const changed = present ? written.filter(({ key }) => present.has(key)) : written;
  const writing = [...(added.length > 0 ? [db.works.bulkAdd(added)] : []), ...(changed.length > 0 ? [db.works.bulkPut(changed)] : [])];
  tell(new Map([...before, ...rows]).values());
  await Dexie.Promise.all(writing);
  for (const { key } of added) present?.add(key);
  return [...rows.keys()];
}

const isSame = (a: WorkRecord, b: WorkRecord): boolean =>
  a.origin === b.origin && a.of === b.of && a.under === b.under && JSON.stringify(a) === JSON.stringify(b);

function noteChanged(row: ImportRow, keys: readonly string[]): void {
  row.changes += keys.length;
  if (row.changed === null) return;
  row.changed = row.changed.length + keys.length > MOST_NAMED ? null : [...row.changed, ...keys];
}

/** Works that the list has no longer lose its word; those that nobody else knows go. */
async function dropGone(db: CatalogDatabase, row: ImportRow, listed: ReadonlySet<string>): Promise<void> {
  const gone = (await db.works.where('packs').equals(row.name).primaryKeys()).filter((key) => !listed.has(key));
  for (let at = 0; at < gone.length; at += PART) {
    const keys = gone.slice(at, at + PART);
    await withRoom(
      db.transaction('rw', db.works, db.imports, async () => {
        if (row.readBy) comesWithConcord();
        await dropListed(db, row, keys);
        noteChanged(row, keys);
        await db.imports.put({ ...row });
      }),
    );
  }
}

/** Takes a list's word off some works. Only inside a transaction. */
export async function dropListed(db: CatalogDatabase, list: Pick<ImportRow, 'name' | 'origin'>, keys: readonly string[]): Promise<void> {
  for (const row of await db.works.bulkGet([...keys])) {
    if (!row) continue;
    const left = row.records.filter((r) => r.origin !== list.origin || r.of !== list.name);
    if (left.length === 0) await db.works.delete(row.key);
    else await db.works.put(rowOf(row.key, left));
  }
}

const lockOf = (name: string): string => `concord-import ${name}`;

/**
 * Takes a list in, batch by batch, with progress; its works appear all at once. Stopped while it is read (`signal`, an error of
 * the reader, the end of the worker), nothing has happened; stopped later, the next opening of the catalog finishes it.
 * @throws CatalogError 'busy' where another tab takes in a list of this name, 'quota'
 */
export async function importWorks(
  db: CatalogDatabase,
  head: ListHead,
  batches: AsyncIterable<readonly Work[]> | Iterable<readonly Work[]>,
  { signal, onProgress = () => {}, gather = () => null }: { signal?: AbortSignal; onProgress?: OnImport; gather?: Gather } = {},
): Promise<ImportCounts> {
  const done = await platformLocks(lockOf(head.name), async () => {
    await finishImport(db, head.name);
    const open = await beginImport(db, head, gather);
    let read = 0;
    try {
      for await (const works of batches) {
        signal?.throwIfAborted();
        await open.putBatch(works);
        read += works.length;
        onProgress(read, 0);
      }
      signal?.throwIfAborted();
    } catch (e) {
      await open.rollBack();
      throw e;
    }
    return open.commit(onProgress);
  });
  if (!done) throw new CatalogError('busy', 'This list is being taken in already, in another tab.');
  return done.value;
}

/** What a killed worker left of an import: written to its end where all of it was here, else taken back. */
async function finishImport(db: CatalogDatabase, name: string, onProgress: OnImport = () => {}): Promise<void> {
  const row = await db.imports.get(name);
  if (row?.state === 'applying') await applyImport(db, row, onProgress, () => null);
  else if (row) await rollBack(db, name);
}

/** On opening the catalog: finishes or takes back what killed workers left. Imports that another tab runs are let be. */
export async function finishImports(db: CatalogDatabase, onProgress?: OnImport): Promise<void> {
  for (const name of await db.imports.toCollection().primaryKeys())
    await platformLocks(lockOf(name), () => finishImport(db, name, onProgress)).catch((e: unknown) => {
      // On a full disk the catalog is read as it is; the import waits for room.
      if (!(typeof e === 'object' && e !== null && 'code' in e && e.code === 'quota')) throw e;
    });
}
