import { type Backup, contentOf, openBackup, packBackup, writeBackup } from './backup';
import { fieldsOf, isFields, listIn, textIn } from './json';
import { KEPT_TABLES, type KeptTable, keyOf } from './kept-tables';
import { lastWrite, type OutboxRow } from './outbox';
import type { CatalogStore } from './store';

/** A folder that the user has chosen. `write` leaves the old file or the new one, never half of one. */
export type Folder = {
  names: () => Promise<string[]>;
  read: (name: string) => Promise<ArrayBuffer>;
  write: (name: string, bytes: ArrayBuffer) => Promise<void>;
  remove: (name: string) => Promise<void>;
};

export type Kept = { wrote: 'nothing' | 'step' | 'whole'; changes: number };

/** Rows of one table as they are after the writes that a step holds. */
type Change = { table: string; put: Record<string, unknown>[]; gone: unknown[] };
type Step = { schema: typeof STEP; made: string; after: string; packs: readonly unknown[]; changes: Change[] };

const STEP = 'concord.step/1';

/** So many steps, or days, after a whole backup the next one is whole again. */
const MOST_STEPS = 200;
const MOST_DAYS = 7;
/** Whole backups that stay, with the steps after the older: where the newest cannot be read, nothing is lost. */
const WHOLES_KEPT = 2;

/**
 * Writes to the folder what the catalog has and the folder has not: the rows changed since as a step, or everything. The outbox
 * is emptied only when the folder has the file; a tab that ends before that leaves it for the next. `at` is an ISO date-time.
 * Callers in several tabs take turns (a lock of the platform).
 */
export async function keepInFolder(store: CatalogStore, folder: Folder, at: string, options: { whole?: boolean } = {}): Promise<Kept> {
  const catalog = await catalogName(store);
  const files = filesOf(await folder.names(), catalog);
  const whole = options.whole || wholeIsDue(files, at);
  const taken = await take(store, whole);
  if (taken.waiting.length === 0 && !whole) return { wrote: 'nothing', changes: 0 };
  const seq = taken.waiting.at(-1)?.seq ?? files.at(-1)?.seq ?? 0;
  if ('content' in taken) {
    const packed = await packBackup(taken.content, at);
    await folder.write(nameOf(catalog, at, seq, 'whole', packed.name), packed.bytes);
    await removeOld(folder, filesOf(await folder.names(), catalog));
  } else {
    const step: Step = { schema: STEP, made: at, after: files.at(-1)?.name ?? '', packs: await store.packs(), changes: taken.changes };
    await folder.write(nameOf(catalog, at, seq, 'step', 'json'), new TextEncoder().encode(JSON.stringify(step)).buffer);
  }
  await noteKept(store, seq, at);
  return { wrote: 'content' in taken ? 'whole' : 'step', changes: countOf(taken.waiting) };
}

/** What was written up to this number is in a backup. */
const noteKept = (store: CatalogStore, seq: number, at: string): Promise<void> =>
  store.db.transaction('rw', store.db.outbox, store.db.meta, async () => {
    await store.db.outbox.where(':id').belowOrEqual(seq).delete();
    await store.db.meta.put({ name: 'last-backup', value: at });
  });

/** When the last backup was made, as an ISO date-time. */
export async function lastBackup(store: CatalogStore): Promise<string | null> {
  const value = (await store.db.meta.get('last-backup'))?.value;
  return typeof value === 'string' ? value : null;
}

/** Everything as one file, as `writeBackup`; what it holds waits no longer, unless it waits for a folder. */
export async function saveBackupFile(store: CatalogStore, at: string, alsoFolder: boolean): Promise<{ fileName: string; mime: string; bytes: ArrayBuffer }> {
  const last = await lastWrite(store.db);
  const file = await writeBackup(store, at);
  if (!alsoFolder) await noteKept(store, last, at);
  return file;
}

/** More writes than this are not counted row by row: after a long import each names hundreds. */
const MOST_COUNTED = 100;

