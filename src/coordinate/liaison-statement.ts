import { type Addressee, type Confidentiality, closedClass, type LiaisonContact, type LiaisonPurpose, type Report, type Work } from '@/src/model';
import { coordinationNote, type NoteFinding, type NoteMemory } from './note';
import { OVERLAPPING } from './partners';
import type { Structure } from './structure';

export type { Addressee, LiaisonContact, LiaisonPurpose };

/**
 * A liaison statement as ITU-T asks for it (A.1: Questions of origin and destination, meeting, title, addressees with their
 * purposes, approval, deadline where a reply is asked for, contact), as data. Null = only a person knows it.
 */
export type LiaisonStatement = {
  schema: 'concord.liaison/1';
  studyPeriod: string | null;
  /** Question(s) of origin. */
  questions: string[];
  source: string | null;
  /** Place and dates of the meeting that prepared it. */
  meeting: string | null;
  title: string;
  addressees: Addressee[];
  approval: string | null;
  /** YYYY-MM-DD; only where action or comment is asked for. */
  deadline: string | null;
  contact: LiaisonContact | null;
  abstract: string;
  /** Paragraphs of the text. */
  body: string[];
  /** What stands in the annex: the accepted findings. */
  evidence: NoteFinding[];
  subject: { id: string | null; title: string | null };
  confidentiality: Confidentiality;
  excerpts: boolean;
  catalog: { packs: string[]; asOf: string | null; works: number };
  made: string;
};

export type LiaisonOptions = {
  /** YYYY-MM-DD */
  today: string;
  studyPeriod?: Structure['studyPeriod'];
  /** Default: the bodies concerned, those whose works overlap for comment, the others for information. */
  addressees?: readonly Addressee[];
  source?: string | null;
  meeting?: string | null;
  approval?: string | null;
  deadline?: string | null;
  contact?: LiaisonContact | null;
  /** Words of the draft itself. Default: only where the draft is public, for a statement goes outside. */
  excerpts?: boolean;
};

/** Kinds of finding that another body can act on; what only the editor mends stays in the coordination note. */
const CONCERNING_OTHERS: readonly NoteFinding['kind'][] = [...OVERLAPPING, 'supersedes', 'superseded', 'quoted-text', 'source-mismatch', 'twin-mismatch'];

/** A liaison statement on the accepted findings of a document. Nothing in it that is not in the document, the catalog or the options. */
export function liaisonStatement(report: Report, memory: NoteMemory, works: ReadonlyMap<string, Work>, options: LiaisonOptions): LiaisonStatement {
  const { identity } = report.extract;
  const excerpts = options.excerpts ?? identity.confidentiality === 'public';
  const note = coordinationNote(report, memory, works, { today: options.today, excerpts });
  const evidence = note.findings.filter((f) => CONCERNING_OTHERS.includes(f.kind) && !isRestricted(f, works)).map(withoutClosedWords);
  const addressees = [...(options.addressees ?? defaultAddressees(report, evidence))];
  const asks = addressees.some((a) => a.purpose !== 'information');
  const source = options.source ?? identity.groups[0] ?? null;
  const name = subjectName(identity.id, identity.title);
  return {
    schema: 'concord.liaison/1',
    studyPeriod: options.studyPeriod ?? null,
    questions: identity.questions,
    source,
    meeting: options.meeting ?? null,
    title: `LS on ${name}`,
    addressees,
    approval: options.approval ?? null,
    deadline: asks ? (options.deadline ?? null) : null,
    contact: options.contact ?? null,
    abstract: `This liaison statement ${asks ? 'asks for comments on' : 'informs of'} ${name}${evidence.length > 0 ? ' and names what it was found to touch' : ''}.`,
    body: bodyOf(source, name, evidence, addressees, options.deadline ?? null, report),
    evidence,
    subject: { id: identity.id, title: identity.title },
    confidentiality: identity.confidentiality,
    excerpts,
    catalog: report.catalog,
    made: options.today,
  };
}

/** A statement goes outside: what a restricted list says is not even named there. */
const isRestricted = ({ evidence, work }: NoteFinding, works: ReadonlyMap<string, Work>): boolean => {
  const known = work ? works.get(work.key) : undefined;
  return evidence.some((e) => e.there?.class === 'restricted') || (known !== undefined && closedClass(known) === 'restricted');
};

/** … and what a members-only list says is named, and not quoted. */
const withoutClosedWords = (finding: NoteFinding): NoteFinding => ({
  ...finding,
  evidence: finding.evidence.map((e) => (e.there?.class ? { ...e, there: { ...e.there, quote: 'words of a list that is not public, left out here' } } : e)),
});

const subjectName = (id: string | null, title: string | null): string => (id && title ? `${id}, ${title}` : (title ?? id ?? 'a draft under study'));

/** Bodies whose works overlap by the accepted findings are asked to comment; the others concerned are informed. */
function defaultAddressees(report: Report, findings: readonly NoteFinding[]): Addressee[] {
  const overlaps = findings.filter((f) => OVERLAPPING.includes(f.kind)).map((f) => f.message);
  return report.partners.map(({ organization, route, why }) => ({
    organization,
    route,
    purpose: why.some((reason) => overlaps.some((message) => reason.includes(message))) ? 'comment' : 'information',
  }));
}

function bodyOf(
  source: string | null,
  name: string,
  findings: readonly NoteFinding[],
  addressees: readonly Addressee[],
  deadline: string | null,
  report: Report,
): string[] {
  const we = source ?? 'We';
  const paragraphs = [`${we} ${source ? 'is' : 'are'} working on ${name}.`];
  const works = [...new Map(findings.flatMap((f) => (f.work ? [[f.work.id, f.work]] : [])) as [string, NonNullable<NoteFinding['work']>][]).values()];
  if (works.length > 0) {
    const as = report.catalog.asOf ? ` (as known on ${report.catalog.asOf})` : '';
    paragraphs.push(`Its text was found to touch the following works${as}: ${works.map((w) => `${w.id}, ${w.title}`).join('; ')}. The annex gives the places.`);
  } else if (findings.length > 0) paragraphs.push('The annex lists what was found in its text and concerns other bodies.');
  if (addressees.some((a) => a.purpose === 'action'))
    paragraphs.push(`We ask the bodies addressed for action to take the points of the annex up in their work${until(deadline)}.`);
  const ground = works.length > 0 ? ', in particular on whether the works named cover the same ground and how they are best kept in step' : '';
  if (addressees.some((a) => a.purpose === 'comment'))
    paragraphs.push(`We would appreciate comments of the bodies addressed for comment${until(deadline)}${ground}.`);
  paragraphs.push('We look forward to continued coordination.');
  return paragraphs;
}

const until = (deadline: string | null): string => (deadline ? ` by ${deadline}` : '');

/** Names of the addressees of one purpose, as the header table lists them. */
export const addressedFor = (statement: LiaisonStatement, purpose: LiaisonPurpose): string =>
  statement.addressees
    .filter((a) => a.purpose === purpose)
    .map((a) => a.organization)
    .join('; ');
