import { compareSortKeys, sortKey } from './sort-key';

/** Places in the order of their numbers and of their titles, and the rank of each place; kept in order as works come. */
export type Orders = { id: Order; title: Order };

export type Order = {
  sorted: Uint32Array;
  /** Rank by place; made again when a work came. */
  rank: () => Uint32Array;
  /** Where a text stands or would stand: after its equals. */
  find: (text: string, textAt: (place: number) => string) => number;
  insert: (place: number, textAt: (place: number) => string) => void;
};

/** Sorts texts once; their keys are let go afterwards. */
export function orderOf(texts: readonly string[]): Order {
  const keys = texts.map(sortKey);
  const sorted = Uint32Array.from(Array.from(keys.keys()).sort((a, b) => compareSortKeys(keys[a] as string, keys[b] as string) || a - b));
  return openOrder(sorted);
}

export function openOrder(given: Uint32Array): Order {
  let sorted = given;
  let ranks: Uint32Array | null = null;
  const find = (text: string, textAt: (place: number) => string): number => {
    const key = sortKey(text);
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareSortKeys(sortKey(textAt(sorted[middle] as number)), key) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    find,
    get sorted() {
      return sorted;
    },
    rank: () => {
      if (ranks) return ranks;
      ranks = new Uint32Array(sorted.length);
      for (let at = 0; at < sorted.length; at++) ranks[sorted[at] as number] = at;
      return ranks;
    },
    insert: (place, textAt) => {
      const low = find(textAt(place), textAt);
      const longer = new Uint32Array(sorted.length + 1);
      longer.set(sorted.subarray(0, low));
      longer[low] = place;
      longer.set(sorted.subarray(low), low + 1);
      sorted = longer;
      ranks = null;
    },
  };
}
