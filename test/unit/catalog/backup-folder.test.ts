import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CatalogStore, catalogsIn, keepInFolder, openBackup, openStore, readFolder, restoreContent, unsavedChanges, writeBackup } from '@/src/catalog';
import { aDecision, aDocument, aLiaison, aNote, anExtract, aWork } from './example';
import { memoryFolder } from './memory-folder';

let stores: CatalogStore[] = [];
let made = 0;
const open = async (name = `folder-${made++}`): Promise<CatalogStore> => {
  const store = await openStore({ name, today: () => '2026-11-24' });
  stores.push(store);
  return store;
};
const at = (n: number, day = '2026-11-24'): string => `${day}T10:00:00.${String(n).padStart(3, '0')}Z`;

let store: CatalogStore;
let folder: ReturnType<typeof memoryFolder>;
beforeEach(async () => {
  store = await open();
  folder = memoryFolder();
});
afterEach(async () => {
  for (const one of stores) one.close();
  for (const name of new Set(stores.map((one) => one.db.name))) await Dexie.delete(name);
  stores = [];
});

/** The bytes that a backup of the catalog has, whenever it is made. */
const bytesOf = async (of: CatalogStore): Promise<string> => new TextDecoder().decode((await writeBackup(of, '2026-12-01T00:00:00Z')).bytes);

/** The catalog that the folder gives back, restored on an empty one. */
async function restored(): Promise<{ bytes: string; troubles: string[] }> {
  const empty = await open();
  const [catalog] = await catalogsIn(folder);
  const { backup, troubles } = await readFolder(folder, catalog?.catalog ?? '');
  if (backup) await restoreContent(empty, backup, false);
  return { bytes: await bytesOf(empty), troubles };
}
const kinds = (): string[] => [...folder.files.keys()].sort().map((name) => /(whole|step)/.exec(name)?.[1] ?? '?');

describe('the folder that the user chose', () => {
  test('gets everything first, then what changed, and gives the catalog back byte for byte', async () => {
    await store.fillPack({ name: 'bees', title: 'Bees', asOf: '2026-11-01', works: [aWork({ key: 'a' }), aWork({ key: 'b' })], notices: [] });
    expect(await keepInFolder(store, folder, at(1))).toEqual({ wrote: 'whole', changes: 2 });
    await store.decide(aDecision());
    await store.note(aNote());
    await store.note(aNote({ body: 'Otherwise.' }));
    await store.saveDocument(aDocument(), anExtract(), 'watch');
    await store.forgetWork('b');
    expect(await unsavedChanges(store)).toBe(4);
    expect(await keepInFolder(store, folder, at(2))).toEqual({ wrote: 'step', changes: 4 });
    await store.keepLiaison(aLiaison({ id: 'l1' }));
    await store.forgetNote(aNote().document, aNote().id);
    expect(await keepInFolder(store, folder, at(3))).toEqual({ wrote: 'step', changes: 2 });
    expect(await keepInFolder(store, folder, at(4))).toEqual({ wrote: 'nothing', changes: 0 });
    expect(kinds()).toEqual(['whole', 'step', 'step']);
    expect(await restored()).toEqual({ bytes: await bytesOf(store), troubles: [] });
  });

  test('a write that fails leaves the changes for the next; nothing is said to be kept', async () => {
    await store.decide(aDecision());
    folder.fails = true;
    await expect(keepInFolder(store, folder, at(1))).rejects.toThrow('The disk is gone.');
    expect(await unsavedChanges(store)).toBe(1);
    folder.fails = false;
    await store.note(aNote());
    expect(await keepInFolder(store, folder, at(2))).toMatchObject({ changes: 2 });
    expect(await restored()).toEqual({ bytes: await bytesOf(store), troubles: [] });
  });

  test('a write of very many rows makes the next backup a whole one', async () => {
    await keepInFolder(store, folder, at(1), { whole: true });
    await store.fillPack({ name: 'many', title: 'Many', asOf: null, works: Array.from({ length: 600 }, (_, i) => aWork({ key: `w${i}` })), notices: [] });
    expect(await unsavedChanges(store)).toBeNull();
    expect((await keepInFolder(store, folder, at(2))).wrote).toBe('whole');
    expect(kinds()).toEqual(['whole', 'whole']);
  });

  test('a week after a whole backup the next is whole, and the files before the last two whole ones go', async () => {
    for (const [n, day] of ['2026-11-01', '2026-11-02', '2026-11-09', '2026-11-10', '2026-11-18', '2026-11-19'].entries()) {
      await store.note(aNote({ body: `${n}` }));
      await keepInFolder(store, folder, at(n, day));
    }
    expect(kinds()).toEqual(['whole', 'step', 'whole', 'step']);
    expect((await restored()).bytes).toBe(await bytesOf(store));
  });

  test('where the newest whole backup is damaged, the one before it and the steps since give all that they hold', async () => {
    await store.decide(aDecision());
    await keepInFolder(store, folder, at(1));
    await store.note(aNote());
    await keepInFolder(store, folder, at(2));
    await keepInFolder(store, folder, at(3), { whole: true });
    const newest = [...folder.files.keys()].sort().at(-1) ?? '';
    folder.files.set(newest, new ArrayBuffer(3));
    expect(await restored()).toEqual({ bytes: await bytesOf(store), troubles: [`The backup ${newest} cannot be read; the one before it is used.`] });
  });

  test.each([
    ['missing', (name: string) => folder.files.delete(name), /is missing, and the changes in it/],
    ['damaged', (name: string) => folder.files.set(name, new TextEncoder().encode('{"schema').buffer), /cannot be read: the changes that it holds are missing/],
  ])('a step that is %s is said', async (_title, wound, sentence) => {
    for (let n = 1; n <= 3; n++) {
      await store.note(aNote({ id: `n${n}` }));
      await keepInFolder(store, folder, at(n));
    }
    wound([...folder.files.keys()].sort()[1] ?? '');
    const { troubles } = await restored();
    expect(troubles.join('\n')).toMatch(sentence);
  });

  test('files of others and of another catalog stay as they are', async () => {
    folder.files.set('holiday.jpg', new ArrayBuffer(8));
    await store.note(aNote());
    await keepInFolder(store, folder, at(1, '2026-11-01'));
    const other = await open();
    for (const n of [2, 3, 4]) await keepInFolder(other, folder, at(n), { whole: true });
    expect(folder.files.has('holiday.jpg')).toBe(true);
    expect((await catalogsIn(folder)).map((c) => c.made.slice(0, 10))).toEqual(['2026-11-24', '2026-11-01']);
    const { backup } = await readFolder(folder, (await catalogsIn(folder))[1]?.catalog ?? '');
    expect(backup?.notes).toEqual([aNote()]);
  });

  test('a step from a hostile folder is checked as any backup is', async () => {
    await keepInFolder(store, folder, at(1));
    await store.note(aNote());
    await keepInFolder(store, folder, at(2));
    const step = [...folder.files.keys()].find((name) => name.includes('step')) ?? '';
    const text = new TextDecoder().decode(folder.files.get(step)).replace('"body":"', '"body":7,"odd":"');
    folder.files.set(step, new TextEncoder().encode(text).buffer);
    const [catalog] = await catalogsIn(folder);
    expect((await readFolder(folder, catalog?.catalog ?? '')).backup?.notes).toEqual([]);
  });
});

