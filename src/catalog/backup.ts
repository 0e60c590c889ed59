import { CatalogError } from './errors';
import { fieldsOf, isFields, listIn, textIn } from './json';
import { KEPT_TABLES, type KeptTable, keyOf } from './kept-tables';
import { type WorkRecord, withRecord } from './records';
import { type CatalogDatabase, rowOf, type WorkRow } from './schema';
import type { CatalogStore, PackRow } from './store';

const SCHEMA = 'concord.backup/1';

type WorkEntry = { key: string; records: WorkRecord[] };

/** What a backup holds: the lists that are known, and the rows of each kept table in the order of their keys. Plain data. */
export type Backup = { packs: PackRow[]; works: WorkEntry[]; [table: string]: unknown[] };

/** `others`: rows of further tables. `replaced`: of all these, rows that are there already in another form. */
export type RestoreCounts = { works: number; decisions: number; notes: number; liaisons: number; others: number; replaced: number };

/** Everything in the catalog as one file: gzipped JSON where the platform can, else plain. `at` is an ISO date-time. */
export async function writeBackup(store: CatalogStore, at: string): Promise<{ fileName: string; mime: string; bytes: ArrayBuffer }> {
  const { name, mime, bytes } = await packBackup(await contentOf(store), at);
  return { fileName: `concord-backup-${at.slice(0, 10)}.${name}`, mime, bytes };
}

/** Everything in the catalog, read in one transaction: the caller's, where it runs in one over all tables. */
export async function contentOf(store: CatalogStore): Promise<Backup> {
  const { db } = store;
  return db.transaction('r', db.tables, async () => {
    const content: Backup = { packs: await store.packs(), works: (await db.works.toArray()).map(({ key, records }) => ({ key, records })) };
    for (const { name } of OTHERS) content[name] = await db.table<unknown>(name).toArray();
    return content;
  });
}

const OTHERS = KEPT_TABLES.filter(({ name }) => name !== 'works');

/** A backup as a file; `name` is the ending that says its form. */
export async function packBackup(content: Backup, at: string): Promise<{ name: string; mime: string; bytes: ArrayBuffer }> {
  const bytes = new TextEncoder().encode(JSON.stringify({ schema: SCHEMA, made: at, ...content }));
  if (typeof CompressionStream === 'undefined') return { name: 'json', mime: 'application/json', bytes: bytes.buffer };
  return { name: 'json.gz', mime: 'application/gzip', bytes: await through(bytes, new CompressionStream('gzip')) };
}

