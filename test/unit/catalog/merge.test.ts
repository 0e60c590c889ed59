import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CatalogStore, correctWorks, keepApart, mergeVerdicts, mergeWorks, openStore, restoreBackup, takeBackVerdict, writeBackup } from '@/src/catalog';
import { type Finding, seenOf, type Work } from '@/src/model';
import { aDecision, aFinding, aWork } from './example';

let store: CatalogStore;
let count = 0;
beforeEach(async () => {
  store = await openStore({ name: `merge-${count++}`, today: () => '2026-11-28' });
});
afterEach(() => store.db.delete());

const AT = '2026-11-28T10:00:00Z';
const list = (name: string, works: Work[], mode: 'add' | 'replace' = 'add') => store.takeIn({ name, origin: 'import', title: name, asOf: null, mode }, [works]);
const said = async () => ({ works: await store.db.works.toArray(), merges: await store.db.merges.toArray() });

describe('merging', () => {
  test('both works’ sources stand under one key, and the other key leads there', async () => {
    await list('one', [aWork({ key: 'a', title: 'Of a' }), aWork({ key: 'b', title: 'Of b', scope: 'Bees.' })]);
    await mergeWorks(store, 'b', 'a', AT);
    expect(await store.work('b')).toMatchObject({ key: 'a', title: 'Of a', scope: 'Bees.' });
    expect(await store.db.works.count()).toBe(1);
    expect(await mergeVerdicts(store)).toEqual([{ from: 'b', to: 'a', verdict: 'merged', at: AT }]);
  });

  test('the list comes again: nothing changes, and no work comes back by the side', async () => {
    const works = [aWork({ key: 'a' }), aWork({ key: 'b' })];
    await list('one', works, 'replace');
    await mergeWorks(store, 'b', 'a', AT);
    const before = await said();
    expect((await list('one', works, 'replace')).changed).toBe(0);
    expect(await said()).toEqual(before);
  });

  test('news of the merged work is not lost when the merge is taken back', async () => {
    await list('one', [aWork({ key: 'a' }), aWork({ key: 'b' })]);
    await mergeWorks(store, 'b', 'a', AT);
    await list('one', [aWork({ key: 'b', title: 'Newer' })]);
    await takeBackVerdict(store, 'b', 'a');
    expect([(await store.work('a'))?.title, (await store.work('b'))?.title]).toEqual(['Title of a', 'Newer']);
  });

  test('a decision on the merged work stands for the finding on the one it is now', async () => {
    await list('one', [aWork({ key: 'a' }), aWork({ key: 'b' })]);
    const before: Finding = aFinding({ id: 'on-b', work: 'b' });
    const now: Finding = { ...before, id: 'on-a', work: 'a' };
    await store.decide(aDecision({ finding: 'on-b', document: 'd', work: 'b', seen: seenOf(before) }));
    expect((await store.standingMemory('d', [now])).decisions.map((d) => d.finding)).toEqual(['on-b']);
    await mergeWorks(store, 'b', 'a', AT);
    expect((await store.standingMemory('d', [now])).decisions.map((d) => d.finding)).toEqual(['on-a']);
    await takeBackVerdict(store, 'b', 'a');
    expect((await store.standingMemory('d', [before])).decisions.map((d) => d.finding)).toEqual(['on-b']);
  });

  test('a backup holds it', async () => {
    await list('one', [aWork({ key: 'a' }), aWork({ key: 'b' })]);
    await mergeWorks(store, 'b', 'a', AT);
    const backup = await writeBackup(store, AT);
    const other = await openStore({ name: `merge-${count++}`, today: () => '2026-11-28' });
    await restoreBackup(other, backup.bytes, false);
    expect(await other.work('b')).toMatchObject({ key: 'a' });
    await other.db.delete();
  });

  test('whatever is merged, in whatever order it is taken back, the catalog is again what it was', async () => {
    const keys = ['a', 'b', 'c', 'd'];
    const pair = fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...keys)).filter(([x, y]) => x !== y);
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.boolean(), async (merges, forwards, own) => {
        await store.db.works.clear();
        await store.db.merges.clear();
        await list(
          'one',
          keys.map((key) => aWork({ key, title: `One of ${key}` })),
        );
        await list(
          'two',
          ['a', 'c'].map((key) => aWork({ key, title: `Two of ${key}`, date: '2024' })),
        );
        if (own) await correctWorks(store, ['a', 'b'], { title: 'Mine' }, '2026-11-28');
        const before = await said();
        const done: [string, string][] = [];
        for (const [from, to] of merges) {
          const there = await store.db.works.bulkGet([from, to]);
          if (!there[0] || !there[1]) continue;
          await mergeWorks(store, from, to, AT);
          done.push([from, to]);
        }
        for (const [from, to] of forwards ? done : [...done].reverse()) await takeBackVerdict(store, from, to);
        expect(await said()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test('kept apart, and that taken back', async () => {
    await list('one', [aWork({ key: 'a' }), aWork({ key: 'b' })]);
    const before = await said();
    await keepApart(store, 'a', 'b', AT);
    expect((await mergeVerdicts(store)).map((v) => v.verdict)).toEqual(['never']);
    await takeBackVerdict(store, 'a', 'b');
    expect(await said()).toEqual(before);
  });
});
