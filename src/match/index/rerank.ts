import { type Query, rarity } from './query';
import { partOf, weightOf } from './segments';
import { AMENDMENT, scopeCount, type WorkIndex } from './work-index';

export type Ranked = { doc: number; score: number; title: number; scope: number | null };

/** How a candidate compares with the query, each 0–1; what the weights are learned on. */
export type Features = {
  /** Words weighed by their rarity and their part's. */
  titleCosine: number;
  /** How much of the query's title stands in the candidate's, and the other way round. */
  queryInTitle: number;
  titleInQuery: number;
  /** The best agreement of the two titles' ends, whatever stands before: "… – Network service definition". */
  endCosine: number;
  /** Pairs of neighbouring words in common. */
  phrases: number;
  scopeCosine: number;
  queryTitleInScope: number;
  titleInQueryScope: number;
  /** 1: both titles have numbers, and none in common. */
  numbersDiffer: number;
  /** The candidate is of the query's own publisher: so far as the titles differ, and so far as they agree. */
  ownOther: number;
  ownSame: number;
  /** The rarest word that both have in title or scope, against the rarest there is. */
  rarest: number;
  amendment: number;
  /** 1: both sides have a scope. */
  scoped: number;
};
export const FEATURES = [
  'titleCosine',
  'queryInTitle',
  'titleInQuery',
  'endCosine',
  'phrases',
  'scopeCosine',
  'queryTitleInScope',
  'titleInQueryScope',
  'numbersDiffer',
  'ownOther',
  'ownSame',
  'rarest',
  'amendment',
  'scoped',
] as const satisfies readonly (keyof Features)[];

/**
 * Learned on 474 pairs of real works that are one text or one work under two publishers (948 queries among 112,393 works):
 * the weights under which the twin is likeliest first among its candidates (softmax over each query's candidates, L2), rounded.
 * docs/BENCHMARKS.md has what they reach, also on pairs left out of the learning.
 */
const WEIGHTS: Features = {
  titleCosine: 1.8,
  queryInTitle: 2.8,
  titleInQuery: 3.5,
  endCosine: 1.4,
  phrases: 2.7,
  scopeCosine: 1.4,
  queryTitleInScope: 0.7,
  titleInQueryScope: 1.7,
  numbersDiffer: -0.4,
  ownOther: -4.2,
  ownSame: -4,
  rarest: 1.4,
  amendment: -2.8,
  scoped: -0.8,
};
/** The same for a scope without a title (476 queries of the pairs that have abstracts). */
const SCOPE_WEIGHTS: Features = {
  titleCosine: 0,
  queryInTitle: 0,
  titleInQuery: 0,
  endCosine: 0,
  phrases: 0,
  scopeCosine: 7.5,
  queryTitleInScope: 0,
  titleInQueryScope: 8,
  numbersDiffer: 0,
  ownOther: -3.7,
  ownSame: 0,
  rarest: 4.9,
  amendment: -2.1,
  scoped: 0.5,
};
/** Where the sum is as near to a twin's as to a stranger's, and how fast it turns. For the score only; the order needs neither. */
const MIDDLE = 10;
const STEEPNESS = 0.5;

/** Candidates in order of their likeness; the score is 0–1. */
export function rerank(index: WorkIndex, query: Query, candidates: readonly number[]): Ranked[] {
  const prepared = prepare(index, query);
  const weights = query.title.length > 0 ? WEIGHTS : SCOPE_WEIGHTS;
  const ranked = candidates.map((doc) => {
    const features = featuresOf(index, prepared, doc);
    const score = 1 / (1 + Math.exp(-STEEPNESS * (sumOf(features, weights) - MIDDLE)));
    return { doc, score, title: features.titleCosine, scope: features.scoped > 0 ? features.scopeCosine : null };
  });
  return ranked.sort((a, b) => b.score - a.score || a.doc - b.doc);
}

