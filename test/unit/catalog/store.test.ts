import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CatalogStore, openStore, type Pack, restoreBackup, type WorkRecord, writeBackup } from '@/src/catalog';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { parseIdentifiers } from '@/src/identifiers';
import { type Citation, liaisonStanding } from '@/src/model';
import { aDecision, aDocument, aFinding, aLiaison, aNote, anExtract, aReport, aWork, sliceOfStore } from './example';

let day = '2026-11-24';
const today = (): string => day;
const names: string[] = [];
const open = async (name = `catalog-${names.length}-${Math.random()}`): Promise<CatalogStore> => {
  names.push(name);
  return openStore({ name, today });
};
let store: CatalogStore;

beforeEach(async () => {
  day = '2026-11-24';
  store = await open();
});
afterEach(() => store.db.delete());

const pack = (works: Pack['works'], fields: Partial<Pack> = {}): Pack => ({
  name: 'made-up',
  title: 'Made up',
  asOf: '2026-11-01',
  works,
  notices: [],
  ...fields,
});

const numbered = (id: string, fields: Partial<Pack['works'][number]> & { key: string }) => aWork({ id, identifiers: parseIdentifiers(id), ...fields });

const X9001 = numbered('ITU-T X.9001 (04/2021)', { key: 'itu-t-x-9001-2021-04', title: 'Keeping of bees' });
const ISO = numbered('ISO/IEC 99001:2021', {
  key: 'iso-iec-99001-2021',
  title: 'Bee identity',
  body: 'ISO/IEC',
  relations: [{ type: 'identical', id: 'ITU-T X.9001 (04/2021)', key: null, verified: true }],
});

const aCitation = (fields: Partial<Citation>): Citation => ({
  label: '[1]',
  id: null,
  identifiers: [],
  edition: null,
  title: null,
  url: null,
  role: 'normative',
  raw: '[1] something',
  span: { start: 0, end: 5 },
  page: null,
  mentions: [],
  dated: false,
  ...fields,
});

describe('filling', () => {
  test('the first run fills the packs that ship, the second finds them there', async () => {
    expect(await store.fillShipped(SHIPPED_PACKS, '0.1.0')).toEqual(['landscape', 'joint-texts']);
    expect(await store.fillShipped(SHIPPED_PACKS, '0.1.0')).toEqual([]);
    expect(await store.fillShipped(SHIPPED_PACKS, '0.2.0')).toEqual(['landscape', 'joint-texts']);
    expect(await store.fillShipped([{ name: 'landscape', asOf: '2026-01-01', read: () => pack([]) }], '0.3.0')).toEqual([]);
    const slice = await sliceOfStore(store);
    expect([slice.packs, slice.asOf]).toEqual([['joint-texts', 'landscape'], '2026-11-01']);
    expect(slice.works.length).toBe(await store.db.works.count());
    expect(slice.works.length).toBeGreaterThanOrEqual(653);
  });

  test('relations are linked over the borders of packs', async () => {
    await store.fillPack(pack([ISO]));
    await store.fillPack(pack([X9001], { name: 'other', asOf: '2026-05-01' }));
    const { works, asOf } = await sliceOfStore(store);
    expect(asOf).toBe('2026-05-01');
    expect(works.find((w) => w.key === X9001.key)?.relations).toEqual([{ type: 'identical', id: ISO.id, key: ISO.key, verified: true }]);
  });

  test('a newer pack replaces what the older said; a work it no longer has goes, unless somebody else knows it', async () => {
    await store.fillPack(pack([X9001, ISO]));
    await store.saveReference(
      aReport({ extract: anExtract({}, { citations: [aCitation({ id: ISO.id, identifiers: ISO.identifiers, edition: '2021' })] }), cited: [null] }),
      0,
      'watch',
    );
    await store.fillPack(pack([{ ...X9001, title: 'Keeping of bees, renamed' }], { asOf: '2027-01-01' }));
    expect((await store.work(X9001.key))?.title).toBe('Keeping of bees, renamed');
    expect((await store.work(ISO.key))?.purpose).toBe('watch');
    await store.forgetWork(ISO.key);
    expect(await store.work(ISO.key)).toBeNull();
  });

  test('a full disk is said in a sentence and changes nothing', async () => {
    await store.fillPack(pack([X9001]));
    const full = (): never => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    store.db.works.hook('updating', full);
    await expect(store.correctWork(X9001.key, { title: 'New' })).rejects.toMatchObject({ name: 'CatalogError', code: 'quota' });
    store.db.works.hook('updating').unsubscribe(full);
    expect([(await store.work(X9001.key))?.title, await store.revision()]).toEqual(['Keeping of bees', 1]);
  });
});

