import { type Decision, type Finding, type Report, stillSays } from '@/src/model';
import type { Memory, Shown } from '@/src/protocol';

/** Where a finding stands with its reader. `back` says why one decided before is open again; `before` what was decided, where the words changed since. */
export type Standing = { decision: Decision | null; back: 'snooze-over' | 'text-changed' | null; before: Decision | null };

const OPEN: Standing = { decision: null, back: null, before: null };

/** A decision holds while both sides say what they said, and a snooze until its day (`today` is YYYY-MM-DD). */
export function standingOf(finding: Finding, decision: Decision | undefined, today: string): Standing {
  if (!decision) return OPEN;
  if (!stillSays(decision, finding)) return { decision: null, back: 'text-changed', before: decision };
  if (decision.verdict === 'snoozed' && decision.until !== null && decision.until <= today) return { decision: null, back: 'snooze-over', before: null };
  return { decision, back: null, before: null };
}

/** The findings as a document should show them, each with the decision that holds today. */
export function shownOf(report: Report, memory: Memory, today: string): Shown[] {
  const decisions = new Map([...(memory.lapsed ?? []), ...memory.decisions].map((d) => [d.finding, d]));
  return report.findings.map((finding) => ({ finding, ...standingOf(finding, decisions.get(finding.id), today) }));
}
