import type { KnownTerm, Provenance, Relation, Work, WorkLife } from '@/src/model';

/**
 * Who says something of a work, weakest first: a citation in a draft, a pack or published list, a file that the user imported,
 * the document itself, a publisher's page that the user added (it knows what became of the document), the user.
 */
export type Origin = 'citation' | 'pack' | 'import' | 'document' | 'page' | 'user';

export const ORIGINS: readonly Origin[] = ['citation', 'pack', 'import', 'document', 'page', 'user'];

const rankOf = (origin: Origin): number => ORIGINS.indexOf(origin);

/** What a source may say of a work. Missing = says nothing of it. */
export type Facts = Partial<Omit<Work, 'key' | 'provenance'>>;

/** What one source says of one work. Every source's word is kept; `mergeRecords` decides which is shown. */
export type WorkRecord = {
  origin: Origin;
  /** Replaces an earlier record of the same origin and `of`: name of the pack or import, document key, page's address, "user". */
  of: string;
  /** Key of the work that this was said of, where that work was merged into another. */
  under?: string;
  facts: Facts;
  provenance: Provenance[];
};

export const recordOfWork = ({ key: _key, provenance, ...facts }: Work, origin: Origin, of: string): WorkRecord => ({ origin, of, facts, provenance });

/** The records with one more; an earlier word of the same source is replaced. */
export const withRecord = (records: readonly WorkRecord[], added: WorkRecord): WorkRecord[] => [
  ...records.filter((r) => r.origin !== added.origin || r.of !== added.of || r.under !== added.under),
  added,
];

/** The strongest source first; among equals what was said of the work itself before what was said of one merged into it, then the newest. */
export const inWeight = (records: readonly WorkRecord[]): WorkRecord[] =>
  [...records].sort(
    (a, b) => rankOf(b.origin) - rankOf(a.origin) || underOf(a).localeCompare(underOf(b)) || seenIn(b).localeCompare(seenIn(a)) || a.of.localeCompare(b.of),
  );

const underOf = (record: WorkRecord): string => record.under ?? '';

/**
 * The work as all its sources together describe it: for each field the word of the strongest source that has one (the newest
 * among equals); numbers, topics and relations of all of them.
 */
export function mergeRecords(key: string, records: readonly WorkRecord[]): Work {
  const ordered = inWeight(records);
  const first = <K extends keyof Facts>(field: K): Facts[K] | undefined => {
    for (const { facts } of ordered) if (says(facts[field])) return facts[field];
    return undefined;
  };
  const all = <T>(list: (facts: Facts) => readonly T[] | undefined, name: (item: T) => string): T[] => {
    const seen = new Map<string, T>();
    for (const { facts } of ordered) for (const item of list(facts) ?? []) if (!seen.has(name(item))) seen.set(name(item), item);
    return [...seen.values()];
  };
  return {
    key,
    id: first('id') ?? key,
    identifiers: all(
      (f) => f.identifiers,
      (i) => JSON.stringify(i),
    ),
    title: first('title') ?? key,
    scope: first('scope') ?? null,
    body: first('body') ?? 'other',
    group: first('group') ?? null,
    question: first('question') ?? null,
    kind: first('kind') ?? 'specification',
    stage: first('stage') ?? 'unknown',
    stageText: first('stageText') ?? null,
    date: first('date') ?? null,
    url: first('url') ?? null,
    topics: all(
      (f) => f.topics,
      (t) => t,
    ),
    relations: all<Relation>(
      (f) => f.relations,
      (r) => `${r.type} ${r.id}`,
    ),
    terms: first('terms') ?? ([] as KnownTerm[]),
    references: first('references') ?? [],
    text: first('text') ?? null,
    purpose: first('purpose') ?? null,
    ...lifeOf(ordered),
    provenance: ordered.flatMap((r) => r.provenance),
  };
}

/** Field by field, as the work itself: a page may know the editors, and a file the day on which it is due. */
function lifeOf(ordered: readonly WorkRecord[]): { life?: WorkLife } {
  const life: WorkLife = {};
  for (const { facts } of ordered)
    for (const [field, value] of Object.entries(facts.life ?? {})) if (says(value) && !(field in life)) Object.assign(life, { [field]: value });
  return Object.keys(life).length > 0 ? { life } : {};
}

const seenIn = (record: WorkRecord): string => record.provenance[0]?.seen ?? '';

/** Whether a source's word on a field is one. */
export const says = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && value !== 'unknown' && !(Array.isArray(value) && value.length === 0);
