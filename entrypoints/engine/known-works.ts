import {
  type CatalogState,
  type CatalogStore,
  changedAfter,
  type Gather,
  inTurn,
  isPartName,
  MissingPart,
  openSaved,
  openSnapshot,
  partName,
  ReplacedSnapshot,
  type SavedSnapshot,
  SNAPSHOT_HEAD,
  type Snapshot,
  writeSnapshot,
} from '@/src/catalog';
import { docCount } from '@/src/match';
import { type Change, finish, gatherKnown, hear, type KnownWorks, layoutOf, type Rest, restOver } from './known-bytes';

export type { KnownWorks } from './known-bytes';

export type OnProgress = (done: number, total: number) => void;

export type KnownWorksNow = {
  /** All of them, with everything that is derived from them. Calls wait for one another. */
  now: (onProgress?: OnProgress) => Promise<KnownWorks>;
  /** Asks the works alone, as soon as what it asks is here: see `TableOfWorks`. */
  table: <T>(ask: (table: TableOfWorks) => Promise<T>, onProgress?: OnProgress) => Promise<T>;
  /** Makes them anew out of what a long import writes, while it writes. */
  gather: Gather;
};

/** The works before all of them are read. `sure` reads what `ask` misses and asks again, so `ask` must change nothing. */
export type TableOfWorks = { snapshot: Snapshot; sure: <T>(ask: () => T) => Promise<T> };

/** The works alone, opened over what is kept: columns at once, the works themselves part by part, the index when it is asked for. */
type Opening = {
  saved: SavedSnapshot;
  snapshot: Snapshot;
  sure: TableOfWorks['sure'];
  /** What changed since they were kept, in this order: the index must hear of it too. */
  changes: Change[];
  rest: Promise<Rest | null> | null;
};

/**
 * Opens the works from what is kept in the catalog, brings them up to date change by change, and makes them anew where nothing
 * fitting is kept or too much changed.
 */
export function openKnownWorks(store: CatalogStore, version: string): KnownWorksNow {
  const layout = layoutOf(version);
  let opening: Opening | null = null;
  let known: KnownWorks | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work);
    turn = next.catch(() => {});
    return next;
  };

  /** The works that are here, as they are now: all of them, or those that are being opened. */
  async function current(onProgress: OnProgress): Promise<KnownWorks | Opening> {
    const state = await store.state();
    if (known && (await follow(store, known, state))) return known;
    known = null;
    opening = opening && (await followOpening(store, opening, state)) ? opening : await open(store, state, layout);
    if (opening) return opening;
    known = await inTurn('concord-snapshot', async () => {
      opening = await open(store, await store.state(), layout);
      return opening ? null : makeAnew(store, layout, onProgress);
    });
    return known ?? opening ?? current(onProgress);
  }

  /** Whoever reads what another tab is making anew reads again. */
  async function again<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (e) {
        if (!(e instanceof ReplacedSnapshot)) throw e;
        opening = null;
      }
    }
  }

  async function whole(onProgress: OnProgress): Promise<KnownWorks> {
    for (;;) {
      const here = await inOrder(() => current(onProgress));
      if ('index' in here) return here;
      // While this is read, tables are asked.
      here.rest ??= readRest(here);
      const rest = await here.rest.catch((e: unknown) => {
        here.rest = null;
        throw e;
      });
      await inOrder(async () => {
        if (opening !== here) return;
        opening = null;
        known = rest && finish(here, rest);
        // Kept bytes that do not fit one another are made anew.
        if (!known) await store.db.snapshots.clear();
      });
    }
  }

  return {
    now: (onProgress = () => {}) => again(() => whole(onProgress)),
    table: (ask, onProgress = () => {}) =>
      again(() =>
        inOrder(async () => {
          const here = await current(onProgress);
          return ask('index' in here ? { snapshot: here.snapshot, sure: async (asked) => asked() } : here);
        }),
      ),
    gather() {
      const { add, bytes } = gatherKnown();
      const keep = async (revision: number): Promise<void> => {
        known = await inTurn('concord-snapshot', () => keepMade(store, layout, revision, bytes()));
        opening = null;
      };
      return { add, done: (revision) => inOrder(() => keep(revision)) };
    },
  };
}

