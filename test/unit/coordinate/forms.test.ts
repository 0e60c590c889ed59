import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FORMS, fillForm, JUSTIFICATION_POINTS, type Sheet, type Structure } from '@/src/coordinate';
import type { Decision, Report } from '@/src/model';
import { aFinding, aLiaison, anExtract, aReport, aWork } from '../catalog/example';

const decide = (finding: string, verdict: Decision['verdict'] = 'accepted'): Decision => ({
  finding,
  document: 'itu-t-rec-x-9001',
  verdict,
  reason: null,
  at: '2026-11-24T10:00:00Z',
  until: null,
  seen: { here: '', there: null },
});
const at = (start: number, end = start + 1) => ({ start, end });
const citation = (fields: Partial<Report['extract']['citations'][number]>): Report['extract']['citations'][number] => ({
  label: null,
  id: null,
  identifiers: [],
  edition: null,
  title: null,
  url: null,
  role: 'normative',
  raw: 'An entry',
  span: at(0),
  page: null,
  mentions: [],
  dated: false,
  ...fields,
});
const number = (publisher: 'IETF' | 'ITU-T' | 'ISO/IEC' | 'W3C') => ({
  publisher,
  type: 'rfc',
  number: '1',
  part: null,
  edition: null,
  stage: null,
  supplement: null,
  language: null,
});
const clause = (n: string, start: number, end: number, role: 'body' | 'summary' = 'body') => ({
  number: n,
  title: 'Hives',
  level: 1,
  role,
  span: { start, end },
  heading: { start, end: start + 2 },
  page: null,
});

const works = new Map([
  ['iso', aWork({ key: 'iso', id: 'ISO/IEC 99001:2021', title: 'Bee identity', body: 'ISO/IEC' })],
  ['wd', aWork({ key: 'wd', id: 'ISO/IEC WD 99002', title: 'Bee wallets', stage: 'draft', date: null, provenance: [] })],
  ['rfc', aWork({ key: 'rfc', id: 'RFC 99901', title: 'Bee tokens', body: 'IETF', url: 'https://example.org/99901', references: ['RFC 99900'] })],
]);
const report = (identity: Partial<Report['extract']['identity']> = {}): Report =>
  aReport({
    extract: anExtract(
      {
        id: 'X.bees',
        title: 'Keeping of bees',
        groups: ['ITU-T SG17'],
        questions: ['Q10/17'],
        authors: ['A. Keeper'],
        confidentiality: 'members-only',
        ...identity,
      },
      {
        scope: { text: 'On the keeping of bees.', span: at(0, 22) },
        clauses: [clause('1', 0, 40), clause('6', 40, 90)],
        citations: [
          citation({ id: 'RFC 99901', identifiers: [number('IETF')], raw: 'IETF RFC 99901, Bee tokens.', mentions: [at(50), at(10)] }),
          citation({ id: 'ISO/IEC 99001:2021', identifiers: [number('ISO/IEC')] }),
          citation({ id: 'W3C Bees', identifiers: [number('W3C')], role: 'informative' }),
          citation({ label: '[hive]', raw: 'The hive book.' }),
        ],
        terms: [
          {
            designation: 'bee',
            alternates: [],
            definition: 'An insect of the hive.',
            notes: [],
            origin: 'own',
            source: null,
            clause: '3.2.1',
            page: null,
            span: at(0),
            designationSpan: at(0),
            definitionSpan: null,
          },
          {
            designation: 'hive',
            alternates: ['skep'],
            definition: 'A home of bees.',
            notes: [],
            origin: 'adopted',
            source: 'X.1',
            clause: '3.1.1',
            page: null,
            span: at(0),
            designationSpan: at(0),
            definitionSpan: null,
          },
        ],
      },
    ),
    findings: [
      aFinding({ id: 'f1', work: 'iso', message: 'Accepted overlap.' }),
      aFinding({ id: 'f2', work: 'wd', message: 'Open overlap.' }),
      aFinding(
        { id: 'f3', kind: 'redefined-term', subject: 'Bee', message: 'Bee is defined elsewhere.', advice: 'Take it over.' },
        'An insect of the hive.',
        'A flying insect.',
      ),
      aFinding({ id: 'f4', kind: 'unused-term', message: 'Hive is not used.' }),
      aFinding({ id: 'f5', kind: 'unlisted-citation', message: 'Dismissed matter.' }),
    ],
    cited: [
      { work: 'rfc', status: 'current', replacedBy: null, pinned: false },
      { work: 'iso', status: 'current', replacedBy: null, pinned: false },
      null,
      null,
    ],
    allocation: [
      {
        group: 'ITU-T SG17',
        question: 'Q10/17',
        score: 0.8,
        mandate: 'Identity of bees',
        mandateSource: 'a page',
        verified: true,
        why: ['Because.'],
        against: [],
      },
      { group: 'ITU-T SG13', question: 'Q16/13', score: 0.1, mandate: 'Trust of bees', mandateSource: 'a page', verified: false, why: ['Trust.'], against: [] },
    ],
    partners: [{ organization: 'SC 99', score: 0.4, why: ['Overlap.'], route: 'by letter', contact: null, verified: false }],
  });
