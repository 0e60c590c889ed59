import type { Citation, CitedWork, Report, Work } from '@/src/model';
import { fileWord } from './file-word';
import type { FormOptions } from './new-work-item';
import { type NoteWork, noteWork } from './note';
import { shorten } from './note-sheet';
import { citedWorks, clausesAt, linesOf, workRuns } from './relate';
import { known, plain, type Run, type Sheet, type SheetBlock, TO_COMPLETE } from './sheet';
import type { Structure } from './structure';

/** What is known for the justification of one reference (A.5): every null only a person can fill. */
export type ReferencedDocument = {
  label: string | null;
  id: string | null;
  title: string | null;
  edition: string | null;
  printed: string;
  url: string | null;
  /** Clauses of the draft that cite it. */
  citedIn: string[];
  work: NoteWork | null;
  status: CitedWork['status'];
  replacedBy: string | null;
  relations: { type: string; id: string; verified: boolean }[];
  references: string[];
  organization: string | null;
  /** Where the list of qualified organizations says so; null = not on that list. */
  qualification: { source: string; verified: boolean } | null;
};

export type Justifications = {
  schema: 'concord.a5/1';
  subject: { id: string | null; title: string | null };
  questions: string[];
  references: ReferencedDocument[];
  catalog: Report['catalog'];
  made: string;
};

/** Texts of ITU, ISO and IEC need no justification; those of everybody else do where they are normative. */
const NEEDS_NONE = /^(?:ITU(?:-[TR])?|ISO|IEC|ISO\/IEC)$/;

/** Whether a reference needs a justification: normative, and by none of ITU, ISO and IEC. Of an unknown publisher: yes, for a person to judge. */
export const needsJustification = (citation: Citation): boolean =>
  citation.role === 'normative' && !citation.identifiers.some((i) => NEEDS_NONE.test(i.publisher));

/** One justification for each normative reference that needs one. */
export function justifications(report: Report, works: ReadonlyMap<string, Work>, structure: Structure, options: FormOptions): Justifications {
  const { identity, citations, clauses } = report.extract;
  const cited = citedWorks(report, works);
  return {
    schema: 'concord.a5/1',
    subject: { id: identity.id, title: identity.title },
    questions: identity.questions,
    references: citations.flatMap((citation, i) => {
      if (!needsJustification(citation)) return [];
      const work = cited[i] ?? null;
      const publisher = citation.identifiers[0]?.publisher;
      const body = structure.bodies.find((b) => b.spellings.includes(work?.body ?? '') || (publisher !== undefined && b.spellings.includes(publisher)));
      return [
        {
          label: citation.label,
          id: citation.id ?? work?.id ?? null,
          title: citation.title ?? work?.title ?? null,
          edition: citation.edition,
          printed: citation.raw,
          url: citation.url ?? work?.url ?? null,
          citedIn: clausesAt(clauses, citation.mentions),
          work: work ? noteWork(work) : null,
          status: report.cited[i]?.status ?? 'unknown',
          replacedBy: report.cited[i]?.replacedBy ?? null,
          relations: (work?.relations ?? []).map(({ type, id, verified }) => ({ type, id, verified })),
          references: work?.references ?? [],
          organization: body?.fullName ?? work?.body ?? (publisher && publisher !== 'other' ? publisher : null),
          qualification: qualificationOf([body?.fullName, work?.body, publisher], structure),
        },
      ];
    }),
    catalog: report.catalog,
    made: options.today,
  };
}

function qualificationOf(names: readonly (string | undefined)[], { qualified }: Structure): ReferencedDocument['qualification'] {
  const found = qualified.find((organization) => names.some((name) => name !== undefined && organization.spellings.includes(name)));
  return found ? { source: found.source, verified: found.verified } : null;
}

/** Labels of the ten points, as the form has them. */
export const JUSTIFICATION_POINTS = [
  'Clear description (Name, Title)',
  'Status of approval',
  'Justification for the specific reference',
  'IPR issues',
  'Other information on “quality”',
  'Degree of stability or maturity',
  'Relationship with other existing or emerging documents',
  'Explicit references inside the referenced document',
  'Qualification of the organization',
  'Other',
] as const;

