import { describe, expect, test } from 'vitest';
import { catalogTerms } from '@/src/catalog';
import type { KnownTerm } from '@/src/model';
import { aWork } from './example';

const term = (designation: string, definition: string, fields: Partial<KnownTerm> = {}): KnownTerm => ({
  designation,
  alternates: [],
  definition,
  clause: null,
  source: null,
  ...fields,
});
const works = [
  aWork({ key: 'b', id: 'B', terms: [term('holder', 'One who holds a credential'), term('wallet', 'What a holder has')] }),
  aWork({ key: 'a', id: 'A', terms: [term('Holder', 'An entity', { source: 'X.1252', alternates: ['keeper'] })] }),
];
const said = (text: string, offset = 0, limit = 10) => catalogTerms(works, text, offset, limit).terms.map((t) => `${t.designation} in ${t.id}`);

describe('terms of the catalog', () => {
  test.each([
    ['', ['holder in B', 'Holder in A', 'wallet in B']],
    ['HOLDER', ['holder in B', 'Holder in A', 'wallet in B']],
    ['keeper', ['Holder in A']],
    ['credential holds', ['holder in B']],
    ['nothing', []],
  ])('%j finds, those named so first', (text, expected) => expect(said(text)).toEqual(expected));

  test('a window of them, with the number of all', () => {
    expect(catalogTerms(works, '', 1, 1)).toMatchObject({ total: 3, terms: [{ designation: 'Holder', work: 'a' }] });
  });
});
