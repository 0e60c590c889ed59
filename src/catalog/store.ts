import { baseKey } from '@/src/identifiers';
import {
  type ChosenFacts,
  type Decision,
  type DocumentSummary,
  type Extract,
  type Finding,
  isReuseId,
  type Liaison,
  type MandateEntry,
  type Note,
  type PageFacts,
  type PagePreviewWork,
  type PageWork,
  type Purpose,
  type Report,
  type SourceDocument,
  type Work,
} from '@/src/model';
import { followMerges, standingDecisions } from './carry-over';
import { beginsAt, noteBeginning } from './changes';
import { CatalogError } from './errors';
import { dropListed, finishImports, type ImportCounts, importWorks, type ListHead, type OnImport, putListed } from './imports';
import { type Journal, countUp as noteChange, readJournal, readRevision } from './journal';
import { redirectsOf } from './merge-rows';
import { comesWithConcord } from './outbox';
import { type PackRow, putPack, readPacks } from './pack-rows';
import { keyFor, type Pack } from './packs';
import { knownRow, previewWork, recordOfPage } from './page-facts';
import { mergeRecords, type WorkRecord, withRecord } from './records';
import { type Saving, savingOfDocument, savingOfReference } from './save';
import { type CatalogDatabase, isListed, openDatabase, rowOf, type WorkRow, workOf } from './schema';
import { oldest } from './slice';
import type { Gather } from './tell-works';
import { withRoom } from './with-room';

export type { PackRow } from './pack-rows';

/** A pack that comes with Concord, read when it is needed. */
export type ShippedPack = { name: string; asOf: string | null; read: () => Pack };

/** `journal`: which works changed after which revision. */
export type CatalogState = { revision: number; packs: string[]; asOf: string | null; journal: Journal };

/** What one remembers of a document. */
export type Memory = { decisions: Decision[]; notes: Note[] };

export type CatalogStore = Awaited<ReturnType<typeof openStore>>;

/** Packs with more works than this come in by steps, as imports do; others in one transaction. */
const AT_ONCE = 3000;

/** Documents of which a summary is kept: several meetings' worth. */
const MOST_SUMMARIES = 300;

/**
 * Opens the catalog. Every write is one Dexie transaction, so that tabs may write at once; `revision` tells the others.
 * `today` gives the day as YYYY-MM-DD, for provenance and snoozes; `gather` hears of the works of long lists while they are written.
 */
