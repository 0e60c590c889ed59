import { describe, expect, test } from 'vitest';
import { allocateSubject, knownOwners, parseStructure, withOwnMandates } from '@/src/coordinate';
import type { MandateEntry } from '@/src/model';

const structure = parseStructure({
  studyGroups: [
    {
      id: 'SG1',
      title: 'Bees',
      confidence: 'verified',
      questions: [{ number: 'Q1/1', title: 'Identity of bees', keywords: ['bee passport'], confidence: 'recalled' }],
    },
  ],
  partners: [{ name: 'Beekeepers Forum', abbreviations: ['BKF'], worksOn: ['hives'], liaisonRoute: 'by letter', confidence: 'recalled' }],
});

const entry = (fields: Partial<MandateEntry>): MandateEntry => ({
  owner: 'Q1/1',
  line: null,
  keywords: [],
  contact: null,
  route: null,
  source: 'the page of the group',
  at: '2031-05-17T10:00:00Z',
  ...fields,
});
const corrected = (...entries: MandateEntry[]) => withOwnMandates(structure, entries);
const owners = (title: string, ...entries: MandateEntry[]) =>
  allocateSubject(
    { title, scope: '', rest: '', statedGroups: [], statedQuestions: [], identifiers: [] },
    { structure: corrected(...entries), owners: null, words: null },
  ).allocation.map((a) => [a.question ?? a.group, a.mandate, a.verified, a.mandateSource]);

describe('the user’s own word on a mandate', () => {
  test('a corrected line is quoted, with where it was read', () => {
    expect(owners('Bee passports', entry({ line: 'Identity and welfare of bees' }))[0]).toEqual([
      'Q1/1',
      'Identity and welfare of bees',
      true,
      'the page of the group (your own word of 2031-05-17)',
    ]);
  });

  test('words of its field rank it', () => {
    expect(owners('Nectar')[0]).toBeUndefined();
    expect(owners('Nectar', entry({ keywords: ['nectar'] }))[0]?.[0]).toBe('Q1/1');
  });

  test.each([
    ['a new Question of a known group', 'Q9/1', 'Q9/1'],
    ['a Question of a new group', 'Q3/4', 'Q3/4'],
    ['a new group', 'ITU-T SG5', 'ITU-T SG5'],
  ])('%s is ranked from then on', (_title, owner, expected) =>
    expect(owners('Honey ledgers', entry({ owner, line: 'Ledgers of honey', keywords: ['honey ledger'] }))[0]?.slice(0, 2)).toEqual([
      expected,
      'Ledgers of honey',
    ]),
  );

  test.each([
    [
      'a known body by its name',
      { owner: 'Beekeepers Forum', contact: 'A. Keeper, liaison officer', route: null },
      ['by letter', 'A. Keeper, liaison officer'],
    ],
    ['a new body', { owner: 'Honey Council', contact: null, route: 'by mail' }, ['by mail', null]],
  ])('%s gets its door', (_title, fields, expected) => {
    const body = corrected(entry(fields)).bodies.find((b) => b.name === fields.owner);
    expect([body?.route, body?.contact]).toEqual(expected);
  });

  test('everyone on record is named for the form, and nothing that ships is changed in place', () => {
    const before = JSON.stringify(structure);
    expect(knownOwners(corrected(entry({ owner: 'Q9/1', line: 'New' }))).map((k) => k.owner)).toEqual(['ITU-T SG1', 'Q1/1', 'Q9/1', 'Beekeepers Forum']);
    expect(JSON.stringify(structure)).toBe(before);
  });
});
