import { rarity } from './query';
import { stringAt } from './strings';
import { OTHER_FIELDS, REMOVED, titleCount, type WorkIndex } from './work-index';

/** Titles that share less than this of a title's weight are not sought. */
const LEAST_SHARED = 0.4;

/** A word of more titles than this leads to none of them, unless a title has no rarer one. */
const COMMON = 3_000;

/**
 * Docs whose titles have much in common with a doc's, by those of its words that have these stems: two fifths of their weight, and
 * that is half of the other title's, or all of them stand in the other. Found by the rarest words (prefix filtering: Chaudhuri,
 * Ganti and Kaushik 2006), so that titles of common words alone may be missed. Linear in these words' postings.
 */
export function titlePeers(index: WorkIndex, doc: number, stems: ReadonlySet<string>): number[] {
  const { data } = index;
  const weights = new Map([...titleWeights(index, doc)].filter(([term]) => stems.has(stringAt(data.words, term))));
  const whole = sumOf(weights.values());
  const seen = new Set<number>([doc]);
  const peers: number[] = [];
  const add = (other: number, packed: number): void => {
    if (titleCount(packed & ~OTHER_FIELDS) === 0 || seen.has(other) || (data.flags.at(other) & REMOVED) !== 0) return;
    seen.add(other);
    const theirs = titleWeights(index, other);
    let shared = 0;
    for (const [term, weight] of theirs) if (weights.has(term)) shared += weight;
    if (shared >= LEAST_SHARED * whole && (shared >= WHOLE * whole || shared >= HALF * sumOf(theirs.values()))) peers.push(other);
  };
  for (const term of rarestWords(index, weights, whole)) {
    if (term + 1 < data.mainStart.length)
      for (let i = data.mainStart[term] as number; i < (data.mainStart[term + 1] as number); i++) add(data.mainDocs[i] as number, data.mainCounts[i] as number);
    if (term < data.lateHead.used) for (let i = data.lateHead.at(term); i >= 0; i = data.lateNext.at(i)) add(data.lateDocs.at(i), data.lateCounts.at(i));
  }
  return peers;
}

const HALF = 0.5;
/** Words that the index folds alike, and sums of rounded numbers. */
const WHOLE = 0.99;

const sumOf = (weights: Iterable<number>): number => {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
};

/** A title's words, each once, with what it weighs by its rarity. */
function titleWeights({ data, live }: WorkIndex, doc: number): Map<number, number> {
  const weights = new Map<number, number>();
  for (let i = data.titleStart.at(doc); i < data.titleStart.at(doc + 1); i++) {
    const term = data.titleTerms.at(i);
    if (!weights.has(term)) weights.set(term, rarity(live, data.frequency.at(term)));
  }
  return weights;
}

/** As many of the title's words, the rarest first, as outweigh what may be missing. */
function rarestWords({ data }: WorkIndex, weights: ReadonlyMap<number, number>, whole: number): number[] {
  const rarest = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const chosen: number[] = [];
  let left = whole;
  for (const [term, weight] of rarest) {
    if (left < LEAST_SHARED * whole || (chosen.length > 0 && data.frequency.at(term) > COMMON)) break;
    chosen.push(term);
    left -= weight;
  }
  return chosen;
}
