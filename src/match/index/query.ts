import { eachWord } from '../tokens';
import { houseOf, telling, titleParts } from './fields';
import { markOf, weighParts } from './segments';
import { bodyNamed, type WorkIndex } from './work-index';

/** "What is like this?", as people ask it. */
export type LikeQuery = { title: string | null; scope: string | null };

/** A query as the index sees it: its terms with weights. */
export type Query = {
  /** Title terms in order; -1 for a word that the index has never seen. */
  title: number[];
  /** As in the index: the part of the title, and what it weighs. */
  marks: number[];
  /** First letters of the title's words, one each: "hevc" stands for "High efficiency video coding". */
  initials: string;
  scope: Map<number, number>;
  /** Number of the query's publisher; -1 where unknown. */
  body: number;
};

/** How much a word says of a subject: that of a few works much, that of all nothing (BM25's inverse document frequency). */
export const rarity = (live: number, frequency: number): number => Math.log(1 + (live - frequency + 0.5) / (frequency + 0.5));

export function readQuery(index: WorkIndex, query: LikeQuery, body: string | null): Query {
  const title: number[] = [];
  const marks: number[] = [];
  let initials = '';
  const parts = titleParts(query.title ?? '');
  parts.forEach((part, at) =>
    eachWord(part, (word) => {
      const stem = telling(word);
      if (stem === null) return;
      title.push(index.wordLookup.find(stem));
      marks.push(markOf(parts.length - 1 - at, 0));
      initials += stem[0];
    }),
  );
  weighParts(title, marks, 0, title.length, index.data.parts);
  const scope = new Map<number, number>();
  if (query.scope)
    eachWord(query.scope, (word) => {
      const stem = telling(word);
      const term = stem === null ? -1 : index.wordLookup.find(stem);
      if (term >= 0) scope.set(term, (scope.get(term) ?? 0) + 1);
    });
  return { title, marks, initials, scope, body: body === null ? -1 : bodyNamed(index.data.bodies, houseOf(body)) };
}
