import { type Clause, type Family, type Finding, familyOf, firstSpan } from '@/src/model';

export type Tick = { family: Family; finding: string };

/** The findings of each clause, at the innermost clause that holds their words; same order and length as the clauses. */
export function ticksOf(clauses: readonly Clause[], findings: readonly Finding[]): Tick[][] {
  const ticks: Tick[][] = clauses.map(() => []);
  const placed = findings
    .map((finding) => ({ finding, at: firstSpan(finding)?.start ?? -1 }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  // Clauses are sorted by start: the last one that begins at or before the words is the innermost.
  let clause = -1;
  for (const { finding, at } of placed) {
    while (clause + 1 < clauses.length && (clauses[clause + 1]?.span.start ?? Number.POSITIVE_INFINITY) <= at) clause++;
    ticks[clause]?.push({ family: familyOf(finding.kind), finding: finding.id });
  }
  return ticks;
}
