import type { Decision, Finding, Note, Remark, Report } from '@/src/model';

/** The name that stands on remarks where the user has given none. */
export const NO_NAME = 'Concord';

/**
 * What is to be said at places of the document: the findings that were accepted, at each place of theirs, and the notes that
 * have a place. Nothing that nobody has decided on goes out.
 */
export function remarksOf(report: Report, memory: { decisions: readonly Decision[]; notes: readonly Note[] }, author = NO_NAME): Remark[] {
  const accepted = new Map(memory.decisions.filter((d) => d.verdict === 'accepted' && d.document === report.document.key).map((d) => [d.finding, d]));
  const ofFindings = report.findings.flatMap((finding): Remark[] => {
    const decision = accepted.get(finding.id);
    if (!decision) return [];
    return finding.evidence.map(({ here }, i) => ({
      id: i === 0 ? finding.id : `${finding.id}-${i + 1}`,
      kind: finding.kind,
      text: i === 0 ? sayFinding(finding, decision.reason) : `${finding.message} (see the first remark on this)`,
      author,
      at: decision.at,
      passage: here,
    }));
  });
  const ofNotes = memory.notes.flatMap((note): Remark[] =>
    note.document === report.document.key && note.passage
      ? [{ id: note.id, kind: note.kind, text: note.group ? `To ${note.group}: ${note.body}` : note.body, author, at: note.at, passage: note.passage }]
      : [],
  );
  return [...ofFindings, ...ofNotes].sort((a, b) => a.passage.span.start - b.passage.span.start || a.id.localeCompare(b.id));
}

/** A finding in the words of a margin: what, what it says elsewhere, what to do, what would overturn it. */
function sayFinding(finding: Finding, reason: string | null): string {
  const there = finding.evidence.flatMap(({ there: other }) =>
    other ? [`${other.source}${other.clause ? `, clause ${other.clause}` : ''}: “${other.quote}”`] : [],
  );
  return [
    finding.message,
    ...there.slice(0, 2),
    finding.advice,
    finding.overturnedBy && `Overturned by: ${finding.overturnedBy}`,
    reason && `Reason given: ${reason}`,
  ]
    .filter(Boolean)
    .join('\n');
}
