import {
  type CatalogState,
  type CatalogStore,
  changedAfter,
  type Gather,
  gatherSnapshot,
  inTurn,
  openSnapshot,
  packNumbers,
  readSnapshot,
  SNAPSHOT_LAYOUT,
  type Snapshot,
  unpackNumbers,
  writeSnapshot,
} from '@/src/catalog';
import { addOwned, gatherOwned, isItuOwned, isOutsideOwned, type Owners, ownersOver } from '@/src/coordinate';
import {
  addToLookups,
  addWork,
  docCount,
  gatherIndex,
  gatherLookups,
  INDEX_LAYOUT,
  type Lookups,
  openIndex,
  removeWork,
  serialiseIndex,
  type WorkIndex,
} from '@/src/match';
import { openHashTable, type Work } from '@/src/model';
import { bytesOfOwned, ownedOfBytes } from './owned-bytes';

/** The works as the engine holds them: in compact form, with the index and the lookups over the same places. */
export type KnownWorks = {
  snapshot: Snapshot;
  index: WorkIndex;
  lookups: Lookups;
  /** Words of the works that groups of ITU-T have, and of those that groups elsewhere have. */
  owners: Owners;
  outside: Owners;
  packs: readonly string[];
  asOf: string | null;
  /** Counted up when works changed: what was opened over them before is out of date. */
  changes: number;
};

export type KnownWorksNow = {
  /** Calls wait for one another. */
  now: (onProgress?: OnProgress) => Promise<KnownWorks>;
  /** Makes them anew out of what a long import writes, while it writes. */
  gather: Gather;
};

export type OnProgress = (done: number, total: number) => void;

/** Names both forms, and the version of Concord: a later one may read more out of the same works. */
const layoutOf = (version: string): string => `${SNAPSHOT_LAYOUT}.${INDEX_LAYOUT} ${version}`;

/**
 * Opens the works from what is kept in the catalog, brings them up to date change by change, and makes them anew where nothing
 * fitting is kept or too much changed.
 */
export function openKnownWorks(store: CatalogStore, version: string): KnownWorksNow {
  const layout = layoutOf(version);
  let known: KnownWorks | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work);
    turn = next.catch(() => {});
    return next;
  };

  const current = async (onProgress: OnProgress = () => {}): Promise<KnownWorks> => {
    const state = await store.state();
    if (known && (await follow(store, known, state))) return known;
    known =
      (await open(store, state, layout)) ??
      (await inTurn('concord-snapshot', async () => (await open(store, await store.state(), layout)) ?? (await makeAnew(store, layout, onProgress))));
    return known;
  };

  return {
    now: (onProgress) => inOrder(() => current(onProgress)),
    gather() {
      const { add, bytes } = gatherKnown();
      const keep = async (revision: number): Promise<void> => {
        known = await inTurn('concord-snapshot', () => keepMade(store, layout, revision, bytes()));
      };
      return { add, done: (revision) => inOrder(() => keep(revision)) };
    },
  };
}

/** What is kept, with the changes since; null where nothing fitting is. */
async function open(store: CatalogStore, state: CatalogState, layout: string): Promise<KnownWorks | null> {
  const saved = await readSnapshot(store.db, layout);
  if (!saved || changedAfter(state.journal, saved.revision) === null) return null;
  const opened = over(saved.revision, saved.bytes);
  return opened && (await follow(store, opened, state)) ? opened : null;
}

function over(revision: number, bytes: ReadonlyMap<string, Uint8Array>): KnownWorks | null {
  const snapshot = openSnapshot(revision, bytes);
  const index = openIndex(bufferOf(bytes.get('index')));
  const [hashes, numbers] = unpackNumbers(bytes.get('lookups') ?? new Uint8Array(0));
  if (!snapshot || !index || !hashes || !numbers || docCount(index.data) !== snapshot.columns.places) return null;
  const [owners, outside] = [ownedOfBytes('owners', bytes), ownedOfBytes('outside', bytes)];
  if (!owners || !outside) return null;
  const workAt = (place: number): Work | null => snapshot.saidAt(place);
  return {
    snapshot,
    index,
    lookups: openHashTable({ hashes, numbers }),
    owners: ownersOver(owners, workAt),
    outside: ownersOver(outside, workAt),
    packs: [],
    asOf: null,
    changes: 0,
  };
}

/** The bytes as a buffer of their own. */
const bufferOf = (bytes: Uint8Array = new Uint8Array(0)): ArrayBuffer =>
  bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer ? bytes.buffer : bytes.slice().buffer;

/** Brings the works to a state, in place; false where the journal does not reach back so far. */
async function follow(store: CatalogStore, known: KnownWorks, state: CatalogState): Promise<boolean> {
  const { snapshot, index, lookups, owners, outside } = known;
  known.packs = state.packs;
  known.asOf = state.asOf;
  if (snapshot.revision === state.revision) return true;
  const keys = changedAfter(state.journal, snapshot.revision);
  if (keys === null) return false;
  const works = await store.worksNow(keys);
  keys.forEach((key, i) => {
    const work = works[i] ?? null;
    removeWork(index, key);
    const place = snapshot.put(key, work);
    if (!work) return;
    addWork(index, work);
    addToLookups(lookups, work, place);
    if (isItuOwned(work)) addOwned(owners, work, place);
    if (isOutsideOwned(work)) addOwned(outside, work, place);
  });
  snapshot.settle();
  snapshot.revision = state.revision;
  known.changes++;
  return docCount(index.data) === snapshot.columns.places;
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

/** Gathers works into the bytes of all that is derived from them. */
function gatherKnown(): { add: (work: Work) => void; bytes: () => Map<string, Uint8Array> } {
  const works = gatherSnapshot();
  const index = gatherIndex();
  const lookups = gatherLookups();
  const [owners, outside] = [gatherOwned(), gatherOwned()];
  return {
    add: (work) => {
      const place = works.add(work);
      index.add(work);
      lookups.add(work, place);
      if (isItuOwned(work)) owners.add(work, place);
      if (isOutsideOwned(work)) outside.add(work, place);
    },
    bytes: () => {
      const { hashes, numbers } = lookups.arrays();
      const bytes = works.done();
      bytes.set('lookups', packNumbers([hashes, numbers]));
      for (const [name, part] of [...bytesOfOwned('owners', owners.done()), ...bytesOfOwned('outside', outside.done())]) bytes.set(name, part);
      bytes.set('index', new Uint8Array(serialiseIndex(index.done())));
      return bytes;
    },
  };
}

async function keepMade(store: CatalogStore, layout: string, revision: number, bytes: Map<string, Uint8Array>): Promise<KnownWorks> {
  // A full disk leaves the catalog without it; it is made again at the next opening.
  await writeSnapshot(store.db, layout, { revision, bytes }).catch(() => {});
  const made = over(revision, bytes);
  if (!made) throw new Error('the works that were made do not open');
  return made;
}
