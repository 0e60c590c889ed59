import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Memory } from '@/src/protocol';
import { FindingCard, initialPanelState, Panel, type PanelContent, type PanelState } from '@/src/ui';
import { at, madeCitation, madeDecision, madeFinding, madeReport, madeTerm } from './made-up';

const nothing = (): void => undefined;
const actions = {
  reveal: nothing,
  revealSpan: nothing,
  showPossible: nothing,
  decide: nothing,
  undecide: nothing,
  putBack: nothing,
  addNote: nothing,
  forgetNote: nothing,
  saveDocument: nothing,
  saveReference: nothing,
  exportNote: nothing,
  exportForm: nothing,
  exportDocument: nothing,
  startLiaison: () => Promise.reject(new Error('not asked for')),
  writeLiaison: () => Promise.reject(new Error('not asked for')),
  liaisonsOnTopic: () => Promise.resolve([]),
  stop: nothing,
  open: nothing,
  analyse: nothing,
  addPage: nothing,
};
const draw = (content: PanelContent, state: Partial<PanelState> = {}): string =>
  renderToStaticMarkup(
    <Panel content={content} state={{ ...initialPanelState, ...state }} dispatch={nothing} actions={actions} today="2026-11-24" keysIn="panel" />,
  );

/** The words of a piece of HTML, tags taken out. */
const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:])/g, '$1')
    .trim();
