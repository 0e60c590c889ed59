import { baseKey, parseIdentifier, sameEdition } from '@/src/identifiers';
import { gatherHashes, type HashArrays, type HashTable, type Identifier, openHashTable, type Work } from '@/src/model';
import { ownRelations, sayInversely, stageAfter } from './relations';

/** Works by place, as their sources say them: without what other works say of them. */
export type SaidWorks = { places: number; isGone: (place: number) => boolean; at: (place: number) => Work };

/**
 * Works with their relations linked, made when they are asked for: the same as `linkRelations` makes of all of them at once
 * (tested by property), without making all of them.
 */
export type LinkedWorks = {
  at: (place: number) => Work | null;
  placeOf: (key: string) => number;
  withId: (id: string) => Work[];
  withNumber: (base: string) => Work[];
  /** Places whose relations or stage may change where this work comes, changes or goes. */
  near: (place: number) => number[];
  /** The same for a work that has no place yet. */
  nearWork: (work: Work) => number[];
  /** Places of works that are replaced, as this one's own relations say: the one it names, or itself. */
  superseded: (place: number) => number[];
  /** The stage of a place's work with its relations in view. */
  stageAt: (place: number) => Work['stage'];
  add: (place: number) => void;
  /** Works are made again, as their relations may have changed. */
  forgetLinks: () => void;
  /** How many works it holds made. */
  held: () => number;
  /** Forgets the works made so far, so that they hold no memory; after this a work is another object. */
  forget: () => void;
};

const WHOLE = 1;

/** What a work is found by, and what it points to: key, id, numbers; ids, numbers and keys that its relations name. */
export function linkNames(work: Work): string[] {
  const names = new Set([`k ${work.key}`, `i ${work.id}`, ...work.identifiers.map((identifier) => `n ${baseKey(identifier)}`)]);
  for (const { id, key } of work.relations) {
    names.add(`r ${id}`);
    const identifier = parseIdentifier(id);
    if (identifier) names.add(`b ${baseKey(identifier)}`);
    if (key !== null) names.add(`q ${key}`);
  }
  return [...names];
}

export function gatherLinks(): { add: (work: Work, place: number) => void; arrays: () => HashArrays } {
  const gathered = gatherHashes();
  return {
    add: (work, place) => {
      for (const name of linkNames(work)) gathered.add(name, place);
    },
    arrays: gathered.arrays,
  };
}

const byKey = (a: Work, b: Work): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

export function linkedWorks(said: SaidWorks, arrays: HashArrays): LinkedWorks {
  const table: HashTable = openHashTable(arrays);
  const made = new Map<number, Work>();
  const read = new Map<number, Work>();

  const saidAt = (place: number): Work => {
    const known = read.get(place);
    if (known) return known;
    const work = said.at(place);
    read.set(place, work);
    return work;
  };

  const places = (name: string): number[] => [...new Set(table.find(name))].filter((place) => !said.isGone(place));
  const placeOf = (key: string): number => places(`k ${key}`).find((place) => saidAt(place).key === key) ?? -1;
  const placesWithId = (id: string): number[] => ordered(places(`i ${id}`).filter((place) => saidAt(place).id === id));
  const placesWithNumber = (base: string): number[] =>
    ordered(places(`n ${base}`).filter((place) => saidAt(place).identifiers.some((identifier) => baseKey(identifier) === base)));
  const ordered = (list: number[]): number[] => (list.length > WHOLE ? list.sort((a, b) => byKey(saidAt(a), saidAt(b))) : list);

  /** As `keyFinder`: exactly, by edition, else the newest edition of an undated number. */
  const find = (id: string): string | null => {
    const exact = placesWithId(id).at(-1);
    if (exact !== undefined) return saidAt(exact).key;
    const identifier = parseIdentifier(id);
    return identifier ? findEdition(identifier) : null;
  };
  const findEdition = (identifier: Identifier): string | null => {
    const base = baseKey(identifier);
    const known = placesWithNumber(base).map(saidAt);
    const edition = known.find((work) =>
      work.identifiers.some((own) => baseKey(own) === base && sameEdition(own, identifier) && own.stage === identifier.stage),
    );
    if (edition) return edition.key;
    if (identifier.edition !== null || identifier.stage !== null) return null;
    return known.reduce<Work | null>((best, work) => (!best || (work.date ?? '') > (best.date ?? '') ? work : best), null)?.key ?? null;
  };

  /** Works whose relations may name this one. */
  const naming = (work: Work): number[] => [
    ...new Set([`r ${work.id}`, `q ${work.key}`, ...work.identifiers.map((identifier) => `b ${baseKey(identifier)}`)].flatMap(places)),
  ];

  const linked = (place: number): Work => {
    const work = saidAt(place);
    const whole = { ...work, relations: ownRelations(work, find) };
    for (const other of ordered(naming(work)).map(saidAt)) {
      if (other.key === work.key) continue;
      for (const relation of ownRelations(other, find)) if (relation.key === work.key) sayInversely(whole, other, relation);
    }
    whole.stage = stageAfter(whole);
    return whole;
  };

  const at = (place: number): Work | null => {
    if (place < 0 || place >= said.places || said.isGone(place)) return null;
    const known = made.get(place);
    if (known) return known;
    const work = linked(place);
    made.set(place, work);
    return work;
  };
  const works = (list: readonly number[]): Work[] => list.flatMap((place) => at(place) ?? []);

  /** Works that this one's relations may name. */
  const namedBy = (work: Work): number[] =>
    work.relations.flatMap(({ id, key }) => {
      const identifier = parseIdentifier(id);
      return [...placesWithId(id), ...(identifier ? placesWithNumber(baseKey(identifier)) : []), ...(key === null ? [] : [placeOf(key)])];
    });
  const nearOf = (work: Work): number[] => {
    const siblings = work.identifiers.flatMap((identifier) => placesWithNumber(baseKey(identifier)));
    const pointing = naming(work);
    // A work that points here now pointed elsewhere before, or will where this one goes.
    const elsewhere = pointing.flatMap((place) => namedBy(saidAt(place)));
    return [...new Set([...pointing, ...namedBy(work), ...siblings, ...elsewhere])].filter((other) => other >= 0);
  };

  return {
    at,
    placeOf,
    withId: (id) => works(placesWithId(id)),
    withNumber: (base) => works(placesWithNumber(base)),
    near: (place) => nearOf(saidAt(place)).filter((other) => other !== place),
    nearWork: nearOf,
    superseded: (place) => {
      const work = saidAt(place);
      const isReplaceable = (other: Work): boolean => other.stage === 'published' && other.body !== 'ISO';
      return ownRelations(work, find).flatMap(({ type, key, verified }) => {
        if (!verified || key === null || (type !== 'supersedes' && type !== 'superseded-by')) return [];
        const other = type === 'superseded-by' ? place : key === work.key ? -1 : placeOf(key);
        return other >= 0 && isReplaceable(saidAt(other)) ? [other] : [];
      });
    },
    stageAt: (place) => {
      const work = saidAt(place);
      // Relations say no more of any other.
      return work.stage === 'published' && work.body !== 'ISO' ? (at(place)?.stage ?? work.stage) : work.stage;
    },
    held: () => read.size,
    forgetLinks: () => made.clear(),
    add: (place) => {
      for (const name of linkNames(saidAt(place))) table.add(name, place);
      made.clear();
    },
    forget: () => {
      made.clear();
      read.clear();
    },
  };
}