/** How many rows were written since the last backup; null: too many to count. */
export async function unsavedChanges(store: CatalogStore): Promise<number | null> {
  if ((await store.db.outbox.count()) > MOST_COUNTED) return null;
  const waiting = await store.db.outbox.toArray();
  return waiting.some((row) => row.keys === null) ? null : countOf(waiting);
}

const countOf = (waiting: readonly OutboxRow[]): number =>
  new Set(waiting.flatMap((row) => (row.keys ?? ['…']).map((key) => `${row.table} ${JSON.stringify(key)}`))).size;

type Taken = { waiting: OutboxRow[] } & ({ content: Backup } | { changes: Change[] });

/** What waits, and the rows as they are now, in one transaction. */
function take(store: CatalogStore, whole: boolean): Promise<Taken> {
  const { db } = store;
  return db.transaction('r', db.tables, async (): Promise<Taken> => {
    const waiting = await db.outbox.toArray();
    if (whole || waiting.some((row) => row.keys === null)) return { waiting, content: await contentOf(store) };
    const changes: Change[] = [];
    for (const { name: table } of KEPT_TABLES) {
      const keys = distinct(waiting.filter((row) => row.table === table).flatMap((row) => row.keys ?? []));
      const rows: unknown[] = await db.table(table).bulkGet(keys as string[]);
      const put = rows.filter(isFields).map((row) => (table === 'works' ? { key: row.key, records: row.records } : { ...row }));
      const gone = keys.filter((_, i) => rows[i] === undefined);
      if (keys.length > 0) changes.push({ table, put, gone });
    }
    return { waiting, changes };
  });
}

const distinct = (keys: readonly unknown[]): unknown[] => [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];

async function catalogName(store: CatalogStore): Promise<string> {
  const { meta } = store.db;
  return store.db.transaction('rw', meta, async () => {
    const known = (await meta.get('catalog-id'))?.value;
    if (typeof known === 'string') return known;
    const made = crypto.randomUUID().slice(0, 8);
    await meta.put({ name: 'catalog-id', value: made });
    return made;
  });
}

// ---- the folder's files ---------------------------------------------------------------------------------------------

type BackupFile = { name: string; catalog: string; made: string; seq: number; kind: 'whole' | 'step' };

const NAME = /^concord-([0-9a-f]{8})-(\d{12})-(\d{4}-\d{2}-\d{2}T\d{6}\.\d{3})-(whole|step)\.json(?:\.gz)?$/;

/** Ordered by the number of the last write that they hold. */
const nameOf = (catalog: string, at: string, seq: number, kind: BackupFile['kind'], ending: string): string =>
  `concord-${catalog}-${String(seq).padStart(12, '0')}-${at.replace(/:/g, '').replace('Z', '')}-${kind}.${ending}`;

function filesOf(names: readonly string[], catalog: string | null): BackupFile[] {
  const files = names.flatMap((name): BackupFile[] => {
    const [, of, seq, made, kind] = NAME.exec(name) ?? [];
    return of && seq && made && (catalog === null || of === catalog)
      ? [{ name, catalog: of, made, seq: Number(seq), kind: kind === 'whole' ? 'whole' : 'step' }]
      : [];
  });
  return files.sort((a, b) => a.seq - b.seq || a.made.localeCompare(b.made));
}

function wholeIsDue(files: readonly BackupFile[], at: string): boolean {
  const last = files.findLastIndex((file) => file.kind === 'whole');
  const whole = files[last];
  return !whole || files.length - last > MOST_STEPS || Date.parse(at) - Date.parse(`${whole.made.slice(0, 10)}T00:00:00Z`) > MOST_DAYS * 86_400_000;
}

async function removeOld(folder: Folder, files: readonly BackupFile[]): Promise<void> {
  const wholes = files.filter((file) => file.kind === 'whole');
  const oldest = wholes.at(-WHOLES_KEPT);
  if (!oldest || wholes.length < WHOLES_KEPT) return;
  for (const file of files.slice(0, files.indexOf(oldest))) await folder.remove(file.name);
}

// ---- reading it back ------------------------------------------------------------------------------------------------

/** A catalog that a folder holds: its name in the files, and when the last of them was made. */
export type FolderCatalog = { catalog: string; made: string };