function sumOf(features: Features, weights: Features): number {
  let sum = 0;
  for (const name of FEATURES) sum += weights[name] * features[name];
  return sum;
}

const PARTS = 8;
const PAIR = 0x200000;

/** A query's sums, taken once. */
export type Prepared = {
  query: Query;
  /** Each title term's weight and part. */
  weights: Map<number, { weight: number; part: number }>;
  titleNorm: number;
  titleSum: number;
  /** Squared weights by part, counted from the last. */
  parts: Float64Array;
  pairs: Set<number>;
  numbers: Set<number>;
  scope: Map<number, number>;
  scopeNorm: number;
};

export function prepare(index: WorkIndex, query: Query): Prepared {
  const { data } = index;
  const unseen = rarity(index.live, 0);
  const weights = new Map<number, { weight: number; part: number }>();
  const parts = new Float64Array(PARTS);
  let titleNorm = 0;
  let titleSum = 0;
  const pairs = new Set<number>();
  const numbers = new Set<number>();
  // From the last word: a word that stands twice counts where it stands last.
  for (let at = query.title.length - 1; at >= 0; at--) {
    const term = query.title[at] as number;
    const mark = query.marks[at] as number;
    const next = query.title[at + 1];
    if (term >= 0 && next !== undefined && next >= 0) pairs.add(term * PAIR + next);
    if (term >= 0 && isNumber(index, term)) numbers.add(term);
    if (term >= 0 && weights.has(term)) continue;
    const weight = (term < 0 ? unseen : rarity(index.live, data.frequency.at(term))) * weightOf(mark);
    if (term >= 0) weights.set(term, { weight, part: partOf(mark) });
    parts[partOf(mark)] = (parts[partOf(mark)] as number) + weight * weight;
    titleNorm += weight * weight;
    titleSum += weight;
  }
  const scope = new Map<number, number>();
  let scopeNorm = 0;
  for (const [term, count] of query.scope) {
    const weight = (1 + Math.log(count)) * rarity(index.live, data.frequency.at(term));
    scope.set(term, weight);
    scopeNorm += weight * weight;
  }
  return { query, weights, titleNorm: Math.sqrt(titleNorm), titleSum, parts, pairs, numbers, scope, scopeNorm: Math.sqrt(scopeNorm) };
}

/** Whether a term is a number or carries one ("2.0", "x.509", "802.11"). */
function isNumber({ data }: WorkIndex, term: number): boolean {
  const to = data.words.starts.at(term + 1);
  for (let i = data.words.starts.at(term); i < to; i++) {
    const unit = data.words.units.at(i);
    if (unit >= 48 && unit <= 57) return true;
  }
  return false;
}

const shared = new Float64Array(PARTS * PARTS);
const theirs = new Float64Array(PARTS);

