import { purposeOf } from '@/src/catalog';
import { searchDocs } from '@/src/match';
import type { KnownWorks } from './known-works';

/** Of equally good answers: what is in force before what is not, by place in the catalog's list of stages. */
const STAGE_WORTH = [0.4, 0.3, 0.1, 0, 0.2];
const KEPT = 0.2;
const NEW = 0.05;
const NUMBER = 3;
/** "9001" is a part of X.9001, and only letters of 99001. */
const PART_OF_NUMBER = 0.5;
const WHOLE_NUMBER = 3;
const WORDS_OF_TITLE = 1;
/** So many of the best are looked at again: whether the title has the words as they were typed. */
const LOOKED_AT = 400;

/** Places of the works that a text finds, best first: by number, title, group, Question, topics, terms and scope. */
export function searchWorks({ snapshot, index }: Pick<KnownWorks, 'snapshot' | 'index'>, text: string): number[] {
  const { columns } = snapshot;
  const asked = text.trim().toLowerCase();
  const named = new Map<number, number>();
  for (const place of asked.length > 1 ? snapshot.withIdLike(asked) : [])
    named.set(place, NUMBER + (isPartOf(snapshot.idAt(place), asked) ? PART_OF_NUMBER : 0));
  for (const { key } of snapshot.source.withId(text.trim())) named.set(snapshot.source.placeOf(key), NUMBER + WHOLE_NUMBER);
  const worth = (place: number): number =>
    (named.get(place) ?? 0) +
    (STAGE_WORTH[columns.stage[place] as number] ?? 0) +
    (purposeOf(columns.flags[place] as number) > 0 ? KEPT : 0) +
    (NEW * Math.max(0, Math.floor((columns.date[place] as number) / 10_000) - 1900)) / 200;
  const { docs, scores } = searchDocs(index, text, { also: (word) => (/\d/.test(word) && word.length > 1 ? snapshot.withIdLike(word) : []), worth });
  const best = docs.slice(0, LOOKED_AT).map((place) => ({
    place,
    score: (scores[place] as number) + (snapshot.saidAt(place)?.title.toLowerCase().includes(asked) ? WORDS_OF_TITLE : 0),
  }));
  best.sort((a, b) => b.score - a.score || a.place - b.place);
  return [...best.map((b) => b.place), ...docs.slice(LOOKED_AT)];
}

const isPartOf = (id: string, asked: string): boolean => {
  const at = id.indexOf(asked);
  const isBorder = (sign: string | undefined): boolean => sign === undefined || !/[\p{L}\p{N}]/u.test(sign);
  return isBorder(id[at - 1]) && isBorder(id[at + asked.length]);
};
