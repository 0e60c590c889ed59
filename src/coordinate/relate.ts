import type { Clause, Report, Span, Work } from '@/src/model';
import type { NoteWork } from './note';
import type { Cell, Run } from './sheet';

/** A work as documents name it, linked where its address is on record, marked where it was never looked up. */
export const workRuns = (work: NoteWork): Run[] => [
  { text: work.id, ...(work.url ? { href: work.url } : {}) },
  { text: `, ${work.title} (${[work.body, work.stage, work.date].filter(Boolean).join(', ')})` },
  ...(work.verified ? [] : [{ text: ' unverified', mark: 'unverified' as const }]),
];

/** Entries of one cell, each on its own line. */
export const linesOf = (entries: readonly Run[][]): Cell =>
  entries.flatMap((runs, i) => runs.map((run, j) => (i > 0 && j === 0 ? { ...run, newLine: true as const } : run)));

/** Number of the innermost clause that holds each place, in the order of the text, each once. */
export function clausesAt(clauses: readonly Clause[], places: readonly Span[]): string[] {
  const found = new Set<string>();
  for (const place of [...places].sort((a, b) => a.start - b.start)) {
    let best: Clause | null = null;
    for (const clause of clauses)
      if (clause.number !== null && clause.span.start <= place.start && place.end <= clause.span.end && (best === null || clause.level >= best.level))
        best = clause;
    if (best?.number) found.add(best.number);
  }
  return [...found];
}

/** What the catalog knows of the work that each citation is; same order and length as the citations. */
export const citedWorks = (report: Report, works: ReadonlyMap<string, Work>): (Work | null)[] =>
  report.extract.citations.map((_, i) => {
    const key = report.cited[i]?.work;
    return key === undefined ? null : (works.get(key) ?? null);
  });

/** The works that a report names, in findings and among its references. */
export function worksNamed(report: Report, find: (key: string) => Work | null | undefined): Map<string, Work> {
  const works = new Map<string, Work>();
  for (const key of [...report.findings.map((f) => f.work), ...report.cited.map((c) => c?.work ?? null)]) {
    const work = key === null || works.has(key) ? null : find(key);
    if (work) works.set(work.key, work);
  }
  return works;
}
