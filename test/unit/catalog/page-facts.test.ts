import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import structureJson from '@/assets/structure.json';
import { type CatalogStore, keyFor, openStore } from '@/src/catalog';
import { knownBody, parseStructure } from '@/src/coordinate';
import { parseIdentifiers } from '@/src/identifiers';
import type { ChosenFacts, PageFacts } from '@/src/model';
import { readPageFacts } from '@/src/pages';
import { lightPageOfHtml } from '@/src/read/html';
import { SAMPLES } from '../../fixtures/pages/samples';
import { aWork } from './example';

const exampleWork = (fields: Partial<Parameters<typeof aWork>[0]> & { id: string }) => {
  const identifiers = parseIdentifiers(fields.id);
  return aWork({ key: keyFor(fields.id, identifiers), identifiers, ...fields });
};

const opened: CatalogStore[] = [];
let count = 0;

async function openCatalog(today = '2026-11-28'): Promise<CatalogStore> {
  const store = await openStore({ name: `pages-${count++}`, today: () => today });
  opened.push(store);
  return store;
}
afterEach(async () => {
  for (const store of opened.splice(0)) {
    store.close();
    await store.db.delete();
  }
});

const item = (pairs: Record<string, string>, address = 'https://www.itu.int/ITU-T/workprog/wp_item.aspx?isn=1'): PageFacts =>
  readPageFacts(
    lightPageOfHtml(
      `<main><dl>${Object.entries(pairs)
        .map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`)
        .join('')}</dl></main>`,
      address,
    ),
  );

const ITEM = {
  'Work item': 'X.vctp',
  'Subject/title': 'Trust propagation',
  Status: 'Under study',
  Timing: '2026-12 (High priority)',
  'Supporting members': 'ETRI',
};

async function chooseAll(store: CatalogStore, facts: PageFacts): Promise<ChosenFacts[]> {
  return (await store.previewPage(facts)).map(({ differences }, work) => ({ work, names: differences.map(({ name }) => name) }));
}

describe('adding a page', () => {
  test('saves each fact with the page as its source and the day it was seen; the second time there is nothing new', async () => {
    const store = await openCatalog();
    const facts = item(ITEM);
    const [saved] = await store.savePage(facts, await chooseAll(store, facts));
    expect(saved).toMatchObject({
      key: 'itu-t-x-vctp',
      id: 'X.vctp',
      title: 'Trust propagation',
      stage: 'draft',
      life: { target: '2026-12', priority: 'High', supportingMembers: ['ETRI'] },
    });
    expect(saved?.provenance).toEqual([{ source: facts.address, seen: '2026-11-28', by: 'page added', verified: true }]);
    expect(await store.sources('itu-t-x-vctp')).toMatchObject([{ origin: 'page', of: facts.address }]);
    const [again] = await store.previewPage(facts);
    expect(again).toMatchObject({ key: 'itu-t-x-vctp', differences: [] });
    expect(again?.same).toBeGreaterThan(5);
  });

  test('says what is known beside what the page says, with source and day', async () => {
    const store = await openCatalog();
    await store.fillPack({
      name: 'landscape',
      title: 'Landscape',
      asOf: '2026-05-01',
      notices: [],
      works: [
        exampleWork({
          id: 'X.vctp',
          title: 'An older title',
          stage: 'draft',
          provenance: [{ source: 'a list', seen: '2026-05-01', by: 'landscape', verified: true }],
        }),
      ],
    });
    const [preview] = await store.previewPage(item(ITEM));
    expect(preview?.differences.find(({ name }) => name === 'title')).toEqual({
      name: 'title',
      state: 'differs',
      page: 'Trust propagation',
      known: 'An older title',
      source: { source: 'a list', seen: '2026-05-01', by: 'landscape' },
    });
    expect(preview?.differences.find(({ name }) => name === 'life.target')).toMatchObject({ state: 'new', page: '2026-12', known: null });
    expect(preview?.differences.map(({ name }) => name)).not.toContain('id');
  });

  test('what was not ticked is not saved', async () => {
    const store = await openCatalog();
    const facts = item(ITEM);
    const [saved] = await store.savePage(facts, [{ work: 0, names: ['id', 'title'] }]);
    expect(saved).toMatchObject({ id: 'X.vctp', title: 'Trust propagation', stageText: null });
    expect(saved?.life).toBeUndefined();
  });

  test("the user's own word stays on top, and the page's is kept below", async () => {
    const store = await openCatalog();
    const facts = item(ITEM);
    await store.savePage(facts, await chooseAll(store, facts));
    await store.correctWork('itu-t-x-vctp', { title: 'My title' });
    const later = item({ ...ITEM, 'Subject/title': 'Trust propagation, revised' });
    const [preview] = await store.previewPage(later);
    expect(preview?.differences).toMatchObject([{ name: 'title', state: 'over', page: 'Trust propagation, revised', known: 'My title' }]);
    const [saved] = await store.savePage(later, await chooseAll(store, later));
    expect(saved?.title).toBe('My title');
    expect((await store.sources('itu-t-x-vctp')).map(({ facts: said }) => said.title).sort((a, b) => String(b).localeCompare(String(a)))).toEqual([
      'Trust propagation, revised',
      'My title',
    ]);
  });

  test('a fact that the page says no longer stays, with the day it was seen', async () => {
    const store = await openCatalog('2026-10-01');
    const facts = item(ITEM);
    await store.savePage(facts, await chooseAll(store, facts));
    const { Timing: _timing, ...rest } = ITEM;
    const later = item({ ...rest, Status: 'Consented on 2026-11-20' });
    const [saved] = await store.savePage(later, await chooseAll(store, later));
    expect(saved).toMatchObject({ stageText: 'Consented on 2026-11-20', life: { target: '2026-12' } });
  });

  test('a work item that got its number is the work it was; a draft revision is not the text it revises', async () => {
    const store = await openCatalog();
    await store.fillPack({
      name: 'landscape',
      title: 'Landscape',
      asOf: null,
      notices: [],
      works: [exampleWork({ id: 'X.bvm', stage: 'draft' }), exampleWork({ id: 'ITU-T X.1254 (09/2020)', stage: 'published', date: '2020-09' })],
    });
    const named = item({ ...ITEM, 'Work item': 'X.1096 (ex X.bvm)' });
    const revised = item({ ...ITEM, 'Work item': 'X.1254rev' });
    expect((await store.previewPage(named))[0]?.key).toBe('itu-t-x-bvm');
    expect((await store.previewPage(revised))[0]?.key).toBeNull();
    expect((await store.savePage(revised, await chooseAll(store, revised)))[0]?.key).toBe('itu-t-x-1254rev');
    expect((await store.work('itu-t-x-1254-2020-09'))?.stage).toBe('published');
  });

  test('a table is saved in one go, and a work of it is forgotten by itself', async () => {
    const store = await openCatalog();
    const sample = SAMPLES.find(({ form }) => form === 'itu-work-programme');
    const facts = readPageFacts(lightPageOfHtml(sample?.write('table') ?? '', sample?.address ?? null));
    const before = await store.revision();
    const saved = await store.savePage(facts, await chooseAll(store, facts));
    expect(saved.map(({ id }) => id)).toEqual(['X.aaa-frm', 'X.1254rev', 'XSTR.zz']);
    expect(await store.revision()).toBe(before + 1);
    expect((await store.previewPage(facts)).every(({ differences }) => differences.length === 0)).toBe(true);
    await store.forgetWork(saved[0]?.key ?? '');
    expect(await store.db.works.count()).toBe(2);
  });

  test('every sample: saved once, there is nothing new', async () => {
    for (const sample of SAMPLES) {
      const store = await openCatalog();
      const facts = readPageFacts(lightPageOfHtml(sample.write('new'), sample.address));
      await store.savePage(facts, await chooseAll(store, facts));
      expect(
        (await store.previewPage(facts)).flatMap(({ differences }) => differences),
        sample.title,
      ).toEqual([]);
    }
  });
});

test.each([
  ['ISO/IEC JTC1/SC27', 'ISO/IEC JTC 1/SC 27'],
  ['ISO/IEC JTC 1/SC 27/WG 5', 'ISO/IEC JTC 1/SC 27/WG 5'],
  ['ISO TC 307', 'ISO/TC 307'],
  ['A body that nobody knows', null],
])('%j on a page means %j', (printed, known) => {
  const found = knownBody(parseStructure(structureJson), printed);
  if (known === null) expect(found).toBeNull();
  else expect(found?.startsWith(known)).toBe(true);
});
