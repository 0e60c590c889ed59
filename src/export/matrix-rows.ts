import { closedMark, type OtherDefinition, type Report, type Span } from '@/src/model';

export const MATRIX_HEAD = [
  'Term',
  'Origin',
  'Definition here',
  'Only here',
  'Verdict',
  'Work',
  'Body',
  'Date',
  'Edition',
  'Clause',
  'Source',
  'Definition there',
  'Only there',
  'Why',
];

/** One row for each other definition of each term; a term that nobody else defines has one row with empty cells. */
export function matrixRows(report: Report): string[][] {
  const others = new Map(report.matrix.map((row) => [row.term, row.others]));
  return report.extract.terms.flatMap((term, at) => {
    const left = [term.designation, term.origin, plain(term.definition)];
    const known = others.get(at) ?? [];
    return known.length === 0
      ? [[...left, ...MATRIX_HEAD.slice(left.length).map(() => '')]]
      : known.map((other) => [...left, ...cellsOf(term.definition, other)]);
  });
}

const cellsOf = (definition: string, other: OtherDefinition): string[] => [
  wordsAt(definition, other.here),
  other.declared ? `${other.verdict} (declared)` : other.verdict,
  other.id + closedMark(other.class),
  other.body,
  other.date ?? '',
  other.current ? 'current' : 'superseded',
  other.clause ?? '',
  other.source ?? '',
  plain(other.definition),
  wordsAt(other.definition, other.there),
  other.reason,
];

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const wordsAt = (text: string, ranges: readonly Span[]): string => ranges.map(({ start, end }) => plain(text.slice(start, end))).join(' · ');
