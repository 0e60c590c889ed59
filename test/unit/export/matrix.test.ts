import { describe, expect, it } from 'vitest';
import { matrixToCsv, matrixToMarkdown } from '@/src/export';
import type { MatrixRow, TermEntry } from '@/src/model';
import { aReport } from '../catalog/example';

const term = (designation: string, definition: string): TermEntry => ({
  designation,
  alternates: [],
  definition,
  notes: [],
  origin: 'own',
  source: null,
  clause: '3.1',
  page: null,
  span: { start: 0, end: 1 },
  designationSpan: { start: 0, end: 1 },
  definitionSpan: null,
});

const row: MatrixRow = {
  term: 0,
  others: [
    {
      work: 'bees-1',
      id: 'Bees 1',
      body: 'Bee Board',
      date: '2021-04',
      current: false,
      designation: 'hive',
      definition: '=HYPERLINK("http://bees.example") small | house',
      clause: '3.4',
      source: null,
      verdict: 'competing',
      reason: 'Another meaning.',
      declared: true,
      here: [{ start: 0, end: 4 }],
      there: [{ start: 37, end: 42 }],
    },
  ],
};

const report = aReport({ matrix: [row] });
report.extract.terms = [term('hive', 'wide house of bees'), term('+bee', 'insect')];

describe('the definition matrix as a file', () => {
  const csv = matrixToCsv(report);
  it('has one row a definition, and one for a term that nobody else defines', () => {
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain('competing (declared)');
    expect(csv).toContain('superseded');
    expect(csv).toContain('wide');
  });
  it('lets no cell be run as a formula', () => {
    expect(csv).toContain(`"'=HYPERLINK(""http://bees.example"") small | house"`);
    expect(csv).toContain("'+bee");
  });
  it('lets no cell become markup', () => {
    const markdown = matrixToMarkdown(report);
    expect(markdown).toContain('small \\| house');
    expect(
      markdown
        .trim()
        .split('\n')
        .slice(4)
        .every((line) => line.split(/(?<!\\)\|/).length === 16),
    ).toBe(true);
  });
});
