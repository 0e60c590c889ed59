import type { Work } from '@/src/model';

export type LandscapeOrder = 'body' | 'group' | 'topic' | 'stage';

/** A work as the landscape lists it: every row says where it comes from and when that was seen. */
export type LandscapeRow = {
  key: string;
  id: string;
  title: string;
  body: string;
  group: string | null;
  question: string | null;
  topics: string[];
  stage: string;
  stageText: string | null;
  date: string | null;
  url: string | null;
  source: string;
  seen: string;
  verified: boolean;
};

export type ChangedField = { field: 'title' | 'stage' | 'status' | 'date' | 'group' | 'question'; before: string | null; after: string | null };

/** What two states of a catalog differ in. */
export type CatalogDifference = {
  from: string | null;
  to: string | null;
  added: LandscapeRow[];
  gone: LandscapeRow[];
  changed: { row: LandscapeRow; fields: ChangedField[] }[];
};

export type Landscape = {
  schema: 'concord.landscape/1';
  by: LandscapeOrder;
  sections: { name: string; rows: LandscapeRow[] }[];
  works: number;
  unverified: number;
  difference: CatalogDifference | null;
  asOf: string | null;
  packs: string[];
  made: string;
};

export type LandscapeOptions = {
  by: LandscapeOrder;
  asOf: string | null;
  packs: string[] /** YYYY-MM-DD */;
  today: string;
  difference?: CatalogDifference | null;
};

export function landscapeRow(work: Work): LandscapeRow {
  const fact = work.provenance.find((p) => p.verified) ?? work.provenance[0];
  return {
    key: work.key,
    id: work.id,
    title: work.title,
    body: work.body,
    group: work.group,
    question: work.question,
    topics: work.topics,
    stage: work.stage,
    stageText: work.stageText,
    date: work.date,
    url: work.url,
    source: fact?.source ?? 'not on record',
    seen: fact?.seen ?? 'not on record',
    verified: work.provenance.some((p) => p.verified),
  };
}

/** The works in sections: by body, by group, by topic (under each of its topics) or by stage. */
export function landscape(works: readonly Work[], options: LandscapeOptions): Landscape {
  const rows = works.map(landscapeRow);
  const sections = new Map<string, LandscapeRow[]>();
  for (const row of rows)
    for (const name of namesOf(row, options.by)) {
      const section = sections.get(name);
      if (section) section.push(row);
      else sections.set(name, [row]);
    }
  return {
    schema: 'concord.landscape/1',
    by: options.by,
    sections: [...sections].sort(([a], [b]) => ORDER.compare(a, b)).map(([name, list]) => ({ name, rows: list.sort((a, b) => ORDER.compare(a.id, b.id)) })),
    works: rows.length,
    unverified: rows.filter((r) => !r.verified).length,
    difference: options.difference ?? null,
    asOf: options.asOf,
    packs: options.packs,
    made: options.today,
  };
}

const ORDER = new Intl.Collator('en', { numeric: true });

const namesOf = (row: LandscapeRow, by: LandscapeOrder): string[] => {
  if (by === 'topic') return row.topics.length > 0 ? row.topics.map((t) => t.replaceAll('-', ' ')) : ['no topic on record'];
  if (by === 'group') return [row.group ? (row.group.startsWith(row.body) ? row.group : `${row.body} ${row.group}`) : `${row.body}, no group on record`];
  return [by === 'stage' ? row.stage : row.body];
};

const FIELDS: readonly { field: ChangedField['field']; of: (work: Work) => string | null }[] = [
  { field: 'title', of: (w) => w.title },
  { field: 'stage', of: (w) => w.stage },
  { field: 'status', of: (w) => w.stageText },
  { field: 'date', of: (w) => w.date },
  { field: 'group', of: (w) => w.group },
  { field: 'question', of: (w) => w.question },
];

/** What changed between two states: works come, gone, and changed in what a landscape shows. Days as their packs give them. */
export function catalogDifference(
  before: { asOf: string | null; works: readonly Work[] },
  after: { asOf: string | null; works: readonly Work[] },
): CatalogDifference {
  const known = new Map(before.works.map((w) => [w.key, w]));
  const now = new Set(after.works.map((w) => w.key));
  const difference: CatalogDifference = { from: before.asOf, to: after.asOf, added: [], gone: [], changed: [] };
  for (const work of after.works) {
    const old = known.get(work.key);
    if (!old) {
      difference.added.push(landscapeRow(work));
      continue;
    }
    const fields = FIELDS.flatMap(({ field, of }) => (of(old) === of(work) ? [] : [{ field, before: of(old), after: of(work) }]));
    if (fields.length > 0) difference.changed.push({ row: landscapeRow(work), fields });
  }
  for (const work of before.works) if (!now.has(work.key)) difference.gone.push(landscapeRow(work));
  return difference;
}

/** Columns of the landscape as a table for spreadsheets, one row a work. */
export const LANDSCAPE_COLUMNS = [
  'Number',
  'Title',
  'Body',
  'Group',
  'Question',
  'Topics',
  'Stage',
  'Status',
  'Date',
  'Address',
  'Source',
  'Seen',
  'Verified',
] as const;

/** Each work once, whatever the order asked for. */
export function landscapeCells(made: Landscape): string[][] {
  const rows = new Map(made.sections.flatMap((s) => s.rows.map((r) => [r.key, r] as const)));
  return [...rows.values()].map((r) => [
    r.id,
    r.title,
    r.body,
    r.group ?? '',
    r.question ?? '',
    r.topics.join('; '),
    r.stage,
    r.stageText ?? '',
    r.date ?? '',
    r.url ?? '',
    r.source,
    r.seen,
    r.verified ? 'verified' : 'unverified',
  ]);
}
