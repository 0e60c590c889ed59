import { describe, expect, test } from 'vitest';
import type { Clause } from '@/src/model';
import { citationOf } from '@/src/ui/citation-of';
import { ticksOf } from '@/src/ui/clause-ticks';
import { fold, listFindings, neighbour } from '@/src/ui/list-findings';
import { listTerms } from '@/src/ui/match-terms';
import { initialPanelState, type PanelState } from '@/src/ui/panel-state';
import { clausePlaces, paragraphPlaces } from '@/src/ui/places';
import { shownOf, standingOf } from '@/src/ui/standing';
import { at, madeCitation, madeDecision, madeFinding, madeReport, madeTerm } from './made-up';

const TODAY = '2026-11-24';
const a = madeFinding('a', { tier: 'certain', kind: 'outdated-reference', score: 0.4, evidence: [at(900, 910)] });
const b = madeFinding('b', { tier: 'certain', kind: 'same-work', score: 0.9, evidence: [at(950, 960)] });
const c = madeFinding('c', { tier: 'probable', subject: 'Zürich  holder', evidence: [at(10, 20)] });
const d = madeFinding('d', { tier: 'possible', kind: 'unused-term', evidence: [at(5, 9)] });
const all = [a, b, c, d];
const list = (state: Partial<PanelState> = {}, decisions = [madeDecision(a, 'accepted')], findings = all) =>
  listFindings(findings, { decisions }, { ...initialPanelState, ...state }, TODAY);

describe('the list of findings', () => {
  const cases: { title: string; state?: Partial<PanelState>; decisions?: ReturnType<typeof madeDecision>[]; walk: string[] }[] = [
    { title: 'by tier, then weight; possible ones folded', walk: ['b', 'a', 'c'] },
    { title: 'by place in the text', state: { order: 'place' }, walk: ['a', 'b', 'c'] },
    { title: 'possible ones unfolded', state: { possibleOpen: true }, walk: ['b', 'a', 'c', 'd'] },
    { title: 'one family', state: { families: ['reference'] }, walk: ['a'] },
    { title: 'words in any case, accents or blanks', state: { words: { ...initialPanelState.words, findings: ' ZURICH holder' } }, walk: ['c'] },
    { title: 'words that no finding holds', state: { words: { ...initialPanelState.words, findings: 'nowhere' } }, walk: [] },
    { title: 'dismissed ones folded away', decisions: [madeDecision(b, 'dismissed')], walk: ['a', 'c'] },
    { title: 'and unfolded at the end', decisions: [madeDecision(b, 'dismissed')], state: { settledOpen: true }, walk: ['a', 'c', 'b'] },
    { title: 'a snooze holds before its day', decisions: [madeDecision(b, 'snoozed', { until: '2026-11-25' })], walk: ['a', 'c'] },
    { title: 'and is over on its day', decisions: [madeDecision(b, 'snoozed', { until: TODAY })], walk: ['b', 'a', 'c'] },
    {
      title: 'a changed text brings a dismissed one back',
      decisions: [madeDecision(b, 'dismissed', { seen: { here: 'other words', there: null } })],
      walk: ['b', 'a', 'c'],
    },
  ];
  test.each(cases)('$title', ({ state, decisions, walk }) => {
    expect(list(state, decisions).walk.map((f) => f.id)).toEqual(walk);
  });

  test('counts of families leave settled ones out and ignore the family filter', () => {
    expect(list({ families: ['use'] }, [madeDecision(b, 'dismissed')]).families).toEqual({
      same: 0,
      parallel: 0,
      conflict: 1,
      synonym: 0,
      reference: 1,
      use: 1,
    });
  });

  test('the count on the tab leaves possible and settled ones out', () => {
    expect(list({}, [madeDecision(b, 'dismissed')]).open).toBe(2);
  });

  test('the given findings keep their order', () => {
    const given = Object.freeze([...all]);
    expect(() => list({}, [], given as typeof all)).not.toThrow();
  });
});

test('J and K go round, and begin at the ends', () => {
  const ids = (current: string | null, by: 1 | -1) => neighbour([a, b, c], current, by)?.id;
  expect([ids(null, 1), ids(null, -1), ids('a', 1), ids('a', -1), ids('c', 1), ids('gone', 1)]).toEqual(['a', 'c', 'b', 'c', 'a', 'a']);
  expect(neighbour([], 'a', 1)).toBeNull();
});

describe('where a finding stands', () => {
  test('why one decided before is open again', () => {
    expect(standingOf(b, madeDecision(b, 'snoozed', { until: TODAY }), TODAY).back).toBe('snooze-over');
    expect(standingOf(b, madeDecision(b, 'accepted', { seen: { here: '', there: 'x' } }), TODAY).back).toBe('text-changed');
    expect(standingOf(b, undefined, TODAY)).toEqual({ decision: null, back: null, before: null });
  });

  test('what a document shows: only decisions that hold', () => {
    const report = madeReport({ findings: all });
    const shown = shownOf(report, { decisions: [madeDecision(a, 'accepted'), madeDecision(b, 'snoozed', { until: TODAY })], notes: [] }, TODAY);
    expect(shown.map((s) => s.decision?.verdict ?? null)).toEqual(['accepted', null, null, null]);
  });
});