export async function openStore(options: { name?: string; today?: () => string; gather?: Gather } = {}) {
  const db = openDatabase(options.name);
  await db.open();
  await finishImports(db);
  const { gather } = options;
  const today = options.today ?? (() => new Date().toISOString().slice(0, 10));

  const packs = (): Promise<PackRow[]> => readPacks(db);
  const revision = (): Promise<number> => readRevision(db);
  const countUp = (keys: readonly string[] | null): Promise<void> => noteChange(db, keys);

  /** Runs `change` on the works in one transaction; it says which keys it changed (null: all may have; none: nothing happened). */
  const writeWorks = <T>(change: () => Promise<{ answer: T; keys: readonly string[] | null }>): Promise<T> =>
    withRoom(
      db.transaction('rw', [db.works, db.meta, db.merges], async () => {
        const { answer, keys } = await change();
        if (keys === null || keys.length > 0) await countUp(keys);
        return answer;
      }),
    );

  /** Fills a pack in, whole or not at all; works that it has no longer lose its word. */
  async function fillPack(pack: Pack, onProgress: OnImport = () => {}, readBy: string | null = null): Promise<void> {
    const head = { name: pack.name, origin: 'pack' as const, title: pack.title, asOf: pack.asOf, readBy };
    if (pack.works.length > AT_ONCE) {
      await importWorks(db, head, [pack.works], { onProgress, gather });
      return;
    }
    await writeWorks(async () => {
      if (readBy) comesWithConcord();
      const redirects = await redirectsOf(db);
      const listed = new Set(pack.works.map((work) => redirects.get(work.key) ?? work.key));
      const gone = (await db.works.where('packs').equals(pack.name).primaryKeys()).filter((key) => !listed.has(key));
      const changed = await putListed(db, head, pack.works);
      await dropListed(db, head, gone);
      const known = await putPack(db, { name: pack.name, title: pack.title, asOf: pack.asOf, works: pack.works.length, readBy });
      const keys = [...changed, ...gone];
      return { answer: undefined, keys: keys.length === 0 && !known ? null : keys };
    });
    onProgress(pack.works.length, pack.works.length);
  }

  /** Takes in a list of works of any size, batch by batch: see `importWorks`. */
  const takeIn = (head: ListHead, batches: Parameters<typeof importWorks>[2], options?: Parameters<typeof importWorks>[3]): Promise<ImportCounts> =>
    importWorks(db, head, batches, { gather, ...options });

  /** First run, and a newer Concord: fills the packs that ship where the catalog has none of that name, an older one, or one read by another version. */
  async function fillShipped(shipped: readonly ShippedPack[], version: string): Promise<string[]> {
    const have = new Map((await packs()).map((pack) => [pack.name, pack]));
    const filled: string[] = [];
    if (have.size === 0 && shipped.length > 0) await beginsAt(db, new Date().toISOString());
    for (const { name, asOf, read } of shipped) {
      const present = have.get(name);
      const newer = (present?.asOf ?? '') > (asOf ?? '');
      if (present && (newer || (present.asOf === asOf && present.readBy === version))) continue;
      await fillPack(read(), undefined, version);
      filled.push(name);
    }
    await noteBeginning(
      db,
      shipped.map(({ name }) => name),
    );
    return filled;
  }

  /** A work as its sources say it, without what other works say of it. */
  async function work(key: string): Promise<Work | null> {
    const row = (await db.works.get(key)) ?? (await db.works.get((await redirectsOf(db)).get(key) ?? ''));
    return row ? workOf(row) : null;
  }

  /** The state of the works: what derived data was made from, and what changed since. */
  const state = (): Promise<CatalogState> =>
    db.transaction('r', [db.meta], async () => {
      const known = await packs();
      return { revision: await revision(), packs: known.map((pack) => pack.name), asOf: oldest(known), journal: await readJournal(db) };
    });

  /** Works as they are now, as their sources say them; null where there is none. */
  const worksNow = async (keys: readonly string[]): Promise<(Work | null)[]> => (await db.works.bulkGet([...keys])).map((row) => (row ? workOf(row) : null));

  /** Visits every work, in the order of the keys, some thousands at a time. */
  const eachWork = (visit: (work: Work) => void, onProgress?: OnImport): Promise<void> => visitRows(db, (row) => visit(workOf(row)), onProgress);

  /** Keys of the works that a list knows. */
  const keysOfList = (name: string): Promise<string[]> => db.works.where('packs').equals(name).primaryKeys();

  /** Every source's word on a work, for showing where each fact comes from. */
  const sources = async (key: string): Promise<WorkRecord[]> => (await db.works.get(key))?.records ?? [];

  const save = (saving: Saving): Promise<Work> =>
    writeWorks(async () => {
      const into = (await redirectsOf(db)).get(saving.key);
      const existing = into === undefined ? await findExisting(db, saving) : await db.works.get(into);
      const row = rowOf(existing?.key ?? saving.key, saving.records.reduce<WorkRecord[]>(withRecord, existing?.records ?? []));
      await db.works.put(row);
      return { answer: workOf(row), keys: [row.key] };
    });

  const saveDocument = (document: SourceDocument, extract: Extract, purpose: Purpose): Promise<Work> =>
    save(savingOfDocument(document, extract, purpose, today()));

  const saveReference = async (report: Report, citation: number, purpose: Purpose): Promise<Work> =>
    save(savingOfReference(report, citation, purpose, today()));

  /** For each work of a page the row that stands for it, or null. One look-up for all. */
  async function rowsOfPage(works: readonly PageWork[]): Promise<(WorkRow | null)[]> {
    const numbers = [...new Set(works.flatMap(({ facts }) => (facts.identifiers ?? []).map(baseKey)))];
    const keys = works.map(({ facts }) => keyFor(facts.id ?? '', facts.identifiers ?? []));
    const found = [...(await db.works.where('numbers').anyOf(numbers).distinct().toArray()), ...(await db.works.bulkGet(keys)).flatMap((row) => row ?? [])];
    const byName = new Map<string, WorkRow[]>();
    for (const row of found) for (const name of [row.key, ...row.numbers]) byName.set(name, [...(byName.get(name) ?? []), row]);
    return works.map(({ facts }, i) => {
      const near = [keys[i] ?? '', ...(facts.identifiers ?? []).map(baseKey)].flatMap((name) => byName.get(name) ?? []);
      return facts.id ? knownRow(facts, keys[i] ?? '', near) : null;
    });
  }

  /** What saving a page's facts would change. */
  async function previewPage(facts: PageFacts): Promise<Omit<PagePreviewWork, 'bodies'>[]> {
    const rows = await rowsOfPage(facts.works);
    return facts.works.map((work, i) => previewWork(work, rows[i] ?? null));
  }

  /** Keeps the chosen facts as the page's own word, all or none; the user's facts stay on top. A work without a number or name is left out. */
  const savePage = (facts: PageFacts, chosen: readonly ChosenFacts[]): Promise<Work[]> =>
    writeWorks(async () => {
      const picked = chosen.flatMap(({ work, names }) => (facts.works[work]?.facts.id ? [{ work: facts.works[work], names }] : []));
      const rows = await rowsOfPage(picked.map(({ work }) => work));
      const written = new Map<string, WorkRow>();
      picked.forEach(({ work, names }, i) => {
        const key = rows[i]?.key ?? keyFor(work.facts.id ?? '', work.facts.identifiers ?? []);
        const row = written.get(key) ?? rows[i] ?? null;
        written.set(key, rowOf(key, withRecord(row?.records ?? [], recordOfPage(facts, work, names, row, today()))));
      });
      await db.works.bulkPut([...written.values()]);
      return { answer: [...written.values()].map(workOf), keys: [...written.keys()] };
    });

  /** The user's own facts on a work; they are shown over every other source's, which are kept. */
  const correctWork = (key: string, facts: WorkRecord['facts']): Promise<Work> =>
    writeWorks(async () => {
      const row = await db.works.get(key);
      if (!row) throw new CatalogError('not-found', 'This work is not in the catalog.');
      const own = row.records.find((r) => r.origin === 'user' && r.of === 'user' && r.under === undefined);
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
    return { decisions: standingDecisions(followMerges(decisions, findings, await redirectsOf(db)), findings, today()), notes };
  }

  /** What was put back of proper reuse, by document: decisions like others, on a class or a passage instead of a finding. */
  async function putBacks(): Promise<Map<string, Set<string>>> {
    const found = new Map<string, Set<string>>();
    for (const { document, finding } of await db.decisions.filter((decision) => isReuseId(decision.finding)).toArray())
      found.set(document, (found.get(document) ?? new Set<string>()).add(finding));
    return found;
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

  const mandates = (): Promise<MandateEntry[]> => db.mandates.orderBy('owner').toArray();
  const keepMandate = async (entry: MandateEntry): Promise<void> => {
    await withRoom(db.mandates.put(entry));
  };
  const forgetMandate = (owner: string): Promise<void> => db.mandates.delete(owner);

  /** Keeps what a meeting needs of a report; the oldest beyond `MOST_SUMMARIES` go. */
  const keepSummary = (summary: DocumentSummary): Promise<void> =>
    withRoom(
      db.transaction('rw', db.summaries, async () => {
        await db.summaries.put(summary);
        const beyond = (await db.summaries.count()) - MOST_SUMMARIES;
        if (beyond > 0) await db.summaries.bulkDelete(await db.summaries.orderBy('at').limit(beyond).primaryKeys());
      }),
    );
  /** Documents analysed on or after a day (YYYY-MM-DD), the latest first. */
  const summaries = async (since: string | null): Promise<DocumentSummary[]> =>
    (await (since ? db.summaries.where('at').aboveOrEqual(since) : db.summaries.orderBy('at')).toArray()).sort((a, b) => b.at.localeCompare(a.at));
  const forgetSummary = (document: string): Promise<void> => db.summaries.delete(document);

  return {
    db,
    packs,
    revision,
    countUp,
    writeWorks,
    withRoom,
    fillPack,
    fillShipped,
    takeIn,
    state,
    worksNow,
    eachWork,
    keysOfList,
    work,
    sources,
    saveDocument,
    saveReference,
    previewPage,
    savePage,
    correctWork,
    forgetWork,
    memory,
    standingMemory,
    putBacks,
    decide,
    undecide,
    note,
    forgetNote,
    liaisons,
    keepLiaison,
    forgetLiaison,
    mandates,
    keepMandate,
    forgetMandate,
    keepSummary,
    summaries,
    forgetSummary,
    close: () => db.close(),
  };
}

/** The row that already stands for what is saved: the same key, the same edition, or, where no edition is named, the newest. */
async function findExisting(db: CatalogDatabase, saving: Saving): Promise<WorkRow | undefined> {
  const same = await db.works.get(saving.key);
  if (same || saving.identifiers.length === 0 || saving.edition !== null) return same;
  const rows = await db.works.where('numbers').anyOf(saving.identifiers.map(baseKey)).distinct().toArray();
  return rows.sort((a, b) => (mergeRecords(b.key, b.records).date ?? '').localeCompare(mergeRecords(a.key, a.records).date ?? ''))[0];
}

/** Browsers end a page that asks for a hundred megabytes of rows in one answer, and refuse a value as large. */
const PART = 2000;

/** Visits every row, in the order of the keys, some thousands at a time. */
export async function visitRows(db: CatalogDatabase, visit: (row: WorkRow) => void, onProgress: OnImport = () => {}): Promise<void> {
  const total = await db.works.count();
  let done = 0;
  for (let last: string | null = null; ; ) {
    const rows: WorkRow[] = await (last === null ? db.works.orderBy(':id') : db.works.where(':id').above(last)).limit(PART).toArray();
    for (const row of rows) visit(row);
    done += rows.length;
    onProgress(done, Math.max(done, total));
    if (rows.length < PART) return;
    last = rows.at(-1)?.key ?? null;
  }
}
