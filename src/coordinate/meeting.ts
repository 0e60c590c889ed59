import { type DocumentSummary, type Liaison, type LiaisonStanding, liaisonStanding, type Report, type SummaryFinding } from '@/src/model';
import type { CatalogDifference } from './landscape';
import type { NoteMemory, NoteRemark } from './note';
import { OVERLAPPING } from './partners';

/** What is kept of a document, without what only its keeping needs, and with what was decided and noted. */
export type MeetingDocument = Omit<DocumentSummary, 'document' | 'at' | 'findings' | 'works'> & {
  accepted: MeetingFinding[];
  /** Overlaps with other works on which nobody has decided. */
  open: MeetingFinding[];
  actions: Pick<NoteRemark, 'kind' | 'body' | 'group'>[];
};

export type MeetingFinding = SummaryFinding;

/** What a meeting looks at, over several documents: what came, what changed, which overlaps are open, which replies are overdue. */
export type Meeting = {
  schema: 'concord.meeting/1';
  documents: MeetingDocument[];
  liaisons: { liaison: Liaison; standing: LiaisonStanding }[];
  difference: CatalogDifference | null;
  source: string | null;
  /** Place and dates. */
  meeting: string | null;
  catalog: Report['catalog'] | null;
  made: string;
};

export type MeetingOptions = {
  /** YYYY-MM-DD */
  today: string;
  liaisons?: readonly Liaison[];
  difference?: CatalogDifference | null;
  source?: string | null;
  meeting?: string | null;
};

export function meeting(
  items: readonly { summary: DocumentSummary; memory: NoteMemory }[],
  options: MeetingOptions & { catalog?: Report['catalog'] | null },
): Meeting {
  return {
    schema: 'concord.meeting/1',
    documents: items.map(({ summary, memory }) => meetingDocument(summary, memory)),
    liaisons: (options.liaisons ?? []).map((liaison) => ({ liaison, standing: liaisonStanding(liaison, options.today) })),
    difference: options.difference ?? null,
    source: options.source ?? null,
    meeting: options.meeting ?? null,
    catalog: options.catalog ?? null,
    made: options.today,
  };
}

/** What is kept of a report for meetings. `at`: ISO date-time of the analysis. */
export function summaryOf(report: Report, at: string): DocumentSummary {
  const { identity } = report.extract;
  const works = [...report.findings.map((f) => f.work), ...report.cited.map((c) => c?.work ?? null)];
  return {
    document: report.document.key,
    at,
    id: identity.id,
    title: identity.title,
    name: identity.id ?? identity.title ?? report.document.fileName ?? 'draft',
    date: identity.date,
    stage: identity.stage,
    questions: identity.questions,
    confidentiality: identity.confidentiality,
    owner: report.allocation[0] ?? null,
    runnerUp: report.allocation[1] ?? null,
    unclear: report.unclear ? (report.unclearWhy ?? 'It is not clear under which Question this work should be done.') : null,
    findings: report.findings.map(({ id, kind, tier, message, advice, work }) => ({ id, kind, tier, message, advice, work })),
    works: [...new Set(works.flatMap((key) => key ?? []))],
  };
}

/** Findings on which nobody has decided, certain or probable: overlaps with other works apart from the rest. */
export function openFindings(
  { document, findings }: DocumentSummary,
  decisions: NoteMemory['decisions'],
): { overlaps: SummaryFinding[]; others: SummaryFinding[] } {
  const decided = new Set(decisions.filter((d) => d.document === document).map((d) => d.finding));
  const open = findings.filter((f) => !decided.has(f.id) && f.tier !== 'possible');
  return { overlaps: open.filter((f) => OVERLAPPING.includes(f.kind)), others: open.filter((f) => !OVERLAPPING.includes(f.kind)) };
}

/** What a meeting sees of one document: with what was decided on it, and noted. */
export function meetingDocument(summary: DocumentSummary, memory: NoteMemory): MeetingDocument {
  const { document, findings, at: _at, works: _works, ...what } = summary;
  const verdicts = new Map(memory.decisions.filter((d) => d.document === document).map((d) => [d.finding, d.verdict]));
  return {
    ...what,
    accepted: findings.filter((f) => verdicts.get(f.id) === 'accepted'),
    open: openFindings(summary, memory.decisions).overlaps,
    actions: memory.notes
      .filter((n) => n.document === document && (n.kind === 'action' || n.kind === 'question-to-group'))
      .map(({ kind, body, group }) => ({ kind, body, group })),
  };
}