const tags = (html: string, name: string): string[] => [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map((m) => m[0]);

const clash = madeFinding('clash', {
  subject: 'holder',
  tier: 'probable',
  signals: { scope: 0.4, terms: 0.9, references: null, text: 0 },
  overturnedBy: 'the texts mean different things.',
  evidence: [
    at(10, 20, 'An entity that holds keys.', { quote: 'An entity that stores keys.', clause: '2', source: 'W3C VCDM 2.0' }),
    at(10, 20, 'An entity that holds keys.', { quote: 'An entity that holds keys.', clause: null, source: 'ISO/IEC 99999' }),
  ],
});
const dead = madeFinding('dead', { kind: 'outdated-reference', tier: 'certain', subject: '[RFC 1]', evidence: [at(100, 110)] });
const hint = madeFinding('hint', { kind: 'unused-term', tier: 'possible', subject: 'wallet' });
const report = madeReport(
  {
    findings: [clash, dead, hint],
    cited: [{ work: 'rfc-2', status: 'superseded', replacedBy: 'RFC 2', pinned: false }, null],
    notices: [{ code: 'x', message: 'The page head names another number.' }],
  },
  {
    terms: [madeTerm('holder', 0), madeTerm('credential', 200, { origin: 'adopted', source: 'ITU-T X.1252' })],
    citations: [madeCitation('RFC 1', 100, { mentions: [{ start: 1, end: 2 }] }), madeCitation(null, 200, { label: '[b-x]', role: 'informative' })],
    unlisted: [{ label: '[b-y]', spans: [{ start: 3, end: 4 }] }],
    clauses: [{ number: '1', title: 'Scope', level: 1, role: 'scope', span: { start: 0, end: 90 }, heading: { start: 0, end: 7 }, page: 1 }],
  },
);
const memory: Memory = { decisions: [], notes: [] };
const ready: PanelContent = { kind: 'ready', report, memory, text: null };

describe('the panel', () => {
  test('its tabs are tabs: one selected, one stop, each with its panel and its keys', () => {
    const tabs = tags(draw(ready, { tab: 'terms' }), 'button').filter((tag) => tag.includes('role="tab"'));
    expect(tabs).toHaveLength(6);
    expect(tabs.filter((tab) => tab.includes('aria-selected="true"'))).toHaveLength(1);
    expect(tabs.filter((tab) => tab.includes('tabindex="0"'))).toEqual(tabs.filter((tab) => tab.includes('aria-selected="true"')));
    expect(tabs.every((tab) => /aria-keyshortcuts="G [DFTRCN]"/.test(tab))).toBe(true);
    const html = draw(ready, { tab: 'terms' });
    const panel = /role="tabpanel" id="([^"]+)" aria-labelledby="([^"]+)"/.exec(html);
    expect(tabs.every((tab) => tab.includes(`aria-controls="${panel?.[1]}"`))).toBe(true);
    expect(html).toContain(`id="${panel?.[2]}"`);
  });

  test.each(['document', 'findings', 'terms', 'references', 'coordinate', 'notes'] as const)(
    '%s: every control has a name, every id stands once, every reference leads to one',
    (tab) => {
      const html = draw(ready, { tab, current: 'clash', cardOpen: true, possibleOpen: true, drawer: 'snooze' });
      for (const [, attributes, inner] of html.matchAll(/<button\b([^>]*)>(.*?)<\/button>/g))
        expect(/aria-label="[^"]+"/.test(attributes ?? '') || words(inner ?? '') !== '', attributes).toBe(true);
      for (const field of [...tags(html, 'input'), ...tags(html, 'textarea'), ...tags(html, 'select')]) {
        const id = /\bid="([^"]+)"/.exec(field)?.[1];
        expect(/aria-label="[^"]+"/.test(field) || (id !== undefined && html.includes(`for="${id}"`)), field).toBe(true);
      }
      const ids = [...html.matchAll(/\bid="([^"]+)"/g)].map((m) => m[1] ?? '');
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, named] of html.matchAll(/aria-(?:labelledby|controls|describedby)="([^"]+)"/g)) expect(ids).toContain(named);
    },
  );

  test('findings stand by tier; possible ones are counted and folded', () => {
    const html = draw(ready, { tab: 'findings' });
    expect(words(html)).toMatch(/certain 1 .*\[RFC 1\].* probable 1 .*holder.* possible 1/);
    expect(html).not.toContain('wallet');
    expect(html).toMatch(/class="fold" aria-expanded="false"/);
    expect(words(draw(ready, { tab: 'findings', possibleOpen: true }))).toContain('wallet');
  });

  test('one row is the tab stop, and the one stood at is marked', () => {
    const rows = tags(draw(ready, { tab: 'findings', current: 'clash' }), 'button').filter((tag) => tag.includes('finding-row'));
    expect(rows.filter((row) => row.includes('tabindex="0"'))).toHaveLength(1);
    expect(rows.filter((row) => row.includes('aria-current="true"'))).toHaveLength(1);
  });

  test('what was decided is said in words', () => {
    const decided: PanelContent = {
      kind: 'ready',
      report,
      text: null,
      memory: { decisions: [madeDecision(dead, 'accepted'), madeDecision(clash, 'dismissed', { reason: 'On purpose' })], notes: [] },
    };
    const html = words(draw(decided, { tab: 'findings', settledOpen: true, current: 'clash', cardOpen: true }));
    expect(html).toContain('Accepted');
    expect(html).toContain('1 settled');
    expect(html).toContain('Dismissed on 2 Nov 2026: On purpose');
  });

  test('a search that finds nothing says how to go on', () => {
    expect(words(draw(ready, { tab: 'findings', words: { ...initialPanelState.words, findings: 'nowhere' } }))).toContain('Show all again');
  });

  test('the document is named, and how surely, in words', () => {
    const html = words(draw(ready, { tab: 'document' }));
    for (const said of [
      'ITU-T X.9999',
      'A framework that nobody wrote',
      'ITU-T Recommendation, recognised for certain',
      'not stated; treat it as internal',
      'Q10/17',
      '653 works, as of 1 Nov 2026',
      '1 Scope',
      'The page head names another number.',
    ])
      expect(html).toContain(said);
    expect(html).not.toMatch(/\d ?%/);
  });

  test('proper reuse is listed with its places, and each class and passage can be counted again', () => {
    const place = { id: 'reuse:passage:1', span: { start: 0, end: 20 }, work: 'w', putBack: false };
    const reuse = (putBack: boolean): PanelContent => ({
      kind: 'ready',
      report: madeReport({
        notices: [
          {
            code: 'reuse-left-out',
            message: '1 passage shared with other works stand in lists of references; not counted as overlap.',
            reuse: { class: 'reference-list', id: 'reuse:class:reference-list', putBack, places: [place] },
          },
        ],
      }),
      memory,
      text: 'Bees and their kings live in hives.',
    });
    const html = draw(reuse(false), { tab: 'document' });
    expect(words(html)).toContain('Proper reuse, not counted as overlap 1');
    expect(words(html)).toContain('Bees and their kings');
    expect(tags(html, 'button').filter((tag) => tag.includes('aria-pressed="false"'))).toHaveLength(2);
    expect(html).toContain('aria-label="Count it: lists of references"');
    const back = draw(reuse(true), { tab: 'document' });
    expect(back).toContain('aria-label="Leave it out again: lists of references"');
    expect(tags(back, 'button').filter((tag) => tag.includes('aria-pressed'))).toHaveLength(1);
  });

  test('a finding that is back says which words changed since, on either side', () => {
    const before = madeDecision(clash, 'dismissed', {
      seen: { here: 'An entity that holds two keys.', there: 'An entity that stores keys.\nAn entity that holds keys.' },
    });
    const changed: PanelContent = { kind: 'ready', report, text: null, memory: { decisions: [], notes: [], lapsed: [before] } };
    const html = draw(changed, { tab: 'findings', current: 'clash', cardOpen: true });
    expect(words(html)).toContain('the text has changed since');
    expect(words(html)).toContain('Dismissed on 2 Nov 2026, when the words were others:');
    expect(html).toContain('<mark class="only-here" title="words that went">two</mark>');
    expect(words(html)).not.toContain('There, then');
  });

  test('terms are a table with its roles written out', () => {
    const html = draw(ready, { tab: 'terms' });
    expect(html.match(/role="columnheader"/g)).toHaveLength(5);
    expect(html.match(/role="rowheader"/g)).toHaveLength(2);
    expect(words(html)).toMatch(/holder own .*What holder means\. .*W3C VCDM 2\.0.*credential adopted ITU-T X\.1252/);
  });

  test('a reference has its status as of a day, never as live truth', () => {
    const html = words(draw(ready, { tab: 'references' }));
    expect(html).toContain('superseded replaced by RFC 2 as of 1 Nov 2026');
    expect(html).toContain('not in the catalog');
    expect(html).toContain('Cited, in no list 1 [b-y]');
    expect(draw(ready, { tab: 'references' })).toContain('aria-label="Save RFC 1 to the catalog"');
  });

  test('an unverified owner is marked, and an unclear case says why', () => {
    const unclear = madeReport({
      unclear: true,
      unclearWhy: 'Two mandates name it.',
      allocation: [
        {
          group: 'ITU-T SG17',
          question: 'Q10/17',
          score: 0.5,
          mandate: 'Identity management',
          mandateSource: 'WTSA-24',
          verified: false,
          why: ['It says so.'],
          against: [],
        },
      ],
    });
    const html = words(draw({ kind: 'ready', report: unclear, memory, text: null }, { tab: 'coordinate' }));
    for (const said of ['Not clear: bring it to the JCA', 'Two mandates name it.', 'Identity management', 'unverified', 'Accept findings first'])
      expect(html).toContain(said);
  });

  test('work in progress has real counts and a stop', () => {
    const html = draw({ kind: 'working', progress: { stage: 'reading', done: 31, total: 96, unit: 'pages' } });
    expect(words(html)).toContain('Reading: page 31 of 96');
    expect(html).toContain('<progress aria-label="Reading: page 31 of 96" max="96" value="31">');
    expect(words(html)).toContain('Stop');
  });

  test('work of unknown size has no false bar', () => {
    expect(draw({ kind: 'working', progress: { stage: 'matching', done: 0, total: 0, unit: 'works' } })).toMatch(
      /<progress aria-label="Comparing …"><\/progress>/,
    );
  });

  test.each([
    [{ kind: 'empty', why: 'nothing-open' } as const, 'No document open', 'Open a document'],
    [{ kind: 'empty', why: 'not-analysed' } as const, 'Not analysed yet', 'Analyse this page'],
    [
      { kind: 'failed', error: { name: 'ReadError', code: 'encrypted', message: 'The file has a password.' } } as const,
      'The file has a password.',
      'Try again',
    ],
  ])('%o says what to do next', (content, said, deed) => {
    expect(words(draw(content))).toContain(said);
    expect(words(draw(content))).toContain(deed);
  });

  test('a message of trouble is told at once', () => {
    expect(draw(ready, { toast: { id: 1, text: 'It could not be saved.', tone: 'trouble' } })).toMatch(
      /role="alert" aria-live="assertive"><p class="toast trouble"/,
    );
    expect(draw(ready)).toMatch(/class="toasts" role="status" aria-live="polite"/);
  });

  test('the help lists all keys and can turn them off', () => {
    const html = draw(ready, { dialog: { kind: 'help' } });
    expect(tags(html, 'dialog')[0]).toMatch(/aria-labelledby/);
    expect(words(html)).toContain('G then C Go to Coordinate');
    expect(html).toMatch(/type="checkbox" checked=""/);
  });

  test('a normative reference is proposed as normative', () => {
    const target = { what: 'reference', citation: 0, name: 'RFC 1', role: 'normative' } as const;
    expect(tags(draw(ready, { dialog: { kind: 'save', target } }), 'input').find((tag) => tag.includes('checked'))).toContain('value="normative-here"');
  });
});

