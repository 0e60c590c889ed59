import { describe, expect, test } from 'vitest';
import { addWork, buildIndex, findLike, openCatalog, openIndex, removeWork, searchIndex, serialiseIndex, type WorkIndex } from '@/src/match';
import { answerLike } from '@/src/match/like';
import type { Work } from '@/src/model';
import { relation, work } from '../../cases/rules/case';

const works: Work[] = [
  work('ITU-T X.9001 (05/2021)', 'Information technology – Open sheds – Directory of tools: Overview of concepts', {
    body: 'ITU-T',
    scope: 'Describes a directory of tools that sheds share, its entries and who may look them up.',
  }),
  work('ISO/IEC 98001-1:2021', 'Information technology - Open sheds - Part 1: The directory of tools: Overview of concepts', { body: 'ISO/IEC' }),
  work('ISO/IEC 98001-2:2021', 'Information technology - Open sheds - Part 2: The directory of tools: Models', { body: 'ISO/IEC' }),
  work('ISO/IEC 98001-3:2021', 'Information technology - Open sheds - Part 3: Service definition', { body: 'ISO/IEC' }),
  work('RFC 99100', 'Tool Lending Protocol', { body: 'IETF', scope: 'A protocol by which one shed lends a tool to another and gets it back.' }),
  work('ETSI TS 199 100 V1.1.1', 'Sheds (SHD); Lending of tools between sheds; Stage 3 (3GPP TS 99.100 version 1.1.1 Release 1)', { body: 'ETSI' }),
  work('3GPP TS 99.100', 'Lending of tools between sheds; Stage 3', { body: '3GPP' }),
  work('W3C ladder-api', 'Ladder API', {
    body: 'W3C',
    scope: 'An interface by which pages ask for a ladder, with the consent of its owner.',
    topics: ['ladders'],
  }),
];
const keyOf = (id: string): string => (works.find((w) => w.id === id) as Work).key;
const like = (index: WorkIndex, title: string | null, scope: string | null, exclude: string[] = [], body: string | null = null): string[] =>
  findLike(index, { title, scope }, { top: 3, exclude, body }).map((found) => found.key);

