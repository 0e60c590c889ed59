import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { sliceOfPacks } from '@/src/catalog/slice';
import { openOutside, parseStructure } from '@/src/coordinate';
import { rankOutside } from '@/src/coordinate/outside-groups';
import { outsideGroup } from '@/src/coordinate/owners';
import { parseIdentifiers } from '@/src/identifiers';
import { aWork } from '../catalog/example';

describe('the working group that has a work', () => {
  test.each([
    ['IETF', 'oauth', 'IETF oauth'],
    ['IETF', 'spice (individual)', 'IETF spice'],
    ['IETF', 'individual', null],
    ['IETF', '—', null],
    ['ISO/IEC', 'ISO/IEC JTC 1/SC 27/WG 5', 'ISO/IEC JTC 1/SC 27/WG 5'],
    ['OpenID Foundation', 'DCP WG', 'OpenID DCP WG'],
    ['ITU-T', 'ITU-T SG17', null],
    ['W3C', null, null],
  ])('%s, %s: %s', (body, group, expected) => expect(outsideGroup(aWork({ key: 'k', body, group }))).toBe(expected));
});

describe('groups elsewhere on the same ground', () => {
  const structure = parseStructure(JSON.parse(readFileSync('assets/structure.json', 'utf8')));
  const { works } = sliceOfPacks(SHIPPED_PACKS.map((pack) => pack.read()));
  const outside = openOutside(works);
  const first = (text: string, own = '') => rankOutside(outside, structure, text, parseIdentifiers(own));

  test.each([
    ['A framework for identity management: reference architecture and terminology, privacy framework', /^ISO\/IEC JTC 1\/SC 27\/WG 5$/],
    ['Mobile driving licence application: cards for personal identification', /^ISO\/IEC JTC 1\/SC 17/],
    ['Verifiable credentials data model: bitstring status list', /^W3C Verifiable Credentials WG$/],
    ['OAuth 2.0 authorization server access token', /^IETF oauth$/],
    ['Blockchain and distributed ledger technologies: identity management', /^ISO\/TC 307/],
    ['Electronic signatures and trust infrastructures: policy for trust service providers issuing certificates', /^ETSI TC ESI$/],
    ['FIDO universal authentication framework authenticator', /^FIDO/],
    ['OpenID for verifiable presentations', /^OpenID/],
  ])('%s → %s', (text, expected) => {
    const [best] = first(text);
    expect(best?.group).toMatch(expected);
    expect(best?.why.length).toBeGreaterThan(0);
  });

  test('a work is no witness for its own group', () => {
    const work = works.find((w) => w.id.startsWith('RFC 9901'));
    expect(work).toBeDefined();
    const told = first(work?.title ?? '', work?.id).flatMap((g) => g.why);
    expect(told.filter((why) => why.includes(work?.id ?? ''))).toEqual([]);
  });

  test('nothing alike: none is named', () => expect(first('zymurgy of cheeses')).toEqual([]));
});
