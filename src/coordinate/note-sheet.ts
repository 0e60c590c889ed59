import type { Allocation, Confidentiality, FindingKind, Partner } from '@/src/model';
import { fileWord } from './file-word';
import type { CoordinationNote, NoteEvidence, NoteFinding, NoteRemark } from './note';
import { type Cell, known, plain, type Run, row, type Sheet, type SheetBlock, TO_COMPLETE } from './sheet';

/** How each kind of finding is named in a document that others read. */
export const KIND_NAMES: Record<FindingKind, string> = {
  'same-work': 'Same work',
  supersedes: 'Newer edition of a known work',
  superseded: 'Older edition of a known work',
  'parallel-work': 'Parallel work',
  'shared-text': 'Text shared with another work',
  'quoted-text': 'Quotation with its source',
  'competing-definition': 'Competing definition',
  'redefined-term': 'Term defined again',
  synonym: 'Synonym of a known term',
  'source-mismatch': 'Attribution that does not match its source',
  'outdated-reference': 'Outdated reference',
  'withdrawn-reference': 'Withdrawn reference',
  'twin-mismatch': 'Numbers of a joint text that do not belong together',
  'unlisted-citation': 'Cited but not listed',
  'unused-reference': 'Listed but not cited',
  'undefined-term': 'Term used but not defined',
  'unused-term': 'Term defined but not used',
  'missing-reference': 'Reference that neighbouring works make',
};

const CLASS_NAMES: Record<Confidentiality, string> = {
  public: 'Public',
  'members-only': 'Members only: not to be passed on outside the membership',
  restricted: 'Restricted: not to be passed on',
  unknown: 'Not stated in the document: treat as members only until checked',
};

/** What stands at the head of every page of a document that quotes one that may not go everywhere. */
export const bannerOf = (confidentiality: Confidentiality, excerpts: boolean): string | null =>
  confidentiality === 'public' || !excerpts ? null : `Contains excerpts of a document. ${CLASS_NAMES[confidentiality]}.`;

/** The note laid out as a document: what it is, what was accepted, who is concerned, what is open, as of when. */
export function sheetOfNote(note: CoordinationNote): Sheet {
  const name = note.document.id ?? note.document.title ?? note.document.fileName ?? 'draft';
  return {
    fileName: `coordination-note-${fileWord(name)}-${note.made}`,
    properties: {
      title: `Coordination note on ${name}`,
      subject: note.document.title ?? name,
      description: `Accepted findings, groups and bodies concerned. ${catalogSentence(note)}`,
      keywords: ['coordination note', ...note.document.groups, ...note.document.questions],
    },
    banner: bannerOf(note.confidentiality, note.excerpts),
    blocks: [
      { kind: 'heading', level: 1, text: `Coordination note on ${name}` },
      headerTable(note),
      { kind: 'rule' },
      ...scopeBlocks(note),
      { kind: 'heading', level: 2, text: `Findings accepted (${note.findings.length})` },
      ...(note.findings.length === 0
        ? [paragraph(plain('No finding has been accepted for this document.'))]
        : evidenceBlocks(note.findings, note.confidentiality)),
      { kind: 'heading', level: 2, text: 'Who should own the work' },
      ...allocationBlocks(note),
      { kind: 'heading', level: 2, text: 'Bodies to inform or to ask' },
      ...partnerBlocks(note.partners),
      { kind: 'heading', level: 2, text: 'Open questions and actions' },
      ...openBlocks(note),
      ...(note.remarks.length > 0 ? ([{ kind: 'heading', level: 2, text: 'Remarks' }, remarkTable(note.remarks)] satisfies SheetBlock[]) : []),
      { kind: 'heading', level: 2, text: 'How this was found' },
      paragraph(plain(catalogSentence(note))),
      paragraph(plain('Statuses of other works are those of that day. Entries marked “unverified” come from memory and must be checked at their source.')),
    ],
  };
}

const paragraph = (runs: Run[]): SheetBlock => ({ kind: 'paragraph', runs });

const catalogSentence = ({ catalog }: CoordinationNote): string =>
  `Compared on the user’s own machine with a catalog of ${catalog.works} works (${catalog.packs.join(', ') || 'no packs'}), ${catalog.asOf ? `as of ${catalog.asOf}` : 'whose date is not known'}.`;

function headerTable({ document, confidentiality, made }: CoordinationNote): SheetBlock {
  const rows: Cell[][] = [
    row('Document', ...known(document.id)),
    ...(document.otherIds.length > 0 ? [row('Also known as', { text: document.otherIds.join('; ') })] : []),
    row('Title', ...known(document.title)),
    row('Kind and stage', { text: `${document.kind.replaceAll('-', ' ')}, ${document.stage}` }),
    row('Date of the document', ...known(document.date)),
    row('Group', ...known(document.groups.join('; '))),
    row('Question', ...known(document.questions.join('; '))),
    ...(document.authors.length > 0 ? [row('Authors or editors', { text: document.authors.join('; ') })] : []),
    row('Read from', ...known(document.address ?? document.fileName)),
    row('Confidentiality', { text: CLASS_NAMES[confidentiality], ...(confidentiality === 'public' ? {} : { mark: 'class' as const }) }),
    row('Note made on', { text: made }),
    row('Source of this note', TO_COMPLETE),
    row('Contact', TO_COMPLETE),
  ];
  return { kind: 'table', head: null, widths: [1, 3], rows };
}

const scopeBlocks = ({ scope, confidentiality }: CoordinationNote): SheetBlock[] =>
  scope === null
    ? []
    : [{ kind: 'heading', level: 2, text: 'What the document is' }, paragraph([{ text: shorten(scope, 900), mark: 'quote' }, ...classRun(confidentiality)])];

