import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openKnownWorks } from '@/entrypoints/engine/known-works';
import { searchWorks } from '@/entrypoints/engine/search-works';
import { type CatalogStore, openStore, selectWorks } from '@/src/catalog';
import { parseIdentifiers } from '@/src/identifiers';
import { findLike } from '@/src/match';
import type { Work } from '@/src/model';
import { aDocument, anExtract, aWork } from '../catalog/example';

let store: CatalogStore;
let count = 0;
beforeEach(async () => {
  store = await openStore({ name: `known-${count++}`, today: () => '2026-11-24' });
});
afterEach(() => store.db.delete());

const list = (name: string) => ({ name, origin: 'import' as const, title: name, asOf: '2026-11-01' });
const numbered = (id: string, fields: Partial<Work> & { key: string }): Work => aWork({ id, identifiers: parseIdentifiers(id), ...fields });

const X9001 = numbered('ITU-T X.9001 (04/2021)', { key: 'itu-t-x-9001-2021-04', title: 'Keeping of bees', group: 'ITU-T SG17' });
const ISO = numbered('ISO/IEC 99001:2021', {
  key: 'iso-iec-99001-2021',
  title: 'Bee identity',
  scope: 'How bees are told apart.',
  body: 'ISO/IEC',
  relations: [{ type: 'identical', id: 'ITU-T X.9001 (04/2021)', key: null, verified: true }],
});
const DRAFT = numbered('ITU-T X.9002', { key: 'itu-t-x-9002', title: 'Bee identity, second part', stage: 'draft' });

describe('searching as one types', () => {
  test.each([
    ['part of the number', '9001', [X9001.key, ISO.key]],
    ['the number as written', 'x.9001', [X9001.key]],
    ['the whole number', 'ITU-T X.9001 (04/2021)', [X9001.key]],
    ['beginnings of two words, in any order', 'iden bee', [ISO.key, DRAFT.key]],
    ['the words of a title as they stand', 'bee identity', [ISO.key, DRAFT.key]],
    ['a word of the scope', 'apart', [ISO.key]],
    ['a typing mistake', 'identiyt', [ISO.key, DRAFT.key]],
    ['a field', 'title:keeping', [X9001.key]],
    ['a field that does not have it', 'title:apart', []],
    ['by the number’s field', 'id:9002', [DRAFT.key]],
    ['articles and the like', 'keeping of the bees', [X9001.key]],
    ['one letter is a word, not a beginning', 'b', []],
    ['nothing found', 'wasps', []],
  ])('%s', async (_title, text, keys) => {
    await store.takeIn(list('some'), [[X9001, ISO, DRAFT]]);
    const known = await openKnownWorks(store, '1').now();
    expect(searchWorks(known, text).map((place) => known.snapshot.saidAt(place)?.key)).toEqual(keys);
  });
});

test('relations are linked over the borders of lists, and what is kept is opened again', async () => {
  await store.takeIn(list('one'), [[X9001]]);
  await store.takeIn(list('two'), [[ISO]]);
  const relations = async (): Promise<unknown> => {
    const { source } = (await openKnownWorks(store, '1').now()).snapshot;
    return source.at(source.placeOf(X9001.key))?.relations;
  };
  const linked = [{ type: 'identical', id: ISO.id, key: ISO.key, verified: true }];
  expect(await relations()).toEqual(linked);
  const kept = await store.db.snapshots.toArray();
  expect(new Set(kept.map((row) => row.revision))).toEqual(new Set([2]));
  store.eachWork = () => Promise.reject(new Error('every work was read again'));
  expect(await relations()).toEqual(linked);
});

test('what is kept in another layout, or damaged, is made anew', async () => {
  await store.takeIn(list('one'), [[X9001]]);
  await openKnownWorks(store, '1').now();
  const columns = await store.db.snapshots.get('columns#0000');
  await store.db.snapshots.put({ name: 'columns#0000', revision: 1, layout: columns?.layout ?? '', made: columns?.made ?? '', bytes: new Uint8Array(4) });
  expect((await openKnownWorks(store, '1').now()).snapshot.count).toBe(1);
  expect((await openKnownWorks(store, '2').now()).snapshot.count).toBe(1);
  expect(new Set((await store.db.snapshots.toArray()).map((row) => row.layout.split(' ')[1]))).toEqual(new Set(['2']));
});

test('a change in another tab is seen', async () => {
  await store.takeIn(list('one'), [[X9001, ISO]]);
  const works = openKnownWorks(store, '1');
  const before = await works.now();
  const other = await openStore({ name: store.db.name, today: () => '2026-11-24' });
  await other.correctWork(ISO.key, { title: 'Renamed elsewhere' });
  await other.forgetWork(X9001.key);
  const after = await works.now();
  expect(after).toBe(before);
  expect([searchWorks(after, 'renamed'), searchWorks(after, 'identity')].map((found) => found.length)).toEqual([1, 0]);
  other.close();
});

