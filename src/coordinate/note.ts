import {
  type Allocation,
  type Confidentiality,
  closedClass,
  closedMark,
  type Decision,
  type Finding,
  type Note,
  type Partner,
  type Report,
  type There,
  type Work,
} from '@/src/model';

/** What the note says of one accepted finding. */
export type NoteFinding = {
  id: string;
  kind: Finding['kind'];
  tier: Finding['tier'];
  message: string;
  advice: string;
  overturnedBy: string | null;
  /** The other work as the catalog knows it; null where the finding concerns none. */
  work: NoteWork | null;
  evidence: NoteEvidence[];
  /** The reason given with the decision; null where none was. */
  reason: string | null;
};

export type NoteWork = { key: string; id: string; title: string; body: string; stage: string; date: string | null; url: string | null; verified: boolean };

export type NoteEvidence = {
  here: { quote: string | null; clause: string | null; page: number | null };
  there: There | null;
};

export type NoteRemark = { kind: Note['kind']; body: string; group: string | null; clause: string | null; page: number | null; quote: string | null };

/** A coordination note, as data: everything in it stands in the document, the catalog, or was entered by the user. */
export type CoordinationNote = {
  schema: 'concord.note/1';
  document: {
    id: string | null;
    otherIds: string[];
    title: string | null;
    kind: string;
    stage: string;
    date: string | null;
    groups: string[];
    questions: string[];
    authors: string[];
    address: string | null;
    fileName: string | null;
  };
  confidentiality: Confidentiality;
  /** Whether words of the document are quoted in the note. */
  excerpts: boolean;
  scope: string | null;
  findings: NoteFinding[];
  allocation: Allocation[];
  unclear: string | null;
  partners: Partner[];
  questions: NoteRemark[];
  actions: NoteRemark[];
  remarks: NoteRemark[];
  catalog: { packs: string[]; asOf: string | null; works: number };
  /** Day it was made, YYYY-MM-DD. */
  made: string;
};

export type NoteOptions = {
  /** YYYY-MM-DD */
  today: string;
  /** false leaves out what a document that is not public says in its own words. Default: true. */
  excerpts?: boolean;
};

export type NoteMemory = { decisions: readonly Decision[]; notes: readonly Note[] };

/**
 * The content of a coordination note: the findings accepted for this document (no others), the user's notes, and who is
 * concerned. `works` gives what the catalog knows of the works that findings name.
 */
export function coordinationNote(report: Report, memory: NoteMemory, works: ReadonlyMap<string, Work>, options: NoteOptions): CoordinationNote {
  const { identity } = report.extract;
  const excerpts = options.excerpts ?? true;
  const accepted = new Map(memory.decisions.filter((d) => d.verdict === 'accepted' && d.document === report.document.key).map((d) => [d.finding, d]));
  const remarks = memory.notes.filter((n) => n.document === report.document.key).map((n) => remarkOf(n, excerpts));
  const findings = report.findings.flatMap((finding) => {
    const decision = accepted.get(finding.id);
    return decision ? [noteFinding(finding, decision, works, excerpts)] : [];
  });
  return {
    schema: 'concord.note/1',
    document: {
      id: identity.id,
      otherIds: identity.otherIds,
      title: identity.title,
      kind: identity.kind,
      stage: identity.stage,
      date: identity.date,
      groups: identity.groups,
      questions: identity.questions,
      authors: identity.authors,
      address: report.document.url,
      fileName: report.document.fileName,
    },
    confidentiality: strictest([identity.confidentiality, ...findings.flatMap((f) => f.evidence.flatMap((e) => e.there?.class ?? []))]),
    excerpts,
    scope: excerpts ? (report.extract.scope?.text ?? null) : null,
    findings,
    allocation: report.allocation,
    unclear: report.unclear ? (report.unclearWhy ?? 'It is not clear under which Question this work should be done.') : null,
    partners: report.partners,
    questions: remarks.filter((r) => r.kind === 'question-to-group'),
    actions: remarks.filter((r) => r.kind === 'action'),
    remarks: remarks.filter((r) => r.kind !== 'question-to-group' && r.kind !== 'action'),
    catalog: report.catalog,
    made: options.today,
  };
}

const STRICTNESS: readonly Confidentiality[] = ['public', 'unknown', 'members-only', 'restricted'];

/** A note is as closed as the most closed thing that it quotes. */
const strictest = (classes: readonly Confidentiality[]): Confidentiality => classes.reduce((a, b) => (STRICTNESS.indexOf(b) > STRICTNESS.indexOf(a) ? b : a));

function noteFinding(finding: Finding, decision: Decision, works: ReadonlyMap<string, Work>, excerpts: boolean): NoteFinding {
  const work = finding.work ? works.get(finding.work) : undefined;
  return {
    id: finding.id,
    kind: finding.kind,
    tier: finding.tier,
    message: finding.message,
    advice: finding.advice,
    overturnedBy: finding.overturnedBy,
    work: work ? noteWork(work) : null,
    evidence: finding.evidence.map((e) => ({
      here: { quote: excerpts ? e.here.quote.exact : null, clause: e.here.clause, page: e.here.page },
      there: e.there,
    })),
    reason: decision.reason,
  };
}

export const noteWork = (work: Work): NoteWork => ({
  key: work.key,
  id: work.id + closedMark(closedClass(work)),
  title: work.title,
  body: work.group ?? work.body,
  stage: work.stage,
  date: work.date,
  url: work.url,
  verified: work.provenance.some((p) => p.verified),
});

const remarkOf = (note: Note, excerpts: boolean): NoteRemark => ({
  kind: note.kind,
  body: note.body,
  group: note.group,
  clause: note.passage?.clause ?? null,
  page: note.passage?.page ?? null,
  quote: excerpts ? (note.passage?.quote.exact ?? null) : null,
});