/** Said after every passage that is taken from a document that may not go everywhere. */
const classRun = (confidentiality: Confidentiality): Run[] =>
  confidentiality === 'public' ? [] : [{ text: ` [${confidentiality === 'unknown' ? 'class not stated' : confidentiality}]`, mark: 'class' }];

/** Each finding with what it says, how sure it is and the places on both sides. */
export const evidenceBlocks = (findings: readonly NoteFinding[], confidentiality: Confidentiality): SheetBlock[] =>
  findings.flatMap((finding, i) => findingBlocks(finding, i + 1, confidentiality));

function findingBlocks(finding: NoteFinding, number: number, confidentiality: Confidentiality): SheetBlock[] {
  const { work } = finding;
  const facts: Cell[][] = [
    row('What', { text: finding.message }),
    row('How sure', { text: finding.tier }, ...(finding.overturnedBy ? plain(`. Would be overturned by: ${finding.overturnedBy}`) : [])),
    ...(work
      ? [
          row(
            'Other work',
            { text: `${work.id}, ${work.title} (${work.body}; ${work.stage}${work.date ? `, ${work.date}` : ''})`, ...(work.url ? { href: work.url } : {}) },
            ...(work.verified ? [] : [{ text: ' unverified', mark: 'unverified' as const }]),
          ),
        ]
      : []),
    row('Advice', { text: finding.advice }),
    ...(finding.reason ? [row('Reason given', { text: finding.reason })] : []),
  ];
  return [
    { kind: 'heading', level: 3, text: `${number}. ${KIND_NAMES[finding.kind]}` },
    { kind: 'table', head: null, widths: [1, 4], rows: facts },
    ...(finding.evidence.length > 0 ? [evidenceTable(finding.evidence, confidentiality)] : []),
  ];
}

const evidenceTable = (evidence: readonly NoteEvidence[], confidentiality: Confidentiality): SheetBlock => ({
  kind: 'table',
  head: ['In this document', 'Elsewhere'],
  widths: [1, 1],
  rows: evidence.map(({ here, there }) => [
    [
      ...(here.quote === null ? plain('(excerpt left out)') : [{ text: shorten(here.quote, 700), mark: 'quote' as const }, ...classRun(confidentiality)]),
      ...plain(placeOf(here.clause, here.page)),
    ],
    there ? [{ text: shorten(there.quote, 700), mark: 'quote' as const }, ...plain(` — ${there.source}${placeOf(there.clause, null)}`)] : plain('–'),
  ]),
});

const placeOf = (clause: string | null, page: number | null): string => {
  const parts = [clause ? `clause ${clause}` : '', page ? `page ${page}` : ''].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
};

function allocationBlocks(note: CoordinationNote): SheetBlock[] {
  const unclear: SheetBlock[] = note.unclear ? [paragraph([{ text: 'Unclear: bring to the JCA. ', bold: true }, { text: note.unclear }])] : [];
  if (note.allocation.length === 0) return [...unclear, paragraph([...plain('The mandates on record decide nothing here. Proposed group: '), TO_COMPLETE])];
  return [
    ...unclear,
    {
      kind: 'table',
      head: ['Group and Question', 'Mandate that decides', 'For', 'Against'],
      widths: [2, 4, 4, 3],
      rows: note.allocation.map((a) => [plain(nameOf(a)), mandateCell(a), plain(a.why.join(' ') || '–'), plain(a.against.join(' ') || '–')]),
    },
  ];
}

const nameOf = (a: Allocation): string => (a.question ? `${a.group}, ${a.question}` : a.group);

const mandateCell = (a: Allocation): Cell => [
  { text: a.mandate, mark: 'quote' },
  ...plain(` — ${a.mandateSource}`),
  ...(a.verified ? [] : [{ text: ' unverified', mark: 'unverified' as const }]),
];

const partnerBlocks = (partners: readonly Partner[]): SheetBlock[] =>
  partners.length === 0
    ? [paragraph(plain('No outside body is named by the document, its references or its findings.'))]
    : [
        {
          kind: 'table',
          head: ['Body', 'Why', 'Route'],
          widths: [2, 4, 3],
          rows: partners.map((p) => [
            [{ text: p.organization }, ...(p.verified ? [] : [{ text: ' unverified', mark: 'unverified' as const }])],
            plain(p.why.join(' ')),
            [...known(p.route), ...(p.contact ? [{ text: `Contact: ${p.contact}`, newLine: true as const }] : [])],
          ]),
        },
      ];

function openBlocks(note: CoordinationNote): SheetBlock[] {
  const items = [...note.questions, ...note.actions];
  return items.length === 0 ? [paragraph(plain('None noted.'))] : [remarkTable(items)];
}

const REMARK_NAMES: Record<NoteRemark['kind'], string> = {
  comment: 'Comment',
  'duplication-claim': 'Duplication',
  'term-issue': 'Term',
  'reference-issue': 'Reference',
  action: 'Action',
  'question-to-group': 'Question',
};

const remarkTable = (remarks: readonly NoteRemark[]): SheetBlock => ({
  kind: 'table',
  head: ['Kind', 'Text', 'On'],
  widths: [2, 5, 4],
  rows: remarks.map((r) => [
    plain(r.group ? `${REMARK_NAMES[r.kind]} to ${r.group}` : REMARK_NAMES[r.kind]),
    plain(r.body),
    [...(r.quote ? [{ text: shorten(r.quote, 300), mark: 'quote' as const }] : []), ...plain(placeOf(r.clause, r.page).trim() || (r.quote ? '' : '–'))],
  ]),
});

/** Cut at a word, with the cut shown. */
export function shorten(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  const cut = flat.lastIndexOf(' ', length - 2);
  return `${flat.slice(0, cut > length / 2 ? cut : length - 2)} …`;
}