const memory = { decisions: [decide('f1'), decide('f5', 'dismissed')], notes: [] };
const structure = {
  studyPeriod: '2025-2028',
  asOf: '2026-11',
  groups: [],
  contested: [],
  qualified: [{ name: 'Beekeepers’ Forum', spellings: ['Beekeepers’ Forum'], source: 'a list', verified: true }],
  bodies: [
    {
      name: 'IETF',
      fullName: 'Internet Engineering Task Force',
      spellings: ['IETF'],
      parent: null,
      worksOn: [],
      route: 'by letter',
      contact: null,
      url: null,
      verified: true,
      source: null,
    },
  ],
};
const fill = (
  form: (typeof FORMS)[number],
  options: { excerpts?: boolean } = {},
  of = report(),
  qualified: Structure['qualified'] = structure.qualified,
): Sheet =>
  fillForm(
    form,
    of,
    {
      memory,
      works,
      structure: { ...structure, qualified },
      text: null,
      liaisons: [
        aLiaison({ id: 'l1', title: 'LS on hives', sent: '2026-01-01', deadline: '2026-02-01' }),
        aLiaison({ id: 'l2', title: 'LS on honey', sent: '2026-11-01' }),
      ],
    },
    { today: '2026-11-24', ...options },
  ).sheet;

const textOf = (runs: readonly { text: string }[] | undefined): string => (runs ?? []).map((r) => r.text).join('');
/** Labels and values of the tables that have no head, in order. */
const fields = (sheet: Sheet): [string, string][] =>
  sheet.blocks.flatMap((b) => (b.kind === 'table' && b.head === null ? b.rows.map((cells): [string, string] => [textOf(cells[0]), textOf(cells[1])]) : []));
const tableUnder = (sheet: Sheet, heading: string): string[][] => {
  const from = sheet.blocks.findIndex((b) => b.kind === 'heading' && b.text.startsWith(heading));
  const table = sheet.blocks.slice(from + 1).find((b) => b.kind === 'table');
  return table?.kind === 'table' ? table.rows.map((cells) => cells.map(textOf)) : [];
};
const words = (sheet: Sheet): string => JSON.stringify(sheet.blocks);

describe('the new work item (A.1, Annex A)', () => {
  test('has the rows of the template in their order', () => {
    expect(fields(fill('a1-rows')).map(([label]) => label)).toEqual([
      'Question:',
      'Proposed new ITU-T Recommendation:',
      'Meeting date:',
      'Reference and title:',
      'Base text:',
      'Timing:',
      'Editor(s):',
      'Approval process:',
      'Scope:',
      'Summary:',
      'Relations to ITU-T Recommendations or to other standards (approved or under development):',
      'Liaisons with other study groups or with other standards bodies:',
      'Supporting members that are committing to contributing actively:',
    ]);
  });

  const value = (label: string, sheet = fill('a1-rows')): string => fields(sheet).find(([l]) => l.startsWith(label))?.[1] ?? '';
  test.each([
    ['Question', 'Q10/17'],
    ['Reference', 'X.bees, Keeping of bees'],
    ['Editor', 'A. Keeper'],
    ['Timing', 'to be completed'],
    ['Base text', 'to be completed'],
    ['Approval process', 'to be completed'],
    ['Supporting members', 'to be completed'],
    ['Scope', 'On the keeping of bees. [members-only]'],
  ])('%s: %s', (label, expected) => expect(value(label)).toBe(expected));

  test('names what is approved and what the draft refers to; findings not accepted stay out', () => {
    const relations = value('Relations');
    expect(relations).toContain('ISO/IEC 99001:2021, Bee identity');
    expect(relations).toContain('RFC 99901, Bee tokens');
    expect(relations).not.toContain('99002');
  });

  test('names the other study group and the outside body, with route and mark', () => {
    const liaisons = value('Liaisons');
    expect(liaisons).toContain('ITU-T SG13 (Q16/13) unverified');
    expect(liaisons).toContain('SC 99 unverified: Overlap. Route: by letter.');
    expect(liaisons).not.toContain('SG17');
  });
});

