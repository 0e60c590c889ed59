import type { Report } from '@/src/model';
import type { Shown } from '@/src/protocol';
import { citationOf } from '@/src/ui';
import type { SaveTarget } from '@/src/ui/props';

/** What the save dialog is to ask about, for the reference that a finding is about; null where it is about none. */
export function referenceOf(finding: string, shown: Shown[], report: Report | null): SaveTarget | null {
  const found = shown.find((one) => one.finding.id === finding)?.finding;
  const citation = found && report ? citationOf(found, report) : -1;
  const entry = report?.extract.citations[citation];
  return entry ? { what: 'reference', citation, name: entry.id ?? entry.label ?? entry.title ?? entry.raw, role: entry.role } : null;
}