test.each([1, 3001])('what ships with Concord waits for no backup; what its user writes meanwhile does (%i works in the pack)', async (works) => {
  const ships = (name: string, onRead = () => {}) => ({
    name,
    asOf: null,
    read: () => {
      onRead();
      return { name, title: name, asOf: null, works: Array.from({ length: works }, (_, i) => aWork({ key: `${name}-${i}` })), notices: [] };
    },
  });
  let meanwhile: Promise<unknown> = Promise.resolve();
  await store.fillShipped([ships('first'), ships('second', () => (meanwhile = store.correctWork('first-0', { title: 'Otherwise' })))], '1');
  await meanwhile;
  expect(await unsavedChanges(store)).toBe(1);
  await store.correctWork('second-0', { title: 'Otherwise, too' });
  expect(await unsavedChanges(store)).toBe(2);
  await store.fillShipped([ships('first'), ships('second')], '2');
  expect(await unsavedChanges(store)).toBe(2);
});

type Act = { act: 'decide' | 'note' | 'forget-note' | 'save' | 'forget' | 'correct' | 'liaison' | 'pack' | 'keep' | 'fail'; n: number; tab: 0 | 1 };

test('whatever is done, in two tabs, with writes to the folder failing now and then: the folder gives the catalog back', async () => {
  const acts: fc.Arbitrary<Act[]> = fc.array(
    fc.record({
      act: fc.constantFrom('decide', 'note', 'forget-note', 'save', 'forget', 'correct', 'liaison', 'pack', 'keep', 'fail'),
      n: fc.integer({ min: 0, max: 5 }),
      tab: fc.constantFrom(0 as const, 1 as const),
    }),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const name = `acts-${made++}`;
      const tabs = [await open(name), await open(name)] as const;
      folder = memoryFolder();
      for (const [i, { act, n, tab }] of all.entries()) await perform(tabs[tab], act, n, i);
      await keepInFolder(tabs[0], folder, at(999));
      expect(await restored()).toEqual({ bytes: await bytesOf(tabs[1]), troubles: [] });
    }),
    { numRuns: 25 },
  );
});

async function perform(tab: CatalogStore, act: Act['act'], n: number, i: number): Promise<unknown> {
  switch (act) {
    case 'decide':
      return tab.decide(aDecision({ finding: `f${n}`, reason: `${i}` }));
    case 'note':
      return tab.note(aNote({ id: `n${n}`, body: `${i}` }));
    case 'forget-note':
      return tab.forgetNote(aNote().document, `n${n}`);
    case 'save':
      return tab.saveDocument(aDocument({ id: `d${n}`, text: `${i}` }), anExtract({ title: `A document of number ${n}` }), 'watch');
    case 'forget':
      return tab.forgetWork(`w${n}`);
    case 'correct':
      return tab.correctWork(`w${n}`, { title: `Title ${i}` }).catch((e: { code?: string }) => expect(e.code).toBe('not-found'));
    case 'liaison':
      return tab.keepLiaison(aLiaison({ id: `l${n}`, remark: `${i}` }));
    case 'pack':
      return tab.fillPack({ name: 'pack', title: 'Pack', asOf: null, works: [0, 1, 2].map((k) => aWork({ key: `w${(n + k) % 6}` })), notices: [] });
    case 'keep':
      return keepInFolder(tab, folder, at(i));
    case 'fail':
      folder.fails = true;
      await keepInFolder(tab, folder, at(i)).catch(() => {});
      folder.fails = false;
  }
}

test('a backup file that is opened is what was written', async () => {
  await store.note(aNote());
  const { bytes } = await writeBackup(store, at(1));
  expect((await openBackup(bytes)).notes).toEqual([aNote()]);
});
