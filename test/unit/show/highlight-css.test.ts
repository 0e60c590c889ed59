import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Family, SIGNS, TIERS } from '@/src/model';
import { highlightName } from '@/src/show/highlights';
import { contrast, parseHex } from '../contrast';

const style = (name: string): string => readFileSync(new URL(`../../../assets/styles/${name}.css`, import.meta.url), 'utf8');
const highlightCss = style('highlights');

const LINES: Record<Family, string> = { same: 'dotted', parallel: 'double', conflict: 'wavy', synonym: 'dashed', reference: 'solid', use: 'dotted' };
const FAMILIES = Object.keys(SIGNS) as Family[];
const rule = (name: string): string => new RegExp(`::highlight\\(${name}\\) \\{([^}]*)\\}`).exec(highlightCss)?.[1] ?? '';
const thickness = (css: string): number => Number(/ ([\d.]+)px /.exec(css)?.[1] ?? 0);

describe('the marks on the words', () => {
  test.each(FAMILIES.flatMap((family) => TIERS.map((tier) => ({ family, tier }))))('$family $tier has its own kind of line', ({ family, tier }) => {
    expect(rule(highlightName(family, tier))).toContain(`underline ${LINES[family]} `);
  });

  test.each(FAMILIES)('%s: a stronger tier has no thinner line, and a certain one is told from a probable one', (family) => {
    const [certain, probable, possible] = TIERS.map((tier) => rule(highlightName(family, tier)));
    expect(thickness(certain ?? '')).toBeGreaterThanOrEqual(thickness(probable ?? ''));
    expect(thickness(probable ?? '')).toBeGreaterThan(thickness(possible ?? ''));
    expect(certain).toContain('background-color');
    expect(probable).not.toContain('background-color');
  });

  test.each(FAMILIES)('%s: the line is seen on white paper and on black, 3:1', (family) => {
    const colour = /#[0-9a-f]{6}/.exec(rule(highlightName(family, 'probable')))?.[0] ?? '';
    expect(contrast(parseHex(colour), parseHex('#ffffff'))).toBeGreaterThanOrEqual(3);
    expect(contrast(parseHex(colour), parseHex('#121212'))).toBeGreaterThanOrEqual(3);
  });

  test('the card’s sheets stand alone: every token it uses is among them', () => {
    const card = ['tokens', 'controls', 'card'].map(style).join('\n');
    for (const part of [':host', '--family-conflict', '.card-frame', 'button.main']) expect(card).toContain(part);
    const used = new Set([...card.matchAll(/var\((--[a-z0-9-]+)/g)].map((m) => m[1] ?? ''));
    for (const token of used) expect(card, token).toContain(`${token}:`);
    // A constructed sheet drops imports.
    expect(card).not.toContain('@import');
  });
});
