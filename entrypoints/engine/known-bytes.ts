import { gatherSnapshot, packNumbers, SNAPSHOT_LAYOUT, type Snapshot, unpackNumbers } from '@/src/catalog';
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

/** What is derived from the works beside their columns. */
export type Rest = Pick<KnownWorks, 'index' | 'lookups' | 'owners' | 'outside'>;

/** A work that came, changed or went (null), and its place in the snapshot. */
export type Change = { key: string; work: Work | null; place: number };

/** Names both forms, and the version of Concord: a later one may read more out of the same works. */
export const layoutOf = (version: string): string => `${SNAPSHOT_LAYOUT}.${INDEX_LAYOUT} ${version}`;

/** Null where something is missing or damaged. */
export function restOver(bytes: ReadonlyMap<string, Uint8Array>, snapshot: Snapshot): Rest | null {
  const index = openIndex(bufferOf(bytes.get('index')));
  const [hashes, numbers] = unpackNumbers(bytes.get('lookups') ?? new Uint8Array(0));
  const [owners, outside] = [ownedOfBytes('owners', bytes), ownedOfBytes('outside', bytes)];
  if (!index || !hashes || !numbers || !owners || !outside) return null;
  const workAt = (place: number): Work | null => snapshot.saidAt(place);
  return { index, lookups: openHashTable({ hashes, numbers }), owners: ownersOver(owners, workAt), outside: ownersOver(outside, workAt) };
}

/** The works with what is derived from them, which hears of the changes first. Null where the index is not of these works. */
export function finish({ snapshot, changes }: { snapshot: Snapshot; changes: readonly Change[] }, rest: Rest): KnownWorks | null {
  for (const change of changes) hear(rest, change);
  return docCount(rest.index.data) === snapshot.columns.places ? { snapshot, ...rest, packs: [], asOf: null, changes: 0 } : null;
}

/** Brings one change into what is derived; the snapshot has it already. */
export function hear({ index, lookups, owners, outside }: Rest, { key, work, place }: Change): void {
  removeWork(index, key);
  if (!work) return;
  addWork(index, work);
  addToLookups(lookups, work, place);
  if (isItuOwned(work)) addOwned(owners, work, place);
  if (isOutsideOwned(work)) addOwned(outside, work, place);
}

/** The bytes as a buffer of their own. */
const bufferOf = (bytes: Uint8Array = new Uint8Array(0)): ArrayBuffer =>
  bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer ? bytes.buffer : bytes.slice().buffer;

/** Gathers works into the bytes of all that is derived from them. */
export function gatherKnown(): { add: (work: Work) => void; bytes: () => Map<string, Uint8Array> } {
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
