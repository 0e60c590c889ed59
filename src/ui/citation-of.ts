import { type Finding, familyOf, overlaps, type Report } from '@/src/model';

/** Index of the reference that a finding is about; -1 where it is about none: by its label or number, else by its place. */
export function citationOf(finding: Finding, report: Report): number {
  if (familyOf(finding.kind) !== 'reference' && finding.kind !== 'twin-mismatch') return -1;
  const { citations } = report.extract;
  const named = citations.findIndex((c) => finding.subject !== '' && (c.label === finding.subject || c.id === finding.subject));
  if (named >= 0) return named;
  return citations.findIndex((c) => finding.evidence.some((e) => overlaps(e.here.span, c.span) || c.mentions.some((m) => overlaps(m, e.here.span))));
}