describe('saving', () => {
  test('a saved document brings its text and terms to the work the catalog has, with where it was seen; the pack’s word is kept', async () => {
    await store.fillPack(pack([X9001]));
    const extract = anExtract(
      { id: X9001.id, identifiers: X9001.identifiers, title: 'Keeping of Bees' },
      {
        terms: [
          {
            designation: 'hive',
            alternates: [],
            definition: 'house of bees',
            notes: [],
            origin: 'own',
            source: null,
            clause: '3.2.1',
            page: null,
            span: { start: 0, end: 4 },
            designationSpan: { start: 0, end: 4 },
            definitionSpan: null,
          },
        ],
      },
    );
    const saved = await store.saveDocument(aDocument({ url: 'https://example.org/x9001' }), extract, 'neighbour');
    expect(saved).toMatchObject({ key: X9001.key, title: 'Keeping of Bees', purpose: 'neighbour', text: 'Bees are kept in hives.', date: '2021-04' });
    expect(saved.terms.map((t) => t.designation)).toEqual(['hive']);
    expect(saved.provenance).toEqual([
      { source: 'kept by hand', seen: '2026-11-24', by: 'user', verified: true },
      { source: 'https://example.org/x9001', seen: '2026-11-24', by: 'document read', verified: true },
      ...X9001.provenance,
    ]);
    expect((await store.sources(X9001.key)).map((r) => [r.origin, r.facts.title])).toEqual([
      ['pack', 'Keeping of bees'],
      ['document', 'Keeping of Bees'],
      ['user', undefined],
    ]);
    await store.forgetWork(X9001.key);
    expect(await store.work(X9001.key)).toEqual({ ...X9001, relations: [] });
  });

  test('a document without a number is kept under its title’s name and saved again, not twice', async () => {
    const first = await store.saveDocument(aDocument(), anExtract(), 'watch');
    const second = await store.saveDocument(aDocument({ id: 'cd34', text: 'Second revision.' }), anExtract(), 'competitor');
    expect(second.key).toBe(first.key);
    expect([await store.db.works.count(), second.text, second.purpose]).toEqual([1, 'Second revision.', 'competitor']);
  });

  test.each([
    ['undated: the newest edition', 'ITU-T X.9001', 'itu-t-x-9001-2021-04'],
    ['another edition: a work of its own', 'ITU-T X.9001 (2010)', 'itu-t-x-9001-2010'],
  ])('a reference, %s', async (_title, id, key) => {
    await store.fillPack(pack([X9001, numbered('ITU-T X.9001 (03/2005)', { key: 'itu-t-x-9001-2005-03', date: '2005-03' })]));
    const identifiers = parseIdentifiers(id);
    const citation = aCitation({ id, identifiers, edition: identifiers[0]?.edition ?? null, title: 'Bees, as cited' });
    const saved = await store.saveReference(aReport({ extract: anExtract({}, { citations: [citation] }), cited: [null] }), 0, 'normative-here');
    expect([saved.key, saved.purpose]).toEqual([key, 'normative-here']);
    expect(saved.title).toBe(key === X9001.key ? 'Keeping of bees' : 'Bees, as cited');
  });

  test('a reference that is not there is refused', async () => {
    await expect(store.saveReference(aReport(), 3, 'watch')).rejects.toMatchObject({ name: 'CatalogError', code: 'not-found' });
  });

  test('the user’s own facts stand over the pack’s, before and after the pack comes again', async () => {
    await store.fillPack(pack([X9001]));
    await store.correctWork(X9001.key, { question: 'Q10/17' });
    await store.correctWork(X9001.key, { title: 'My title' });
    await store.fillPack(pack([{ ...X9001, question: 'Q9/17', title: 'Their title' }]));
    expect(await store.work(X9001.key)).toMatchObject({ question: 'Q10/17', title: 'My title' });
  });
});