const clause = (number: string, title: string, level: number, start: number, end: number): Clause => ({
  number,
  title,
  level,
  role: 'body',
  span: { start, end },
  heading: { start, end: start + number.length + 1 + title.length },
  page: null,
});

describe('clauses', () => {
  const text = '1 Scope\nFirst paragraph.\n\n  Second one.  \n1.1 Inner\nDeep words.\n2 References\n';
  const clauses = [
    clause('1', 'Scope', 1, 0, text.indexOf('2 Ref')),
    clause('1.1', 'Inner', 2, text.indexOf('1.1'), text.indexOf('2 Ref')),
    clause('2', 'References', 1, text.indexOf('2 Ref'), text.length),
  ];

  test('a finding ticks the innermost clause that holds its words; one before the first clause ticks none', () => {
    const findings = [
      madeFinding('deep', { evidence: [at(text.indexOf('Deep'), text.indexOf('Deep') + 4)] }),
      madeFinding('flat', { evidence: [at(9, 12)] }),
      madeFinding('nowhere'),
    ];
    expect(ticksOf(clauses, findings).map((ticks) => ticks.map((tick) => tick.finding))).toEqual([['flat'], ['deep'], []]);
    expect(ticksOf(clauses.slice(1), findings).map((ticks) => ticks.length)).toEqual([1, 0]);
  });

  test('clauses are places, quoted by their headings', () => {
    const [first, inner] = clausePlaces(clauses, text);
    expect(first).toMatchObject({ label: '1  Scope', level: 1, passage: { quote: { exact: '1 Scope', prefix: '' }, clause: '1' } });
    expect(inner?.passage.quote.prefix).toBe(text.slice(text.indexOf('1.1') - 32, text.indexOf('1.1')));
  });

  test('without the text the title stands for the quote', () => {
    expect(clausePlaces(clauses, null)[0]?.passage).toMatchObject({ span: { start: 0, end: 7 }, quote: { exact: 'Scope', prefix: '', suffix: '' } });
  });

  test('a clause’s own paragraphs, without blank lines and sub-clauses, at their places', () => {
    const [first, inner] = clauses;
    const places = first ? paragraphPlaces(first, inner, text) : [];
    expect(places.map((p) => p.label)).toEqual(['First paragraph.', 'Second one.']);
    for (const { passage } of places) expect(text.slice(passage.span.start, passage.span.end)).toBe(passage.quote.exact);
  });
});

describe('terms and who else has a say', () => {
  const holder = madeTerm('holder', 100, { alternates: ['credential holder'] });
  const issuer = madeTerm('issuer', 300, { definition: 'Who issues.' });
  const clash = madeFinding('x', {
    subject: 'Holder',
    evidence: [
      at(120, 130, 'words', { quote: 'q', clause: null, source: 'W3C VCDM 2.0' }),
      at(120, 130, 'words', { quote: 'r', clause: null, source: 'ISO/IEC 1' }),
    ],
  });

  test('both other sides of a finding about the term, by any of its names', () => {
    const [first, second] = listTerms([holder, issuer], [clash], '');
    expect(first?.elsewhere.map((e) => e.source)).toEqual(['W3C VCDM 2.0', 'ISO/IEC 1']);
    expect(second?.elsewhere).toEqual([]);
  });

  test('the same name elsewhere in the document is another matter', () => {
    expect(listTerms([madeTerm('holder', 5000)], [clash], '')[0]?.elsewhere).toEqual([]);
  });

  test('words are looked for in designations, alternates and definitions', () => {
    expect(listTerms([holder, issuer], [], 'credential').map((l) => l.term.designation)).toEqual(['holder']);
    expect(listTerms([holder, issuer], [], 'who ISSUES').map((l) => l.term.designation)).toEqual(['issuer']);
  });
});

describe('the reference that a finding is about', () => {
  const report = madeReport({}, { citations: [madeCitation('RFC 1', 0), madeCitation('RFC 2', 100, { mentions: [{ start: 500, end: 505 }] })] });
  test.each([
    ['by its label', madeFinding('f', { kind: 'outdated-reference', subject: '[RFC 2]' }), 1],
    ['by its number', madeFinding('f', { kind: 'withdrawn-reference', subject: 'RFC 1' }), 0],
    ['by its place in the list', madeFinding('f', { kind: 'unused-reference', subject: 'x', evidence: [at(110, 120)] }), 1],
    ['by a mention', madeFinding('f', { kind: 'outdated-reference', subject: 'x', evidence: [at(502, 503)] }), 1],
    ['none, for a finding about a term', madeFinding('f', { subject: 'RFC 1' }), -1],
    ['none, where nothing fits', madeFinding('f', { kind: 'unlisted-citation', subject: '[x]', evidence: [at(900, 910)] }), -1],
  ])('%s', (_title, finding, expected) => {
    expect(citationOf(finding, report)).toBe(expected);
  });
});

test('folding', () => {
  expect(fold('  Vérifiable\u00a0 CREDENTIAL ')).toBe('verifiable credential');
});
