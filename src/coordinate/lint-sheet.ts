import type { Confidentiality, Decision, Finding, FindingKind, Report } from '@/src/model';
import { fileWord } from './file-word';
import { needsJustification } from './justification';
import type { FormOptions } from './new-work-item';
import type { NoteMemory } from './note';
import { bannerOf, KIND_NAMES, shorten } from './note-sheet';
import { known, plain, type Run, row, type Sheet, type SheetBlock } from './sheet';

/** What the editor mends alone: references and terms, in the order of the draft's own clauses. */
const CHECKS: readonly { title: string; kinds: readonly FindingKind[] }[] = [
  { title: 'Every reference cited in the text is listed', kinds: ['unlisted-citation'] },
  { title: 'Every listed reference is cited', kinds: ['unused-reference'] },
  { title: 'References name current editions', kinds: ['outdated-reference'] },
  { title: 'No reference is withdrawn', kinds: ['withdrawn-reference'] },
  { title: 'The numbers of joint texts belong together', kinds: ['twin-mismatch'] },
  { title: 'References that neighbouring works make are considered', kinds: ['missing-reference'] },
  { title: 'Terms taken over say what their source says', kinds: ['source-mismatch'] },
  { title: 'Terms are not defined anew where a definition exists', kinds: ['redefined-term', 'competing-definition', 'synonym'] },
  { title: 'Every term used as one is defined', kinds: ['undefined-term'] },
  { title: 'Every defined term is used', kinds: ['unused-term'] },
];

export type LintEntry = {
  id: string;
  kind: FindingKind;
  tier: Finding['tier'];
  message: string;
  advice: string;
  place: { clause: string | null; page: number | null; quote: string | null };
  verdict: Decision['verdict'] | null;
  reason: string | null;
};

export type LintSheet = {
  schema: 'concord.lint/1';
  subject: { id: string | null; title: string | null; date: string | null; authors: string[]; questions: string[] };
  checks: { title: string; entries: LintEntry[] }[];
  /** Normative references to drafts, and those that need a justification: not wrong, to be looked at. */
  drafts: string[];
  toJustify: string[];
  counts: { references: number; terms: number };
  confidentiality: Confidentiality;
  excerpts: boolean;
  catalog: Report['catalog'];
  made: string;
};

/** The rapporteur's checklist: every check with what was found for it and what was decided. Dismissed findings stay out. */
export function lintSheet(report: Report, memory: NoteMemory, options: FormOptions): LintSheet {
  const { identity, citations, terms } = report.extract;
  const excerpts = options.excerpts ?? true;
  const decided = new Map(memory.decisions.filter((d) => d.document === report.document.key).map((d) => [d.finding, d]));
  const entry = (finding: Finding): LintEntry => {
    const at = finding.evidence[0]?.here;
    const decision = decided.get(finding.id);
    return {
      id: finding.id,
      kind: finding.kind,
      tier: finding.tier,
      message: finding.message,
      advice: finding.advice,
      place: { clause: at?.clause ?? null, page: at?.page ?? null, quote: excerpts ? (at?.quote.exact ?? null) : null },
      verdict: decision?.verdict ?? null,
      reason: decision?.reason ?? null,
    };
  };
  const open = report.findings.filter(
    (f) => decided.get(f.id)?.verdict !== 'dismissed' && (f.tier !== 'possible' || decided.get(f.id)?.verdict === 'accepted'),
  );
  const name = (i: number): string => citations[i]?.id ?? citations[i]?.label ?? shorten(citations[i]?.raw ?? '', 80);
  const chosen = (test: (i: number) => boolean): string[] => [...new Set(citations.flatMap((_, i) => (test(i) ? [name(i)] : [])))];
  return {
    schema: 'concord.lint/1',
    subject: { id: identity.id, title: identity.title, date: identity.date, authors: identity.authors, questions: identity.questions },
    checks: CHECKS.map(({ title, kinds }) => ({ title, entries: open.filter((f) => kinds.includes(f.kind)).map(entry) })),
    drafts: chosen((i) => citations[i]?.role === 'normative' && report.cited[i]?.status === 'draft'),
    toJustify: chosen((i) => {
      const citation = citations[i];
      return citation !== undefined && needsJustification(citation);
    }),
    counts: { references: citations.length, terms: terms.length },
    confidentiality: identity.confidentiality,
    excerpts,
    catalog: report.catalog,
    made: options.today,
  };
}

