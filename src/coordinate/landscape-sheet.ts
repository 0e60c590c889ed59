import type { CatalogDifference, Landscape, LandscapeOrder, LandscapeRow } from './landscape';
import { linesOf } from './relate';
import { type Cell, plain, type Run, row, type Sheet, type SheetBlock } from './sheet';

const ORDERS: Record<LandscapeOrder, string> = { body: 'by organization', group: 'by group', topic: 'by topic', stage: 'by stage' };

/** The landscape in the form of Part 6 of the roadmap: a table for each organization (group, topic, stage), each row with source and day. */
export function sheetOfLandscape(made: Landscape): Sheet {
  return {
    fileName: `landscape-${ORDERS[made.by].replaceAll(' ', '-')}-${made.made}`,
    properties: {
      title: `Identity management standardization landscape, ${ORDERS[made.by]}`,
      subject: 'Landscape of identity management standardization',
      description: `${made.works} works${made.asOf ? `, as of ${made.asOf}` : ''}.`,
      keywords: ['landscape', 'roadmap', 'identity management'],
    },
    banner: null,
    blocks: [
      { kind: 'heading', level: 1, text: `Identity management standardization landscape, ${ORDERS[made.by]}` },
      {
        kind: 'table',
        head: null,
        widths: [1, 3],
        rows: [
          row('Works', { text: String(made.works) }),
          row('As of', ...plain(made.asOf ?? 'a day that is not on record')),
          row('From', { text: made.packs.join(', ') || '–' }),
          row('Unverified', { text: `${made.unverified}; marked, and to be checked at their source` }),
          row('Made on', { text: made.made }),
        ],
      },
      ...(made.difference ? differenceBlocks(made.difference) : []),
      ...made.sections.flatMap(({ name, rows }): SheetBlock[] => [
        { kind: 'heading', level: 2, text: `${name} (${rows.length})` },
        {
          kind: 'table',
          head: ['Number', 'Title', made.by === 'body' ? 'Group, Question' : 'Body, group, Question', 'Status', 'Source, day'],
          widths: [4, 7, 4, 4, 5],
          rows: rows.map((r) => [number(r), plain(r.title), plain(owner(r, made.by)), status(r), source(r)]),
        },
      ]),
    ],
  };
}

const number = (r: LandscapeRow): Cell => [{ text: r.id, ...(r.url ? { href: r.url } : {}) }];

const owner = (r: LandscapeRow, by: LandscapeOrder): string =>
  [by === 'body' || r.group?.startsWith(r.body) ? null : r.body, by === 'group' ? null : r.group, r.question].filter(Boolean).join(', ') || '–';

const status = (r: LandscapeRow): Cell =>
  plain([r.stageText && r.stageText !== r.stage ? `${r.stage} (${r.stageText})` : r.stage, r.date].filter(Boolean).join(', '));

const source = (r: LandscapeRow): Cell => [{ text: `${r.source}, ${r.seen}` }, ...(r.verified ? [] : [{ text: ' unverified', mark: 'unverified' as const }])];

/** What came, went and changed between two days. */
export function differenceBlocks(difference: CatalogDifference): SheetBlock[] {
  const { from, to, added, gone, changed } = difference;
  const list = (title: string, rows: readonly LandscapeRow[]): SheetBlock[] =>
    rows.length === 0
      ? []
      : [
          { kind: 'heading', level: 3, text: `${title} (${rows.length})` },
          {
            kind: 'table',
            head: ['Number', 'Title', 'Body, group, Question', 'Status'],
            widths: [4, 8, 4, 3],
            rows: rows.map((r) => [number(r), plain(r.title), plain(owner(r, 'topic')), status(r)]),
          },
        ];
  const none = added.length + gone.length + changed.length === 0;
  return [
    { kind: 'heading', level: 2, text: `What changed${from ? ` since ${from}` : ''}${to ? ` until ${to}` : ''}` },
    ...(none ? [{ kind: 'paragraph' as const, runs: plain('Nothing.') }] : []),
    ...list('New', added),
    ...(changed.length === 0
      ? []
      : ([
          { kind: 'heading', level: 3, text: `Changed (${changed.length})` },
          {
            kind: 'table',
            head: ['Number', 'Title', 'Change'],
            widths: [4, 7, 8],
            rows: changed.map(({ row: r, fields }) => [
              number(r),
              plain(r.title),
              linesOf(fields.map((f): Run[] => [{ text: `${f.field}: `, bold: true }, { text: `${f.before ?? 'none'} → ${f.after ?? 'none'}` }])),
            ]),
          },
        ] satisfies SheetBlock[])),
    ...list('No longer listed', gone),
  ];
}
