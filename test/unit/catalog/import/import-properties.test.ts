import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CatalogStore, openStore, takeInFiles } from '@/src/catalog';
import { readImports } from '@/src/catalog/import';
import type { Work } from '@/src/model';
import { CSV_HEAD, csvRowOf, type PublicRecord, relatonOf } from '@/test/fixtures/relaton-of-works';
import { aWork, sliceOfStore } from '../example';

let count = 0;
const fresh = (): Promise<CatalogStore> => openStore({ name: `properties-${count++}`, today: () => '2026-11-28' });
const fileOf = (name: string, text: string) => ({ name, blob: new Blob([text]) });

async function worksOf(name: string, text: string): Promise<Work[]> {
  const works: Work[] = [];
  for await (const batch of readImports([fileOf(name, text)], { stamp: { name: 'list', seen: '2026-11-28' } })) works.push(...batch.works);
  return works;
}

/** All that a person would miss of a catalog. */
const content = async ({ db, packs }: CatalogStore) => ({ works: await db.works.toArray(), packs: await packs() });
const takeIn = (store: CatalogStore, name: string, text: string) => takeInFiles(store, { name, files: [fileOf(`${name}.ndjson`, text)], today: '2026-11-28' });
const exported = (works: readonly Work[]): string => works.map((work) => `${JSON.stringify(work)}\n`).join('');

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'É', ' ', ',', '"', "'", ':', '-', '#', '1', '\n', ';', '|', '\\'), minLength: 1, maxLength: 20 });
// An apostrophe before a sign is what our own tables keep formulas from running with, and is taken off.
const said = words.filter((text) => /[ab]/.test(text) && !text.trim().startsWith("'"));
const numbers = fc.constantFrom('RFC 6749', 'RFC 6750', 'ISO/IEC 24760-1:2019', 'ITU-T X.1252 (04/2021)', 'ITU-T X.1250', 'NIST SP 800-63-4');
const day = fc.constantFrom('2019', '2021-04', '2026-11-01');
const aKnownWork: fc.Arbitrary<Work> = fc
  .record({
    title: said,
    scope: fc.option(said),
    group: fc.option(said),
    question: fc.option(fc.constantFrom('Q10/17', 'Q6/20')),
    stage: fc.constantFrom('published' as const, 'draft' as const, 'unknown' as const),
    date: fc.option(day),
    topics: fc.uniqueArray(fc.constantFrom('wallets', 'trust', 'terms'), { maxLength: 3 }),
    relations: fc.array(
      fc.record({ type: fc.constantFrom('supersedes' as const, 'identical' as const), id: numbers, key: fc.constant(null), verified: fc.boolean() }),
      {
        maxLength: 2,
      },
    ),
    terms: fc.array(
      fc.record({
        designation: said,
        alternates: fc.array(said, { maxLength: 2 }),
        definition: said,
        clause: fc.option(fc.constant('3.1')),
        source: fc.option(said),
      }),
      {
        maxLength: 2,
      },
    ),
    references: fc.array(numbers, { maxLength: 2 }),
    life: fc.record({ editors: fc.array(said, { maxLength: 2 }), target: day }),
    provenance: fc.array(fc.record({ source: said, seen: day, by: said, verified: fc.boolean() }), { minLength: 1, maxLength: 2 }),
  })
  .map((fields) => aWork({ key: 'x', ...fields }));
const aList = fc
  .uniqueArray(fc.tuple(numbers, aKnownWork), { selector: ([id]) => id, minLength: 1, maxLength: 5 })
  .map((all) => all.map(([id, work]) => ({ ...work, id, key: id.toLowerCase().replace(/\W+/g, '-') })));

describe('imports', () => {
  test('what the catalog writes is read back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(aList, async (works) => {
        expect(await worksOf('works.ndjson', exported(works))).toEqual(works);
      }),
      { numRuns: 200 },
    );
  });

  test('importing the same again changes nothing, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(aList, async (works) => {
        const store = await fresh();
        await takeIn(store, 'list', exported(works));
        const before = await content(store);
        const revision = await store.revision();
        const report = await takeIn(store, 'list', exported(works));
        expect([report.works, report.changed]).toEqual([works.length, 0]);
        expect(await content(store)).toEqual(before);
        expect(await store.revision()).toBe(revision);
        await store.db.delete();
      }),
      { numRuns: 25 },
    );
  });

  test('lists in any order give the same catalog', async () => {
    await fc.assert(
      fc.asyncProperty(aList, aList, aList, fc.constantFrom([1, 0, 2], [2, 1, 0], [1, 2, 0]), async (a, b, c, order) => {
        const lists = [a, b, c];
        const [first, second] = [await fresh(), await fresh()];
        for (const i of [0, 1, 2]) await takeIn(first, `list-${i}`, exported(lists[i] ?? []));
        for (const i of order) await takeIn(second, `list-${i}`, exported(lists[i] ?? []));
        const [one, other] = [await sliceOfStore(first), await sliceOfStore(second)];
        expect(other.works).toEqual(one.works);
        await first.db.delete();
        await second.db.delete();
      }),
      { numRuns: 15 },
    );
  });

  test('a data set as relaton, as a table and as lines says the same of its works', async () => {
    const record: fc.Arbitrary<PublicRecord> = fc.record({
      id: numbers,
      kind: fc.constant('work'),
      title: said,
      abstract: said,
      sdo: fc.constantFrom('IETF', 'NIST'),
      group: fc.constantFrom('Study Group 17', 'TC 213'),
      status: fc.constantFrom('60.60', 'withdrawn', 'Draft'),
      date: day,
      url: fc.constant('https://x.example/1'),
      kw: fc.uniqueArray(fc.constantFrom('wallets', 'trust'), { minLength: 1 }),
      rel: fc.array(fc.record({ t: fc.constantFrom('obsoletes', 'updates'), id: numbers }), { maxLength: 2 }),
    });
    const flat = (text: string | null): string | null => text?.replace(/\s+/g, ' ').trim() || null;
    const seen = (work: Work) => ({ ...work, title: flat(work.title), scope: flat(work.scope), provenance: [], relations: [], body: '', group: '' });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(record, { selector: (r) => r.id, minLength: 1, maxLength: 4 }), async (records) => {
        const lines = await worksOf('w.ndjson', records.map((r) => `${JSON.stringify(r)}\n`).join(''));
        const relaton = await worksOf('w.yaml', records.map(relatonOf).join(''));
        const table = await worksOf('w.csv', [CSV_HEAD, ...records.map(csvRowOf)].join('\n'));
        expect(relaton.map(seen)).toEqual(lines.map(seen));
        expect(table.map(seen)).toEqual(lines.map(seen));
        expect(relaton.map((w) => w.relations)).toEqual(lines.map((w) => w.relations));
      }),
      { numRuns: 200 },
    );
  });
});
