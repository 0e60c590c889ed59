import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CatalogStore, correctWorks, factsOf, openStore, putBack, takeInFiles } from '@/src/catalog';
import { FACT_FIELDS, type OwnFacts } from '@/src/model';

let store: CatalogStore;
let count = 0;
beforeEach(async () => {
  store = await openStore({ name: `facts-${count++}`, today: () => '2026-11-28' });
  await table('older.csv', '2025-01-10', 'Number,Title,Status,Editors,Target\nX.vctp,Trust in credentials,Under study,A. Lee,2025-12\nX.9,Nine,,,\n');
  await table('newer.csv', '2026-11-01', 'Number,Title,Status,Editors,Target\nX.vctp,Trust in credentials,Under study,A. Lee; B. Kim,2026-Q3\n');
});
afterEach(() => store.db.delete());

const table = (name: string, today: string, text: string) => takeInFiles(store, { name, files: [{ name, blob: new Blob([text]) }], today });
const KEY = 'x-vctp';
const facts = async () => new Map(factsOf(await store.sources(await key())).map((fact) => [fact.field, fact]));
const key = async (): Promise<string> => (await store.db.works.toCollection().primaryKeys()).find((k) => k.includes('vctp')) ?? KEY;

test('each fact says who says so and when, who agrees, and what others say otherwise', async () => {
  const known = await facts();
  expect(known.get('life.target')).toEqual({
    field: 'life.target',
    shown: { text: '2026-Q3', source: 'newer.csv', seen: '2026-11-01', by: 'newer.csv', verified: true, own: false },
    others: [{ text: '2025-12', source: 'older.csv', seen: '2025-01-10', by: 'older.csv', verified: true, own: false }],
    agree: 0,
  });
  expect(known.get('title')).toMatchObject({ others: [], agree: 1 });
  expect(known.get('life.editors')).toMatchObject({ shown: { text: 'A. Lee; B. Kim' }, others: [{ text: 'A. Lee' }] });
});

test('one’s own word stands over the others, which are kept; taken back, theirs is shown again', async () => {
  await correctWorks(store, [await key()], { 'life.target': '2027-01', topics: 'trust; wallets' }, '2026-11-28');
  expect((await facts()).get('life.target')).toMatchObject({
    shown: { text: '2027-01', own: true, seen: '2026-11-28' },
    others: [{ text: '2026-Q3' }, { text: '2025-12' }],
  });
  expect((await store.work(await key()))?.topics).toEqual(['trust', 'wallets']);
  await correctWorks(store, [await key()], { 'life.target': null, topics: null }, '2026-11-28');
  expect((await facts()).get('life.target')?.shown.text).toBe('2026-Q3');
  expect((await store.sources(await key())).map((r) => r.origin)).toEqual(['import', 'import']);
});

test('a change of many works that names one unknown changes none', async () => {
  const before = await store.db.works.toArray();
  await expect(correctWorks(store, [await key(), 'nobody'], { group: 'ITU-T SG17' }, '2026-11-28')).rejects.toMatchObject({ code: 'not-found' });
  expect(await store.db.works.toArray()).toEqual(before);
});

test('whatever is corrected on many works, undoing it gives the catalog as it was', async () => {
  const said = fc.option(fc.constantFrom('a', 'b; c', '2027'), { nil: null });
  const change: fc.Arbitrary<OwnFacts> = fc.dictionary(fc.constantFrom(...FACT_FIELDS), said, { maxKeys: 5 });
  const keys = await store.db.works.toCollection().primaryKeys();
  await fc.assert(
    fc.asyncProperty(change, change, fc.option(fc.constant('a topic')), async (first, second, topic) => {
      await correctWorks(store, keys, first, '2026-11-28');
      const before = await store.db.works.toArray();
      const undo = await correctWorks(store, keys, second, '2026-11-29', topic);
      await putBack(store, undo);
      expect(await store.db.works.toArray()).toEqual(before);
    }),
    { numRuns: 40 },
  );
});
