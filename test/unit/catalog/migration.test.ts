import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { openStore } from '@/src/catalog';
import { SCHEMA_VERSION } from '@/src/catalog/schema';
import { aLiaison } from './example';

/** The first layout as it was, with rows as it wrote them. Never changed: catalogs of this form are on people's machines. */
async function writeFirstLayout(name: string): Promise<void> {
  const db = new Dexie(name);
  db.version(1).stores({
    works: '&key, body, *packs',
    decisions: '[document+finding], document',
    notes: '&id, document',
    meta: '&name',
  });
  await db.open();
  await db.table('works').add({
    key: 'itu-t-x-9001-2021-04',
    body: 'ITU-T',
    packs: ['made-up'],
    records: [
      {
        origin: 'pack',
        of: 'made-up',
        facts: {
          id: 'ITU-T X.9001 (04/2021)',
          identifiers: [{ publisher: 'ITU-T', type: 'rec', number: 'X.9001', part: null, edition: '2021-04', stage: null, supplement: null, language: null }],
          title: 'Keeping of bees',
          body: 'ITU-T',
          date: '2021-04',
        },
        provenance: [{ source: 'a list', seen: '2026-11-01', by: 'made-up', verified: true }],
      },
      { origin: 'user', of: 'user', facts: { purpose: 'watch' }, provenance: [{ source: 'kept by hand', seen: '2026-11-02', by: 'user', verified: true }] },
    ],
  });
  await db.table('decisions').add({
    finding: 'f1',
    document: 'd1',
    verdict: 'accepted',
    reason: null,
    at: '2026-11-02T00:00:00Z',
    until: null,
    seen: { here: 'a', there: null },
  });
  await db
    .table('notes')
    .add({ id: 'n1', document: 'd1', kind: 'action', body: 'Write to them.', passage: null, group: null, finding: 'f1', at: '2026-11-02T00:00:00Z' });
  await db.table('meta').bulkAdd([
    { name: 'packs', value: [{ name: 'made-up', title: 'Made up', asOf: '2026-11-01', works: 1 }] },
    { name: 'revision', value: 7 },
  ]);
  db.close();
}

test('a catalog of the first layout opens with everything in it, found by its numbers', async () => {
  await writeFirstLayout('old');
  const store = await openStore({ name: 'old', today: () => '2026-11-24' });
  expect(store.db.verno).toBe(SCHEMA_VERSION);
  expect(await store.work('itu-t-x-9001-2021-04')).toMatchObject({ title: 'Keeping of bees', purpose: 'watch', date: '2021-04' });
  expect(await store.memory('d1')).toMatchObject({ decisions: [{ finding: 'f1', verdict: 'accepted' }], notes: [{ id: 'n1', body: 'Write to them.' }] });
  expect(await store.packs()).toEqual([{ name: 'made-up', title: 'Made up', asOf: '2026-11-01', works: 1 }]);
  expect(await store.revision()).toBe(7);
  const row = await store.db.works.get('itu-t-x-9001-2021-04');
  expect(
    await store.db.works
      .where('numbers')
      .anyOf(row?.numbers ?? [])
      .count(),
  ).toBe(1);
  expect(await store.liaisons()).toEqual([]);
  const written = aLiaison({ id: 'l1', document: 'd1' });
  await store.keepLiaison(written);
  expect(await store.liaisons({ document: 'd1', works: [] })).toEqual([written]);
  await store.db.delete();
});

test('a catalog of the second layout gets its ledger and keeps the rest', async () => {
  const db = new Dexie('second');
  db.version(2).stores({
    works: '&key, body, *packs, *numbers',
    snapshots: '&name',
    decisions: '[document+finding], document',
    notes: '&id, document',
    meta: '&name',
  });
  await db.open();
  await db.table('meta').add({ name: 'revision', value: 3 });
  await db
    .table('notes')
    .add({ id: 'n1', document: 'd1', kind: 'action', body: 'Write.', passage: null, group: null, finding: null, at: '2026-11-02T00:00:00Z' });
  db.close();
  const store = await openStore({ name: 'second', today: () => '2026-11-24' });
  expect([await store.revision(), (await store.memory('d1')).notes.length, await store.liaisons()]).toEqual([3, 1, []]);
  await store.db.delete();
});

test('a catalog of the third layout keeps its works, and derived data in the old form goes', async () => {
  const db = new Dexie('third');
  db.version(3).stores({
    works: '&key, body, *packs, *numbers',
    snapshots: '&name',
    decisions: '[document+finding], document',
    notes: '&id, document',
    liaisons: '&id, document, *works',
    meta: '&name',
  });
  await db.open();
  await db.table('works').add({
    key: 'a',
    body: 'ITU-T',
    packs: ['made-up'],
    numbers: [],
    records: [{ origin: 'pack', of: 'made-up', facts: { id: 'A', title: 'Bees' }, provenance: [] }],
  });
  await db.table('snapshots').add({ name: 'works/000000000', revision: 4, json: '[]' });
  await db.table('meta').add({ name: 'revision', value: 4 });
  db.close();
  const store = await openStore({ name: 'third', today: () => '2026-11-24' });
  expect([(await store.work('a'))?.title, await store.revision(), await store.db.snapshots.count(), await store.db.imports.count()]).toEqual(['Bees', 4, 0, 0]);
  await store.db.delete();
});

test('a catalog of the fourth layout can hold published lists, and keeps what it has', async () => {
  const db = new Dexie('fourth');
  db.version(4).stores({
    works: '&key, *packs, *numbers',
    imports: '&name',
    staged: '[import+part], import',
    snapshots: '&name',
    decisions: '[document+finding], document',
    notes: '&id, document',
    liaisons: '&id, document, *works',
    meta: '&name',
  });
  await db.open();
  await db.table('works').add({
    key: 'a',
    body: 'ITU-T',
    packs: ['made-up'],
    numbers: [],
    records: [{ origin: 'pack', of: 'made-up', facts: { id: 'A', title: 'Bees' }, provenance: [] }],
  });
  db.close();
  const store = await openStore({ name: 'fourth', today: () => '2026-11-24' });
  expect([(await store.work('a'))?.title, await store.db.lists.count(), await store.db.listVersions.count()]).toEqual(['Bees', 0, 0]);
  await store.db.delete();
});
