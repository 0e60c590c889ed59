import { baseKey } from '@/src/identifiers';
import type { CatalogSlice, Decision, Extract, Finding, Liaison, Note, Purpose, Report, SourceDocument, Work } from '@/src/model';
import { standingDecisions } from './carry-over';
import { CatalogError } from './errors';
import type { Pack } from './packs';
import { mergeRecords, recordOfWork, type WorkRecord, withRecord } from './records';
import { linkRelations } from './relations';
import { type Saving, savingOfDocument, savingOfReference } from './save';
import { type CatalogDatabase, isListed, openDatabase, rowOf, type WorkRow, workOf } from './schema';
import { buildSearch, type WorkSearch } from './search';
import { oldest } from './slice';

/** A pack as the catalog remembers it. */
export type PackRow = {
  name: string;
  title: string;
  asOf: string | null;
  works: number;
  /** Version of Concord that read it: a later one may read more out of the same records. */
  readBy: string | null;
};

/** A pack that comes with Concord, read when it is needed. */
export type ShippedPack = { name: string; asOf: string | null; read: () => Pack };

/** What one remembers of a document. */
export type Memory = { decisions: Decision[]; notes: Note[] };

export type CatalogStore = Awaited<ReturnType<typeof openStore>>;

/** From this many works on, the slice is kept as one blob beside the rows: 100,000 rows take seconds to read, the blob a fifth of one. */
const SNAPSHOT_FROM = 5000;

const BATCH = 2000;

/** Longer journals cost more than reading all works anew. */
const MOST_CHANGES = 500;

/**
 * Opens the catalog. Every write is one Dexie transaction, so that tabs may write at once; `revision` tells the others.
 * `today` gives the day as YYYY-MM-DD, for provenance and snoozes.
 */
