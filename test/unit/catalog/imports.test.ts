import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CatalogStore, type ListHead, openStore, restoreBackup, writeBackup } from '@/src/catalog';
import type { Work } from '@/src/model';
import { aWork, sliceOfStore } from './example';

let store: CatalogStore;
let count = 0;
const fresh = (): Promise<CatalogStore> => openStore({ name: `imports-${count++}`, today: () => '2026-11-24' });

beforeEach(async () => {
  store = await fresh();
});
afterEach(() => store.db.delete());

const list = (name: string, fields: Partial<ListHead> = {}): ListHead => ({ name, origin: 'import', title: name, asOf: null, ...fields });
const works = (count: number, fields: Partial<Work> = {}, from = 0): Work[] =>
  Array.from({ length: count }, (_, i) => aWork({ key: `work-${String(i + from).padStart(4, '0')}`, ...fields }));

async function* inBatches(all: readonly Work[], size = 300, end?: () => void): AsyncGenerator<Work[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
  end?.();
}

/** All that a person would miss. */
const content = async ({ db, packs }: CatalogStore) => ({ works: await db.works.toArray(), packs: await packs() });

describe('taking in a list', () => {
  test('all of it, with progress, and nothing left behind', async () => {
    const told: [number, number][] = [];
    const counts = await store.takeIn(list('big'), inBatches(works(1234)), { onProgress: (done, total) => told.push([done, total]) });
    expect(counts).toEqual({ works: 1234, changed: 1234 });
    expect([await store.db.works.count(), await store.revision(), (await store.packs()).map((p) => [p.name, p.works])]).toEqual([1234, 1, [['big', 1234]]]);
    expect([told[0], told.at(-1)]).toEqual([
      [300, 0],
      [1234, 1234],
    ]);
    expect([await store.db.imports.count(), await store.db.staged.count()]).toEqual([0, 0]);
  });

  test('the same list again changes nothing, not even the revision', async () => {
    await store.takeIn(list('big'), inBatches(works(700)));
    const before = await content(store);
    expect(await store.takeIn(list('big'), inBatches(works(700)))).toEqual({ works: 700, changed: 0 });
    expect([await content(store), await store.revision()]).toEqual([before, 1]);
  });

  test('a later list replaces the earlier: works that it has no longer go, those that others know stay', async () => {
    await store.takeIn(list('big'), inBatches(works(700)));
    await store.correctWork('work-0650', { purpose: 'watch' });
    expect(await store.takeIn(list('big'), inBatches(works(600, { title: 'Renamed' })))).toEqual({ works: 600, changed: 700 });
    expect([await store.db.works.count(), (await store.work('work-0003'))?.title, (await store.work('work-0650'))?.purpose]).toEqual([601, 'Renamed', 'watch']);
  });

  test('a list that only adds leaves what it does not name', async () => {
    await store.takeIn(list('big'), inBatches(works(20)));
    await store.takeIn(list('big', { mode: 'add' }), inBatches(works(5, {}, 18)));
    expect(await store.db.works.count()).toBe(23);
  });

  test('two works of one key in a list stay two', async () => {
    await store.takeIn(list('big'), [[aWork({ key: 'a', title: 'One' })], [aWork({ key: 'a', title: 'Other' })]]);
    expect((await store.db.works.toArray()).map((row) => row.key)).toEqual(['a', 'a--2']);
  });

  test.each([
    ['stopped', (stop: AbortController) => stop.abort()],
    [
      'broken off by its reader',
      () => {
        throw new Error('bad line');
      },
    ],
  ])('%s while it is read, it has not happened', async (_title, end) => {
    await store.takeIn(list('big'), inBatches(works(40)));
    const before = await content(store);
    const stop = new AbortController();
    await expect(
      store.takeIn(
        list('big'),
        inBatches(works(1300, { title: 'New' }), 300, () => end(stop)),
        { signal: stop.signal },
      ),
    ).rejects.toThrow();
    expect([await content(store), await store.revision(), await store.db.staged.count(), await store.db.imports.count()]).toEqual([before, 1, 0, 0]);
  });

  test('a second tab is told that the list is being taken in', async () => {
    const other = await openStore({ name: store.db.name });
    const first = store.takeIn(list('big'), inBatches(works(900)));
    await expect(other.takeIn(list('big'), inBatches(works(3)))).rejects.toMatchObject({ name: 'CatalogError', code: 'busy' });
    await first;
    expect(await store.db.works.count()).toBe(900);
    other.close();
  });

  test('a full disk while it is read is said, and nothing has happened', async () => {
    const full = (): never => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    store.db.staged.hook('creating', full);
    await expect(store.takeIn(list('big'), inBatches(works(600)))).rejects.toMatchObject({ name: 'CatalogError', code: 'quota' });
    store.db.staged.hook('creating').unsubscribe(full);
    expect([await store.db.works.count(), await store.db.imports.count(), await store.revision()]).toEqual([0, 0, 0]);
  });
});

