import { describe, expect, test } from 'vitest';
import { baseKey, parseIdentifier, parseIdentifiers } from '@/src/identifiers';
import { placesOf } from '@/src/match/index/places';
import { nameOneText } from '@/src/match/names';
import { transposedNumbers } from '@/src/match/transposed';

describe('two titles name one text', () => {
  test.each([
    [
      'what it is a part of is left out',
      'Apiary Notation version 3: Using hives with AN-3',
      'Methods for Bees (MB); The Apiary Notation version 3; Part 9: Using hives with AN-3',
    ],
    ['the field of work is left out', 'Entity hive assurance framework', 'Information technology - Security techniques - Entity hive assurance framework'],
    ['the kind of text stands first', 'IEEE Standard for Honey Test Interchange Format (HTIF)', 'Honey Test Interchange Format (HTIF)'],
    [
      'a part’s number, and dashes without space',
      'Bee systems--Hive management--Part 1: Life of the queen',
      'Bee systems – Hive management – Life of the queen',
    ],
    ['one spells an abbreviation out in brackets', 'Generation of universally unique hives (UUHs)', 'Generation of universally unique hives'],
    ['an edition of its errata', 'Hive Connect Core 1.0 - Errata Set 2', 'Hive Connect Core 1.0 incorporating errata set 2'],
    ['a short name in a field that both give', 'Information technology – Quality of honey: framework', 'Information technology - Quality of honey: Framework'],
  ])('%s', (_, a, b) => {
    expect(nameOneText(a, b)).toBe(true);
    expect(nameOneText(b, a)).toBe(true);
  });

  test.each([
    ['a subject, not a name', 'Hive vocabulary', 'Bee keeping – Hive vocabulary'],
    ['another last part', 'Apiary Notation version 3: Using hives', 'Apiary Notation version 3: Using combs'],
    ['a word more', 'Protocol of the common hive interface', 'Test of the protocol of the common hive interface'],
    ['turned round by a small word', 'Universal fairleads of bees with upper roller', 'Universal fairleads of bees without upper roller'],
    ['a part of the shorter one is missing', 'Apiary Notation – Wax – Using hives in rows', 'Bees – Apiary Notation – Honey – Using hives in rows'],
    ['nothing', '', ''],
  ])('not: %s', (_, a, b) => {
    expect(nameOneText(a, b)).toBe(false);
    expect(nameOneText(b, a)).toBe(false);
  });
});

describe('numbers that publishers give each other’s texts', () => {
  test.each([
    ['ETSI TS 129 255 V19.3.0 (2026-01)', ['3GPP TS 29.255']],
    ['3GPP TS 38.101-1', ['ETSI TS 138 101-1']],
    ['ETSI TR 121 905', ['3GPP TR 21.905']],
    ['ITU-T Y.4500.2 (05/2018)', ['oneM2M TS-0002', 'ETSI TS 118 102']],
    ['ISO/IEC/IEEE 29148:2018', ['IEEE Std 29148']],
    ['EN ISO/IEC 27001:2023', ['ISO/IEC 27001']],
    ['ITU-T X.509 (10/2019)', ['ISO/IEC 9594-8']],
    ['ISO/IEC 9594-8:2020', ['ITU-T X.509']],
    ['ITU-T Z.167', ['ETSI ES 201 873-7']],
    ['ETSI TS 119 461', []],
    ['ETSI EN 319 401', []],
    ['ITU-T X.1252', []],
    ['ISO/IEC 27001:2022', []],
    ['ISO/IEC 9594-8:2020/Amd 1:2023', []],
  ])('%s', (printed, expected) => {
    const numbers = parseIdentifiers(printed).flatMap(transposedNumbers);
    const bases = new Set(numbers.map(({ identifier }) => baseKey(identifier)));
    const wanted = expected.flatMap((other) => parseIdentifier(other) ?? []).map(baseKey);
    for (const base of wanted) expect(bases).toContain(base);
    if (wanted.length === 0) expect([...bases]).toEqual([]);
  });
});

test('places: the highest is 0, equal values share the better place', () => {
  const places = placesOf([0.2, 0.9, 0.2, 0]);
  expect(places[1]).toBe(0);
  expect(places[0]).toBeCloseTo(Math.log(2) / Math.log(300));
  expect(places[2]).toBe(places[0]);
  expect(places[3]).toBeCloseTo(Math.log(4) / Math.log(300));
});
