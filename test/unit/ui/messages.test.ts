import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import english from '@/assets/messages/en.json';
import { day, t } from '@/src/ui/messages';

const root = join(import.meta.dirname, '../../..');
const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? walk(join(folder, e.name)) : /\.tsx?$/.test(e.name) ? [join(folder, e.name)] : [],
  );
const source = [...walk(join(root, 'src/ui')), ...walk(join(root, 'entrypoints'))].map((file) => readFileSync(file, 'utf8')).join('\n');

/** Keys named in full, and the beginnings and ends of keys put together: `kind.${kind}` → ["kind.", ""]. */
const literal = new Set([...source.matchAll(/'([a-z][a-z-]*(?:\.[a-z0-9-]+)+)'/g)].map((m) => m[1] ?? ''));
const composed = [...source.matchAll(/`([a-z][a-z.-]*\.)\$\{[^}]+\}([a-z.-]*)`/g)].map((m) => ({ start: m[1] ?? '', end: m[2] ?? '' }));

describe('the catalogue of messages', () => {
  test('no message is unused', () => {
    const unused = Object.keys(english).filter((key) => !literal.has(key) && !composed.some(({ start, end }) => key.startsWith(start) && key.endsWith(end)));
    expect(unused).toEqual([]);
  });

  test('every key that is asked for exists', () => {
    const asked = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((m) => m[1] ?? '');
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((key) => !(key in english))).toEqual([]);
  });

  test('plural messages have both forms and their count', () => {
    const plurals = Object.entries(english).filter((entry): entry is [string, { one: string; other: string }] => typeof entry[1] !== 'string');
    expect(plurals.length).toBeGreaterThan(5);
    for (const [key, forms] of plurals) expect(forms.other, key).toContain('{count}');
  });

  test('no message blames, names a machine’s mind or gives a bare percentage', () => {
    const said = Object.values(english).flatMap((message) => (typeof message === 'string' ? [message] : Object.values(message)));
    expect(said.filter((message) => /\bAI\b|\berror\b|\binvalid\b|\d\s?%/i.test(message))).toEqual([]);
  });
});

describe('t', () => {
  test.each([
    ['findings.count', { count: 1 }, '1 finding'],
    ['findings.count', { count: 0 }, '0 findings'],
    ['findings.count', { count: 1234 }, '1,234 findings'],
    ['card.position', { index: 3, total: 12 }, '3 of 12'],
    ['progress.count', { stage: 'Reading', unit: 'page', done: 31, total: 96 }, 'Reading: page 31 of 96'],
    ['card.position', { index: 3 }, '3 of {total}'],
    ['decide.dismissed-on', { date: 'today', reason: 'not {date} $& $1' }, 'Dismissed on today: not {date} $& $1'],
  ] as const)('%s %o → %s', (key, vars, expected) => {
    expect(t(key, vars)).toBe(expected);
  });
});

describe('day', () => {
  test.each([
    ['2026-11-24', '24 Nov 2026'],
    ['2026-11-24T23:30:00Z', '24 Nov 2026'],
    ['2021-04', 'Apr 2021'],
    ['2010', '2010'],
    ['V1.2.1', 'V1.2.1'],
  ])('%s → %s', (date, expected) => {
    expect(day(date)).toBe(expected);
  });
});
