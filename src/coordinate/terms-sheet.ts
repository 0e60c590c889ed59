import type { Confidentiality, Finding, FindingKind, Report, TermEntry } from '@/src/model';
import { fileWord } from './file-word';
import { quoted } from './lint-sheet';
import type { FormOptions } from './new-work-item';
import type { NoteMemory } from './note';
import { bannerOf, KIND_NAMES, shorten } from './note-sheet';
import { linesOf } from './relate';
import { known, plain, type Run, row, type Sheet, type SheetBlock, TO_COMPLETE } from './sheet';

const ON_TERMS: readonly FindingKind[] = ['competing-definition', 'redefined-term', 'synonym', 'source-mismatch'];

export type HarmonisedTerm = {
  designation: string;
  alternates: string[];
  origin: TermEntry['origin'];
  clause: string | null;
  /** As the text names it; null for own terms and where it names none. */
  source: string | null;
  definition: string | null;
  others: { kind: FindingKind; source: string; clause: string | null; definition: string; advice: string; accepted: boolean }[];
};

export type TermsSheet = {
  schema: 'concord.terms/1';
  subject: { id: string | null; title: string | null; questions: string[]; groups: string[] };
  terms: HarmonisedTerm[];
  confidentiality: Confidentiality;
  excerpts: boolean;
  catalog: Report['catalog'];
  made: string;
};

/** Every term of the draft, with the definitions that others give it; for the vocabulary committee. Dismissed findings stay out. */
export function termsSheet(report: Report, memory: NoteMemory, options: FormOptions): TermsSheet {
  const { identity, terms } = report.extract;
  const excerpts = options.excerpts ?? true;
  const verdicts = new Map(memory.decisions.filter((d) => d.document === report.document.key).map((d) => [d.finding, d.verdict]));
  const byTerm = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (!ON_TERMS.includes(finding.kind) || verdicts.get(finding.id) === 'dismissed') continue;
    if (finding.tier === 'possible' && verdicts.get(finding.id) !== 'accepted') continue;
    const key = fold(finding.subject);
    byTerm.set(key, [...(byTerm.get(key) ?? []), finding]);
  }
  return {
    schema: 'concord.terms/1',
    subject: { id: identity.id, title: identity.title, questions: identity.questions, groups: identity.groups },
    terms: terms.map((term) => ({
      designation: term.designation,
      alternates: term.alternates,
      origin: term.origin,
      clause: term.clause,
      source: term.source,
      definition: excerpts ? term.definition : null,
      others: (byTerm.get(fold(term.designation)) ?? []).flatMap((finding) =>
        finding.evidence.flatMap(({ there }) =>
          there
            ? [
                {
                  kind: finding.kind,
                  source: there.source,
                  clause: there.clause,
                  definition: there.quote,
                  advice: finding.advice,
                  accepted: verdicts.get(finding.id) === 'accepted',
                },
              ]
            : [],
        ),
      ),
    })),
    confidentiality: identity.confidentiality,
    excerpts,
    catalog: report.catalog,
    made: options.today,
  };
}

const fold = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ').trim();

export function sheetOfTerms(sheet: TermsSheet): Sheet {
  const name = sheet.subject.id ?? sheet.subject.title ?? 'draft';
  const open = sheet.terms.filter((t) => t.others.length > 0);
  const rest = sheet.terms.filter((t) => t.others.length === 0);
  return {
    fileName: `terms-sheet-${fileWord(name)}-${sheet.made}`,
    properties: {
      title: `Terms of ${name}`,
      subject: sheet.subject.title ?? name,
      description: 'For the vocabulary committee.',
      keywords: ['terms', ...sheet.subject.questions],
    },
    banner: bannerOf(sheet.confidentiality, sheet.excerpts && sheet.terms.length > 0),
    blocks: [
      { kind: 'heading', level: 1, text: `Harmonization of the terms of ${name}` },
      {
        kind: 'table',
        head: null,
        widths: [1, 3],
        rows: [
          row('Document', ...known([sheet.subject.id, sheet.subject.title].filter(Boolean).join(', '))),
          row('Source', ...known(sheet.subject.groups.join('; '))),
          row('Question(s)', ...known(sheet.subject.questions.join(', '))),
          row('Submitted to', TO_COMPLETE),
          row('Terms', { text: `${sheet.terms.length}, of which ${open.length} with definitions elsewhere` }),
          row('Compared with', { text: `${sheet.catalog.works} works${sheet.catalog.asOf ? `, as of ${sheet.catalog.asOf}` : ''}` }),
        ],
      },
      { kind: 'heading', level: 2, text: 'Terms with definitions elsewhere' },
      ...(open.length === 0
        ? [paragraph('No term of the document is defined differently elsewhere, as far as the catalog knows.')]
        : [openTable(open, sheet.confidentiality)]),
      ...(rest.length > 0
        ? ([{ kind: 'heading', level: 2, text: 'Other terms of the document' }, restTable(rest, sheet.confidentiality)] satisfies SheetBlock[])
        : []),
    ],
  };
}

const paragraph = (text: string): SheetBlock => ({ kind: 'paragraph', runs: plain(text) });

const termRuns = ({ designation, alternates, clause }: HarmonisedTerm): Run[] => [
  { text: designation, bold: true },
  ...plain(`${alternates.length > 0 ? ` (also ${alternates.join(', ')})` : ''}${clause ? `, clause ${clause}` : ''}`),
];

const ORIGINS: Record<TermEntry['origin'], string> = { own: 'defined in this document', adopted: 'defined elsewhere' };

const here = (term: HarmonisedTerm, confidentiality: Confidentiality): Run[] => [
  ...plain(term.source ? `${ORIGINS[term.origin]}: ${term.source}` : ORIGINS[term.origin]),
  ...(term.definition === null ? plain(' (excerpt left out)') : quoted(term.definition, confidentiality)),
];

const openTable = (terms: readonly HarmonisedTerm[], confidentiality: Confidentiality): SheetBlock => ({
  kind: 'table',
  head: ['Term', 'In this document', 'Elsewhere', 'Suggested', 'Agreed'],
  widths: [3, 5, 6, 4, 2],
  rows: terms.map((term) => [
    termRuns(term),
    here(term, confidentiality),
    linesOf(
      term.others.map((o) => [
        { text: `${o.source}${o.clause ? `, ${o.clause}` : ''} (${KIND_NAMES[o.kind].toLowerCase()}): ` },
        { text: shorten(o.definition, 240), mark: 'quote' as const },
      ]),
    ),
    linesOf([...new Set(term.others.map((o) => o.advice))].map(plain)),
    [TO_COMPLETE],
  ]),
});

const restTable = (terms: readonly HarmonisedTerm[], confidentiality: Confidentiality): SheetBlock => ({
  kind: 'table',
  head: ['Term', 'In this document'],
  widths: [1, 3],
  rows: terms.map((term) => [termRuns(term), here(term, confidentiality)]),
});
