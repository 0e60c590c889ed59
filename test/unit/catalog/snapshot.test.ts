import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConditions } from '@/src/catalog/read-query';
import { linkRelations } from '@/src/catalog/relations';
import { selectWorks } from '@/src/catalog/select-works';
import { gatherSnapshot, openSnapshot, type Snapshot } from '@/src/catalog/snapshot';
import { baseKey, parseIdentifiers } from '@/src/identifiers';
import type { Work } from '@/src/model';
import { aWork } from './example';

function snapshotOf(works: readonly Work[]): Snapshot {
  const gathered = gatherSnapshot();
  for (const work of [...works].sort((a, b) => (a.key < b.key ? -1 : 1))) gathered.add(work);
  const opened = openSnapshot(1, gathered.done());
  if (!opened) throw new Error('it does not open');
  return opened;
}

const all = ({ source }: Snapshot): Work[] =>
  Array.from({ length: source.places }, (_, place) => source.at(place))
    .flatMap((work) => work ?? [])
    .sort((a, b) => (a.key < b.key ? -1 : 1));

const inOrder = (works: readonly Work[]): Work[] => [...works].sort((a, b) => (a.key < b.key ? -1 : 1));

const IDS = [
  'ITU-T X.9001 (04/2021)',
  'ITU-T X.9001 (03/2005)',
  'ITU-T X.9001',
  'ISO/IEC 99001:2021',
  'ISO/IEC 99001',
  'RFC 9990',
  'Bee notes',
  'ETSI TS 199 001',
];
const aRelation = fc.record({
  type: fc.constantFrom<Work['relations'][number]['type']>('identical', 'supersedes', 'superseded-by', 'amends', 'based-on', 'related', 'became'),
  id: fc.constantFrom(...IDS),
  key: fc.constantFrom(null, null, 'k1', 'k2', 'gone'),
  verified: fc.boolean(),
});
const someWork = fc
  .record({
    key: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', 'k6'),
    id: fc.constantFrom(...IDS),
    title: fc.constantFrom('Keeping of bees', 'Größe der Bienen', 'Bees 9', 'Bees 10', ''),
    scope: fc.constantFrom(null, 'Of bees', '', 'Über Bienen ☃ 🐝'),
    body: fc.constantFrom('ITU-T', 'ISO', 'ETSI'),
    group: fc.constantFrom(null, 'ITU-T SG17', 'ITU-T SG2'),
    stage: fc.constantFrom<Work['stage']>('published', 'draft', 'withdrawn', 'unknown'),
    date: fc.constantFrom(null, '2021', '2021-04', '2005-03-01'),
    topics: fc.subarray(['wax', 'honey', 'hives']),
    relations: fc.array(aRelation, { maxLength: 3 }),
    purpose: fc.constantFrom(null, 'watch' as const),
    life: fc.constantFrom(undefined, { target: '2027-Q1' }),
    verified: fc.boolean(),
    seen: fc.constantFrom('', '2026-01-01', '2026-11-01'),
  })
  .map(({ verified, seen, ...fields }) =>
    aWork({
      ...fields,
      identifiers: parseIdentifiers(fields.id),
      provenance: [{ source: 'a list', seen, by: 'made-up', verified }],
      terms: fields.key === 'k3' ? [{ designation: 'hive', alternates: [], definition: 'house of bees', clause: null, source: null }] : [],
    }),
  );
const someWorks = fc.uniqueArray(someWork, { selector: (work) => work.key, maxLength: 6 });

describe('works in compact form', () => {
  test('are, linked one by one, what linking all at once makes of them', () => {
    fc.assert(
      fc.property(someWorks, (works) => {
        expect(all(snapshotOf(works))).toEqual(linkRelations(inOrder(works)));
      }),
      { numRuns: 400 },
    );
  });

  test('after any puts are what a new snapshot of the same works is, in facts, lookups, order and counts', () => {
    fc.assert(
      fc.property(someWorks, fc.array(fc.tuple(someWork, fc.boolean()), { maxLength: 8 }), (works, changes) => {
        const changed = snapshotOf(works);
        const now = new Map(works.map((work) => [work.key, work]));
        for (const [work, stays] of changes) {
          changed.put(work.key, stays ? work : null);
          if (stays) now.set(work.key, work);
          else now.delete(work.key);
        }
        changed.settle();
        const anew = snapshotOf([...now.values()]);
        expect(all(changed)).toEqual(all(anew));
        expect(changed.count).toBe(anew.count);
        for (const id of IDS) {
          expect(changed.source.withId(id)).toEqual(anew.source.withId(id));
          for (const base of parseIdentifiers(id).map(baseKey)) expect(changed.source.withNumber(base)).toEqual(anew.source.withNumber(base));
        }
        expect([...changed.source.with('terms')]).toEqual([...anew.source.with('terms')]);
        for (const by of ['id', 'title', 'body', 'group', 'stage', 'date', 'seen'] as const)
          for (const up of [true, false]) {
            const query = { sort: { by, up }, offset: 0, limit: 20, facets: true };
            const pages = [selectWorks(changed, null, query), selectWorks(anew, null, query)].map(({ rows, ...page }) => ({
              ...page,
              rows: sameOrder(rows, by),
            }));
            expect(pages[0]).toEqual(pages[1]);
          }
      }),
      { numRuns: 200 },
    );
  });
});

