import { describe, expect, test } from 'vitest';
import { parseIdentifiers } from '@/src/identifiers';
import { buildIndex, proposeMerges } from '@/src/match';
import type { MergeVerdict, Work } from '@/src/model';
import { aWork } from '../catalog/example';

const AT = '2026-11-28T10:00:00Z';
const propose = (works: readonly Work[], decided: readonly MergeVerdict[] = []) =>
  proposeMerges({ places: works.length, at: (place) => works[place] ?? null, index: buildIndex(works) }, decided);
const shown = (works: readonly Work[], decided?: readonly MergeVerdict[]): string[] =>
  propose(works, decided).map((p) => `${p.from.key} → ${p.to.key}: ${p.why}`);

const numbered = (id: string, fields: Partial<Work> & { key: string }): Work => aWork({ id, identifiers: parseIdentifiers(id), ...fields });
const bare = (title: string, fields: Partial<Work> = {}): Work => aWork({ key: 'paper', body: 'other', date: null, title, ...fields });

const SMOKE =
  'This document specifies how keepers calm a colony with cool white smoke before they open the hive, and which fuels leave no trace in wax or honey.';
const QUEENS = 'This document describes how queens are reared, marked, caged and sent by post, and what a receiving apiary checks before it lets them go.';
const TITLE = 'Information technology – Keeping of bees – Calm handling of colonies with smoke';
const hive = numbered('ISO/IEC 99001:2021', { key: 'hive', body: 'ISO/IEC', date: '2021-04', title: TITLE, scope: SMOKE });

/** Works of other fields, so that words have a rarity. */
const others = [
  'Signalling for telephone networks',
  'Coding of moving pictures',
  'Tyres for road vehicles',
  'Calm water and its measurement',
  'Handling of cargo',
].map((title, i) => numbered(`ISO ${1200 + i}:2010`, { key: `other-${i}`, body: 'ISO', title }));

describe('by numbers', () => {
  const rfc = numbered('RFC 6749', { key: 'rfc-6749', title: 'The authorization framework' });
  test.each<[string, Work[], string[]]>([
    ['one number and edition under two keys', [rfc, numbered('RFC 6749', { key: 'rfc-6749--2', title: 'Framework' })], ['rfc-6749--2 → rfc-6749: number']],
    [
      'a number of one that is another number of the other',
      [
        numbered('ITU-T Q.3955', { key: 'q', title: 'Common requirements of hives' }),
        aWork({
          key: 'y',
          id: 'Y.4500.15',
          title: 'Common requirements of hives',
          identifiers: [...parseIdentifiers('ITU-T Y.4500.15'), ...parseIdentifiers('ITU-T Q.3955')],
        }),
      ],
      ['y → q: other-number'],
    ],
    [
      'another number that both have beside their own says nothing',
      ['ITU-T F.82', 'ITU-T F.107'].map((id) => aWork({ key: id, id, identifiers: [...parseIdentifiers(id), ...parseIdentifiers('ITU-T E.323')] })),
      [],
    ],
    [
      'a number without edition, of the same title: the newest edition',
      [
        numbered('ISO/IEC 99001', { key: 'undated', body: 'ISO/IEC', date: null, title: TITLE }),
        hive,
        numbered('ISO/IEC 99001:2015', { key: 'older', body: 'ISO/IEC', date: '2015-02', title: TITLE }),
      ],
      ['undated → hive: bare-number'],
    ],
    [
      'a number without edition, and nothing else said',
      [numbered('ISO/IEC 99001', { key: 'u', title: 'ISO/IEC 99001', body: 'ISO/IEC' }), hive],
      ['u → hive: bare-number'],
    ],
    ['ISO’s number without its partner', [numbered('ISO 99001:2021', { key: 'alone', body: 'ISO', title: TITLE }), hive], ['alone → hive: bare-number']],
    [
      'a number without edition, of quite another title',
      [numbered('ISO/IEC 99001', { key: 'u', body: 'ISO/IEC', date: null, title: 'Tyres for road vehicles' }), hive],
      [],
    ],
    ['two editions', [hive, numbered('ISO/IEC 99001:2015', { key: 'older', body: 'ISO/IEC', date: '2015-02', title: TITLE, scope: SMOKE })], []],
    [
      'a text and its amendment',
      [hive, numbered('ISO/IEC 99001:2021/Amd 1:2022', { key: 'amd', body: 'ISO/IEC', date: '2022-01', title: TITLE, scope: SMOKE })],
      [],
    ],
    ['two numbers of one publisher under one title', [rfc, numbered('RFC 6750', { key: 'rfc-6750', title: 'The authorization framework' })], []],
    [
      'twins of two publishers',
      [
        numbered('ITU-T X.1285', { key: 'x', body: 'ITU-T', title: 'Connect core text' }),
        aWork({
          key: 'i',
          body: 'ISO/IEC',
          title: 'Connect core',
          identifiers: [...parseIdentifiers('ISO/IEC 26131:2024'), ...parseIdentifiers('ITU-T X.1285')],
        }),
      ],
      [],
    ],
  ])('%s', (_, works, expected) => {
    expect(shown(works)).toEqual(expected);
  });
});

