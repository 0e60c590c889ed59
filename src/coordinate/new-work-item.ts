import type { Confidentiality, Report, Work } from '@/src/model';
import { fileWord } from './file-word';
import { coordinationNote, type NoteMemory, type NoteWork, noteWork } from './note';
import { bannerOf, shorten } from './note-sheet';
import { citedWorks, linesOf, workRuns } from './relate';
import { known, plain, type Run, row, type Sheet, TO_COMPLETE } from './sheet';

/** Why a work stands in the row of relations. */
export type RelatedWork = { work: NoteWork; why: string };

export type NamedBody = { name: string; why: string[]; route: string | null; verified: boolean };

/** The template for a new work item (A.1, Annex A), as far as a draft and the catalog fill it. Null = only a person knows it. */
export type NewWorkItem = {
  schema: 'concord.new-work-item/1';
  questions: string[];
  kind: string;
  id: string | null;
  title: string | null;
  editors: string[];
  scope: string | null;
  summary: string | null;
  approved: RelatedWork[];
  underDevelopment: RelatedWork[];
  /** Of works that the catalog does not know the status is not known either. */
  notKnown: string[];
  studyGroups: NamedBody[];
  bodies: NamedBody[];
  confidentiality: Confidentiality;
  excerpts: boolean;
  catalog: Report['catalog'];
  made: string;
};

export type FormOptions = {
  /** YYYY-MM-DD */ today: string /** false leaves out what a document that is not public says in its own words. */;
  excerpts?: boolean;
};

/** Rows of the new work item: relations from accepted findings and normative references; liaisons from who else could claim it and whom it concerns. */
export function newWorkItem(report: Report, memory: NoteMemory, works: ReadonlyMap<string, Work>, text: string | null, options: FormOptions): NewWorkItem {
  const { identity, clauses, citations } = report.extract;
  const excerpts = options.excerpts ?? true;
  const note = coordinationNote(report, memory, works, { today: options.today, excerpts });
  const related = new Map<string, RelatedWork>();
  for (const finding of note.findings)
    if (finding.work && !related.has(finding.work.key)) related.set(finding.work.key, { work: finding.work, why: finding.message });
  const notKnown: string[] = [];
  citedWorks(report, works).forEach((work, i) => {
    const citation = citations[i];
    if (citation?.role !== 'normative') return;
    if (work && !related.has(work.key)) related.set(work.key, { work: noteWork(work), why: 'Normative reference of the draft.' });
    else if (!work && citation.id) notKnown.push(citation.id);
  });
  const summary = clauses.find((c) => c.role === 'summary');
  // Where the draft names no group, the best of the allocation is its own.
  const own = new Set(identity.groups.length > 0 ? identity.groups : report.allocation.slice(0, report.unclear ? 0 : 1).map((a) => a.group));
  const groups = new Map<string, NamedBody>();
  for (const a of report.allocation)
    if (!own.has(a.group) && !groups.has(a.group))
      groups.set(a.group, { name: a.question ? `${a.group} (${a.question})` : a.group, why: a.why.slice(0, 1), route: null, verified: a.verified });
  const all = [...related.values()];
  return {
    schema: 'concord.new-work-item/1',
    questions: identity.questions,
    kind: identity.kind,
    id: identity.id,
    title: identity.title,
    editors: identity.authors,
    scope: note.scope,
    summary: excerpts && summary && text !== null ? text.slice(summary.heading.end, summary.span.end).trim() || null : null,
    approved: all.filter(({ work }) => work.stage !== 'draft' && work.stage !== 'unknown'),
    underDevelopment: all.filter(({ work }) => work.stage === 'draft'),
    notKnown: [...new Set([...all.filter(({ work }) => work.stage === 'unknown').map(({ work }) => work.id), ...notKnown])],
    studyGroups: [...groups.values()],
    bodies: report.partners.map((p) => ({ name: p.organization, why: p.why.slice(0, 1), route: p.route, verified: p.verified })),
    confidentiality: identity.confidentiality,
    excerpts,
    catalog: report.catalog,
    made: options.today,
  };
}