describe('the justification (A.5)', () => {
  test.runIf(existsSync('../shared/domain/document-forms.md'))('has the ten points of the form (skipped where the forms beside the project are absent)', () => {
    const section =
      /### 2\.5 A\.5 justification[\s\S]*?\n(1 [\s\S]*?)\. Needed for/.exec(readFileSync('../shared/domain/document-forms.md', 'utf8'))?.[1] ?? '';
    const points = section.split(' · ').map((point) => point.replaceAll('"quality"', '“quality”').trim());
    expect(JUSTIFICATION_POINTS.map((label, i) => `${i + 1} ${label}`)).toEqual(points);
  });

  test('is made for each normative reference of neither ITU, ISO nor IEC, and for no other', () => {
    const headings = fill('a5').blocks.flatMap((b) => (b.kind === 'heading' && b.level === 2 ? [b.text] : []));
    expect(headings).toEqual(['1. RFC 99901', '2. [hive]']);
  });

  const first = (sheet: Sheet): [string, string][] => fields(sheet).slice(0, 10);
  test('is filled with what is known, the rest shown as a gap', () => {
    expect(first(fill('a5')).map(([, value]) => value)).toEqual([
      'Name: RFC 99901Title: Bee tokensAs referenced: IETF RFC 99901, Bee tokens.https://example.org/99901',
      'published, 2021-04 (as of 2026-11-01)',
      'Cited in clauses 1, 6. to be completed',
      'to be completed',
      'to be completed',
      'Current edition, published 2021-04 (as of 2026-11-01).',
      'to be completed',
      'RFC 99900',
      'Internet Engineering Task Force: not on the list of qualified organizations that Concord has. to be completed',
      'to be completed',
    ]);
  });

  test.each([
    [true, 'Internet Engineering Task Force: on the list of qualified organizations (a letter of 2022)'],
    [false, 'Internet Engineering Task Force: on the list of qualified organizations (a letter of 2022) unverified'],
  ])('says that an organization is qualified where the list does, and whether that was verified: %s', (verified, expected) => {
    const qualified = [{ name: 'Internet Engineering Task Force', spellings: ['IETF'], source: 'a letter of 2022', verified }];
    expect(first(fill('a5', {}, report(), qualified))[8]?.[1]).toBe(expected);
  });
});

describe('the checklist for the editor', () => {
  test('counts each check, with what was dismissed left out', () => {
    const rows = Object.fromEntries(tableUnder(fill('lint-sheet'), 'Checks').map(([check, found, done]) => [check, `${found} ${done}`]));
    expect(rows).toMatchObject({
      'Every reference cited in the text is listed': 'nothing –',
      'Terms are not defined anew where a definition exists': '1 ☐',
      'Every defined term is used': '1 ☐',
      'Normative references to other organizations are justified (A.5)': 'RFC 99901; [hive] ☐',
    });
    expect(words(fill('lint-sheet'))).not.toContain('Dismissed matter');
  });
});

describe('the terms for the vocabulary committee', () => {
  test('lists each term with its definition here and elsewhere', () => {
    const [bee] = tableUnder(fill('terms-sheet'), 'Terms with definitions elsewhere');
    expect(bee?.slice(0, 2)).toEqual(['bee, clause 3.2.1', 'defined in this document An insect of the hive. [members-only]']);
    expect(bee?.[2]).toContain('A flying insect.');
    expect(bee?.slice(3)).toEqual(['Take it over.', 'to be completed']);
    expect(tableUnder(fill('terms-sheet'), 'Other terms')).toEqual([
      ['hive (also skep), clause 3.1.1', 'defined elsewhere: X.1 A home of bees. [members-only]'],
    ]);
  });
});

describe('meetings', () => {
  test('the progress report has the header of a temporary document', () => {
    expect(fields(fill('progress-report')).slice(2)).toEqual([
      ['Question(s):', 'Q10/17'],
      ['Place, date:', 'to be completed'],
      ['Source:', 'to be completed'],
      ['Title:', 'Progress report of the joint coordination activity'],
      ['Purpose:', 'Information'],
      ['Contact:', 'to be completed'],
      ['Keywords:', 'Progress report; Q10/17'],
      ['Abstract:', 'This report covers 1 document, 1 accepted finding and 2 liaison statements.'],
    ]);
    expect(tableUnder(fill('progress-report'), 'Overlaps')[0]?.[1]).toBe('Parallel work (probable): Accepted overlap.');
  });

  test('the pack has overdue replies and open overlaps, and not what was decided', () => {
    const pack = fill('meeting-pack');
    expect(tableUnder(pack, 'Overdue replies (1)').map((r) => r[0])).toEqual(['LS on hives']);
    expect(tableUnder(pack, 'Open overlaps').map((r) => r[1])).toEqual([
      'Parallel work (probable): Open overlap.',
      'Term defined again (probable): Bee is defined elsewhere.',
    ]);
    expect(tableUnder(pack, 'Other liaison statements').map((r) => r[0])).toEqual(['LS on honey']);
  });
});

describe('words of a draft that is not public', () => {
  const OWN = ['On the keeping of bees.', 'An insect of the hive.', 'bees are kept'];
  test.each(['a1-rows', 'lint-sheet', 'terms-sheet'] as const)('%s: each excerpt carries its class, under a banner; on request there is none', (form) => {
    const sheet = fill(form);
    expect(sheet.banner).toContain('Members only');
    expect(words(sheet)).toContain('members-only');
    const bare = fill(form, { excerpts: false });
    for (const own of OWN) expect(words(bare)).not.toContain(own);
    expect(bare.banner).toBeNull();
  });

  test.each(FORMS)('%s of a public draft: no banner and no class', (form) => {
    const sheet = fill(form, {}, report({ confidentiality: 'public' }));
    expect(sheet.banner).toBeNull();
    expect(words(sheet)).not.toContain('"mark":"class"');
  });
});
