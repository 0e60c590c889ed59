import type { MergeVerdict } from '@/src/model';
import { CatalogError } from './errors';
import { redirectsOf } from './merge-rows';
import { rowOf } from './schema';
import type { CatalogStore } from './store';
import { withRoom } from './with-room';

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