describe('what is derived while a long list is written', () => {
  const many = (count: number): Work[] =>
    Array.from({ length: count }, (_, n) => numbered(`ITU-T X.${20_000 + n}`, { key: `x-${n}`, title: `Pollen, part ${n}` }));

  async function gathering(): Promise<{ works: ReturnType<typeof openKnownWorks>; other: CatalogStore }> {
    const { name } = store.db;
    store.close();
    let works: ReturnType<typeof openKnownWorks> | null = null;
    store = await openStore({ name, today: () => '2026-11-24', gather: () => works?.gather() ?? null });
    works = openKnownWorks(store, '1');
    await works.now();
    return { works, other: await openStore({ name, today: () => '2026-11-24' }) };
  }
  const readAgain = (): { times: () => number } => {
    const { eachWork } = store;
    let times = 0;
    store.eachWork = (...asked) => {
      times++;
      return eachWork(...asked);
    };
    return { times: () => times };
  };

  test.each<[string, (other: CatalogStore) => Promise<unknown>, number]>([
    ['is all of it, without reading the works again', async () => {}, 0],
    ['is made anew where another tab wrote meanwhile', (other) => other.correctWork(ISO.key, { title: 'Written meanwhile' }), 1],
    ['is made anew where another tab took in a list meanwhile', (other) => other.takeIn(list('other'), [[DRAFT]]), 1],
  ])('%s', async (_title, meanwhile, read) => {
    await store.takeIn(list('some'), [[X9001, ISO]]);
    const { works, other } = await gathering();
    const { times } = readAgain();
    let waiting: Promise<unknown> | null = null;
    await store.takeIn(list('long'), [many(3000)], {
      onProgress: (written, total) => {
        if (total > 0 && written >= 1600) waiting ??= meanwhile(other);
      },
    });
    await waiting;
    const derived = await works.now();
    expect(times()).toBe(read);
    const anew = await (async () => {
      await store.db.snapshots.clear();
      return openKnownWorks(store, '1').now();
    })();
    expect(asked(derived)).toEqual(asked(anew));
    other.close();
  });
  test.each(['while it hears', 'at its end'])('that fails %s fails no list', async (when) => {
    const { name } = store.db;
    store.close();
    const fail = (): never => {
      throw new Error('made up');
    };
    const failing = { add: when === 'while it hears' ? fail : () => {}, done: async () => fail() };
    store = await openStore({ name, today: () => '2026-11-24', gather: () => failing });
    expect(await store.takeIn(list('long'), [many(2000)])).toEqual({ works: 2000, changed: 2000 });
    expect((await openKnownWorks(store, '1').now()).snapshot.count).toBe(2000);
  });

  test('is kept: a worker that starts later opens it', async () => {
    const { other } = await gathering();
    await store.takeIn(list('long'), [many(2000)]);
    const { times } = readAgain();
    expect((await openKnownWorks(store, '1').now()).snapshot.count).toBe(2000);
    expect(times()).toBe(0);
    other.close();
  });
});