describe('by title and scope, where one has no number', () => {
  const found = (why: string): string[] => [`paper → hive: ${why}`];
  test.each<[string, Work, string[]]>([
    ['the same title in other letters', bare('INFORMATION TECHNOLOGY - Keeping of bees: calm handling of colonies with smoke'), found('title')],
    [
      'the same title behind the number',
      bare('ISO/IEC 99001:2021, Information technology – Keeping of bees – Calm handling of colonies with smoke'),
      found('title'),
    ],
    ['the last part of it', bare('Calm handling of colonies with smoke'), found('likeness')],
    ['a misspelt word, and half the scope', bare(TITLE.replace('colonies', 'colonnies'), { scope: SMOKE.slice(0, 90) }), found('likeness')],
    ['a misspelt word of another stem', bare(TITLE.replace('Information', 'Informaion')), found('likeness')],
    ['a word less, and the same scope', bare('Calm handling with smoke of bee colonies', { scope: SMOKE }), found('likeness')],
    ['a word less, and no scope', bare('Handling of colonies with smoke'), []],
    ['the same title and another scope', bare(TITLE, { scope: QUEENS }), []],
    ['another part', bare(`${TITLE} – Part 2`), []],
    ['an amendment', bare(`${TITLE} – Amendment 1`), []],
    ['a guide to it', bare(`Guidelines for ${TITLE}`), []],
    ['its tests', bare(`${TITLE} – Conformance testing`), []],
    ['a text of another publisher', bare(TITLE, { body: 'OpenID Foundation', scope: SMOKE }), []],
    ['an edition of another year', bare(TITLE, { date: '2012' }), []],
    [
      'a work that says how it stands to the other',
      bare(TITLE, { relations: [{ type: 'based-on', id: 'ISO/IEC 99001:2021', key: null, verified: true }] }),
      [],
    ],
    ['a work whose publisher was guessed by its first word', bare(TITLE, { id: 'Hive paper', body: 'Hive' }), found('title')],
    ['a title of two words', bare('Calm handling'), []],
  ])('%s', (_, work, expected) => {
    expect(shown([hive, ...others, work])).toEqual(expected);
  });

  test('the last part of several titles says of which none it is the title', () => {
    const dry = numbered('ISO 1301:2020', { key: 'dry', body: 'ISO', title: 'Keeping of wasps – Calm handling of colonies with smoke' });
    expect(shown([hive, dry, ...others, bare('Calm handling of colonies with smoke')])).toEqual([]);
    expect(shown([hive, dry, ...others, bare('Calm handling of colonies with smoke', { scope: SMOKE })])).toEqual(found('likeness'));
  });

  test('only the likest is proposed; the next when it was kept apart', () => {
    const exact = numbered('ISO 1300:2020', { key: 'exact', body: 'ISO', title: 'Calm handling of colonies with smoke' });
    const works = [hive, exact, ...others, bare('Calm handling of colonies with smoke')];
    expect(shown(works)).toEqual(['paper → exact: title']);
    expect(shown(works, [{ from: 'paper', to: 'exact', verdict: 'never', at: AT }])).toEqual(['paper → hive: likeness']);
  });
});
