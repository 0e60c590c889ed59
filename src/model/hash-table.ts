/** FNV-1a over the UTF-16 units of a name. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (code >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Numbers under names, many of each, in two typed arrays: the names' hashes in order, and their numbers. Two names may have one
 * hash: who looks up compares the names themselves.
 */
export type HashTable = {
  /** Numbers that may stand under the name, in order of arrival. */
  find: (name: string) => readonly number[];
  add: (name: string, number: number) => void;
  /** Of its arrays. */
  readonly bytes: number;
};

export type HashArrays = { hashes: Uint32Array; numbers: Uint32Array };

/** Numbers below this can stand in a table. */
const MOST_NUMBERS = 2 ** 21;

const pairOf = (name: string, number: number): number => hashOf(name) * MOST_NUMBERS + number;

/** Gathers names and numbers for a table of many. */
export function gatherHashes(): { add: (name: string, number: number) => void; arrays: () => HashArrays } {
  const pairs: number[] = [];
  return {
    add: (name, number) => {
      pairs.push(pairOf(name, number));
    },
    arrays: () => inOrder(Float64Array.from(pairs)),
  };
}

function inOrder(pairs: Float64Array): HashArrays {
  pairs.sort();
  return { hashes: Uint32Array.from(pairs, (pair) => Math.floor(pair / MOST_NUMBERS)), numbers: Uint32Array.from(pairs, (pair) => pair % MOST_NUMBERS) };
}

export function openHashTable({ hashes, numbers }: HashArrays): HashTable {
  const late = new Map<number, number[]>();
  return {
    find: (name) => {
      const hash = hashOf(name);
      const found: number[] = [];
      for (let i = firstOf(hashes, hash); i < hashes.length && hashes[i] === hash; i++) found.push(numbers[i] as number);
      for (const number of late.get(hash) ?? []) found.push(number);
      return found;
    },
    add: (name, number) => {
      const hash = hashOf(name);
      const list = late.get(hash);
      if (list) list.push(number);
      else late.set(hash, [number]);
    },
    get bytes() {
      return hashes.byteLength + numbers.byteLength;
    },
  };
}

function firstOf(hashes: Uint32Array, hash: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hashes[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
