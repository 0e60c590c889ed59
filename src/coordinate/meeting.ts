import { type Allocation, type Confidentiality, type Finding, type Liaison, type LiaisonStanding, liaisonStanding, type Report } from '@/src/model';
import type { CatalogDifference } from './landscape';
import type { NoteMemory, NoteRemark } from './note';
import { OVERLAPPING } from './partners';

export type MeetingDocument = {
  id: string | null;
  title: string | null;
  name: string;
  date: string | null;
  stage: string;
  questions: string[];
  confidentiality: Confidentiality;
  owner: Allocation | null;
  runnerUp: Allocation | null;
  unclear: string | null;
  accepted: MeetingFinding[];
  /** Overlaps with other works on which nobody has decided. */
  open: MeetingFinding[];
  actions: Pick<NoteRemark, 'kind' | 'body' | 'group'>[];
};

export type MeetingFinding = Pick<Finding, 'id' | 'kind' | 'tier' | 'message' | 'advice'>;

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

export function meeting(items: readonly { report: Report; memory: NoteMemory }[], options: MeetingOptions): Meeting {
  return {
    schema: 'concord.meeting/1',
    documents: items.map(({ report, memory }) => meetingDocument(report, memory)),
    liaisons: (options.liaisons ?? []).map((liaison) => ({ liaison, standing: liaisonStanding(liaison, options.today) })),
    difference: options.difference ?? null,
    source: options.source ?? null,
    meeting: options.meeting ?? null,
    catalog: items[0]?.report.catalog ?? null,
    made: options.today,
  };
}

function meetingDocument(report: Report, memory: NoteMemory): MeetingDocument {
  const { identity } = report.extract;
  const verdicts = new Map(memory.decisions.filter((d) => d.document === report.document.key).map((d) => [d.finding, d.verdict]));
  const short = ({ id, kind, tier, message, advice }: Finding): MeetingFinding => ({ id, kind, tier, message, advice });
  return {
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
    accepted: report.findings.filter((f) => verdicts.get(f.id) === 'accepted').map(short),
    open: report.findings.filter((f) => !verdicts.has(f.id) && f.tier !== 'possible' && OVERLAPPING.includes(f.kind)).map(short),
    actions: memory.notes
      .filter((n) => n.document === report.document.key && (n.kind === 'action' || n.kind === 'question-to-group'))
      .map(({ kind, body, group }) => ({ kind, body, group })),
  };
}
