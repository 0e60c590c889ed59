import { describe, expect, test } from 'vitest';
import { compareWords } from '@/src/ui/compare-words';
import { addDays, addMonths } from '@/src/ui/days';
import { commandFor, KEY_LIST, type KeyPress, placeOfPress } from '@/src/ui/keys';
import { profileName } from '@/src/ui/profile-name';
import { readSignal } from '@/src/ui/signals';
import { splitNumbers } from '@/src/ui/split-numbers';

/** Differing words between ⟦ ⟧. */
const marked = (runs: { text: string; differs: boolean }[]): string => runs.map((r) => (r.differs ? `⟦${r.text}⟧` : r.text)).join('');

describe('words that differ', () => {
  test.each([
    [
      'one word',
      'an entity that holds credentials',
      'an entity that stores credentials',
      'an entity that ⟦holds⟧ credentials',
      'an entity that ⟦stores⟧ credentials',
      'close',
    ],
    [
      'white space, capitals and full stops never count',
      'An  entity\nthat holds.',
      'an entity that holds',
      'An  entity\nthat holds.',
      'an entity that holds',
      'identical',
    ],
    ['words put in', 'the set of attributes', 'the set of verified attributes', 'the set of attributes', 'the set of ⟦verified⟧ attributes', 'close'],
    [
      'hardly a word shared',
      'the moon is made of cheese',
      'nobody knows why bees can fly',
      'the moon is made of cheese',
      'nobody knows why bees can fly',
      'far',
    ],
  ])('%s', (_title, here, there, markedHere, markedThere, verdict) => {
    const result = compareWords(here, there);
    expect([marked(result.here), marked(result.there), result.verdict]).toEqual([markedHere, markedThere, verdict]);
  });

  test('each side keeps all its words', () => {
    const [here, there] = ['An entity, acting for a subject (3.4), may hold keys.', 'A role: an entity may hold keys or tokens.'];
    const result = compareWords(here, there);
    expect(result.here.map((r) => r.text).join('')).toBe(here);
    expect(result.there.map((r) => r.text).join('')).toBe(there);
  });

  test('long texts with nothing in common are given up', () => {
    const words = (letter: string) => Array.from({ length: 3000 }, (_, i) => `${letter}${i}`).join(' ');
    expect(compareWords(words('a'), words('b')).verdict).toBe('far');
  });
});

describe('keys', () => {
  const press = (key: string, some: Partial<KeyPress> = {}): KeyPress => ({ key, ctrl: false, alt: false, meta: false, in: 'page', ...some });
  test.each([
    ['J', press('j'), true, false, 'next'],
    ['capital J', press('J'), true, false, 'next'],
    ['? with Shift', press('?'), true, false, 'help'],
    ['D', press('d'), true, false, 'dismiss'],
    ['Enter on the page', press('Enter'), true, false, 'open'],
    ['Enter on a button is the button’s', press('Enter', { in: 'control' }), true, false, undefined],
    ['a letter in a field is typing', press('j', { in: 'field' }), true, false, undefined],
    ['Ctrl+A is the browser’s', press('a', { ctrl: true }), true, false, undefined],
    ['keys off', press('j'), false, false, undefined],
    ['Esc works with keys off', press('Escape'), false, false, 'close'],
    ['another key after G does nothing', press('j'), true, true, undefined],
    ['an unknown key', press('x'), true, false, undefined],
  ] as const)('%s', (_title, given, keysOn, going, expected) => {
    expect(commandFor(given, keysOn, going)?.do).toBe(expected);
  });

  test.each([
    ['d', 'document'],
    ['f', 'findings'],
    ['t', 'terms'],
    ['r', 'references'],
    ['c', 'coordinate'],
    ['n', 'notes'],
  ])('G then %s goes to %s', (key, tab) => {
    expect(commandFor(press(key), true, true)).toEqual({ do: 'tab', tab });
  });

  test('every key in the help does something', () => {
    for (const { keys } of KEY_LIST.filter((k) => k.keys[0] !== 'Alt')) {
      const name = keys[keys.length - 1] === 'Esc' ? 'Escape' : (keys[keys.length - 1] ?? '');
      expect(commandFor(press(name), true, keys[0] === 'G' && keys.length > 1), keys.join(' ')).not.toBeNull();
    }
  });

  test.each([
    [{ tagName: 'INPUT', type: 'search' }, 'field'],
    [{ tagName: 'INPUT', type: 'checkbox' }, 'control'],
    [{ tagName: 'TEXTAREA' }, 'field'],
    [{ tagName: 'DIV', isContentEditable: true }, 'field'],
    [{ tagName: 'BUTTON' }, 'control'],
    [{ tagName: 'MAIN' }, 'page'],
    [null, 'page'],
  ])('%o is a %s', (target, expected) => {
    expect(placeOfPress(target)).toBe(expected);
  });
});

test.each([
  [null, 0, 'unknown'],
  [0, 0, 'none'],
  [0.1, 1, 'little'],
  [0.4, 2, 'some'],
  [0.7, 3, 'much'],
  [1, 4, 'nearly-all'],
])('a signal of %s is %i bars, %s', (value, bars, word) => {
  expect(readSignal(value)).toEqual({ bars, word });
});

describe('days', () => {
  test.each([
    ['2026-12-28', 7, '2027-01-04'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-29', 1, '2026-03-30'],
  ])('%s and %i days', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });
  test.each([
    ['2026-11-24', 1, '2026-12-24'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
  ])('%s and %i months', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});

describe('numbers of standards stay on one line', () => {
  test.each([
    ['⟦ISO/IEC 24760-1:2025⟧ replaced the edition cited here.'],
    ['Cite ⟦ITU-T X.1252 (04/2021)⟧, or say why not.'],
    ['See ⟦RFC 6749⟧.'],
    ['It follows ⟦NIST SP 800-63-4⟧ and ⟦ETSI TS 119 472-1⟧.'],
    ['The draft has 12 clauses and no number.'],
    ['Nothing here.'],
  ])('%s', (sentence) => {
    const runs = splitNumbers(sentence.replace(/[⟦⟧]/g, ''));
    expect(runs.map((r) => (r.number ? `⟦${r.text}⟧` : r.text)).join('')).toBe(sentence);
  });
});

test.each([
  ['itu-t-recommendation', 'ITU-T Recommendation'],
  ['iso-iec-standard', 'ISO/IEC Standard'],
  ['ietf-rfc', 'IETF RFC'],
  ['w3c', 'W3C'],
])('%s is called %s', (profile, name) => {
  expect(profileName(profile)).toBe(name);
});
