import { describe, expect, test } from 'vitest';
import { ietfLiaisonText, type LiaisonOptions, liaisonStatement, type Sheet, sheetOfLiaison } from '@/src/coordinate';
import type { Decision, Report } from '@/src/model';
import { aFinding, anExtract, aReport, aWork } from '../catalog/example';

const accept = (finding: string): Decision => ({
  finding,
  document: 'itu-t-rec-x-9001',
  verdict: 'accepted',
  reason: null,
  at: '2026-11-24T10:00:00Z',
  until: null,
  seen: { here: '', there: null },
});
const works = new Map([['iso', aWork({ key: 'iso', id: 'ISO/IEC 99001:2021', title: 'Bee identity' })]]);
const partner = (organization: string, why: string) => ({ organization, score: 0.4, why: [why], route: 'by letter', contact: null, verified: true });
const report = (fields: Partial<Report['extract']['identity']> = {}): Report =>
  aReport({
    extract: anExtract({ id: 'X.bees', title: 'Keeping of bees', groups: ['ITU-T SG17'], questions: ['Q10/17'], confidentiality: 'members-only', ...fields }),
    findings: [
      aFinding({ id: 'f1', work: 'iso', message: 'Accepted message.' }),
      aFinding({ id: 'f2', message: 'Other message.' }),
      aFinding({ id: 'f3', kind: 'unused-term', message: 'Editor’s message.' }),
    ],
    partners: [partner('SC 99', 'ISO/IEC 99001:2021, Bee identity: Accepted message.'), partner('W3C', 'The draft names it.')],
  });
const made = (options: Partial<LiaisonOptions> = {}, of = report()) =>
  liaisonStatement(of, { decisions: [accept('f1'), accept('f3')], notes: [] }, works, { today: '2026-11-24', ...options });

/** Labels and values of the sheet's tables, as a reader sees them. */
const fields = (sheet: Sheet): Record<string, string> =>
  Object.fromEntries(
    sheet.blocks.flatMap((b) =>
      b.kind === 'table' && b.head === null
        ? b.rows.map(([label, ...rest]) => [
            label?.map((r) => r.text).join('') ?? '',
            rest
              .flat()
              .map((r) => r.text)
              .join(' '),
          ])
        : [],
    ),
  );

describe('a liaison statement', () => {
  test('asks those whose works overlap to comment, informs the others', () => {
    expect(made().addressees.map((a) => [a.organization, a.purpose])).toEqual([
      ['SC 99', 'comment'],
      ['W3C', 'information'],
    ]);
  });

  test('has the fields of the form in its order, gaps shown', () => {
    const sheet = sheetOfLiaison(made({ studyPeriod: '2025-2028', deadline: '2027-01-31' }));
    const shown = fields(sheet);
    expect(Object.keys(shown).slice(0, 13)).toEqual([
      'INTERNATIONAL TELECOMMUNICATION UNION, TELECOMMUNICATION STANDARDIZATION SECTOR',
      'STUDY PERIOD 2025-2028',
      'Question(s):',
      'Place, date:',
      'Source:',
      'Title:',
      'For action to:',
      'For comment to:',
      'For information to:',
      'Approval:',
      'Deadline:',
      'Contact:',
      'Abstract:',
    ]);
    expect(shown).toMatchObject({
      'Question(s):': 'Q10/17',
      'Place, date:': 'to be completed',
      'Source:': 'ITU-T SG17',
      'Title:': 'LS on X.bees, Keeping of bees',
      'For action to:': '–',
      'For comment to:': 'SC 99',
      'For information to:': 'W3C',
      'Approval:': 'to be completed',
      'Deadline:': '2027-01-31',
      'Contact:': 'to be completed',
    });
  });

  test.each([
    ['members-only: the draft’s words stay inside', {}, false],
    ['public: they are quoted', { confidentiality: 'public' as const }, true],
  ])('%s', (_title, identity, quoted) => {
    const text = JSON.stringify(sheetOfLiaison(made({}, report(identity))));
    expect(text.includes('bees are kept')).toBe(quoted);
    expect(text).toContain('Accepted message.');
    expect(text).not.toContain('Other message.');
    expect(text).not.toContain('Editor’s message.');
  });

  test('for information only: no deadline is asked for', () => {
    const statement = made({ addressees: [{ organization: 'W3C', purpose: 'information', route: null }], deadline: '2027-01-31' });
    expect([statement.deadline, fields(sheetOfLiaison(statement))['Deadline:']]).toEqual([null, '–']);
    expect(statement.body.join(' ')).not.toContain('2027');
  });

  test('in the IETF’s form, with gaps shown', () => {
    const text = ietfLiaisonText(made({ contact: { name: 'A. Person', organization: 'Org', country: null, telephone: null, email: 'a@example.org' } }));
    expect(text.split('\n').slice(0, 11)).toEqual([
      'From Group: ITU-T SG17',
      'From Contact: A. Person a@example.org',
      'To Group: SC 99, W3C',
      'To Contacts: [to be completed]',
      'Cc: [to be completed]',
      'Response Contact: a@example.org',
      'Technical Contact: a@example.org',
      'Purpose: For comment',
      'Deadline: [to be completed]',
      'Title: LS on X.bees, Keeping of bees',
      'Attachments: Annex: what was found, with its places',
    ]);
    expect(text).toContain('1. Accepted message. (ISO/IEC 99001:2021, Bee identity)');
  });
});