/** The catalogs in a folder, the one written last first. */
export async function catalogsIn(folder: Folder): Promise<FolderCatalog[]> {
  const last = new Map<string, string>();
  for (const { catalog, made } of filesOf(await folder.names(), null)) if (made > (last.get(catalog) ?? '')) last.set(catalog, made);
  return [...last].map(([catalog, made]) => ({ catalog, made })).sort((a, b) => b.made.localeCompare(a.made));
}

/** A catalog as the folder has it: the newest whole backup that can be read, and every step after it. `troubles` says what is missing. */
export async function readFolder(folder: Folder, catalog: string): Promise<{ backup: Backup | null; troubles: string[] }> {
  const files = filesOf(await folder.names(), catalog);
  const troubles: string[] = [];
  for (let at = files.length - 1; at >= 0; at--) {
    const file = files[at] as BackupFile;
    if (file.kind !== 'whole') continue;
    const backup = await openBackup(await folder.read(file.name)).catch(() => null);
    if (backup) return { backup: await withSteps(folder, backup, files.slice(at), troubles), troubles };
    troubles.push(`The backup ${file.name} cannot be read; the one before it is used.`);
  }
  return { backup: null, troubles };
}

async function withSteps(folder: Folder, backup: Backup, [whole, ...steps]: readonly BackupFile[], troubles: string[]): Promise<Backup> {
  const tables = new Map(
    KEPT_TABLES.map((table) => [
      table.name,
      { table, rows: new Map((backup[table.name] ?? []).map((row): [string, unknown] => [nameOfRow(table, row), row])) },
    ]),
  );
  let before = whole?.name ?? '';
  let packs: readonly unknown[] = backup.packs;
  for (const file of steps) {
    const name = file.name;
    if (file.kind === 'whole') {
      before = name;
      continue;
    }
    const step = readStep(await folder.read(name));
    if (!step) {
      troubles.push(`The file ${name} cannot be read: the changes that it holds are missing.`);
      continue;
    }
    if (step.after !== before) troubles.push(`A file between ${before} and ${name} is missing, and the changes in it.`);
    before = name;
    packs = step.packs;
    for (const { table, put, gone } of step.changes) {
      const kept = tables.get(table);
      for (const row of put) kept?.rows.set(nameOfRow(kept.table, row), row);
      for (const key of gone) kept?.rows.delete(JSON.stringify(key));
    }
  }
  // Checked as any backup is, for the steps come from a folder that others may write to.
  const content = { schema: 'concord.backup/1', packs, ...Object.fromEntries([...tables].map(([table, { rows }]) => [table, inOrder(rows)])) };
  return openBackup(new TextEncoder().encode(JSON.stringify(content)).buffer);
}

/** In the order of their keys, as the tables give them. */
const inOrder = (rows: ReadonlyMap<string, unknown>): unknown[] =>
  [...rows].sort(([a], [b]) => compareKeys(JSON.parse(a), JSON.parse(b))).map(([, row]) => row);

const compareKeys = (a: unknown, b: unknown): number => {
  const [x, y] = [[a].flat(), [b].flat()];
  for (let i = 0; i < Math.max(x.length, y.length); i++) if (x[i] !== y[i]) return String(x[i] ?? '') < String(y[i] ?? '') ? -1 : 1;
  return 0;
};

const nameOfRow = (table: KeptTable, row: unknown): string => JSON.stringify(keyOf(table, row));

function readStep(bytes: ArrayBuffer): Step | null {
  try {
    const fields = fieldsOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (fields.schema !== STEP) return null;
    const changes = listIn(fields, 'changes').flatMap((item): Change[] => {
      const change = fieldsOf(item);
      const table = textIn(change, 'table');
      return table ? [{ table, put: listIn(change, 'put').filter(isFields), gone: [...listIn(change, 'gone')] }] : [];
    });
    return { schema: STEP, made: textIn(fields, 'made') ?? '', after: textIn(fields, 'after') ?? '', packs: listIn(fields, 'packs'), changes };
  } catch {
    return null;
  }
}
