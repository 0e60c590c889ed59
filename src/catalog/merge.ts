import { baseKey, identifierKey, printIdentifier } from '@/src/identifiers';
import { type Identifier, type MergeProposal, type MergeReason, type MergeVerdict, rowOfWork, type Work } from '@/src/model';
import { CatalogError } from './errors';
import { redirectsOf } from './merge-rows';
import { rowOf } from './schema';
import type { CatalogStore } from './store';
import { withRoom } from './with-room';

/** Proposals answered at once. */
const MOST = 500;

/** A title of fewer words says too little. */
const LEAST_WORDS = 3;

type Pair = { a: Work; b: Work; why: MergeReason; shared: string };

/**
 * Works that may be one, by their identifiers first (the same number and edition under two keys; a number of one that is another
 * number of the other), then by their title where one of the two has no number at all. Two numbers of one publisher are two
 * works, whatever their titles. Pairs that were decided on are left out. Linear in the works.
 */
export function proposeMerges(works: Iterable<Work>, decided: readonly MergeVerdict[]): MergeProposal[] {
  const numbers = new Map<string, { work: Work; identifier: Identifier; first: boolean }[]>();
  const titles = new Map<string, Work[]>();
  for (const work of works) {
    work.identifiers.forEach((identifier, i) => push(numbers, identifierKey(identifier), { work, identifier, first: i === 0 }));
    const title = foldTitle(work.title);
    if (title.split(' ').length >= LEAST_WORDS) push(titles, title, work);
  }
  const pairs = new Map<string, Pair>();
  for (const list of numbers.values())
    for (const [one, other] of pairsOf(list))
      if (one.work.key !== other.work.key)
        addPair(pairs, { a: one.work, b: other.work, why: one.first && other.first ? 'number' : 'other-number', shared: printIdentifier(one.identifier) });
  for (const list of titles.values())
    for (const [a, b] of pairsOf(list)) if (a.identifiers.length === 0 || b.identifiers.length === 0) addPair(pairs, { a, b, why: 'title', shared: a.title });
  for (const { from, to } of decided) pairs.delete(nameOf(from, to));
  return [...pairs.values()]
    .filter((pair) => !isTwin(pair))
    .sort((x, y) => ORDER.indexOf(x.why) - ORDER.indexOf(y.why) || (x.a.key < y.a.key ? -1 : 1))
    .slice(0, MOST)
    .map(({ a, b, why, shared }) => {
      const [to, from] = weightOf(a) > weightOf(b) || (weightOf(a) === weightOf(b) && a.key < b.key) ? [a, b] : [b, a];
      return { from: rowOfWork(from), to: rowOfWork(to), why, shared };
    });
}

const ORDER: readonly MergeReason[] = ['number', 'other-number', 'title'];

function push<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
}

/** Every two of a list; of a long one only neighbours, as a title or number that many share says little. */
function pairsOf<T>(list: readonly T[]): [T, T][] {
  if (list.length < 2) return [];
  if (list.length > 6) return list.slice(1).map((item, i): [T, T] => [list[i] as T, item]);
  return list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
}

const nameOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function addPair(pairs: Map<string, Pair>, pair: Pair): void {
  const name = nameOf(pair.a.key, pair.b.key);
  if (!pairs.has(name)) pairs.set(name, pair);
}

/** One text under the numbers of two publishers, each with a record of its own, is two works that are identical, and recorded so. */
const isTwin = ({ a, b, why }: Pair): boolean =>
  why === 'other-number' &&
  a.identifiers[0] !== undefined &&
  b.identifiers[0] !== undefined &&
  baseKey(a.identifiers[0]) !== baseKey(b.identifiers[0]) &&
  a.body !== b.body;

const foldTitle = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Which of two should stay: what is numbered, kept, verified, and says more. */
const weightOf = (work: Work): number =>
  (work.identifiers.length > 0 ? 8 : 0) +
  // A name of its own that is no number: the number is what others cite.
  (work.identifiers.some((identifier) => work.id === printIdentifier(identifier)) ? 1 : 0) +
  (work.purpose ? 4 : 0) +
  (work.provenance.some((fact) => fact.verified) ? 2 : 0) +
  (work.scope ? 1 : 0) +
  (work.terms.length > 0 ? 1 : 0) -
  (/--\d+$/.test(work.key) ? 4 : 0);

/** Verdicts so far, newest first. */
export const mergeVerdicts = async ({ db }: CatalogStore): Promise<MergeVerdict[]> =>
  (await db.merges.toArray()).map(({ moved: _moved, ...verdict }) => verdict).sort((a, b) => b.at.localeCompare(a.at));

const inMerge = <T>({ db }: CatalogStore, work: () => Promise<T>): Promise<T> => withRoom(db.transaction('rw', [db.works, db.meta, db.merges], work));

/**
 * Makes `from` another name of `to`: every source's word on both stands under `to`, and whoever asks for `from` gets `to`.
 * @throws CatalogError 'not-found'
 */
export const mergeWorks = (store: CatalogStore, from: string, to: string, at: string): Promise<void> =>
  inMerge(store, async () => {
    const { db } = store;
    const [gone, stays] = await db.works.bulkGet([from, to]);
    if (!gone || !stays || from === to) throw new CatalogError('not-found', 'One of these works is no longer in the catalog.');
    const moved = gone.records.map((record) => ({ ...record, under: record.under ?? from }));
    await db.works.delete(from);
    await db.works.put(rowOf(to, [...stays.records, ...moved]));
    await db.merges.delete([to, from]);
    await db.merges.put({ from, to, verdict: 'merged', at, moved: [...new Set(moved.map((record) => record.under))] });
    await store.countUp([from, to]);
  });

/** The two are never proposed again. */
export const keepApart = async (store: CatalogStore, from: string, to: string, at: string): Promise<void> => {
  await withRoom(store.db.merges.put({ from, to, verdict: 'never', at, moved: [] }));
};

/** Takes a verdict back. A merged work is again what it was, with what its own sources have said of it since. */
export const takeBackVerdict = (store: CatalogStore, from: string, to: string): Promise<void> =>
  inMerge(store, async () => {
    const { db } = store;
    const verdict = await db.merges.get([from, to]);
    if (!verdict) return;
    // Where `to` was merged into another since, the words stand there.
    const place = (await redirectsOf(db)).get(to) ?? to;
    await db.merges.delete([from, to]);
    if (verdict.verdict === 'never') return;
    const row = await db.works.get(place);
    const records = row?.records ?? [];
    const own = records.filter((record) => record.under !== undefined && verdict.moved.includes(record.under));
    const left = records.filter((record) => !own.includes(record));
    const back = own.map(({ under, ...record }) => (under === from || under === undefined ? record : { ...record, under }));
    if (back.length > 0) await db.works.put(rowOf(from, back));
    if (left.length > 0) await db.works.put(rowOf(place, left));
    else await db.works.delete(place);
    await store.countUp([from, place]);
  });