describe('decisions', () => {
  const finding = aFinding({ id: 'f1' });
  const standing = async (now = finding) => (await store.standingMemory('itu-t-rec-x-9001', [now])).decisions.map((d) => d.verdict);

  test.each([
    ['the same words', finding, ['dismissed']],
    ['the same words elsewhere in the draft, reflowed', aFinding({ id: 'f1' }, 'bees  are\nkept'), ['dismissed']],
    ['other words here', aFinding({ id: 'f1' }, 'bees are no longer kept'), []],
    ['other words there', aFinding({ id: 'f1' }, 'bees are kept', 'bees are sold'), []],
  ])('a dismissed finding with %s', async (_title, now, verdicts) => {
    await store.decide(aDecision());
    expect(await standing(now)).toEqual(verdicts);
    expect((await store.memory('itu-t-rec-x-9001')).decisions).toHaveLength(1);
  });

  test('a snoozed finding comes back on its day', async () => {
    await store.decide(aDecision({ verdict: 'snoozed', until: '2026-12-01' }));
    expect(await standing()).toEqual(['snoozed']);
    day = '2026-12-01';
    expect(await standing()).toEqual([]);
  });

  test('decisions and notes belong to their document, and can be taken back', async () => {
    await store.decide(aDecision());
    await store.decide(aDecision({ document: 'other' }));
    await store.note(aNote());
    await store.note(aNote({ id: 'n2', document: 'other' }));
    expect(await store.memory('itu-t-rec-x-9001')).toEqual({ decisions: [aDecision()], notes: [aNote()] });
    await store.forgetNote('other', 'n1');
    await store.undecide('itu-t-rec-x-9001', 'f1');
    expect(await store.memory('itu-t-rec-x-9001')).toEqual({ decisions: [], notes: [aNote()] });
    await store.forgetNote('itu-t-rec-x-9001', 'n1');
    expect((await store.memory('other')).notes).toHaveLength(1);
    expect((await store.memory('itu-t-rec-x-9001')).notes).toEqual([]);
  });
});

test('two tabs writing at once lose nothing', async () => {
  await store.fillPack(pack([X9001]));
  const other = await openStore({ name: store.db.name, today });
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      (i % 2 ? store : other).correctWork(X9001.key, i % 4 < 2 ? { topics: [`topic ${i}`] } : { title: `Title ${i}` }),
    ).concat(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? store : other).saveDocument(aDocument({ id: `d${i}` }), anExtract({ title: `Document number ${i} of many` }), 'watch'),
      ),
    ),
  );
  const { facts } = (await store.sources(X9001.key)).find((r) => r.origin === 'user') ?? { facts: {} as WorkRecord['facts'] };
  expect([typeof facts.title, facts.topics?.length]).toEqual(['string', 1]);
  expect([await store.db.works.count(), await store.revision()]).toEqual([21, 61]);
  expect((await sliceOfStore(other)).works).toEqual((await sliceOfStore(store)).works);
  other.close();
});

