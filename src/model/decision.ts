import type { Passage } from './extract';
import type { Finding } from './finding';

export type Verdict = 'accepted' | 'dismissed' | 'snoozed';

/** A person's decision on a finding. Keyed by document family and finding id, so it carries to later revisions. */
export type Decision = {
  finding: string;
  /** `documentKey` of the document it was made in. */
  document: string;
  verdict: Verdict;
  reason: string | null;
  /** ISO date-time. */
  at: string;
  /** Day on which a snoozed finding comes back, YYYY-MM-DD. */
  until: string | null;
  /** Key of the work that the finding is about, where it is about one. */
  work?: string | null;
  /** What both sides said when it was decided; a change brings the finding back. */
  seen: { here: string; there: string | null };
};

export type NoteKind = 'comment' | 'duplication-claim' | 'term-issue' | 'reference-issue' | 'action' | 'question-to-group';

export type Note = {
  id: string;
  document: string;
  kind: NoteKind;
  body: string;
  passage: Passage | null;
  /** Group asked, for `question-to-group`. */
  group: string | null;
  finding: string | null;
  at: string;
};

/** What both sides of a finding say, for `Decision.seen`. */
export const seenOf = (finding: Finding): Decision['seen'] => ({
  here: onceEach(finding.evidence.map((e) => e.here.quote.exact)),
  there: onceEach(finding.evidence.map((e) => e.there?.quote ?? '')) || null,
});

/** The same words at one place more or less are no change. */
const onceEach = (quotes: readonly string[]): string =>
  [...new Map(quotes.filter((quote) => quote !== '').map((quote) => [fold(quote), quote])).values()].join('\n');

/** White space is no change: a draft reflowed by another reader says the same. */
const fold = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** Whether a decision was taken on what the finding now says, on both sides. */
export function stillSays(decision: Decision, finding: Finding): boolean {
  const now = seenOf(finding);
  return fold(decision.seen.here) === fold(now.here) && fold(decision.seen.there) === fold(now.there);
}
