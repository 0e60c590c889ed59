import { describe, expect, test } from 'vitest';
import { openSlice } from '@/src/cli/context';
import { parseIdentifiers } from '@/src/identifiers';
import { openCatalog, worksBeside } from '@/src/match';
import type { Work } from '@/src/model';
import { aWork } from '../catalog/example';

const SCOPE =
  'This document specifies wallets in which keepers of bees hold credentials of their hives, how a wallet presents the health record of a colony to an inspector, and how a verifier checks the signature of the veterinary authority.';
const OTHER =
  'Requirements on wallets with which keepers of bees hold credentials of hives, present health records of a colony to inspectors, and let a verifier check the signature of a veterinary authority.';
const numbered = (id: string, fields: Partial<Work> & { key: string }): Work => aWork({ id, identifiers: parseIdentifiers(id), ...fields });

const kept = numbered('ITU-T X.9001 (04/2021)', {
  key: 'kept',
  group: 'ITU-T SG17',
  title: 'Wallets for keepers of bees and credentials of hives',
  scope: SCOPE,
  purpose: 'watch',
});
const near = (fields: Partial<Work> = {}): Work =>
  numbered('ISO/IEC 99905:2026', {
    key: 'new',
    body: 'ISO/IEC',
    group: 'ISO/IEC JTC 1/SC 27',
    title: 'Wallets and credentials of hives for keepers of bees and wasps',
    scope: OTHER,
    date: '2026-10',
    ...fields,
  });

/** Over the works that ship, so that words have a rarity. */
const shipped = openSlice([]).works;
const beside = (work: Work): string[] =>
  worksBeside(openCatalog({ packs: ['made-up'], asOf: '2026-11-01', works: [...shipped, kept, work] }), work).map((w) => w.key);

describe('what a work stands beside, as an analysis would call it probable', () => {
  test.each<[string, Work, string[]]>([
    ['another house’s work on the same ground', near(), ['kept']],
    [
      'a work of the same group',
      near({ key: 'own', body: 'ITU-T', group: 'ITU-T SG17', identifiers: parseIdentifiers('ITU-T X.9002'), id: 'ITU-T X.9002' }),
      [],
    ],
    [
      'another edition of it',
      { ...kept, key: 'edition', id: 'ITU-T X.9001 (06/2026)', identifiers: parseIdentifiers('ITU-T X.9001 (06/2026)'), date: '2026-06' },
      [],
    ],
    ['a twin, as the catalog records it', near({ relations: [{ type: 'identical', id: kept.id, key: 'kept', verified: true }] }), []],
    [
      'a work of another field',
      near({ title: 'Tyres for road vehicles', scope: 'This document specifies tyres of passenger cars, their marking and their pressure.' }),
      [],
    ],
    ['a work that cites it', near({ references: [kept.id, 'RFC 6749', 'RFC 7519', 'RFC 8414'] }), []],
  ])('%s', (_, work, expected) => expect(beside(work)).toEqual(expected));
});