export async function openStore(options: { name?: string; today?: () => string } = {}) {
  const db = openDatabase(options.name);
  await db.open();
  const today = options.today ?? (() => new Date().toISOString().slice(0, 10));
  let cached: { revision: number; slice: CatalogSlice; search: WorkSearch | null } | null = null;

  const packs = async (): Promise<PackRow[]> => {
    const row = await db.meta.get('packs');
    return Array.isArray(row?.value) ? row.value.filter(isPackRow) : [];
  };

  const revision = async (): Promise<number> => {
    const row = await db.meta.get('revision');
    return typeof row?.value === 'number' ? row.value : 0;
  };

  /** Counts the revision up and notes which works changed (null: all may have). Only inside the transaction that changes them. */
  const countUp = async (keys: readonly string[] | null): Promise<void> => {
    const now = (await revision()) + 1;
    await db.meta.put({ name: 'revision', value: now });
    const journal = await readJournal(db);
    const changes = keys === null ? [] : [...journal.changes, ...keys.map((key): [number, string] => [now, key])];
    const whole = keys === null || changes.length > MOST_CHANGES;
    await db.meta.put({ name: 'journal', value: whole ? { since: now, changes: [] } : { since: journal.since, changes } });
  };

  /** Runs `change` on the works in one transaction; it says which keys it changed. */
  const writeWorks = <T>(change: () => Promise<{ answer: T; keys: readonly string[] | null }>): Promise<T> =>
    withRoom(
      db.transaction('rw', [db.works, db.meta], async () => {
        const { answer, keys } = await change();
        await countUp(keys);
        return answer;
      }),
    );

  /** Fills a pack in, whole or not at all; works that it has no longer lose its word. */
  async function fillPack(pack: Pack, onProgress: (done: number, total: number) => void = () => {}, readBy: string | null = null): Promise<void> {
    await writeWorks(async () => {
      const gone = new Set(await db.works.where('packs').equals(pack.name).primaryKeys());
      for (let at = 0; at < pack.works.length; at += BATCH) {
        const batch = pack.works.slice(at, at + BATCH);
        const before = await db.works.bulkGet(batch.map((work) => work.key));
        await db.works.bulkPut(batch.map((work, i) => rowOf(work.key, withRecord(before[i]?.records ?? [], recordOfWork(work, 'pack', pack.name)))));
        for (const work of batch) gone.delete(work.key);
        onProgress(Math.min(at + BATCH, pack.works.length), pack.works.length);
      }
      for (const key of gone) await withoutPack(db, key, pack.name);
      const row: PackRow = { name: pack.name, title: pack.title, asOf: pack.asOf, works: pack.works.length, readBy };
      await db.meta.put({ name: 'packs', value: [...(await packs()).filter((p) => p.name !== pack.name), row] });
      return { answer: undefined, keys: null };
    });
  }

  /** First run, and a newer Concord: fills the packs that ship where the catalog has none of that name, an older one, or one read by another version. */
  async function fillShipped(shipped: readonly ShippedPack[], version: string): Promise<string[]> {
    const have = new Map((await packs()).map((pack) => [pack.name, pack]));
    const filled: string[] = [];
    for (const { name, asOf, read } of shipped) {
      const present = have.get(name);
      const newer = (present?.asOf ?? '') > (asOf ?? '');
      if (present && (newer || (present.asOf === asOf && present.readBy === version))) continue;
      await fillPack(read(), undefined, version);
      filled.push(name);
    }
    return filled;
  }

  async function loadCached(): Promise<NonNullable<typeof cached>> {
    const state = await db.transaction('r', [db.meta], async () => ({ now: await revision(), known: await packs(), journal: await readJournal(db) }));
    if (cached?.revision === state.now) return cached;
    const works = await readWorks(db, state, cached);
    cached = { revision: state.now, slice: { packs: state.known.map((pack) => pack.name), asOf: oldest(state.known), works }, search: null };
    return cached;
  }

  /** The part of the catalog that an analysis needs; kept in memory until some tab writes. */
  const loadSlice = async (): Promise<CatalogSlice> => (await loadCached()).slice;

  async function search(query: string, limit: number): Promise<Work[]> {
    const state = await loadCached();
    state.search ??= buildSearch(state.slice.works);
    return state.search(query, limit);
  }

  async function work(key: string): Promise<Work | null> {
    const row = await db.works.get(key);
    if (!row) return null;
    const current = cached?.revision === (await revision()) ? cached : null;
    return current?.slice.works.find((w) => w.key === key) ?? workOf(row);
  }

  /** A page of the catalog, by number; `body` narrows to one publisher. */
  async function works(offset: number, limit: number, body: string | null): Promise<{ total: number; works: Work[] }> {
    const { slice } = await loadCached();
    const chosen = body === null ? slice.works : slice.works.filter((w) => w.body === body);
    return { total: chosen.length, works: chosen.slice(offset, offset + limit) };
  }

  /** Every source's word on a work, for showing where each fact comes from. */
  const sources = async (key: string): Promise<WorkRecord[]> => (await db.works.get(key))?.records ?? [];

  const save = (saving: Saving): Promise<Work> =>
    writeWorks(async () => {
      const existing = await findExisting(db, saving);
      const row = rowOf(existing?.key ?? saving.key, saving.records.reduce<WorkRecord[]>(withRecord, existing?.records ?? []));
      await db.works.put(row);
      return { answer: workOf(row), keys: [row.key] };
    });

  const saveDocument = (document: SourceDocument, extract: Extract, purpose: Purpose): Promise<Work> =>
    save(savingOfDocument(document, extract, purpose, today()));

  const saveReference = async (report: Report, citation: number, purpose: Purpose): Promise<Work> =>
    save(savingOfReference(report, citation, purpose, today()));

  /** The user's own facts on a work; they are shown over every other source's, which are kept. */
  const correctWork = (key: string, facts: WorkRecord['facts']): Promise<Work> =>
    writeWorks(async () => {
      const row = await db.works.get(key);
      if (!row) throw new CatalogError('not-found', 'This work is not in the catalog.');
      const own = row.records.find((r) => r.origin === 'user' && r.of === 'user');
      const added: WorkRecord = {
        origin: 'user',
        of: 'user',
        facts: { ...own?.facts, ...facts },
        provenance: [{ source: 'entered by hand', seen: today(), by: 'user', verified: true }],
      };
      const changed = rowOf(key, withRecord(row.records, added));
      await db.works.put(changed);
      return { answer: workOf(changed), keys: [key] };
    });

  /** Takes back what the user saved of a work. What a pack or an imported file says of it stays; a work that nobody else knows goes. */
  const forgetWork = (key: string): Promise<void> =>
    writeWorks(async () => {
      const row = await db.works.get(key);
      const left = row?.records.filter((r) => isListed(r.origin)) ?? [];
      if (left.length === 0) await db.works.delete(key);
      else await db.works.put(rowOf(key, left));
      return { answer: undefined, keys: [key] };
    });

  const memory = (document: string): Promise<Memory> =>
    db.transaction('r', [db.decisions, db.notes], async () => ({
      decisions: await db.decisions.where('document').equals(document).toArray(),
      notes: (await db.notes.where('document').equals(document).toArray()).sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id)),
    }));

  /** What stands for these findings today: decisions whose texts changed or whose snooze is over are left out (and kept). */
  async function standingMemory(document: string, findings: readonly Finding[]): Promise<Memory> {
    const { decisions, notes } = await memory(document);
    return { decisions: standingDecisions(decisions, findings, today()), notes };
  }

  const decide = async (decision: Decision): Promise<void> => {
    await withRoom(db.decisions.put(decision));
  };
  const undecide = (document: string, finding: string): Promise<void> => db.decisions.delete([document, finding]);
  const note = async (written: Note): Promise<void> => {
    await withRoom(db.notes.put(written));
  };
  const forgetNote = (document: string, id: string): Promise<void> =>
    db.transaction('rw', db.notes, async () => {
      const row = await db.notes.get(id);
      if (row?.document === document) await db.notes.delete(id);
    });

  /** The ledger, newest first. With a topic: what was written about this document or about any of these works. */
  async function liaisons(topic: { document: string; works: readonly string[] } | null = null): Promise<Liaison[]> {
    const found = topic
      ? [...(await db.liaisons.where('document').equals(topic.document).toArray()), ...(await db.liaisons.where('works').anyOf(topic.works).toArray())]
      : await db.liaisons.toArray();
    return [...new Map(found.map((l) => [l.id, l])).values()].sort((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id));
  }
  const keepLiaison = async (liaison: Liaison): Promise<void> => {
    await withRoom(db.liaisons.put(liaison));
  };
  const forgetLiaison = (id: string): Promise<void> => db.liaisons.delete(id);

  const count = (): Promise<number> => db.works.count();

  return {
    db,
    packs,
    revision,
    countUp,
    writeWorks,
    withRoom,
    fillPack,
    fillShipped,
    loadSlice,
    search,
    work,
    works,
    sources,
    saveDocument,
    saveReference,
    correctWork,
    forgetWork,
    memory,
    standingMemory,
    decide,
    undecide,
    note,
    forgetNote,
    liaisons,
    keepLiaison,
    forgetLiaison,
    count,
    close: () => db.close(),
  };
}

