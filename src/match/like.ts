import { findIdentifiers } from '@/src/identifiers';
import type { Work } from '@/src/model';
import type { Catalog } from './catalog';
import { findLike } from './index/index';

/** "What is like this?": a title, a scope, or both. */
export type LikeRequest = {
  /** The asker’s name for it; where that is a number, its publisher counts as the query’s own. */ query?: string;
  title: string | null;
  scope: string | null;
  exclude: readonly string[];
};

export type LikeAnswer = { work: Work; score: number };

export type LikeRequestOptions = {
  top: number;
  /** Use what the catalog knows of numbers and relations, beside the texts. */
  relations: boolean;
};

/** Surer than any likeness of texts. */
const KNOWN_TWIN = 0.999;
const NAMED = 0.998;

/** Works like the one asked for, best first; never those excluded, by id or key. */
export function answerLike(catalog: Catalog, request: LikeRequest, { top, relations }: LikeRequestOptions): LikeAnswer[] {
  const excluded = request.exclude.flatMap((id) => catalog.withId(id));
  const keys = new Set(excluded.map((work) => work.key));
  const found = findLike(catalog.index(), request, {
    top: top + keys.size,
    exclude: keys,
    body: excluded[0]?.body ?? bodyIn([...request.exclude, ...(request.query ? [request.query] : [])]),
  });
  const answers = new Map<string, LikeAnswer>();
  if (relations)
    for (const answer of known(catalog, request, excluded))
      if (!keys.has(answer.work.key) && !answers.has(answer.work.key)) answers.set(answer.work.key, answer);
  for (const { key, score } of found) {
    const work = catalog.work(key);
    if (work && !answers.has(key)) answers.set(key, { work, score });
  }
  return [...answers.values()].slice(0, top);
}

/** The publisher of an excluded number that the catalog does not have: the query's own, most likely. */
const bodyIn = (ids: readonly string[]): string | null => ids.flatMap((id) => findIdentifiers(id).map((f) => f.identifier.publisher))[0] ?? null;

/** Twins that the catalog records for the excluded works (the query's own record), then works that the title names by number. */
function known(catalog: Catalog, request: LikeRequest, own: readonly Work[]): LikeAnswer[] {
  const twins = own.flatMap((work) =>
    catalog.ties(work).flatMap((tie) => (tie.type === 'identical' && tie.work ? [{ work: tie.work, score: KNOWN_TWIN }] : [])),
  );
  const named = findIdentifiers(request.title ?? '').flatMap(({ identifier }) => {
    const work = catalog.find(identifier);
    return work ? [{ work, score: NAMED }] : [];
  });
  return [...twins, ...named];
}