/** What is kept, with the changes since; null where nothing fitting is. */
async function open(store: CatalogStore, state: CatalogState, layout: string): Promise<Opening | null> {
  const saved = await openSaved(store.db, layout);
  if (!saved || changedAfter(state.journal, saved.revision) === null) return null;
  const snapshot = openSnapshot(saved.revision, await saved.read(SNAPSHOT_HEAD));
  if (!snapshot || snapshot.missing().some((part) => !saved.names.has(partName(part)))) return null;
  const sure: Opening['sure'] = async (ask) => {
    for (;;) {
      try {
        return ask();
      } catch (e) {
        if (!(e instanceof MissingPart)) throw e;
        await readParts(saved, snapshot, [e.part]);
      }
    }
  };
  const opened: Opening = { saved, snapshot, sure, changes: [], rest: null };
  return (await followOpening(store, opened, state)) ? opened : null;
}

async function readParts(saved: SavedSnapshot, snapshot: Snapshot, parts: readonly number[]): Promise<void> {
  const bytes = await saved.read(parts.map(partName));
  for (const part of parts) snapshot.takePart(part, bytes.get(partName(part)) ?? new Uint8Array(0));
}

/** Parts that are asked for at once: about a dozen megabytes. */
const AT_ONCE = 8;

const IN_HEAD: ReadonlySet<string> = new Set(SNAPSHOT_HEAD);

/** Reads the works that are not here yet, then what else is derived from them; null where that is damaged. */
async function readRest({ saved, snapshot }: Opening): Promise<Rest | null> {
  const missing = snapshot.missing();
  for (let at = 0; at < missing.length; at += AT_ONCE) await readParts(saved, snapshot, missing.slice(at, at + AT_ONCE));
  return restOver(await saved.read([...saved.names].filter((name) => !isPartName(name) && !IN_HEAD.has(name))), snapshot);
}

/** Brings the works to a state, in place; null where the journal does not reach back so far. */
async function followSnapshot(store: CatalogStore, { snapshot, sure }: TableOfWorks, state: CatalogState): Promise<Change[] | null> {
  if (snapshot.revision === state.revision) return [];
  const keys = changedAfter(state.journal, snapshot.revision);
  if (keys === null) return null;
  const works = await store.worksNow(keys);
  const changes: Change[] = [];
  for (const [i, key] of keys.entries()) {
    const work = works[i] ?? null;
    await sure(() => snapshot.reach(key, work));
    changes.push({ key, work, place: snapshot.put(key, work) });
  }
  await sure(snapshot.settle);
  snapshot.revision = state.revision;
  return changes;
}

async function followOpening(store: CatalogStore, opening: Opening, state: CatalogState): Promise<boolean> {
  const changes = await followSnapshot(store, opening, state);
  opening.changes.push(...(changes ?? []));
  return changes !== null;
}

async function follow(store: CatalogStore, known: KnownWorks, state: CatalogState): Promise<boolean> {
  known.packs = state.packs;
  known.asOf = state.asOf;
  const changes = await followSnapshot(store, { snapshot: known.snapshot, sure: async (ask) => ask() }, state);
  if (changes === null) return false;
  for (const change of changes) hear(known, change);
  if (changes.length > 0) known.changes++;
  return docCount(known.index.data) === known.snapshot.columns.places;
}

/** Reads every work once and keeps what is made of them. */
async function makeAnew(store: CatalogStore, layout: string, onProgress: OnProgress): Promise<KnownWorks> {
  const state = await store.state();
  const { add, bytes } = gatherKnown();
  await store.eachWork(add, onProgress);
  const made = await keepMade(store, layout, state.revision, bytes());
  // What changed while they were read is read again.
  if (!(await follow(store, made, await store.state()))) return makeAnew(store, layout, onProgress);
  return made;
}

async function keepMade(store: CatalogStore, layout: string, revision: number, bytes: Map<string, Uint8Array>): Promise<KnownWorks> {
  // A full disk leaves the catalog without it; it is made again at the next opening.
  await writeSnapshot(store.db, layout, { revision, bytes }).catch(() => {});
  const snapshot = openSnapshot(revision, bytes);
  const rest = snapshot && restOver(bytes, snapshot);
  const made = rest && finish({ snapshot, changes: [] }, rest);
  if (!made) throw new Error('the works that were made do not open');
  return made;
}
