import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  beginning,
  type CatalogStore,
  changesSince,
  changesSinceBackup,
  correctWorks,
  gatherSnapshot,
  lastDayOf,
  mergeWorks,
  openSnapshot,
  openStore,
  sinceReport,
  standingOf,
  waitingPlaces,
  writeBackup,
} from '@/src/catalog';
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

describe('since a backup', () => {
  const backup = async (): Promise<ArrayBuffer> => (await writeBackup(store, new Date().toISOString())).bytes;
  const since = async (bytes: ArrayBuffer) => {
    const found = await changesSinceBackup(store, bytes, new Date().toISOString());
    return sinceReport({ ...found, against: { kind: 'backup' } }, sources());
  };

  test('tells the same as the journal does since that day', async () => {
    await list(['a', 'b', 'c', 'd'].map((key) => aWork({ key })));
    const bytes = await backup();
    day('2026-11-20');
    await list([aWork({ key: 'a' }), aWork({ key: 'b', title: 'Another title' }), aWork({ key: 'c', stage: 'withdrawn' }), aWork({ key: 'e' })]);
    const [told, journal] = [await since(bytes), await report('2026-11-15')];
    const keys = ({ added, changed, ended, gone, decisions, liaisons }: Awaited<ReturnType<typeof since>>) => ({
      moved: [added, changed, ended].map((part) => part.map(({ work, fields, by }) => [work.key, fields, by])),
      gone: gone.map(({ key }) => key),
      touched: [decisions.map(({ finding }) => finding), liaisons.map(({ id }) => id)],
    });
    expect(keys(told)).toEqual(keys(journal));
    expect(told).toMatchObject({ since: '2026-11-01', against: { kind: 'backup' } });
  });

  test('nothing changed since: it says nothing, whenever the works were seen', async () => {
    await list([aWork({ key: 'a' })]);
    const bytes = await backup();
    await list([aWork({ key: 'a', provenance: [{ source: 'a list', seen: '2026-11-20', by: 'made-up', verified: true }] })]);
    expect((await since(bytes)).changes).toEqual([]);
  });

  test('a work that was merged into another is not gone', async () => {
    await list([aWork({ key: 'a' }), aWork({ key: 'b' })]);
    const bytes = await backup();
    await mergeWorks(store, 'b', 'a', '2026-11-20T10:00:00Z');
    expect((await since(bytes)).gone).toEqual([]);
  });

  test('whatever is written between, what is told of each work is what the journal tells', async () => {
    const keys = ['a', 'b', 'c'];
    const state = fc.record(Object.fromEntries(keys.map((key) => [key, fc.constantFrom<string | null>('one', 'two', null)])));
    await fc.assert(
      fc.asyncProperty(state, fc.array(state, { minLength: 1, maxLength: 3 }), async (first, later) => {
        await store.db.works.clear();
        await store.db.changes.clear();
        const write = (titles: Record<string, string | null>) =>
          store.takeIn({ name: 'list', origin: 'import', title: 'list', asOf: null, mode: 'replace' }, [
            Object.entries(titles).flatMap(([key, title]) => (title === null ? [] : [aWork({ key, title })])),
          ]);
        await write(first);
        const bytes = await backup();
        await store.db.changes.clear();
        for (const titles of later) await write(titles);
        const last = later.at(-1) ?? first;
        const expected = keys.filter((key) => first[key] !== last[key]).sort();
        const told = await since(bytes);
        expect(
          [...told.added, ...told.changed]
            .map(({ work }) => work.key)
            .concat(told.gone.map(({ key }) => key))
            .sort(),
        ).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  test('a file that is none is refused', async () => {
    await expect(since(new TextEncoder().encode('bees').buffer)).rejects.toMatchObject({ code: 'not-a-backup' });
  });
});

describe('how the catalog began', () => {
  const pack = (name: string, keys: string[]) => ({
    name,
    asOf: '2026-11-01',
    read: () => ({ name, title: name, asOf: '2026-11-01', works: keys.map((key) => aWork({ key })), notices: [] }),
  });

  test('the works that ship are no news at first; what a newer Concord brings is', async () => {
    await store.fillShipped([pack('one', ['a', 'b']), pack('two', ['c'])], '1.0');
    expect(await changesSince(store.db, '2026-01-01')).toEqual([]);
    expect(await beginning(store.db)).toMatchObject({ at: '2026-11-01T10:00:00.000Z', works: 3 });
    await store.fillShipped([pack('one', ['a', 'b', 'd']), pack('two', ['c'])], '1.1');
    expect((await report('2026-01-01')).added.map((m) => m.work.key)).toEqual(['d']);
    expect(await beginning(store.db)).toMatchObject({ works: 3 });
  });

  test('a worker that ends between two packs takes nothing from how it began', async () => {
    const ended = {
      ...pack('two', ['c']),
      read: () => {
        throw new Error('the worker ended');
      },
    };
    await expect(store.fillShipped([pack('one', ['a', 'b']), ended], '1.0')).rejects.toThrow('the worker ended');
    expect(await beginning(store.db)).toBeNull();
    day('2026-11-02');
    await store.fillShipped([pack('one', ['a', 'b']), pack('two', ['c'])], '1.0');
    expect(await changesSince(store.db, '2026-01-01')).toEqual([]);
    expect(await beginning(store.db)).toEqual({ at: '2026-11-01T10:00:00.000Z', works: 3 });
  });

  test('a catalog that began before this was noted says nothing of it', async () => {
    expect(await beginning(store.db)).toBeNull();
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
    // The same of the works that columns point to, and no other work is made.
    const gathered = gatherSnapshot();
    for (const work of works) gathered.add(work);
    const snapshot = openSnapshot(1, gathered.done());
    const places = snapshot ? waitingPlaces(snapshot.columns, { today: '2026-11-28', groups }) : [];
    expect(places.map((place) => works[place]?.key)).toEqual(['late', 'old', 'fresh', 'lost']);
  });
});