describe('a table of works, before all of them are read', () => {
  const many = (count: number): Work[] =>
    Array.from({ length: count }, (_, n) => numbered(`ITU-T X.${20_000 + n}`, { key: `x-${n + 20_000}`, title: `Pollen, part ${n}` }));
  const page = (works: ReturnType<typeof openKnownWorks>, offset: number): Promise<string[]> =>
    works.table(async ({ snapshot, sure }) =>
      sure(() => selectWorks(snapshot, null, { sort: { by: 'id', up: true }, offset, limit: 2, facets: true }).rows.map((row) => row.title)),
    );
  /** Names of the rows of derived data that are read. */
  function reads(): string[] {
    const names: string[] = [];
    store.db.snapshots.hook('reading', (row) => {
      names.push(row.name.replace(/#.*/, ''));
      return row;
    });
    return names;
  }
  const HEAD = ['columns', 'columns', 'flags', 'stages', 'names', 'sources', 'ids', 'links', 'orders'];

  beforeEach(async () => {
    await store.takeIn(list('long'), [many(5000)]);
    await openKnownWorks(store, '1').now();
  });

  test('reads the columns, and the works of its window alone', async () => {
    const names = reads();
    expect(await page(openKnownWorks(store, '1'), 3000)).toEqual(['Pollen, part 3000', 'Pollen, part 3001']);
    expect(names).toEqual([...HEAD, 'works/00001']);
  });

  test('is asked while the rest is read, and each part is read once by the rest', async () => {
    const names = reads();
    const works = openKnownWorks(store, '1');
    const whole = works.now();
    expect(await page(works, 0)).toEqual(['Pollen, part 0', 'Pollen, part 1']);
    expect(names).not.toContain('index');
    expect(searchWorks(await whole, 'pollen 4999')).toHaveLength(1);
    expect(names.filter((name) => name === 'index')).toHaveLength(1);
  });

  test('has what changed since, and so has the index', async () => {
    await store.correctWork('x-20001', { title: 'Wax' });
    const works = openKnownWorks(store, '1');
    expect(await page(works, 1)).toEqual(['Wax', 'Pollen, part 2']);
    await store.correctWork('x-20002', { title: 'Honey' });
    expect(await page(works, 1)).toEqual(['Wax', 'Honey']);
    const known = await works.now();
    expect(['wax', 'honey'].map((text) => searchWorks(known, text).map((place) => known.snapshot.saidAt(place)?.key))).toEqual([['x-20001'], ['x-20002']]);
  });

  test('that another tab makes anew while it is read is opened anew', async () => {
    const works = openKnownWorks(store, '1');
    expect(await page(works, 0)).toEqual(['Pollen, part 0', 'Pollen, part 1']);
    const other = await openStore({ name: store.db.name, today: () => '2026-11-24' });
    await other.takeIn({ ...list('long'), name: 'others' }, [many(5100).slice(5000)]);
    await other.db.snapshots.clear();
    await openKnownWorks(other, '1').now();
    expect(await page(works, 5098)).toEqual(['Pollen, part 5098', 'Pollen, part 5099']);
    const again = openKnownWorks(store, '1');
    expect(await page(again, 0)).toEqual(['Pollen, part 0', 'Pollen, part 1']);
    await other.db.snapshots.clear();
    await openKnownWorks(other, '1').now();
    expect((await again.now()).snapshot.count).toBe(5100);
    other.close();
  });

  test('whose index is damaged is made anew', async () => {
    const row = await store.db.snapshots.get('index#0000');
    if (row) await store.db.snapshots.put({ ...row, bytes: new Uint8Array(8) });
    const works = openKnownWorks(store, '1');
    expect(await page(works, 0)).toEqual(['Pollen, part 0', 'Pollen, part 1']);
    expect(searchWorks(await works.now(), 'pollen 4999')).toHaveLength(1);
  });
});

/** What a person or a rule can ask of the works. */
function asked({ snapshot, index }: Awaited<ReturnType<ReturnType<typeof openKnownWorks>['now']>>): unknown {
  const keys = (places: readonly number[]): string[] => places.flatMap((place) => snapshot.saidAt(place)?.key ?? []).sort();
  const { revision, ...page } = selectWorks(snapshot, null, { sort: { by: 'id', up: true }, offset: 0, limit: 50, facets: true });
  return {
    page: { ...page, rows: [...page.rows].sort((a, b) => (a.key < b.key ? -1 : 1)) },
    works: [...page.rows].map((row) => snapshot.source.at(snapshot.source.placeOf(row.key))).sort((a, b) => ((a?.key ?? '') < (b?.key ?? '') ? -1 : 1)),
    found: ['bees', 'honey', 'x.9001', 'identity', 'wax'].map((text) => keys(searchWorks(snapshot && ({ snapshot, index } as never), text))),
    like: findLike(index, { title: 'Keeping of bees', scope: 'How bees are told apart' }, { top: 50 })
      // Scores may differ a little: how common a part of a title is, is counted when the index is made.
      .map(({ key }) => key)
      .sort(),
  };
}

test('after any edits, imports and restarts, the index agrees with the tables', async () => {
  const work = fc
    .record({
      key: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5'),
      id: fc.constantFrom('ITU-T X.9001 (04/2021)', 'ITU-T X.9001 (2005)', 'ISO/IEC 99001:2021', 'RFC 9990'),
      title: fc.constantFrom('Keeping of bees', 'Bee identity', 'Honey and wax', 'Wax'),
      scope: fc.constantFrom(null, 'How bees are told apart.', 'Of honey.'),
      topics: fc.subarray(['wax', 'honey']),
    })
    .map(({ key, ...fields }) => numbered(fields.id, { key, ...fields }));
  const works = fc.uniqueArray(work, { selector: (w) => w.key, maxLength: 5 });
  const edit = fc.oneof(
    works.map((all) => ({ what: 'list a', run: () => store.takeIn(list('a'), [all]) })),
    works.map((all) => ({ what: 'list b', run: () => store.takeIn(list('b'), [all]) })),
    work.map(({ key, title }) => ({ what: `correct ${key}`, run: () => store.correctWork(key, { title }).catch(() => {}) })),
    work.map(({ key }) => ({ what: `forget ${key}`, run: () => store.forgetWork(key) })),
    work.map(({ title }) => ({ what: `save ${title}`, run: () => store.saveDocument(aDocument(), anExtract({ title }), 'watch') })),
    fc.constant({ what: 'look', run: async () => {} }),
    fc.constant({ what: 'look at the table', run: () => open.table(async ({ snapshot, sure }) => void (await sure(() => snapshot.source.at(0)))) }),
  );
  let open: ReturnType<typeof openKnownWorks>;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 10 }), async (edits) => {
      store = await openStore({ name: `known-${count++}`, today: () => '2026-11-24' });
      open = openKnownWorks(store, '1');
      for (const [n, { run }] of edits.entries()) {
        await run();
        if (n % 3 === 1) await open.now();
        if (n % 4 === 3) open = openKnownWorks(store, '1');
      }
      const followed = asked(await open.now());
      await store.db.snapshots.clear();
      expect(followed).toEqual(asked(await openKnownWorks(store, '1').now()));
      await store.db.delete();
    }),
    { numRuns: 60 },
  );
});
