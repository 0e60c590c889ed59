import { describe, expect, test } from 'vitest';
import { compareDefinitions, isDefinition } from '@/src/match/definitions';
import { compareDated, compareEditions } from '@/src/match/editions';
import { stem } from '@/src/match/stem';
import { buildTermTrie } from '@/src/match/term-trie';
import { eachWordSpan, foldDesignation, tokensOf, wordHash, wordsOf } from '@/src/match/tokens';

describe('words', () => {
  test.each([
    ['numbers of standards stay whole', 'X.509 and IEEE 802.15.4, v2.0.', ['x.509', 'and', 'ieee', '802.15.4', 'v2.0']],
    ['a sentence’s full stop is no part', 'See 24760-1. Then go.', ['see', '24760', '1', 'then', 'go']],
    ['accents, ligatures and invisible characters', 'Identité ﬁle iden\u00adtity ITU\u2011T', ['identite', 'file', 'identity', 'itu', 't']],
    ['other scripts', 'متطلبات خدمة', ['متطلبات', 'خدمة']],
    ['nothing', ' – ; ', []],
  ])('%s', (_, text, expected) => expect(wordsOf(text)).toEqual(expected));

  test('places point into the text as given', () => {
    const text = 'The Holder’s  key-pair (ﬁrst)';
    for (const { word, start, end } of tokensOf(text)) expect(wordsOf(text.slice(start, end))).toEqual([word]);
  });

  test('the hash of a plain word is that of its lower-case form', () =>
    eachWordSpan('Wallet X.509 v2.0', (start, end, hash, plain) => {
      expect(plain).toBe(true);
      expect(hash).toBe(wordHash('Wallet X.509 v2.0'.slice(start, end).toLowerCase()));
    }));

  test.each([
    ['Credentials', 'credential'],
    ['identity providers', 'identity provider'],
    ['registries', 'registry'],
    ['status', 'status'],
    ['access', 'access'],
    ['analysis', 'analysis'],
  ])('the designation %s is looked up as %s', (given, expected) => expect(foldDesignation(given)).toBe(expected));

  test.each([
    ['authorisation', 'authorization'],
    ['organisations', 'organization'],
    ['directories', 'directory'],
  ])('%s and %s meet in their stem', (a, b) => expect(stem(a)).toBe(stem(b)));
});

describe('spotting designations', () => {
  const trie = buildTermTrie(['relying party', 'party', 'identity', 'verifiable credential', 'PKI']);
  const spot = (text: string): string[] => trie.spot(text).map((hit) => text.slice(hit.start, hit.end));
  test.each([
    ['the longest one', 'A relying party is a party.', ['relying party', 'party']],
    ['in the plural and across a line', 'Verifiable\ncredentials and relying parties', ['Verifiable\ncredentials', 'relying parties']],
    ['not inside a word', 'identityless PKIX', []],
    ['not half of one', 'relying on verifiable things', []],
  ])('%s', (_, text, expected) => expect(spot(text)).toEqual(expected));
});

describe('editions', () => {
  test.each([
    ['2019', '2021', -1],
    ['2021', '2021-04', 0],
    ['2021-09', '2021-04', 1],
    ['20250515', '2025-05-15', 0],
    ['V1.2.1', 'V1.10.0', -1],
    ['09', '22', -1],
    ['2016-02 V6', '2016-02 V5', 1],
    ['V1.2.1', '2021', null],
  ])('%s against %s', (a, b, expected) => {
    const difference = compareEditions(a, b);
    expect(difference === null ? null : Math.sign(difference)).toBe(expected);
  });
  test('dates help where editions cannot be compared', () =>
    expect(compareDated({ edition: 'V1.2.1', date: '2021-02' }, { edition: '2022', date: null })).toBeLessThan(0));
  test('nothing known, nothing said', () => expect(compareDated({ edition: null, date: null }, { edition: '2022', date: null })).toBeNull());
});

describe('definitions', () => {
  test.each([
    ['but for articles and case', 'A set of claims about the subject', 'set of claims about a subject', true],
    ['but for a source in brackets', 'set of claims about a subject [b-X.1]', 'set of claims about a subject', true],
    ['but for marks of a source format', 'a [=verifiable credential=] of a [=holder=]', 'a verifiable credential of a holder', true],
    ['with another word', 'set of claims about one subject', 'set of signed claims about one subject', false],
  ])('identical %s', (_, a, b, expected) => expect(compareDefinitions(a, b).identical).toBe(expected));
  test('a negation parts them', () =>
    expect(compareDefinitions('claims that an issuer has signed', 'claims that no issuer has signed').alike).toBeLessThanOrEqual(0.7));
  test.each([
    ['See: relying party and its duties', false],
    ['The id property is OPTIONAL and its value MUST be a URL', false],
    ['thing', false],
    ['party that relies on what another has asserted', true],
  ])('“%s” is a definition: %s', (text, expected) => expect(isDefinition(text)).toBe(expected));
});
