import { describe, expect, it } from 'vitest';
import { kindOf } from '@/src/match/definition-kind';
import { differingWords } from '@/src/match/differing-words';
import { judgeDefinitions } from '@/src/match/judge-definitions';
import { isOneField } from '@/src/match/one-field';
import type { DefinitionVerdict } from '@/src/model';

const many = (count: number, word: string): string[] => Array.from({ length: count }, (_, n) => `${word} ${n}`);

type Case = { title: string; here: string; there: string; oneField?: boolean; designation?: string; expected: DefinitionVerdict | null };

const cases: Case[] = [
  { title: 'the same but for articles and case', here: 'a bee that guards the hive', there: 'Bee that guards hive', expected: 'identical' },
  {
    title: 'a source in brackets is no part of what it says',
    here: 'bee that guards one hive [b-Bees 1]',
    there: 'bee that guards one hive',
    expected: 'identical',
  },
  {
    title: 'other words for one kind of thing',
    here: 'person who discloses the secret honey of a hive',
    there: 'individual who reveals the confidential honey of hives',
    expected: 'equivalent',
  },
  {
    title: 'it adds a condition',
    here: 'person who keeps bees in wooden hives and who is registered with an authority for honey',
    there: 'person who keeps bees in wooden hives',
    expected: 'narrower',
  },
  {
    title: 'the other adds a condition',
    here: 'person who keeps bees in wooden hives',
    there: 'person who keeps bees in wooden hives and who is registered with an authority for honey',
    expected: 'broader',
  },
  {
    title: 'a process and what comes of it',
    here: 'process by which honey is drawn from a comb and weighed',
    there: 'data that result from weighing the honey drawn from a comb',
    expected: 'competing',
  },
  {
    title: 'with a negation and without',
    here: 'person who keeps bees in a registered hive',
    there: 'person who keeps bees not in a registered hive',
    expected: 'competing',
  },
  {
    title: 'hardly a word in common in one field',
    here: 'place where bees store pollen over winter',
    there: 'agreement between two keepers on colonies',
    expected: 'competing',
  },
  {
    title: 'hardly a word in common in unlike fields',
    here: 'place where bees store pollen over winter',
    there: 'agreement between two keepers on colonies',
    oneField: false,
    expected: 'unrelated',
  },
  {
    title: 'the nearest of several senses counts',
    here: 'bee that guards the entrance of a hive',
    there: '1. (I) A fence around fields of clover. 2. (O) A bee that guards the entrance of a hive.',
    expected: 'identical',
  },
  {
    title: 'talk about the term is no part of it',
    here: 'bee that guards the entrance of a hive',
    there: 'Bee that guards the entrance of a hive. Usage: seldom heard among keepers of wasps and hornets in the north.',
    expected: 'identical',
  },
  {
    title: 'somebody who does another thing to another thing, in much the same words',
    here: 'a role that somebody has by receiving combs of honey and weighing them',
    there: 'a role that somebody has by receiving letters about hives and answering them',
    designation: 'keeper',
    expected: 'competing',
  },
  {
    title: 'one act in its synonyms, done to one thing',
    here: 'entity that asks for proofs and checks them',
    there: 'entity that requests proofs and verifies them',
    designation: 'reader',
    expected: 'equivalent',
  },
  {
    title: 'a process at large, and within one scheme of its own',
    here: 'process of testing the truth of a fact or value',
    there: 'evaluation of whether a claim in a credential that an issuer gave to a holder is current for the verifier',
    designation: 'verification',
    expected: 'broader',
  },
  {
    title: 'the act itself for the process',
    here: 'the act of tricking a person into revealing a secret',
    there: 'deceiving somebody into disclosing a password',
    designation: 'phishing',
    expected: 'equivalent',
  },
  {
    title: 'a designation of several words needs less agreement',
    here: 'secret half of a pair of keys, with which data are signed',
    there: 'key that its owner keeps secret and signs with',
    designation: 'private key',
    expected: 'equivalent',
  },
  {
    title: 'a sentence on a longer term is no definition',
    here: 'data that a person shows to another',
    there: 'A presentation request is a message that asks for data.',
    designation: 'presentation',
    expected: null,
  },
  {
    title: 'a pointer after the field of a sense is no definition',
    here: 'bee that guards the entrance of a hive',
    there: '/bee lore/ See: the other entry on guards of hives.',
    expected: null,
  },
  { title: 'a pointer is no definition', here: 'bee that guards the entrance of a hive', there: 'See: guard of the outer hive.', expected: null },
  {
    title: 'a rule for a field is no definition',
    here: 'bee that guards the entrance of a hive',
    there: 'Indicates that the bee is only to be used at the entrance.',
    expected: null,
  },
];

describe('judging two definitions of one designation', () => {
  it.each(cases)('$title: $expected', ({ here, there, oneField, designation, expected }) => {
    expect(judgeDefinitions(here, there, oneField ?? true, designation)?.verdict ?? null).toBe(expected);
  });
});

describe('the class of the genus', () => {
  it.each([
    ['The process of counting bees', 'process'],
    ['Verifying the age of a bee', 'process'],
    ['To count bees one by one', 'process'],
    ['A general term for attackers trying to lure bees', 'process'],
    ['relying party that trusts the count', 'entity'],
    ['An entity that counts bees', 'entity'],
    ['RP. A Web application that counts bees', 'entity'],
    ['A set of rules that keepers follow', 'rule'],
    ['Piece of information about a bee', 'data'],
    ['The set of attribute values (i.e., characteristics) by which a bee is known', 'data'],
    ['The ability of a bee to sting', 'property'],
    ['A database that holds counts of bees', 'system'],
    ['Anything that flies', null],
  ])('%s: %s', (definition, kind) => expect(kindOf(definition)).toBe(kind));
});

describe('works of one field', () => {
  const bees = ['hive', 'drone', 'queen', 'comb', 'swarm'];
  it.each([
    ['several shared terms', bees, ['hive', 'drone', 'queens', 'smoker'], true],
    ['two shared terms', bees, ['hive', 'drone', 'smoker', 'net'], false],
    ['three terms of a short list and of a glossary that has everything', [...bees, ...many(15, 'bee')], [...bees.slice(0, 3), ...many(400, 'word')], false],
    ['none shared, but both on who proves to whom who he is', ['issuer', 'holder', 'wallet unit'], ['relying party', 'identity proofing', 'claimant'], true],
  ])('%s', (_, here, there, expected) => expect(isOneField(here, there)).toBe(expected));
});

/** Puts ⟦ ⟧ around ranges. */
const marked = (text: string, ranges: readonly { start: number; end: number }[]): string =>
  [...ranges].reverse().reduce((s, { start, end }) => `${s.slice(0, start)}⟦${s.slice(start, end)}⟧${s.slice(end)}`, text);

describe('words that differ', () => {
  const table = [
    { title: 'one word more', here: 'a bee that guards', there: 'a small bee that guards', expected: ['a bee that guards', 'a ⟦small⟧ bee that guards'] },
    { title: 'a run of words', here: 'bee of the old hive guards', there: 'bee guards', expected: ['bee ⟦of the old hive⟧ guards', 'bee guards'] },
    { title: 'articles and endings do not count', here: 'the bees guard', there: 'a bee guards', expected: ['the bees guard', 'a bee guards'] },
  ];
  it.each(table)('$title', ({ here, there, expected }) => {
    const ranges = differingWords(here, there);
    expect([marked(here, ranges.here), marked(there, ranges.there)]).toEqual(expected);
  });
});