describe('backup', () => {
  const everything = async (from: CatalogStore) => ({
    works: await from.db.works.toArray(),
    decisions: await from.db.decisions.toArray(),
    notes: await from.db.notes.toArray(),
    liaisons: await from.liaisons(),
    packs: await from.packs(),
  });
  const fill = async (): Promise<void> => {
    await store.fillPack(pack([X9001, ISO]));
    await store.correctWork(ISO.key, { purpose: 'competitor' });
    await store.saveDocument(aDocument(), anExtract(), 'watch');
    await store.decide(aDecision());
    await store.note(aNote());
    await store.keepLiaison(aLiaison({ id: 'l1' }));
  };

  test('restored into an empty catalog it is the catalog again', async () => {
    await fill();
    const { bytes, fileName, mime } = await writeBackup(store, '2026-11-24T10:00:00Z');
    expect([fileName, mime]).toEqual(['concord-backup-2026-11-24.json.gz', 'application/gzip']);
    const empty = await open();
    expect(await restoreBackup(empty, bytes, true)).toEqual({ works: 3, decisions: 1, notes: 1, liaisons: 1, others: 0, replaced: 0 });
    expect(await empty.db.works.count()).toBe(0);
    expect(await restoreBackup(empty, bytes, false)).toEqual({ works: 3, decisions: 1, notes: 1, liaisons: 1, others: 0, replaced: 0 });
    expect(await everything(empty)).toEqual(await everything(store));
    expect(await restoreBackup(empty, bytes, false)).toEqual({ works: 0, decisions: 0, notes: 0, liaisons: 0, others: 0, replaced: 0 });
    await empty.db.delete();
  });

  test('restored into a catalog that went on it loses nothing of either', async () => {
    await fill();
    const { bytes } = await writeBackup(store, '2026-11-24T10:00:00Z');
    day = '2026-11-25';
    await store.decide(aDecision({ verdict: 'accepted', at: '2026-11-25T08:00:00Z' }));
    await store.forgetNote('itu-t-rec-x-9001', 'n1');
    await store.correctWork(ISO.key, { purpose: 'neighbour' });
    await store.saveDocument(aDocument({ id: 'zz' }), anExtract({ title: 'A later document of some length' }), 'watch');
    expect(await restoreBackup(store, bytes, false)).toEqual({ works: 0, decisions: 0, notes: 1, liaisons: 0, others: 0, replaced: 0 });
    expect((await store.memory('itu-t-rec-x-9001')).decisions[0]?.verdict).toBe('accepted');
    expect((await store.memory('itu-t-rec-x-9001')).notes).toEqual([aNote()]);
    expect((await store.work(ISO.key))?.purpose).toBe('neighbour');
    expect(await store.db.works.count()).toBe(4);
  });

  test.each([
    ['nothing', new Uint8Array(), 'not-a-backup'],
    ['text', new TextEncoder().encode('hello'), 'not-a-backup'],
    ['other JSON', new TextEncoder().encode('{"schema":"concord.pack/1"}'), 'not-a-backup'],
    ['a newer one', new TextEncoder().encode('{"schema":"concord.backup/2"}'), 'newer-backup'],
    ['half a gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 'not-a-backup'],
    ['no UTF-8', new Uint8Array([0xff, 0xfe, 0xfd]), 'not-a-backup'],
  ])('%s is refused and changes nothing', async (_title, bytes, code) => {
    await fill();
    const before = await everything(store);
    await expect(restoreBackup(store, bytes.buffer, false)).rejects.toMatchObject({ name: 'CatalogError', code });
    expect(await everything(store)).toEqual(before);
  });
});

describe('the ledger of liaison statements', () => {
  test('is found by its document and by the works it names, newest first, each once', async () => {
    await store.keepLiaison(aLiaison({ id: 'a', document: 'd1', works: ['iso'], at: '2026-11-01T00:00:00Z' }));
    await store.keepLiaison(aLiaison({ id: 'b', document: 'd2', works: ['iso', 'w3c'], at: '2026-11-03T00:00:00Z' }));
    await store.keepLiaison(aLiaison({ id: 'c', document: 'd3', works: [], at: '2026-11-02T00:00:00Z' }));
    const ids = async (topic: Parameters<typeof store.liaisons>[0]) => (await store.liaisons(topic)).map((l) => l.id);
    expect([
      await ids(null),
      await ids({ document: 'd1', works: ['iso'] }),
      await ids({ document: 'd3', works: [] }),
      await ids({ document: 'x', works: ['w3c'] }),
    ]).toEqual([['b', 'c', 'a'], ['b', 'a'], ['c'], ['b']]);
    await store.forgetLiaison('b');
    expect(await ids(null)).toEqual(['c', 'a']);
  });

  test.each([
    ['kept and not sent', {}, 'drafted'],
    ['sent, its deadline to come', { sent: '2026-11-20' }, 'sent'],
    ['acknowledged', { sent: '2026-11-20', acknowledged: '2026-11-22' }, 'acknowledged'],
    ['its deadline over', { sent: '2026-11-01', acknowledged: '2026-11-02', deadline: '2026-11-23' }, 'overdue'],
    ['on the day itself', { sent: '2026-11-01', deadline: '2026-11-24' }, 'sent'],
    ['answered late', { sent: '2026-11-01', deadline: '2026-11-02', answered: '2026-11-10' }, 'answered'],
    [
      'for information only: nothing is owed',
      { sent: '2026-11-01', deadline: '2026-11-02', addressees: [{ organization: 'W3C', purpose: 'information' as const, route: null }] },
      'sent',
    ],
  ])('%s', (_title, fields, standing) => expect(liaisonStanding(aLiaison({ id: 'a', ...fields }), '2026-11-24')).toBe(standing));
});