/** Ends a "worker" at its n-th write: every write after that fails, and the database is opened anew. */
async function killAt(n: number, run: (store: CatalogStore) => Promise<unknown>): Promise<CatalogStore> {
  let left = n;
  for (const name of ['works', 'imports', 'staged', 'meta']) {
    const die = (): void => {
      if (left-- <= 0) throw new Error('killed');
    };
    store.db.table(name).hook('creating', die);
    store.db.table(name).hook('updating', die);
    store.db.table(name).hook('deleting', die);
  }
  await run(store).catch(() => {});
  store.close();
  return openStore({ name: store.db.name, today: () => '2026-11-24' });
}

test('killed at any write, a list is there whole or not at all, after the next opening', async () => {
  const before = works(30, { title: 'Before' });
  const after = works(540, { title: 'After' }, 5);
  const outcomes = new Set<string>();
  for (const n of [0, 1, 3, 4, 5, 6, 100, 510, 540, 548, 552, 560]) {
    store = await fresh();
    await store.takeIn(list('big'), inBatches(before));
    const again = await killAt(n, (open) => open.takeIn(list('big'), inBatches(after)));
    const titles = (await again.db.works.toArray()).map((row) => again.work(row.key).then((work) => work?.title));
    const said = [...new Set(await Promise.all(titles))];
    expect(said, `killed at ${n}`).toHaveLength(1);
    expect([await again.db.works.count(), (await again.packs())[0]?.works]).toEqual(said[0] === 'Before' ? [30, 30] : [540, 540]);
    expect([await again.db.imports.count(), await again.db.staged.count()]).toEqual([0, 0]);
    outcomes.add(String(said[0]));
    store.close();
    store = again;
  }
  expect([...outcomes].sort()).toEqual(['After', 'Before']);
});

describe('whatever the lists', () => {
  const someLists = fc.array(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      origin: fc.constantFrom<ListHead['origin']>('pack', 'import'),
      works: fc.uniqueArray(
        fc.record({ key: fc.constantFrom('k1', 'k2', 'k3', 'k4'), title: fc.constantFrom('One', 'Two'), topics: fc.subarray(['x', 'y', 'z']) }),
        {
          selector: (work) => work.key,
        },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const distinct = (lists: readonly { name: string }[]): boolean => {
    const names = lists.map((l) => l.name);
    return new Set(names).size === names.length;
  };

  test('any order of the same lists gives the same catalog', async () => {
    await fc.assert(
      fc.asyncProperty(
        someLists.filter(distinct).chain((lists) => fc.tuple(fc.constant(lists), fc.shuffledSubarray(lists, { minLength: lists.length }))),
        async ([lists, shuffled]) => {
          const [one, two] = [await fresh(), await fresh()];
          for (const l of lists) await one.takeIn(list(l.name, { origin: l.origin }), [l.works.map(aWork)]);
          for (const l of shuffled) await two.takeIn(list(l.name, { origin: l.origin }), [l.works.map(aWork)]);
          expect(await content(two)).toEqual(await content(one));
          expect((await sliceOfStore(two)).works).toEqual((await sliceOfStore(one)).works);
          await Promise.all([one.db.delete(), two.db.delete()]);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a backup restored is the catalog, and restoring or taking in twice changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(someLists, async (lists) => {
        const one = await fresh();
        for (const l of lists) await one.takeIn(list(l.name, { origin: l.origin }), [l.works.map(aWork)]);
        await one.correctWork((await one.db.works.toCollection().first())?.key ?? '', { question: 'Q1/17' }).catch(() => {});
        const before = await content(one);
        const last = lists.at(-1);
        if (last) await one.takeIn(list(last.name, { origin: last.origin }), [last.works.map(aWork)]);
        expect(await content(one)).toEqual(before);
        const { bytes } = await writeBackup(one, '2026-11-24T10:00:00Z');
        const two = await fresh();
        await restoreBackup(two, bytes, false);
        await restoreBackup(two, bytes, false);
        expect(await content(two)).toEqual(before);
        await Promise.all([one.db.delete(), two.db.delete()]);
      }),
      { numRuns: 20 },
    );
  });
});