describe('the card', () => {
  const card = (some: Partial<Parameters<typeof FindingCard>[0]> = {}): string =>
    renderToStaticMarkup(
      <FindingCard
        finding={clash}
        decision={null}
        today="2026-11-24"
        position={{ index: 2, total: 12 }}
        idPrefix="test"
        onDecide={nothing}
        onUndecide={nothing}
        onNote={nothing}
        onSaveReference={null}
        onReveal={null}
        onNext={nothing}
        onPrevious={nothing}
        onClose={nothing}
        {...some}
      />,
    );

  test('says what, both texts, advice, why and how sure', () => {
    const html = words(card());
    for (const said of [
      'competing definition',
      'probable',
      '3 of 12',
      'holder',
      'Message of clash.',
      'Here clause 3.2, page 4',
      'W3C VCDM 2.0 clause 2',
      'Advice of clash.',
      'What would overturn it: the texts mean different things.',
    ])
      expect(html).toContain(said);
  });

  test('marks differing words on both sides, and says that it does', () => {
    const html = card();
    expect(html).toMatch(/that <mark class="only-here" title="words only here">holds<\/mark> keys/);
    expect(html).toMatch(/that <mark class="only-there" title="words only there">stores<\/mark> keys/);
    expect(words(html)).toContain('Marked words stand on one side only.');
    expect(words(html)).toContain('Both say the same, word for word.');
  });

  test('the words here stand once, however many other sides there are', () => {
    expect(words(card()).match(/An entity that holds keys/g)).toHaveLength(2);
  });

  test('signals are told in words, with bars that nobody needs', () => {
    const html = card();
    expect(words(html)).toContain('scope some in common terms nearly all in common references not known text nothing in common');
    expect(html.match(/class="bars" aria-hidden="true"/g)).toHaveLength(4);
  });

  test('its deeds have their keys, and only those that can be done are there', () => {
    const keys = [...card().matchAll(/aria-keyshortcuts="([^"]+)"/g)].map((m) => m[1]);
    expect(keys).toEqual(['K', 'J', 'Escape', 'A', 'D', 'S', 'N']);
    expect(card({ onSaveReference: nothing })).toContain('aria-keyshortcuts="R"');
    expect(card({ onNext: null, onPrevious: null, onClose: null, onNote: null })).not.toMatch(/keyshortcuts="[JKN]"/);
  });

  test.each([
    ['dismiss', 'Why is it dismissed?'],
    ['snooze', 'Until when?'],
    ['note', 'Kind of note'],
  ] as const)('%s opens its drawer', (initially, said) => {
    expect(words(card({ initially }))).toContain(said);
    expect(card({ initially })).toContain(`data-drawer="${initially}" aria-keyshortcuts="${initially.charAt(0).toUpperCase()}" aria-expanded="true"`);
  });

  test('once decided, there is a way back', () => {
    const html = words(card({ decision: madeDecision(clash, 'snoozed', { until: '2026-12-01' }) }));
    expect(html).toContain('Snoozed until 1 Dec 2026. Undo');
    expect(html).not.toContain('Accept');
  });

  test('says why a finding decided before is open again', () => {
    expect(words(card({ back: 'text-changed' }))).toContain('the text has changed since');
  });
});
