import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CatalogStore, changesSince, correctWorks, lastDayOf, openStore, sinceReport, standingOf } from '@/src/catalog';
import type { Work } from '@/src/model';
import { aDecision, aLiaison, aWork } from './example';

let store: CatalogStore;
let count = 0;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-01T10:00:00Z') });
  store = await openStore({ name: `since-${count++}`, today: () => '2026-11-01' });
});
afterEach(async () => {
  vi.useRealTimers();
  await store.db.delete();
});

const list = (works: Work[]) => store.takeIn({ name: 'list', origin: 'import', title: 'list', asOf: null }, [works]);
const day = (date: string): void => void vi.setSystemTime(Date.parse(`${date}T10:00:00Z`));
const report = async (since: string, alike: (work: Work) => Work[] = () => []) =>
  sinceReport({ since, against: { kind: 'day' }, changes: await changesSince(store.db, since) }, sources(alike));
const sources = (alike: (work: Work) => Work[] = () => []) => ({
  works: store.worksNow,
  merged: new Set<string>(),
  decisions: [aDecision({ finding: 'f1', document: 'd1', work: 'b' }), aDecision({ finding: 'f2', document: 'd1', work: 'a' })],
  liaisons: [aLiaison({ id: 'l1', works: ['b'] }), aLiaison({ id: 'l2', works: ['a'] })],
  alike,
});

describe('since a day', () => {
  test('what came, changed, ended and went is told apart, with who said it and of what', async () => {
    await list(['a', 'b', 'c', 'd'].map((key) => aWork({ key })));
    day('2026-11-20');
    await list([aWork({ key: 'a' }), aWork({ key: 'b', title: 'Another title' }), aWork({ key: 'c', stage: 'withdrawn' }), aWork({ key: 'e' })]);
    const found = await report('2026-11-15');
    expect(found.added.map((m) => m.work.key)).toEqual(['e']);
    expect(found.changed.map((m) => [m.work.key, m.fields, m.by])).toEqual([['b', ['title'], 'list']]);
    expect(found.ended.map((m) => [m.work.key, m.fields])).toEqual([['c', ['stage']]]);
    expect(found.gone.map((m) => m.key)).toEqual(['d']);
    expect([found.decisions.map((d) => d.finding), found.liaisons.map((l) => l.id)]).toEqual([['f1'], ['l1']]);
    expect((await report('2026-10-01')).added.map((m) => m.work.key).sort()).toEqual(['a', 'b', 'c', 'e']);
  });

  test('the same list again, seen on another day, is no change', async () => {
    await list([aWork({ key: 'a' })]);
    day('2026-11-20');
    await list([aWork({ key: 'a', provenance: [{ source: 'a list', seen: '2026-11-20', by: 'made-up', verified: true }] })]);
    expect(await changesSince(store.db, '2026-11-02')).toEqual([]);
  });

  test('writes of one source that follow each other are one change, and those of the user another', async () => {
    await list(Array.from({ length: 1200 }, (_, i) => aWork({ key: `w${i}` })));
    await correctWorks(store, ['w1'], { group: 'ITU-T SG17' }, '2026-11-01');
    const changes = await changesSince(store.db, '2026-11-01');
    expect(changes.map((c) => [c.origin, c.by, c.added, c.changed, c.works.length]).sort()).toEqual([
      ['import', 'list', 1200, 0, 1000],
      ['user', 'user', 0, 1, 1],
    ]);
  });

  test('a write that fails leaves no trace, and the next is not joined to it', async () => {
    await list([aWork({ key: 'a' })]);
    await expect(
      store.db.transaction('rw', store.db.works, async () => {
        await store.db.works.put({ key: 'x', body: 'b', packs: [], numbers: [], records: [] });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await list([aWork({ key: 'a' }), aWork({ key: 'b' })]);
    const changes = await changesSince(store.db, '2026-11-01');
    expect(changes.flatMap((c) => c.works.map((w) => w.key)).sort()).toEqual(['a', 'b']);
  });

  test('what came in beside a work that the user keeps is said', async () => {
    await list([aWork({ key: 'a', purpose: 'watch' })]);
    day('2026-11-20');
    await list([aWork({ key: 'a', purpose: 'watch' }), aWork({ key: 'b' })]);
    const kept = await store.work('a');
    const found = await report('2026-11-15', (work) => (work.key === 'b' && kept ? [kept] : []));
    expect(found.overlapping.map((o) => [o.work.key, o.kept.map((k) => k.key)])).toEqual([['b', ['a']]]);
  });
});

describe('what waits today', () => {
  test.each([
    ['2025-12', '2025-12-31'],
    ['2026-02', '2026-02-28'],
    ['2025-Q3', '2025-09-30'],
    ['Q1/2027', '2027-03-31'],
    ['12/2025', '2025-12-31'],
    ['2026', '2026-12-31'],
    ['2026-05-04', '2026-05-04'],
    ['soon', null],
  ])('%s is over after %s', (target, last) => expect(lastDayOf(target)).toBe(last));

  test('overdue items, stale facts of kept works, work under groups that are gone, and late replies', () => {
    const works = [
      aWork({ key: 'late', stage: 'draft', life: { target: '2026-Q2' } }),
      aWork({ key: 'out', stage: 'published', life: { target: '2020' } }),
      aWork({ key: 'in-time', stage: 'draft', life: { target: '2026-11' } }),
      aWork({
        key: 'old',
        purpose: 'watch',
        provenance: [
          { source: 'x', seen: '2025-01-01', by: 'list', verified: true },
          { source: 'kept by hand', seen: '2026-11-20', by: 'user', verified: true },
        ],
      }),
      aWork({ key: 'fresh', purpose: 'watch' }),
      aWork({ key: 'lost', stage: 'draft', group: 'ITU-T SG16' }),
      aWork({ key: 'kept-group', stage: 'draft', group: 'ITU-T SG17' }),
    ];
    const late = aLiaison({ id: 'l1', sent: '2026-01-01', deadline: '2026-02-01', addressees: [{ organization: 'ISO', purpose: 'comment', route: null }] });
    const groups = [
      { name: 'ITU-T SG17', successorOf: [] },
      { name: 'ITU-T SG21', successorOf: ['ITU-T SG16'] },
    ];
    const found = standingOf(works, [late, aLiaison({ id: 'l2' })], { today: '2026-11-28', staleBefore: '2026-05-28', groups, asOf: null });
    expect([found.overdue, found.stale].map((rows) => rows.map((row) => row.key))).toEqual([['late'], ['old']]);
    expect(found.lostGroups.map((g) => [g.group, g.heir, g.works.map((w) => w.key)])).toEqual([['ITU-T SG16', 'ITU-T SG21', ['lost']]]);
    expect(found.replies.map((l) => l.id)).toEqual(['l1']);
    expect(found.totals).toEqual({ overdue: 1, stale: 1, lost: 1 });
  });
});