describe('findLike', () => {
  const index = buildIndex(works);
  const table: [string, string | null, string | null, string[], string | null, string][] = [
    [
      'a twin under another dressing',
      'Information technology – Open sheds – Directory of tools: Overview of concepts',
      null,
      ['ITU-T X.9001 (05/2021)'],
      'ITU-T',
      'ISO/IEC 98001-1:2021',
    ],
    [
      'the same part of a title, whatever stands before it',
      'Lending of tools between sheds; Stage 3',
      null,
      ['3GPP TS 99.100'],
      '3GPP',
      'ETSI TS 199 100 V1.1.1',
    ],
    ['a scope without a title', null, 'one shed lends tools to another by a protocol', [], null, 'RFC 99100'],
    ['a British spelling and a plural', 'Organisations lending tool protocols', null, [], null, 'RFC 99100'],
  ];
  test.each(table)('%s', (_, title, scope, exclude, body, expected) => {
    expect(like(index, title, scope, exclude.map(keyOf), body)[0]).toBe(keyOf(expected));
  });

  const many = buildIndex([
    ...works,
    work('ISO/IEC 98200-1:2022', 'Information technology - Coding of sheds - Part 1: High efficiency ladder coding', { body: 'ISO/IEC' }),
    work('ISO/IEC 98200-2:2022', 'Information technology - Coding of sheds - Part 2: Hammer coding', { body: 'ISO/IEC' }),
    work('RFC 99301', 'Payload Format for Hammers', { body: 'IETF' }),
    work('RFC 99300', 'Payload Format for HELC', { body: 'IETF' }),
    work('IANA ladder-rungs', 'Ladder rungs', { body: 'IANA', kind: 'registry' }),
    work('RFC 99302', 'Ladder rungs', { body: 'IETF' }),
  ]);
  // Without the reason in the title the second would stand before the first: it is shorter, or came earlier.
  const before: [string, string, string, string][] = [
    ['an abbreviation is read out', 'Coding by HELC', 'iso-iec-98200-1-2022', 'iso-iec-98200-2-2022'],
    ['what another title abbreviates is met', 'High efficiency ladder coding payload', 'rfc-99300', 'rfc-99301'],
    ['a register of values gives way to the text that it serves', 'Ladder rungs', 'rfc-99302', 'iana-ladder-rungs'],
  ];
  test.each(before)('%s', (_, title, first, second) => {
    const keys = findLike(many, { title, scope: null }, { top: 20, body: 'W3C' }).map((found) => found.key);
    expect(keys.filter((key) => key === first || key === second)).toEqual([first, second]);
  });

  test('drafts of one text give way to another publisher’s text', () => {
    const drafts = Array.from({ length: 6 }, (_, n) => work(`IEEE P9${n}01/D-${n}`, 'Precision sharpening of garden saws', { body: 'IEEE' }));
    const other = work('ISO 98400:2020', 'Sharpening of garden saws with care', { body: 'ISO' });
    const keys = findLike(buildIndex([...works, ...drafts, other]), { title: 'Precision sharpening of garden saws', scope: null }, { top: 20, body: 'ITU-T' });
    const scores = new Map(keys.map((found) => [found.key, found.score]));
    const ofDrafts = drafts.map((draft) => scores.get(draft.key) ?? 0).sort((a, b) => b - a);
    expect(keys[0]?.key).toBe(drafts.find((draft) => scores.get(draft.key) === ofDrafts[0])?.key);
    expect(ofDrafts[1]).toBeLessThan(ofDrafts[0] ?? 0);
    expect(ofDrafts[5]).toBeLessThan(ofDrafts[1] ?? 0);
  });

  test('never returns what is excluded, and scores lie between 0 and 1', () => {
    const found = findLike(index, { title: works[0]?.title ?? '', scope: null }, { top: 8, exclude: [keyOf('ITU-T X.9001 (05/2021)')] });
    expect(found.map((f) => f.key)).not.toContain(keyOf('ITU-T X.9001 (05/2021)'));
    for (const { score } of found) expect(score).toBeGreaterThan(0);
    for (const { score } of found) expect(score).toBeLessThan(1);
    expect(found.map((f) => f.score)).toEqual(found.map((f) => f.score).sort((a, b) => b - a));
  });

  test('words unknown to the catalog find nothing', () => expect(like(index, 'Xylophone quartets', 'qqq zzz')).toEqual([]));
});

describe('an index in place', () => {
  test('a work added is found, replaced is found anew, removed is not', () => {
    const index = buildIndex(works);
    const before = index.live;
    const added = work('DIF swing-doors', 'Swing doors for caravans', { body: 'DIF' });
    addWork(index, added);
    expect(index.live).toBe(before + 1);
    expect(like(index, 'Swing doors', null)[0]).toBe(added.key);
    addWork(index, { ...added, title: 'Folding tables for caravans' });
    expect(index.live).toBe(before + 1);
    expect(like(index, 'Swing doors', null)).not.toContain(added.key);
    expect(like(index, 'Folding tables', null)[0]).toBe(added.key);
    expect(removeWork(index, added.key)).toBe(true);
    expect(removeWork(index, added.key)).toBe(false);
    expect(like(index, 'Folding tables', null)).not.toContain(added.key);
    expect(index.live).toBe(before);
  });

  test('what was added one by one answers as what was built at once', () => {
    const grown = buildIndex(works.slice(0, 3));
    for (const one of works.slice(3)) addWork(grown, one);
    const built = buildIndex(works);
    for (const { title, scope } of works) {
      const ask = (index: WorkIndex): [string, number][] => findLike(index, { title, scope }, { top: 3 }).map((f) => [f.key, Math.round(f.score * 100)]);
      expect(ask(grown).map(([key]) => key)[0]).toBe(ask(built).map(([key]) => key)[0]);
    }
  });

  test('a removed work stays away when the index is opened again', () => {
    const index = buildIndex(works);
    removeWork(index, keyOf('RFC 99100'));
    const opened = openIndex(serialiseIndex(index));
    expect(opened && like(opened, 'Tool Lending Protocol', null)).not.toContain(keyOf('RFC 99100'));
  });
});

