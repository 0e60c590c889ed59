import { gatherHashes, type HashArrays, type HashTable, openHashTable, type Work, type WorkSource } from '@/src/model';
import { addressEnd, titleKey, withoutNumbers } from './names';

/** Works by the words of their titles and by the ends of their addresses: places in a source, to be compared by who looks up. */
export type Lookups = HashTable;

/** What a work is looked up by beside its numbers. Names of titles and of addresses are kept apart by a sign before them. */
export function lookupNames(work: Work): string[] {
  const key = titleKey(work.title);
  const end = work.url ? addressEnd(work.url) : null;
  return [...new Set([`t ${key}`, `t ${withoutNumbers(key)}`]), ...(end === null ? [] : [`a ${end}`])];
}

/** Reads every work once. */
export function gatherLookups(): { add: (work: Work, place: number) => void; arrays: () => HashArrays } {
  const gathered = gatherHashes();
  return {
    add: (work, place) => {
      for (const name of lookupNames(work)) gathered.add(name, place);
    },
    arrays: gathered.arrays,
  };
}

export const addToLookups = (lookups: Lookups, work: Work, place: number): void => {
  for (const name of lookupNames(work)) lookups.add(name, place);
};

export function lookupsOf(source: WorkSource): Lookups {
  const gathered = gatherLookups();
  for (let place = 0; place < source.places; place++) {
    const work = source.at(place);
    if (work) gathered.add(work, place);
  }
  return openHashTable(gathered.arrays());
}

/** The works that stand under a name, in the order of their places. */
export function lookUp(source: WorkSource, lookups: Lookups, name: string): Work[] {
  const works = [...new Set(lookups.find(name))].sort((a, b) => a - b).flatMap((place) => source.at(place) ?? []);
  return works.filter((work) => lookupNames(work).includes(name)).sort(byKey);
}

const byKey = (a: Work, b: Work): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
