import { type Finding, firstSpan, type Report } from '@/src/model';

/** Index of the citation that a finding is about: the one whose entry or mention its words lie in; null where there is none. */
export function citationOf(report: Report, finding: Finding): number | null {
  const at = firstSpan(finding)?.start;
  const holds = (span: { start: number; end: number }): boolean => at !== undefined && span.start <= at && at < span.end;
  const byPlace = report.extract.citations.findIndex((citation) => holds(citation.span) || citation.mentions.some(holds));
  if (byPlace >= 0) return byPlace;
  const byWork = finding.work === null ? -1 : report.cited.findIndex((cited) => cited?.work === finding.work);
  return byWork >= 0 ? byWork : null;
}