/** In the order and with the labels of the template. */
export function sheetOfNewWorkItem(item: NewWorkItem): Sheet {
  const name = item.id ?? item.title ?? 'draft';
  return {
    fileName: `new-work-item-${fileWord(name)}-${item.made}`,
    properties: {
      title: `New work item: ${name}`,
      subject: item.title ?? name,
      description: 'Rows for the template of A.1, Annex A.',
      keywords: ['new work item', ...item.questions],
    },
    banner: bannerOf(item.confidentiality, item.excerpts && (item.scope !== null || item.summary !== null)),
    blocks: [
      { kind: 'heading', level: 1, text: 'Proposed new work item' },
      {
        kind: 'table',
        head: null,
        widths: [1, 3],
        rows: [
          row('Question:', ...known(item.questions.join(', '))),
          row('Proposed new ITU-T Recommendation:', { text: item.kind.replaceAll('-', ' ') }),
          row('Meeting date:', TO_COMPLETE),
          row('Reference and title:', ...known([item.id, item.title].filter(Boolean).join(', '))),
          row('Base text:', TO_COMPLETE),
          row('Timing:', TO_COMPLETE),
          row('Editor(s):', ...known(item.editors.join('; '))),
          row('Approval process:', TO_COMPLETE),
          row('Scope:', ...excerpt(item.scope, item)),
          row('Summary:', ...excerpt(item.summary, item)),
          row('Relations to ITU-T Recommendations or to other standards (approved or under development):', ...relations(item)),
          row('Liaisons with other study groups or with other standards bodies:', ...liaisons(item)),
          row('Supporting members that are committing to contributing actively:', TO_COMPLETE),
        ],
      },
      { kind: 'paragraph', runs: plain(`Statuses of other works are ${item.catalog.asOf ? `as of ${item.catalog.asOf}` : 'of a day that is not on record'}.`) },
    ],
  };
}

const excerpt = (text: string | null, item: NewWorkItem): Run[] =>
  text === null
    ? [TO_COMPLETE]
    : [
        { text: shorten(text, 1200) },
        ...(item.confidentiality === 'public'
          ? []
          : [{ text: ` [${item.confidentiality === 'unknown' ? 'class not stated' : item.confidentiality}]`, mark: 'class' as const }]),
      ];

function relations({ approved, underDevelopment, notKnown }: NewWorkItem): Run[] {
  const part = (title: string, list: readonly RelatedWork[]): Run[][] =>
    list.length === 0 ? [] : [[{ text: title, bold: true }], ...list.map(({ work, why }) => [...workRuns(work), { text: `. ${why}` }])];
  const lines = [
    ...part('Approved', approved),
    ...part('Under development', underDevelopment),
    ...(notKnown.length > 0 ? [[{ text: 'Status not known to the catalog', bold: true }], plain(notKnown.join('; '))] : []),
  ];
  return lines.length > 0 ? linesOf(lines) : [TO_COMPLETE];
}

function liaisons({ studyGroups, bodies }: NewWorkItem): Run[] {
  const entry = ({ name, why, route, verified }: NamedBody): Run[] => [
    { text: name },
    ...(verified ? [] : [{ text: ' unverified', mark: 'unverified' as const }]),
    ...(why.length > 0 ? plain(`: ${why.join(' ')}`) : []),
    ...(route ? plain(` Route: ${route}.`) : []),
  ];
  const part = (title: string, list: readonly NamedBody[]): Run[][] => (list.length === 0 ? [] : [[{ text: title, bold: true }], ...list.map(entry)]);
  const lines = [...part('Study groups', studyGroups), ...part('Other standards bodies', bodies)];
  return lines.length > 0 ? linesOf(lines) : [TO_COMPLETE];
}