/** A table of ten numbered points for each reference. */
export function sheetOfJustifications(all: Justifications): Sheet {
  const name = all.subject.id ?? all.subject.title ?? 'draft';
  return {
    fileName: `a5-justification-${fileWord(name)}-${all.made}`,
    properties: {
      title: `A.5 justification information for ${name}`,
      subject: all.subject.title ?? name,
      description: 'One table for each normative reference to a text of neither ITU, ISO nor IEC.',
      keywords: ['A.5', 'justification', ...all.questions],
    },
    banner: null,
    blocks: [
      { kind: 'heading', level: 1, text: `A.5 justification information for ${name}` },
      { kind: 'paragraph', runs: [{ text: 'Draft: ', bold: true }, ...known([all.subject.id, all.subject.title].filter(Boolean).join(', '))] },
      { kind: 'paragraph', runs: [{ text: 'Question(s): ', bold: true }, ...known(all.questions.join(', '))] },
      ...(all.references.length === 0
        ? [{ kind: 'paragraph' as const, runs: plain('The draft has no normative reference to a text of another organization than ITU, ISO and IEC.') }]
        : all.references.flatMap((reference, i) => referenceBlocks(reference, i + 1, all))),
    ],
  };
}

function referenceBlocks(reference: ReferencedDocument, number: number, all: Justifications): SheetBlock[] {
  const asOf = all.catalog.asOf ? ` (as of ${all.catalog.asOf})` : '';
  const unverified: Run[] = reference.work && !reference.work.verified ? [{ text: ' unverified', mark: 'unverified' }] : [];
  const { work } = reference;
  const values: Run[][] = [
    linesOf([
      [{ text: 'Name: ', bold: true }, ...known(reference.id)],
      [{ text: 'Title: ', bold: true }, ...known(reference.title)],
      [{ text: 'As referenced: ', bold: true }, { text: shorten(reference.printed, 400) }],
      ...(reference.url ? [[{ text: reference.url, href: reference.url }]] : []),
    ]),
    work && work.stage !== 'unknown' ? [{ text: `${[work.stage, work.date].filter(Boolean).join(', ')}${asOf}` }, ...unverified] : [TO_COMPLETE],
    [
      ...(reference.citedIn.length > 0 ? plain(`Cited in clause${reference.citedIn.length > 1 ? 's' : ''} ${reference.citedIn.join(', ')}. `) : []),
      TO_COMPLETE,
    ],
    [TO_COMPLETE],
    [TO_COMPLETE],
    stability(reference, asOf),
    reference.relations.length > 0
      ? linesOf(
          reference.relations.map((r) => [
            { text: `${r.type.replaceAll('-', ' ')}: ${r.id}` },
            ...(r.verified ? [] : [{ text: ' unverified', mark: 'unverified' as const }]),
          ]),
        )
      : [TO_COMPLETE],
    reference.references.length > 0 ? linesOf(reference.references.map(plain)) : [TO_COMPLETE],
    qualification(reference),
    [TO_COMPLETE],
  ];
  return [
    { kind: 'heading', level: 2, text: `${number}. ${reference.id ?? reference.label ?? shorten(reference.printed, 80)}` },
    {
      kind: 'table',
      head: null,
      widths: [2, 5],
      rows: JUSTIFICATION_POINTS.map((label, i) => [[{ text: `${i + 1} ${label}`, bold: true }], values[i] ?? [TO_COMPLETE]]),
    },
    ...(work ? [{ kind: 'paragraph' as const, runs: [{ text: 'In the catalog: ' }, ...workRuns(work)] }] : []),
  ];
}

function stability({ status, replacedBy, work }: ReferencedDocument, asOf: string): Run[] {
  if (status === 'superseded') return plain(`Superseded${replacedBy ? ` by ${replacedBy}` : ''}${asOf}.`);
  if (status === 'withdrawn') return plain(`Withdrawn${asOf}.`);
  if (status === 'draft') return [...plain(`Still a draft${asOf}. `), TO_COMPLETE];
  if (status === 'current') return plain(`Current edition${work?.date ? `, published ${work.date}` : ''}${asOf}.`);
  return [TO_COMPLETE];
}

const qualification = ({ organization, qualification: found }: ReferencedDocument): Run[] => [
  ...plain(organization ? `${organization}: ` : ''),
  ...(found
    ? [{ text: `on the list of qualified organizations (${found.source})` }, ...(found.verified ? [] : [{ text: ' unverified', mark: 'unverified' as const }])]
    : [{ text: 'not on the list of qualified organizations that Concord has. ' }, TO_COMPLETE]),
];