test('a work is in force again where the one that replaces it is found to mean another, and the other way round', () => {
  const named = (key: string, id: string, fields: Partial<Work> = {}): Work => aWork({ key, id, identifiers: parseIdentifiers(id), ...fields });
  const old = named('k1', 'RFC 9990');
  const meant = named('k5', 'ITU-T X.9001 (04/2021)');
  const newer = named('k6', 'ETSI TS 199 001', { relations: [{ type: 'supersedes', id: meant.id, key: old.key, verified: true }] });
  const snapshot = snapshotOf([old, newer]);
  const superseded = (): string[] => selectWorks(snapshot, null, { stages: ['superseded'], offset: 0, limit: 9 }).rows.map((row) => row.key);
  expect(superseded()).toEqual([old.key]);
  snapshot.put(meant.key, meant);
  snapshot.settle();
  expect(superseded()).toEqual([meant.key]);
  snapshot.put(meant.key, null);
  snapshot.settle();
  expect(superseded()).toEqual([old.key]);
});

/** Rows that a sort does not tell apart may stand either way. */
const sameOrder = (rows: { key: string; id: string; title: string }[], by: string): unknown[] =>
  rows.map((row) => (by === 'title' ? row.title : row.id)).concat([...rows.map((row) => row.key)].sort());

describe('a query', () => {
  const works = [
    aWork({ key: 'a', id: 'X.10', title: 'Wax', body: 'ITU-T', group: 'ITU-T SG17', date: '2024-05', topics: ['wax'], purpose: 'watch' }),
    aWork({ key: 'b', id: 'X.9', title: 'Honey', body: 'ITU-T', group: 'ITU-T SG2', stage: 'draft', date: '2021', topics: ['honey', 'wax'] }),
    aWork({
      key: 'c',
      id: 'ISO 1',
      title: 'Änderung',
      body: 'ISO',
      group: null,
      date: null,
      provenance: [{ source: 's', seen: '2025-02-03', by: 'b', verified: false }],
    }),
  ];
  const keys = (query: Parameters<typeof readConditions>[0] extends infer Q ? Partial<Q> : never, found: number[] | null = null): string[] =>
    selectWorks(snapshotOf(works), found, readConditions({ offset: 0, limit: 9, ...query })).rows.map((row) => row.key);

  test.each([
    ['by number, 9 before 10', {}, ['c', 'b', 'a']],
    ['by title, accents aside', { sort: { by: 'title' as const, up: true } }, ['c', 'b', 'a']],
    ['by date, newest first', { sort: { by: 'date' as const, up: false } }, ['a', 'b', 'c']],
    ['a body', { bodies: ['ISO'] }, ['c']],
    ['a body that there is not', { bodies: ['IETF'] }, []],
    ['works without a group', { groups: [''] }, ['c']],
    ['a topic', { topics: ['wax'] }, ['b', 'a']],
    ['a stage', { stages: ['draft' as const] }, ['b']],
    ['kept by the user', { purposes: ['watch' as const] }, ['a']],
    ['not kept', { purposes: [null] }, ['c', 'b']],
    ['unverified', { verified: false }, ['c']],
    ['not seen since', { seenBefore: '2026-01-01' }, ['c']],
    ['seen since', { changedSince: '2026-01-01' }, ['b', 'a']],
    ['among keys', { keys: ['a', 'zz'] }, ['a']],
    ['a condition typed', { text: 'group:"ITU-T SG2"' }, ['b']],
    ['two conditions typed', { text: 'body:ITU-T stage:publ' }, ['a']],
    ['a window', { offset: 1, limit: 1 }, ['b']],
  ])('%s', (_title, query, expected) => expect(keys(query)).toEqual(expected));

  test('keeps the order in which a text finds works', () => expect(keys({ text: 'x' }, [1, 0])).toEqual(['b', 'a']));

  test('counts values among the works found', () => {
    const { facets, total, unverified, catalog } = selectWorks(snapshotOf(works), null, { bodies: ['ITU-T'], offset: 0, limit: 0, facets: true });
    expect([total, unverified, catalog, facets?.topics, facets?.bodies]).toEqual([
      2,
      0,
      3,
      [
        { value: 'wax', count: 2 },
        { value: 'honey', count: 1 },
      ],
      [{ value: 'ITU-T', count: 2 }],
    ]);
  });
});