const through = (bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<ArrayBuffer> =>
  new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();

/**
 * Adds a backup to the catalog and loses nothing that is there: sources' words are united, of two decisions or notes the later
 * stands. With `preview`, only counts: what is new or would change, and how much of it is there already in another form.
 * @throws CatalogError 'not-a-backup', 'newer-backup'
 */
export const restoreBackup = async (store: CatalogStore, bytes: ArrayBuffer, preview: boolean): Promise<RestoreCounts> =>
  restoreContent(store, await openBackup(bytes), preview);

/** A backup file, read and checked. @throws CatalogError 'not-a-backup', 'newer-backup' */
export const openBackup = async (bytes: ArrayBuffer): Promise<Backup> => (await openDatedBackup(bytes)).backup;

/** The same, and when it was made (ISO date-time; null where it does not say). */
export const openDatedBackup = async (bytes: ArrayBuffer): Promise<{ made: string | null; backup: Backup }> => readBackup(await textOf(bytes));

/** As `restoreBackup`, of content that is read already. */
export async function restoreContent(store: CatalogStore, backup: Backup, preview: boolean): Promise<RestoreCounts> {
  const { db } = store;
  const counts: RestoreCounts = { works: 0, decisions: 0, notes: 0, liaisons: 0, others: 0, replaced: 0 };
  const write = async (): Promise<void> => {
    const rows = await changedRows(backup, (keys) => db.works.bulkGet(keys), counts);
    counts.works = rows.length;
    for (const table of OTHERS) {
      const later = await laterOnes(db, table, backup[table.name] ?? [], counts);
      const name = table.name === 'decisions' || table.name === 'notes' || table.name === 'liaisons' ? table.name : 'others';
      counts[name] += later.length;
      if (!preview) await db.table<unknown>(table.name).bulkPut(later);
    }
    if (preview) return;
    await db.works.bulkPut(rows);
    const packs = await store.packs();
    const added = backup.packs.filter((pack) => !packs.some((p) => p.name === pack.name));
    // In the order in which lists are kept, so that a backup of what was restored is the same.
    await db.meta.put({ name: 'packs', value: [...packs, ...added].sort((a, b) => (a.name < b.name ? -1 : 1)) });
    await store.countUp(rows.length <= 100 ? rows.map((row) => row.key) : null);
  };
  await store.withRoom(db.transaction('rw', [...KEPT_TABLES.map(({ name }) => db.table(name)), db.meta], write));
  return counts;
}

/** The rows that the backup adds or changes, as they will be. */
async function changedRows(backup: Backup, get: (keys: string[]) => Promise<(WorkRow | undefined)[]>, counts: RestoreCounts): Promise<WorkRow[]> {
  const present = await get(backup.works.map((w) => w.key));
  const changed: WorkRow[] = [];
  backup.works.forEach(({ key, records }, i) => {
    const before = present[i];
    const after = rowOf(key, unite(before?.records ?? [], records));
    if (before && sameRecords(before.records, after.records)) return;
    if (before) counts.replaced++;
    changed.push(after);
  });
  return changed;
}

/** Of two words of one source the one seen later stands; at the same day the one that is there. */
function unite(here: readonly WorkRecord[], restored: readonly WorkRecord[]): WorkRecord[] {
  let all = [...here];
  for (const record of restored) {
    const same = all.find((r) => r.origin === record.origin && r.of === record.of && r.under === record.under);
    if (!same || seenIn(record) > seenIn(same)) all = withRecord(all, record);
  }
  return all;
}

const seenIn = (record: WorkRecord): string => record.provenance[0]?.seen ?? '';

const sameRecords = (a: readonly WorkRecord[], b: readonly WorkRecord[]): boolean => JSON.stringify(a) === JSON.stringify(b);

async function laterOnes(db: CatalogDatabase, table: KeptTable, restored: readonly unknown[], counts: RestoreCounts): Promise<unknown[]> {
  const present = await db.table<unknown>(table.name).bulkGet(restored.map((row) => keyOf(table, row)) as string[]);
  return restored.filter((row, i) => {
    if (present[i] === undefined) return true;
    const later = table.laterBy(fieldsOf(row)) > table.laterBy(fieldsOf(present[i]));
    if (later) counts.replaced++;
    return later;
  });
}

async function textOf(bytes: ArrayBuffer): Promise<string> {
  const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  const zipped = head[0] === 0x1f && head[1] === 0x8b;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(zipped ? await through(new Uint8Array(bytes), new DecompressionStream('gzip')) : bytes);
  } catch (cause) {
    throw new CatalogError('not-a-backup', 'This file is damaged, or it is no backup of Concord.', { cause });
  }
}

function readBackup(text: string): { made: string | null; backup: Backup } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw new CatalogError('not-a-backup', 'This file is damaged, or it is no backup of Concord.', { cause });
  }
  const fields = fieldsOf(content);
  const schema = textIn(fields, 'schema') ?? '';
  if (/^concord\.backup\/\d+$/.test(schema) && schema !== SCHEMA)
    throw new CatalogError('newer-backup', 'This backup was made by a newer Concord. Update Concord, then restore it.');
  if (schema !== SCHEMA) throw new CatalogError('not-a-backup', 'This file is no backup of Concord.');
  // A table that is missing is one that there was not when the backup was made.
  const rows = Object.fromEntries(KEPT_TABLES.map(({ name, isRow }) => [name, listIn(fields, name).filter(isRow)]));
  const backup = { ...rows, packs: listIn(fields, 'packs').filter(isPackEntry), works: (rows.works ?? []) as WorkEntry[] };
  return { made: textIn(fields, 'made'), backup };
}

const isPackEntry = (value: unknown): value is PackRow => isFields(value) && typeof value.name === 'string' && typeof value.works === 'number';
