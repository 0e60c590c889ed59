import { type Decision, type Finding, stillSays } from '@/src/model';

/** Whether a snoozed finding still sleeps on `today` (YYYY-MM-DD). */
const sleeps = (decision: Decision, today: string): boolean => decision.verdict !== 'snoozed' || decision.until === null || decision.until > today;

/**
 * The decisions that stand for these findings today. A finding whose texts changed since, or whose snooze is over, comes back:
 * its decision is not among them. Decisions on findings that are gone stand (the finding may return).
 */
export function standingDecisions(decisions: readonly Decision[], findings: readonly Finding[], today: string): Decision[] {
  const present = new Map(findings.map((finding) => [finding.id, finding]));
  return decisions.filter((decision) => {
    const finding = present.get(decision.finding);
    return !finding || (stillSays(decision, finding) && sleeps(decision, today));
  });
}

/**
 * Decisions with those on a work that was merged: they stand for the finding on the work that it is now, where both sides say
 * what they said. `redirects`: where each merged work's words stand.
 */
export function followMerges(decisions: readonly Decision[], findings: readonly Finding[], redirects: ReadonlyMap<string, string>): Decision[] {
  if (redirects.size === 0) return [...decisions];
  const present = new Set(findings.map((finding) => finding.id));
  const decided = new Set(decisions.map((decision) => decision.finding));
  return decisions.map((decision) => {
    const now = decision.work ? redirects.get(decision.work) : undefined;
    if (now === undefined || present.has(decision.finding)) return decision;
    const finding = findings.find((f) => f.work === now && !decided.has(f.id) && stillSays(decision, f));
    return finding ? { ...decision, finding: finding.id } : decision;
  });
}
