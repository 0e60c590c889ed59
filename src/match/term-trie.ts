import { eachWord, foldDesignation, singular, wordsOf } from './tokens';

/** A designation found in a text: its number in the list given, and its place. */
export type TermHit = { term: number; start: number; end: number };

/** Finds any of many designations in a text, in one pass over its words. */
export type TermTrie = {
  size: number;
  /** Longest designations first from the left, none overlapping. Plural last words count. */
  spot: (text: string, from?: number, to?: number) => TermHit[];
  /** Bytes held in typed arrays. */
  bytes: number;
};

const ROOT = 0;
const NO_TERM = -1;
/** Longest designation that is looked for, in words. */
const DEPTH_LIMIT = 12;

/**
 * Builds a trie of words whose edges live in one open-addressing hash table: (node, word) → node. Memory is about 30 bytes
 * for each word of each designation, beside the words themselves. Of equal designations the first is reported.
 */
export function buildTermTrie(designations: readonly string[]): TermTrie {
  const wordIds = new Map<string, number>();
  const split = designations.map((designation) => wordsOf(foldDesignation(designation)));
  let edges = 0;
  for (const words of split) edges += words.length;
  const table = makeEdges(edges);
  const terms = new Int32Array(edges + 1).fill(NO_TERM);
  let nodes = 1;
  split.forEach((words, term) => {
    if (words.length === 0 || words.length > DEPTH_LIMIT) return;
    let node = ROOT;
    for (const word of words) {
      let id = wordIds.get(word);
      if (id === undefined) {
        id = wordIds.size;
        wordIds.set(word, id);
      }
      node = table.addOrGet(node, id, nodes);
      if (node === nodes) nodes++;
    }
    if (terms[node] === NO_TERM) terms[node] = term;
  });

  const spot = (text: string, from = 0, to = text.length): TermHit[] => {
    const raw: number[] = [];
    const single: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    eachWord(
      text,
      (word, start, end) => {
        const id = wordIds.get(word) ?? -1;
        const one = singular(word);
        raw.push(id);
        single.push(one === word ? id : (wordIds.get(one) ?? -1));
        starts.push(start);
        ends.push(end);
      },
      from,
      to,
    );
    const hits: TermHit[] = [];
    for (let at = 0; at < raw.length; at++) {
      let node = ROOT;
      let best = NO_TERM;
      let bestEnd = at;
      for (let next = at; next < raw.length && next - at < DEPTH_LIMIT; next++) {
        const last = single[next] as number;
        const ending = last >= 0 ? table.get(node, last) : -1;
        if (ending >= 0 && terms[ending] !== NO_TERM) {
          best = terms[ending] as number;
          bestEnd = next;
        }
        const id = raw[next] as number;
        node = id >= 0 ? table.get(node, id) : -1;
        if (node < 0) break;
        if (terms[node] !== NO_TERM) {
          best = terms[node] as number;
          bestEnd = next;
        }
      }
      if (best === NO_TERM) continue;
      hits.push({ term: best, start: starts[at] as number, end: ends[bestEnd] as number });
      at = bestEnd;
    }
    return hits;
  };
  return { size: designations.length, spot, bytes: table.bytes + terms.byteLength };
}

type Edges = { addOrGet: (node: number, word: number, fresh: number) => number; get: (node: number, word: number) => number; bytes: number };

function makeEdges(count: number): Edges {
  let size = 16;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  const nodes = new Int32Array(size).fill(-1);
  const words = new Int32Array(size);
  const children = new Int32Array(size);
  const slotOf = (node: number, word: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (nodes[slot] !== -1 && !(nodes[slot] === node && words[slot] === word)) slot = (slot + 1) & mask;
    return slot;
  };
  return {
    addOrGet: (node, word, fresh) => {
      const slot = slotOf(node, word);
      if (nodes[slot] === -1) {
        nodes[slot] = node;
        words[slot] = word;
        children[slot] = fresh;
      }
      return children[slot] as number;
    },
    get: (node, word) => {
      const slot = slotOf(node, word);
      return nodes[slot] === -1 ? -1 : (children[slot] as number);
    },
    bytes: nodes.byteLength * 3,
  };
}
