import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, mix, parseHex, type Rgb } from '../contrast';

const tokens = readFileSync(new URL('../../../assets/styles/tokens.css', import.meta.url), 'utf8');
const SCHEMES = ['light', 'dark'] as const;
const FAMILIES = ['same', 'parallel', 'conflict', 'synonym', 'reference', 'use'];

function colour(name: string, scheme: (typeof SCHEMES)[number]): Rgb {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(tokens) ?? [];
  if (!light || !dark) throw new Error(`no light and dark value of --${name}`);
  return parseHex(scheme === 'light' ? light : dark);
}

/** Share of a colour in a tint, as the token says it. */
function share(tint: string, of: string): number {
  const percent = new RegExp(`--${tint}: color-mix\\(in srgb, var\\(--${of}\\) (\\d+)%, var\\(--paper\\)\\)`).exec(tokens)?.[1];
  if (!percent) throw new Error(`--${tint} is no tint of --${of}`);
  return Number(percent) / 100;
}

describe.each(SCHEMES)('colours, %s', (scheme) => {
  const paper = colour('paper', scheme);
  const ink = colour('ink', scheme);
  const accent = colour('accent', scheme);
  const grounds = {
    paper,
    wash: mix(ink, share('wash', 'ink'), paper),
    hover: mix(ink, share('hover', 'ink'), paper),
    chosen: mix(accent, share('chosen', 'accent'), paper),
  };
  const words = ['ink', 'soft', 'accent', ...FAMILIES.map((family) => `family-${family}`)];

  test.each(words.flatMap((name) => Object.entries(grounds).map(([ground, rgb]) => ({ name, ground, rgb }))))(
    '$name on $ground is 4.5:1 or better',
    ({ name, rgb }) => {
      expect(contrast(colour(name, scheme), rgb)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('words on the accent are 4.5:1 or better', () => {
    expect(contrast(paper, accent)).toBeGreaterThanOrEqual(4.5);
  });

  test('marked words of a card are 4.5:1 or better on their tint', () => {
    expect(contrast(ink, mix(accent, 0.16, grounds.wash))).toBeGreaterThanOrEqual(4.5);
  });

  test('the edge of a field is 3:1 or better', () => {
    expect(contrast(colour('soft', scheme), paper)).toBeGreaterThanOrEqual(3);
  });
});

test('two greys, one ink, one accent, one paper and six families: no other colour is named', () => {
  const named = [...tokens.matchAll(/--([a-z-]+): light-dark/g)].map((m) => m[1]);
  expect(named.sort()).toEqual(['accent', 'ink', 'line', 'paper', 'soft', ...FAMILIES.map((family) => `family-${family}`)].sort());
});

test.each(['controls', 'card', 'panel'])('%s.css takes its colours from the tokens', (name) => {
  const css = readFileSync(new URL(`../../../assets/styles/${name}.css`, import.meta.url), 'utf8');
  expect(css.match(/#[0-9a-f]{3,8}\b/gi) ?? []).toEqual([]);
});