export function sheetOfLint(lint: LintSheet): Sheet {
  const name = lint.subject.id ?? lint.subject.title ?? 'draft';
  const found = lint.checks.filter((check) => check.entries.length > 0);
  return {
    fileName: `lint-sheet-${fileWord(name)}-${lint.made}`,
    properties: {
      title: `References and terms of ${name}`,
      subject: lint.subject.title ?? name,
      description: 'For the editor.',
      keywords: ['checklist', ...lint.subject.questions],
    },
    banner: bannerOf(lint.confidentiality, lint.excerpts && found.length > 0),
    blocks: [
      { kind: 'heading', level: 1, text: `References and terms of ${name}: checklist for the editor` },
      {
        kind: 'table',
        head: null,
        widths: [1, 3],
        rows: [
          row('Document', ...known([lint.subject.id, lint.subject.title].filter(Boolean).join(', '))),
          row('Date of the document', ...known(lint.subject.date)),
          row('Editor(s)', ...known(lint.subject.authors.join('; '))),
          row('Looked at', { text: `${lint.counts.references} references, ${lint.counts.terms} terms` }),
          row('Compared with', { text: `${lint.catalog.works} works${lint.catalog.asOf ? `, as of ${lint.catalog.asOf}` : ''}` }),
        ],
      },
      { kind: 'heading', level: 2, text: 'Checks' },
      {
        kind: 'table',
        head: ['Check', 'Found', 'Done'],
        widths: [8, 2, 1],
        rows: [
          ...lint.checks.map(({ title, entries }) => [
            plain(title),
            plain(entries.length === 0 ? 'nothing' : String(entries.length)),
            plain(entries.length === 0 ? '–' : '☐'),
          ]),
          [
            plain('No normative reference is a draft'),
            plain(lint.drafts.length === 0 ? 'nothing' : lint.drafts.join('; ')),
            plain(lint.drafts.length === 0 ? '–' : '☐'),
          ],
          [
            plain('Normative references to other organizations are justified (A.5)'),
            plain(lint.toJustify.length === 0 ? 'nothing' : lint.toJustify.join('; ')),
            plain(lint.toJustify.length === 0 ? '–' : '☐'),
          ],
        ],
      },
      ...found.flatMap(({ title, entries }): SheetBlock[] => [{ kind: 'heading', level: 2, text: title }, entryTable(entries, lint.confidentiality)]),
    ],
  };
}

const entryTable = (entries: readonly LintEntry[], confidentiality: Confidentiality): SheetBlock => ({
  kind: 'table',
  head: ['Where', 'What', 'What to do', 'Decided'],
  widths: [4, 5, 4, 2],
  rows: entries.map((e) => [
    [
      ...plain([e.place.clause && `clause ${e.place.clause}`, e.place.page && `page ${e.place.page}`].filter(Boolean).join(', ')),
      ...quoted(e.place.quote, confidentiality),
    ],
    plain(`${KIND_NAMES[e.kind]} (${e.tier}): ${e.message}`),
    plain(e.advice),
    plain(e.verdict ? `${e.verdict}${e.reason ? `: ${e.reason}` : ''}` : '☐'),
  ]),
});

/** The draft's own words, with their class where they may not go everywhere. */
export const quoted = (quote: string | null, confidentiality: Confidentiality): Run[] =>
  quote === null
    ? []
    : [
        { text: ' ' },
        { text: shorten(quote, 240), mark: 'quote' },
        ...(confidentiality === 'public'
          ? []
          : [{ text: ` [${confidentiality === 'unknown' ? 'class not stated' : confidentiality}]`, mark: 'class' as const }]),
      ];
