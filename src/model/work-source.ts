import type { Work } from './work';

/** Works that have terms, the text of a saved document, or references. */
export type WorksWith = 'terms' | 'text' | 'references';

/**
 * The works of a catalog as matching asks for them: each has a place (a number), and is made only when it is asked for. Lists are
 * in the order of the works' keys. One work is one object for as long as the source is open.
 */
export type WorkSource = {
  packs: readonly string[];
  asOf: string | null;
  /** How many works there are, and one more than the last place (places of works that are gone stay empty). */
  count: number;
  places: number;
  at: (place: number) => Work | null;
  /** −1 where there is no such work. */
  placeOf: (key: string) => number;
  withId: (id: string) => readonly Work[];
  /** Works that have a number with this base (`baseKey`). */
  withNumber: (base: string) => readonly Work[];
  with: (what: WorksWith) => Iterable<Work>;
  /** Places of the works under a topic. */
  withTopic: (topic: string) => readonly number[];
};

/** A source over works at hand, in the order of their keys. Of two works with one key the later counts. */
export function sourceOfWorks({ packs, asOf, works }: { packs: readonly string[]; asOf: string | null; works: readonly Work[] }, baseOf: BaseOf): WorkSource {
  const all = [...new Map(works.map((work) => [work.key, work])).values()];
  const byKey = new Map(all.map((work, place) => [work.key, place]));
  const ids = groups(all, (work) => [work.id]);
  const numbers = groups(all, (work) => work.identifiers.map(baseOf));
  const topics = new Map<string, number[]>();
  all.forEach((work, place) => {
    for (const topic of new Set(work.topics)) {
      const list = topics.get(topic);
      if (list) list.push(place);
      else topics.set(topic, [place]);
    }
  });
  return {
    packs,
    asOf,
    count: all.length,
    places: all.length,
    at: (place) => all[place] ?? null,
    placeOf: (key) => byKey.get(key) ?? -1,
    withId: (id) => ids.get(id) ?? [],
    withNumber: (base) => numbers.get(base) ?? [],
    with: (what) => all.filter((work) => has(work, what)),
    withTopic: (topic) => topics.get(topic) ?? [],
  };
}

type BaseOf = (identifier: Work['identifiers'][number]) => string;

export const has = (work: Work, what: WorksWith): boolean => {
  const value = work[what];
  return value !== null && value.length > 0;
};

function groups(works: readonly Work[], namesOf: (work: Work) => string[]): Map<string, Work[]> {
  const found = new Map<string, Work[]>();
  for (const work of works)
    for (const name of new Set(namesOf(work))) {
      const list = found.get(name);
      if (list) list.push(work);
      else found.set(name, [work]);
    }
  return found;
}
