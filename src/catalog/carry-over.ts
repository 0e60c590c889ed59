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
