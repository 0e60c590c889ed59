import { describe, expect, it } from 'vitest';
import { differingWords } from '@/src/match/differing-words';
import { judgeDefinitions } from '@/src/match/judge-definitions';
import type { DefinitionVerdict } from '@/src/model';

type Case = { title: string; here: string; there: string; oneField?: boolean; expected: DefinitionVerdict | null };

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
  { title: 'a pointer is no definition', here: 'bee that guards the entrance of a hive', there: 'See: guard of the outer hive.', expected: null },
  {
    title: 'a rule for a field is no definition',
    here: 'bee that guards the entrance of a hive',
    there: 'Indicates that the bee is only to be used at the entrance.',
    expected: null,
  },
];

describe('judging two definitions of one designation', () => {
  it.each(cases)('$title: $expected', ({ here, there, oneField, expected }) => {
    expect(judgeDefinitions(here, there, oneField ?? true)?.verdict ?? null).toBe(expected);
  });
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