describe('an index as bytes', () => {
  test('opens to the same answers, also with works added late', () => {
    const index = buildIndex(works.slice(0, 6));
    for (const one of works.slice(6)) addWork(index, one);
    const opened = openIndex(serialiseIndex(index));
    expect(opened).not.toBeNull();
    if (!opened) return;
    for (const { title, scope } of works) expect(findLike(opened, { title, scope }, { top: 5 })).toEqual(findLike(index, { title, scope }, { top: 5 }));
    addWork(opened, work('DIF swing-doors', 'Swing doors for caravans'));
    expect(like(opened, 'Swing doors', null)[0]).toContain('swing');
  });

  test.each([
    ['nothing', new ArrayBuffer(0)],
    ['other bytes', new Uint8Array(64).fill(7).buffer],
    ['a truncated index', serialiseIndex(buildIndex(works)).slice(0, 400)],
  ])('%s is no index', (_, buffer) => expect(openIndex(buffer)).toBeNull());
});

describe('searchIndex', () => {
  const index = buildIndex(works);
  const found = (text: string, options = {}): string[] => searchIndex(index, text, { limit: 3, ...options }).map((hit) => hit.key);
  test.each([
    ['a beginning', 'ladd', 'W3C ladder-api'],
    ['a number', 'X.9001', 'ITU-T X.9001 (05/2021)'],
    ['a letter too many', 'proltocol lending', 'RFC 99100'],
    ['two letters exchanged', 'lneding protocol', 'RFC 99100'],
    ['a topic', 'ladders', 'W3C ladder-api'],
    ['a field', 'scope:consent', 'W3C ladder-api'],
  ])('%s', (_, text, expected) => expect(found(text)[0]).toBe(keyOf(expected)));
  test('a part’s number, and what hangs on a title in brackets, are found though likeness leaves them out', () => {
    const parts = ['Keeping of bees – Part 7: Smoke', 'Keeping of bees – Part 8: Frames', 'Smoke (ISO/IEC 99321-8:2020)'].map((title, i) =>
      work(`Bees ${i}`, title, {}),
    );
    const typed = (text: string): string[] => searchIndex(buildIndex(parts), text, { limit: 3 }).map((hit) => hit.key);
    expect([typed('bees part 7'), typed('99321')]).toEqual([[parts[0]?.key], [parts[2]?.key]]);
  });
  test('every word must be met', () => expect(found('ladder lending')).toEqual([]));
  test('a word of the scope is not found in titles', () => expect(found('title:consent')).toEqual([]));
  test('only one publisher', () => expect(found('tools', { body: 'ISO/IEC' }).every((key) => key.startsWith('iso'))).toBe(true));
  test('nothing typed, nothing found', () => expect(found('  ')).toEqual([]));
});

describe('answerLike', () => {
  const twins = works.map((w) => (w.id === 'RFC 99100' ? { ...w, relations: [relation('identical', 'W3C ladder-api')] } : w));
  const catalog = openCatalog({ packs: [], asOf: null, works: twins });
  const ask = (relations: boolean): string | undefined =>
    answerLike(catalog, { title: 'Tool Lending Protocol', scope: null, exclude: ['RFC 99100'] }, { top: 3, relations })[0]?.work.id;
  test('a twin that the catalog records comes first', () => expect(ask(true)).toBe('W3C ladder-api'));
  test('without relations only the texts speak', () => expect(ask(false)).not.toBe('W3C ladder-api'));
});
