import type { Stage } from './extract';
import type { Purpose, Work } from './work';

/** What works are sorted by. 'relevance' is how well they answer the text; without a text it is the number. */
export type WorksOrder = 'relevance' | 'id' | 'title' | 'body' | 'group' | 'stage' | 'date' | 'seen';

/**
 * Which works are asked for. All conditions must hold; of a list one must. A missing condition is none.
 * `text` is as one types it: every word begins a word of the work (a typing mistake is forgiven where nothing begins so);
 * `title:` `scope:` `id:` before a word ask for that field, `body:` `group:` `question:` `stage:` `topic:` narrow as the lists do.
 */
export type WorksQuery = {
  text?: string;
  bodies?: string[];
  /** Names as facets list them; '' = works without one. */
  groups?: string[];
  questions?: string[];
  stages?: Stage[];
  topics?: string[];
  /** Why the user keeps them; null = works that the user does not keep. */
  purposes?: (Purpose | null)[];
  verified?: boolean;
  /** Days, YYYY-MM-DD: no source has seen the work since this day; some source saw it on this day or later. */
  seenBefore?: string;
  changedSince?: string;
  /** Only among works with these keys (a saved view, what a list changed). */
  keys?: string[];
  sort?: { by: WorksOrder; up: boolean };
  offset: number;
  /** At most 1,000 rows are answered. */
  limit: number;
  /** Also count the values of each field among the works found. */
  facets?: boolean;
};

/** A work as one row of a table. */
export type WorkRowView = Pick<
  Work,
  'key' | 'id' | 'title' | 'body' | 'group' | 'question' | 'kind' | 'stage' | 'stageText' | 'date' | 'url' | 'topics' | 'purpose'
> & {
  verified: boolean;
  /** Newest day on which a source saw it; null where none says. */
  seen: string | null;
  /** When it is due, as printed. */
  target: string | null;
};

/** Values among the works found, most frequent first. */
export type WorksFacet = { value: string; count: number }[];
export type WorksFacets = { bodies: WorksFacet; groups: WorksFacet; questions: WorksFacet; stages: WorksFacet; topics: WorksFacet; purposes: WorksFacet };

export type WorksPage = {
  /** Works that fulfil the conditions, and those of them that nobody verified. */
  total: number;
  unverified: number;
  /** Works in the whole catalog, and the state of it that was asked: another number means that works changed. */
  catalog: number;
  revision: number;
  /** From `offset` on. */
  rows: WorkRowView[];
  facets: WorksFacets | null;
};

export const MOST_ROWS = 1000;

/** Newest day on which a source saw the work. */
export const newestSeen = ({ provenance }: Pick<Work, 'provenance'>): string | null =>
  provenance.reduce<string | null>((newest, { seen }) => (seen !== '' && (newest === null || seen > newest) ? seen : newest), null);

export const rowOfWork = (work: Work): WorkRowView => ({
  key: work.key,
  id: work.id,
  title: work.title,
  body: work.body,
  group: work.group,
  question: work.question,
  kind: work.kind,
  stage: work.stage,
  stageText: work.stageText,
  date: work.date,
  url: work.url,
  topics: work.topics,
  purpose: work.purpose,
  verified: work.provenance.some((fact) => fact.verified),
  seen: newestSeen(work),
  target: work.life?.target ?? null,
});