function isPackRow(value: unknown): value is PackRow {
  return typeof value === 'object' && value !== null && 'name' in value && 'asOf' in value && 'works' in value;
}

async function withoutPack(db: CatalogDatabase, key: string, pack: string): Promise<void> {
  const row = await db.works.get(key);
  if (!row) return;
  const left = row.records.filter((r) => r.origin !== 'pack' || r.of !== pack);
  if (left.length === 0) await db.works.delete(key);
  else await db.works.put(rowOf(key, left));
}

/** The row that already stands for what is saved: the same key, the same edition, or, where no edition is named, the newest. */
async function findExisting(db: CatalogDatabase, saving: Saving): Promise<WorkRow | undefined> {
  const same = await db.works.get(saving.key);
  if (same || saving.identifiers.length === 0 || saving.edition !== null) return same;
  const rows = await db.works.where('numbers').anyOf(saving.identifiers.map(baseKey)).distinct().toArray();
  return rows.sort((a, b) => (mergeRecords(b.key, b.records).date ?? '').localeCompare(mergeRecords(a.key, a.records).date ?? ''))[0];
}

type Journal = { since: number; changes: [number, string][] };

/** Which works changed at which revision, as far back as `since`; so that one saved reference costs no reading of all. */
async function readJournal(db: CatalogDatabase): Promise<Journal> {
  const value = (await db.meta.get('journal'))?.value;
  return typeof value === 'object' && value !== null && 'since' in value && 'changes' in value
    ? (value as Journal)
    : { since: Number.POSITIVE_INFINITY, changes: [] };
}

