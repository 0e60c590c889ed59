import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCatalog } from '@/src/match';
import { makeContext } from '@/src/match/context';
import { findOverlaps, strengthOf } from '@/src/match/overlap';
import type { Signals, Work } from '@/src/model';
import { known, openCase, type RuleCase, work } from '../../cases/rules/case';

const none: Signals = { scope: null, terms: null, references: null, text: null };

describe('the strength of four signals', () => {
  test.each([
    ['scope counts in full', { scope: 0.4 }, 0.4],
    ['terms count less than half', { terms: 1 }, 0.48],
    ['references count less than terms', { references: 1 }, 0.42],
    ['terms and references without any likeness of scope', { terms: 1, references: 1 }, 0.6984],
    ['signals that agree leave less doubt than either', { scope: 0.4, terms: 0.5 }, 0.544],
    ['copied text has a finding of its own', { text: 1 }, 0],
    ['nothing known is nothing said', {}, 0],
  ])('%s', (_, signals, strength) => expect(strengthOf({ ...none, ...signals })).toBeCloseTo(strength, 4));

  const signal = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
  const signals = fc.record({ scope: signal, terms: signal, references: signal, text: signal });
  test('is never more than 1 or less than its strongest sign, and more agreement never lowers it', () => {
    fc.assert(
      fc.property(signals, fc.constantFrom('scope', 'terms', 'references'), fc.double({ min: 0, max: 1, noNaN: true }), (given, name, more) => {
        const strength = strengthOf(given);
        expect(strength).toBeGreaterThanOrEqual((given.scope ?? 0) - 1e-9);
        expect(strength).toBeLessThanOrEqual(1);
        expect(strengthOf({ ...given, [name]: Math.max(given[name] ?? 0, more) })).toBeGreaterThanOrEqual(strength - 1e-9);
      }),
    );
  });
});

const title = 'Keeping of bee identities';
const overlapWith = (given: Partial<RuleCase>, works: Work[], key: string) => {
  const { source, extract } = openCase({
    title: '',
    text: `${title}\n${given.text ?? ''}`,
    works,
    ...given,
    identity: { title, titleSpan: { start: 0, end: title.length } },
    ...(given.text ? { text: `${title}\n${given.text}` } : {}),
  });
  const context = makeContext(source, extract, openCatalog({ packs: ['test'], asOf: '2026-11-01', works }), {}, []);
  return findOverlaps(context).find((overlap) => overlap.work.key === key);
};

const numbers = (from: number, count: number): string[] => Array.from({ length: count }, (_, n) => `ISO ${from + n}:2020`);
const cites = (ids: readonly string[]) => ({
  text: ids.map((id) => `${id}, Something.`).join('\n'),
  citations: ids.map((id) => ({ raw: `${id}, Something.`, id: id.split(':')[0] as string })),
});

describe('shared references', () => {
  const own = numbers(91000, 6);
  const rival = (references: string[]): Work => work('ETSI TS 199 001 V1.1.1', title, { references });
  const key = rival([]).key;
  /** Everybody cites the first, nobody else the second. */
  const others = numbers(95000, 12).map((id, n) => work(id, `Matter ${n}`, { references: [own[0] as string, ...numbers(96000 + n * 10, 4)] }));

  test('one that nobody else cites weighs more than one that everybody cites', () => {
    const rare = overlapWith(cites(own), [rival([own[1] as string, ...numbers(97000, 4)]), ...others], key);
    const common = overlapWith(cites(own), [rival([own[0] as string, ...numbers(97000, 4)]), ...others], key);
    expect(rare?.signals.references).toBeGreaterThan((common?.signals.references ?? 0) * 2);
    expect(rare?.sharedReferences).toHaveLength(1);
  });

  test.each([
    ['few of one’s own', own.slice(0, 3), own],
    ['few of the other’s', own, own.slice(0, 3)],
  ])('are unknown with %s', (_, here, there) => expect(overlapWith(cites(here), [rival([...there]), ...others], key)?.signals.references).toBeNull());

  test('in another edition are shared all the same', () => {
    const older = own.map((id) => id.replace('2020', '2011'));
    expect(overlapWith(cites(own), [rival(older), ...others], key)?.signals.references).toBeCloseTo(1, 5);
  });
});

describe('shared terms', () => {
  const names = ['bearer mark', 'gate party', 'proof slip', 'mark giver', 'door keeper'];
  const terms = names.map((designation) => ({ designation, definition: `what is meant by ${designation} in this place` }));
  const text = terms.map((term) => `${term.designation}: ${term.definition}`).join('\n');
  const defines = (id: string, designations: readonly string[]): Work =>
    work(id, title, { terms: designations.map((name) => known(name, `something that is called ${name} there`)) });
  const others = numbers(95000, 9).map((id) => defines(id, ['bearer mark']));
  const unlike = ['other one', 'other two', 'other three'];

  test('one that nobody else defines weighs more than one that everybody defines', () => {
    const rival = (shared: string): Work => defines('ETSI TS 199 001 V1.1.1', [shared, ...unlike]);
    const rare = overlapWith({ text, terms }, [rival('proof slip'), ...others], rival('').key);
    const common = overlapWith({ text, terms }, [rival('bearer mark'), ...others], rival('').key);
    expect(rare?.signals.terms).toBeGreaterThan(common?.signals.terms ?? 1);
  });

  test('are unknown where either defines fewer than four', () => {
    expect(overlapWith({ text, terms: terms.slice(0, 3) }, [defines('ETSI TS 199 001 V1.1.1', names)], 'etsi-ts-199-001-v1-1-1')?.signals.terms).toBeNull();
  });
});
