import type { Decision, Liaison, Note } from '@/src/model';
import { CatalogError } from './errors';
import { fieldsOf, isFields, listIn, textIn } from './json';
import { ORIGINS, type WorkRecord, withRecord } from './records';
import { rowOf, type WorkRow } from './schema';
import type { CatalogStore, PackRow } from './store';

const SCHEMA = 'concord.backup/1';

/** What a backup holds: plain data, in the order of the keys. */
export type Backup = { works: { key: string; records: WorkRecord[] }[]; decisions: Decision[]; notes: Note[]; liaisons: Liaison[]; packs: PackRow[] };

export type RestoreCounts = { works: number; decisions: number; notes: number; liaisons: number; replaced: number };

/** Everything in the catalog as one file: gzipped JSON where the platform can, else plain. `at` is an ISO date-time. */
export async function writeBackup(store: CatalogStore, at: string): Promise<{ fileName: string; mime: string; bytes: ArrayBuffer }> {
  const { name, mime, bytes } = await packBackup(await contentOf(store), at);
  return { fileName: `concord-backup-${at.slice(0, 10)}.${name}`, mime, bytes };
}

/** Everything in the catalog, read in one transaction: the caller's, where it runs in one over all tables. */
export async function contentOf(store: CatalogStore): Promise<Backup> {
  const { db } = store;
  return db.transaction('r', db.tables, async () => ({
    packs: await store.packs(),
    works: (await db.works.toArray()).map(({ key, records }) => ({ key, records })),
    decisions: await db.decisions.toArray(),
    notes: await db.notes.toArray(),
    liaisons: await db.liaisons.toArray(),
  }));
}

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
export const openBackup = async (bytes: ArrayBuffer): Promise<Backup> => readBackup(await textOf(bytes));

/** As `restoreBackup`, of content that is read already. */
export async function restoreContent(store: CatalogStore, backup: Backup, preview: boolean): Promise<RestoreCounts> {
  const { db } = store;
  const counts: RestoreCounts = { works: 0, decisions: 0, notes: 0, liaisons: 0, replaced: 0 };
  const write = async (): Promise<void> => {
    const rows = await changedRows(backup, (keys) => db.works.bulkGet(keys), counts);
    const decisions = await laterOnes(backup.decisions, (all) => db.decisions.bulkGet(all.map((d): [string, string] => [d.document, d.finding])), counts);
    const notes = await laterOnes(backup.notes, (all) => db.notes.bulkGet(all.map((n) => n.id)), counts);
    const liaisons = await laterOnes(backup.liaisons, (all) => db.liaisons.bulkGet(all.map((l) => l.id)), counts);
    Object.assign(counts, { works: rows.length, decisions: decisions.length, notes: notes.length, liaisons: liaisons.length });
    if (preview) return;
    await db.works.bulkPut(rows);
    await db.decisions.bulkPut(decisions);
    await db.notes.bulkPut(notes);
    await db.liaisons.bulkPut(liaisons);
    const packs = await store.packs();
    const added = backup.packs.filter((pack) => !packs.some((p) => p.name === pack.name));
    await db.meta.put({ name: 'packs', value: [...packs, ...added] });
    await store.countUp(rows.length <= 100 ? rows.map((row) => row.key) : null);
  };
  await store.withRoom(db.transaction('rw', [db.works, db.decisions, db.notes, db.liaisons, db.meta], write));
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
    const same = all.find((r) => r.origin === record.origin && r.of === record.of);
    if (!same || seenIn(record) > seenIn(same)) all = withRecord(all, record);
  }
  return all;
}

const seenIn = (record: WorkRecord): string => record.provenance[0]?.seen ?? '';

const sameRecords = (a: readonly WorkRecord[], b: readonly WorkRecord[]): boolean => JSON.stringify(a) === JSON.stringify(b);

async function laterOnes<T extends { at: string }>(
  restored: readonly T[],
  get: (all: readonly T[]) => Promise<(T | undefined)[]>,
  counts: RestoreCounts,
): Promise<T[]> {
  const present = await get(restored);
  return restored.filter((item, i) => {
    const before = present[i];
    if (!before) return true;
    const later = item.at > before.at;
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

function readBackup(text: string): Backup {
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
  return {
    works: listIn(fields, 'works').filter(isWorkEntry),
    decisions: listIn(fields, 'decisions').filter(isDecision),
    notes: listIn(fields, 'notes').filter(isNote),
    // Missing in backups made before there was a ledger.
    liaisons: listIn(fields, 'liaisons').filter(isLiaison),
    packs: listIn(fields, 'packs').filter(isPackEntry),
  };
}

const isRecord = (value: unknown): value is WorkRecord =>
  isFields(value) &&
  (ORIGINS as readonly unknown[]).includes(value.origin) &&
  typeof value.of === 'string' &&
  isFields(value.facts) &&
  Array.isArray(value.provenance);

const isWorkEntry = (value: unknown): value is Backup['works'][number] =>
  isFields(value) &&
  typeof value.key === 'string' &&
  value.key !== '' &&
  Array.isArray(value.records) &&
  value.records.length > 0 &&
  value.records.every(isRecord);

const isDecision = (value: unknown): value is Decision =>
  isFields(value) &&
  typeof value.finding === 'string' &&
  typeof value.document === 'string' &&
  typeof value.at === 'string' &&
  ['accepted', 'dismissed', 'snoozed'].includes(String(value.verdict)) &&
  isFields(value.seen);

const isNote = (value: unknown): value is Note =>
  isFields(value) && typeof value.id === 'string' && typeof value.document === 'string' && typeof value.at === 'string' && typeof value.body === 'string';

const isDay = (value: unknown): boolean => value === null || typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((v) => typeof v === 'string');

const isLiaison = (value: unknown): value is Liaison =>
  isFields(value) &&
  typeof value.id === 'string' &&
  typeof value.document === 'string' &&
  typeof value.title === 'string' &&
  typeof value.at === 'string' &&
  isFields(value.subject) &&
  [value.deadline, value.sent, value.acknowledged, value.answered, value.remark].every(isDay) &&
  isTexts(value.works) &&
  isTexts(value.findings) &&
  Array.isArray(value.addressees) &&
  value.addressees.every((a) => isFields(a) && typeof a.organization === 'string' && ['action', 'comment', 'information'].includes(String(a.purpose)));

const isPackEntry = (value: unknown): value is PackRow => isFields(value) && typeof value.name === 'string' && typeof value.works === 'number';