type Base = { revision: number; works: readonly Work[] };

/** All works: what is in memory or in the snapshot with the changes since, else every row. */
async function readWorks(
  db: CatalogDatabase,
  { now, journal }: { now: number; journal: Journal },
  cached: { revision: number; slice: CatalogSlice } | null,
): Promise<Work[]> {
  const base = cached && cached.revision >= journal.since ? { revision: cached.revision, works: cached.slice.works } : await readSnapshot(db);
  if (base && base.revision >= journal.since) return withChanges(db, base, journal);
  const works = linkRelations(await readRows(db));
  if (works.length >= SNAPSHOT_FROM) await writeSnapshot(db, now, works);
  return works;
}

/** Browsers end a page that asks for a hundred megabytes of rows in one answer, and refuse a value as large. */
const PART = 4000;

async function readRows(db: CatalogDatabase): Promise<Work[]> {
  const works: Work[] = [];
  for (let last: string | null = null; ; ) {
    const rows: WorkRow[] = await (last === null ? db.works.orderBy(':id') : db.works.where(':id').above(last)).limit(PART).toArray();
    for (const row of rows) works.push(workOf(row));
    if (rows.length < PART) return works;
    last = rows.at(-1)?.key ?? null;
  }
}

const writeSnapshot = (db: CatalogDatabase, revision: number, works: readonly Work[]): Promise<void> =>
  db.transaction('rw', db.snapshots, async () => {
    await db.snapshots.where('name').startsWith('works/').delete();
    for (let at = 0; at < works.length; at += PART)
      await db.snapshots.put({ name: `works/${String(at).padStart(9, '0')}`, revision, json: JSON.stringify(works.slice(at, at + PART)) });
  });

async function readSnapshot(db: CatalogDatabase): Promise<Base | null> {
  return db.transaction('r', db.snapshots, async () => {
    const works: Work[] = [];
    let revision: number | null = null;
    for (const name of await db.snapshots.where('name').startsWith('works/').primaryKeys()) {
      const part = await db.snapshots.get(name);
      const parsed: unknown = JSON.parse(part?.json ?? 'null');
      if (!part || !Array.isArray(parsed)) return null;
      revision = part.revision;
      // Written by `writeSnapshot`, all parts at once, and by nobody else.
      for (const work of parsed as Work[]) works.push(work);
    }
    return revision === null ? null : { revision, works };
  });
}

async function withChanges(db: CatalogDatabase, base: Base, journal: Journal): Promise<Work[]> {
  const keys = [...new Set(journal.changes.filter(([at]) => at > base.revision).map(([, key]) => key))];
  const rows = await db.works.bulkGet(keys);
  const changed = new Map(keys.map((key, i) => [key, rows[i]]));
  const works = base.works.filter((work) => !changed.has(work.key)).concat(rows.flatMap((row) => (row ? [workOf(row)] : [])));
  // In the order of their keys, as the rows come.
  return linkRelations(works.sort((a, b) => (a.key < b.key ? -1 : 1)));
}

/** A full disk is said in a sentence; nothing was written then. */
const withRoom = <T>(writing: PromiseLike<T>): Promise<T> =>
  Promise.resolve(writing).catch((e: unknown) => {
    throw isFull(e)
      ? new CatalogError('quota', 'The browser has no room left for the catalog. Nothing was changed; make a backup, then free space or forget works.', {
          cause: e,
        })
      : e;
  });

const isFull = (e: unknown): boolean =>
  typeof e === 'object' && e !== null && (('name' in e && e.name === 'QuotaExceededError') || ('inner' in e && isFull(e.inner)));
