import { describe, expect, test } from 'vitest';
import { coordinationNote, liaisonStatement, sheetOfLiaison, sheetOfNote } from '@/src/coordinate';
import { matrixToCsv } from '@/src/export/matrix-csv';
import { there } from '@/src/match/finding';
import type { Decision, Finding, Provenance, Report, Work } from '@/src/model';
import { aFinding, anExtract, aReport, aWork } from '../catalog/example';

const WORDS = 'a hive is a dwelling that a colony of bees was given';

const workOf = (closed: Provenance['class'] | null): Work =>
  aWork({
    key: 'iso-99001',
    id: 'ISO/IEC 99001:2021',
    title: 'Dwellings of bees',
    provenance: [{ source: 'a list', seen: '2026-11-01', by: 'bees', verified: true, ...(closed ? { class: closed } : {}) }],
  });

const findingOf = (work: Work): Finding => {
  const finding = aFinding({ id: 'f1', work: work.key });
  return { ...finding, evidence: finding.evidence.map((e) => ({ ...e, there: there(work, WORDS, '3.1') })) };
};

const decision: Decision = {
  finding: 'f1',
  document: 'itu-t-rec-x-9001',
  verdict: 'accepted',
  reason: null,
  at: '',
  until: null,
  seen: { here: '', there: null },
};
const memory = { decisions: [decision], notes: [] };

function written(closed: Provenance['class'] | null): { note: string; liaison: string; class: string } {
  const work = workOf(closed);
  const report: Report = aReport({ extract: anExtract({ confidentiality: 'public' }), findings: [findingOf(work)] });
  const works = new Map([[work.key, work]]);
  const note = coordinationNote(report, memory, works, { today: '2026-11-24' });
  const statement = liaisonStatement(report, memory, works, { today: '2026-11-24' });
  return { note: JSON.stringify(sheetOfNote(note)), liaison: JSON.stringify(sheetOfLiaison(statement)), class: note.confidentiality };
}

describe('what a list that is not public says, in documents', () => {
  test('public: quoted everywhere, nothing marked', () => {
    const { note, liaison, class: of } = written(null);
    expect([note, liaison].map((text) => [text.includes(WORDS), /\[(members only|restricted)\]/.test(text)])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(of).toBe('public');
  });

  test('members only: marked in the note, under its banner; named in the statement and not quoted', () => {
    const { note, liaison, class: of } = written('members-only');
    expect(of).toBe('members-only');
    expect(note).toContain(WORDS);
    expect(note).toContain('ISO/IEC 99001:2021 [members only]');
    expect(note).toContain('Contains excerpts of a document. Members only');
    expect(liaison).not.toContain(WORDS);
    expect(liaison).toContain('ISO/IEC 99001:2021 [members only]');
    expect(liaison).toContain('left out here');
  });

  test('restricted: marked in the note, and not even named in the statement', () => {
    const { note, liaison, class: of } = written('restricted');
    expect(of).toBe('restricted');
    expect(note).toContain('ISO/IEC 99001:2021 [restricted]');
    expect(liaison).not.toContain(WORDS);
    expect(liaison).not.toContain('99001');
  });

  test('the table of terms marks the work', () => {
    const term = {
      designation: 'hive',
      alternates: [],
      definition: 'where bees live',
      notes: [],
      origin: 'own',
      source: null,
      clause: '3',
      page: null,
      span: { start: 0, end: 4 },
    };
    const other = {
      ...{
        work: 'iso-99001',
        id: 'ISO/IEC 99001:2021',
        body: 'ISO/IEC',
        date: '2021',
        current: true,
        designation: 'hive',
        definition: WORDS,
        clause: '3.1',
        source: null,
      },
      ...{ verdict: 'competing', reason: 'Another thing.', declared: false, class: 'restricted', here: [], there: [] },
    };
    const report = aReport({ extract: anExtract({}, { terms: [term] as never }), matrix: [{ term: 0, others: [other as never] }] });
    expect(matrixToCsv(report)).toContain('ISO/IEC 99001:2021 [restricted]');
  });
});