export function featuresOf(index: WorkIndex, prepared: Prepared, doc: number): Features {
  const { data } = index;
  const { query, weights, pairs, scope } = prepared;
  shared.fill(0);
  theirs.fill(0);
  let dot = 0;
  let sharedHere = 0;
  let sharedThere = 0;
  let norm = 0;
  let sum = 0;
  let inQueryScope = 0;
  let common = 0;
  let numbers = 0;
  let sameNumbers = 0;
  let rarest = 0;
  const from = data.titleStart.at(doc);
  const to = data.titleStart.at(doc + 1);
  const terms = data.titleTerms.values;
  for (let i = to - 1; i >= from; i--) {
    const term = terms[i] as number;
    if (i + 1 < to && pairs.has(term * PAIR + (terms[i + 1] as number))) common++;
    let repeated = false;
    for (let after = i + 1; after < to && !repeated; after++) repeated = terms[after] === term;
    if (repeated) continue;
    const mark = data.titleMarks.at(i);
    const part = partOf(mark);
    const idf = rarity(index.live, data.frequency.at(term));
    const weight = idf * weightOf(mark);
    if (idf > rarest && (weights.has(term) || scope.has(term))) rarest = idf;
    norm += weight * weight;
    sum += weight;
    theirs[part] = (theirs[part] as number) + weight * weight;
    const wanted = weights.get(term);
    if (wanted !== undefined) {
      const product = wanted.weight * weight;
      dot += product;
      sharedHere += wanted.weight;
      sharedThere += weight;
      const cell = wanted.part * PARTS + part;
      shared[cell] = (shared[cell] as number) + product;
    }
    if (scope.has(term)) inQueryScope += weight;
    if (prepared.numbers.size > 0 && isNumber(index, term)) {
      numbers++;
      if (prepared.numbers.has(term)) sameNumbers++;
    }
  }
  let scopeDot = 0;
  let scopeNorm = 0;
  let inScope = 0;
  for (let i = data.textStart.at(doc); i < data.textStart.at(doc + 1); i++) {
    const count = scopeCount(data.textCounts.at(i));
    if (count === 0) continue;
    const term = data.textTerms.at(i);
    const idf = rarity(index.live, data.frequency.at(term));
    const weight = (1 + Math.log(count)) * idf;
    const wanted = scope.get(term);
    const named = weights.get(term);
    scopeNorm += weight * weight;
    if (wanted !== undefined) scopeDot += weight * wanted;
    if (named !== undefined) inScope += named.weight;
    if (idf > rarest && (wanted !== undefined || named !== undefined)) rarest = idf;
  }
  const titleCosine = prepared.titleNorm > 0 && norm > 0 ? dot / (prepared.titleNorm * Math.sqrt(norm)) : 0;
  const own = query.body >= 0 && data.body.at(doc) === query.body;
  const pairCount = pairs.size + Math.max(0, to - from - 1);
  return {
    titleCosine,
    queryInTitle: prepared.titleSum > 0 ? sharedHere / prepared.titleSum : 0,
    titleInQuery: prepared.titleSum > 0 && sum > 0 ? sharedThere / sum : 0,
    endCosine: bestEnds(prepared.parts),
    phrases: pairCount > 0 ? (2 * common) / pairCount : 0,
    scopeCosine: prepared.scopeNorm > 0 && scopeNorm > 0 ? scopeDot / (prepared.scopeNorm * Math.sqrt(scopeNorm)) : 0,
    queryTitleInScope: prepared.titleSum > 0 ? inScope / prepared.titleSum : 0,
    titleInQueryScope: sum > 0 ? inQueryScope / sum : 0,
    numbersDiffer: prepared.numbers.size > 0 && numbers > 0 && sameNumbers === 0 ? 1 : 0,
    ownOther: own ? 1 - titleCosine : 0,
    ownSame: own ? titleCosine : 0,
    rarest: rarest / rarity(index.live, 0),
    amendment: (data.flags.at(doc) & AMENDMENT) !== 0 ? 1 : 0,
    scoped: prepared.scopeNorm > 0 && scopeNorm > 0 ? 1 : 0,
  };
}

/** Two ends of few or common words agree easily: below this sum of squared rarities an agreement counts less. */
const ENOUGH = 120;

/** Over all ends of both titles (the last part, the last two, …), the best cosine, less where the ends are slight. */
function bestEnds(ours: Float64Array): number {
  let best = 0;
  let here = 0;
  for (let i = 0; i < PARTS; i++) {
    if ((ours[i] as number) === 0) continue;
    here += ours[i] as number;
    let there = 0;
    for (let j = 0; j < PARTS; j++) {
      if ((theirs[j] as number) === 0) continue;
      there += theirs[j] as number;
      let dot = 0;
      for (let a = 0; a <= i; a++) for (let b = 0; b <= j; b++) dot += shared[a * PARTS + b] as number;
      const slight = Math.min(1, Math.min(here, there) / ENOUGH);
      best = Math.max(best, (dot / Math.sqrt(here * there)) * Math.sqrt(slight));
    }
  }
  return best;
}
