import { telling } from './fields';
import { placesOf } from './places';
import { type Query, rarity } from './query';
import { partOf, weightOf } from './segments';
import { stringAt } from './strings';
import { AMENDMENT, REGISTRY, scopeCount, type WorkIndex } from './work-index';

/** How a candidate compares with the query, each 0–1; what the weights are learned on. */
export const FEATURES = [
  /** Words weighed by their rarity and their part's; and squared, since half alike is less than half the way. */
  'titleCosine',
  'titleSquared',
  /** How much of the query's title stands in the candidate's, and the other way round, abbreviations read out; and both at once. */
  'queryInTitle',
  'titleInQuery',
  'titlesInEachOther',
  /** The best agreement of the two titles' ends, whatever stands before: "… – Network service definition". */
  'endCosine',
  /** Pairs of neighbouring words in common. */
  'phrases',
  'scopeCosine',
  'scopeSquared',
  /** How much of the slighter scope stands in the other. */
  'scopeContained',
  /** The better of title and scope: one text may bear two titles, and one title two abstracts. */
  'likest',
  'queryTitleInScope',
  'titleInQueryScope',
  /** 1: both titles have numbers, and none in common. */
  'numbersDiffer',
  /** The candidate is of the query's own publisher: so far as the titles differ, and so far as they agree. */
  'ownOther',
  'ownSame',
  /** The rarest word that both have in title or scope, against the rarest there is. */
  'rarest',
  'amendment',
  'registry',
  /** 1: both sides have a scope. */
  'scoped',
  /** Where the candidate stands among all by title and by scope alone: 0 the first, 1 about the 300th, each step less than the one before. */
  'titlePlace',
  'scopePlace',
] as const;
export type Features = Record<(typeof FEATURES)[number], number>;

const PARTS = 8;
const PAIR = 0x200000;
/** Letters of an abbreviation that is looked for among the first letters of a title's words. */
const SHORTEST = 3;
const LONGEST = 6;

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
  /** Terms that abbreviate a run of the title's words: where the run begins and ends. */
  runs: Map<number, { from: number; to: number }>;
  /** The title's own terms that may be abbreviations. */
  short: { term: number; letters: string }[];
  scope: Map<number, number>;
  scopeNorm: number;
  scopeSum: number;
};

export function prepare(index: WorkIndex, query: Query): Prepared {
  const scope = new Map<number, number>();
  let scopeNorm = 0;
  let scopeSum = 0;
  for (const [term, count] of query.scope) {
    const weight = (1 + Math.log(count)) * rarity(index.live, index.data.frequency.at(term));
    scope.set(term, weight);
    scopeNorm += weight * weight;
    scopeSum += weight;
  }
  return { query, ...prepareTitle(index, query), scope, scopeNorm: Math.sqrt(scopeNorm), scopeSum };
}

function prepareTitle(index: WorkIndex, query: Query): Omit<Prepared, 'query' | 'scope' | 'scopeNorm' | 'scopeSum'> {
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
    const weight = (term < 0 ? unseen : rarity(index.live, index.data.frequency.at(term))) * weightOf(mark);
    if (term >= 0) weights.set(term, { weight, part: partOf(mark) });
    parts[partOf(mark)] = (parts[partOf(mark)] as number) + weight * weight;
    titleNorm += weight * weight;
    titleSum += weight;
  }
  const short = [...weights.keys()].flatMap((term) => {
    const letters = stringAt(index.data.words, term);
    return /^[a-z]{3,6}$/.test(letters) ? [{ term, letters }] : [];
  });
  return { weights, titleNorm: Math.sqrt(titleNorm), titleSum, parts, pairs, numbers, runs: abbreviations(index, query, weights), short };
}

/** The index's terms that are the first letters of a run of the title's words, and do not stand in it themselves. */
function abbreviations(index: WorkIndex, { initials }: Query, weights: Prepared['weights']): Prepared['runs'] {
  const runs: Prepared['runs'] = new Map();
  for (let from = 0; from + SHORTEST <= initials.length; from++)
    for (let to = from + SHORTEST; to <= Math.min(initials.length, from + LONGEST); to++) {
      const stem = telling(initials.slice(from, to));
      const term = stem === null ? -1 : index.wordLookup.find(stem);
      if (term >= 0 && !weights.has(term)) runs.set(term, { from, to });
    }
  return runs;
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

/** Every candidate's likeness, in their order. */
export function featuresOf(index: WorkIndex, prepared: Prepared, docs: readonly number[]): Features[] {
  const compared = docs.map((doc) => compare(index, prepared, doc));
  const byTitle = placesOf(compared.map(({ titleCosine }) => titleCosine));
  const byScope = placesOf(compared.map(({ scopeCosine }) => scopeCosine));
  compared.forEach((features, at) => {
    features.titlePlace = byTitle[at] ?? 0;
    features.scopePlace = byScope[at] ?? 0;
  });
  return compared;
}

function compare(index: WorkIndex, prepared: Prepared, doc: number): Features {
  const { data } = index;
  const { query } = prepared;
  const title = compareTitles(index, prepared, doc);
  const scope = compareScopes(index, prepared, doc);
  const titleCosine = prepared.titleNorm > 0 && title.norm > 0 ? title.dot / (prepared.titleNorm * Math.sqrt(title.norm)) : 0;
  const scopeCosine = prepared.scopeNorm > 0 && scope.norm > 0 ? scope.dot / (prepared.scopeNorm * Math.sqrt(scope.norm)) : 0;
  const queryInTitle = prepared.titleSum > 0 ? Math.min(1, title.sharedHere / prepared.titleSum) : 0;
  const titleInQuery = prepared.titleSum > 0 && title.sum > 0 ? Math.min(1, title.sharedThere / title.sum) : 0;
  const slighter = Math.min(prepared.scopeSum, scope.sum);
  const own = query.body >= 0 && data.body.at(doc) === query.body;
  const flags = data.flags.at(doc);
  return {
    titleCosine,
    titleSquared: titleCosine * titleCosine,
    queryInTitle,
    titleInQuery,
    titlesInEachOther: queryInTitle * titleInQuery,
    endCosine: bestEnds(prepared.parts),
    phrases: title.pairs > 0 ? (2 * title.commonPairs) / title.pairs : 0,
    scopeCosine,
    scopeSquared: scopeCosine * scopeCosine,
    scopeContained: slighter > 0 ? scope.common / slighter : 0,
    likest: Math.max(titleCosine, scopeCosine),
    queryTitleInScope: prepared.titleSum > 0 ? scope.inScope / prepared.titleSum : 0,
    titleInQueryScope: title.sum > 0 ? title.inQueryScope / title.sum : 0,
    numbersDiffer: prepared.numbers.size > 0 && title.numbers > 0 && title.sameNumbers === 0 ? 1 : 0,
    ownOther: own ? 1 - titleCosine : 0,
    ownSame: own ? titleCosine : 0,
    rarest: Math.max(title.rarest, scope.rarest) / rarity(index.live, 0),
    amendment: (flags & AMENDMENT) !== 0 ? 1 : 0,
    registry: (flags & REGISTRY) !== 0 ? 1 : 0,
    scoped: prepared.scopeNorm > 0 && scope.norm > 0 ? 1 : 0,
    titlePlace: 0,
    scopePlace: 0,
  };
}

const shared = new Float64Array(PARTS * PARTS);
const theirs = new Float64Array(PARTS);

/** Sums over the candidate's title; of a word that stands twice only the last counts. Fills `shared` and `theirs` for `bestEnds`. */
function compareTitles(index: WorkIndex, prepared: Prepared, doc: number) {
  const { data } = index;
  const { weights, pairs, scope } = prepared;
  shared.fill(0);
  theirs.fill(0);
  const from = data.titleStart.at(doc);
  const to = data.titleStart.at(doc + 1);
  const terms = data.titleTerms.values;
  const sums = { dot: 0, norm: 0, sum: 0, sharedHere: 0, sharedThere: 0, inQueryScope: 0, commonPairs: 0, numbers: 0, sameNumbers: 0, rarest: 0 };
  for (let i = to - 1; i >= from; i--) {
    const term = terms[i] as number;
    if (i + 1 < to && pairs.has(term * PAIR + (terms[i + 1] as number))) sums.commonPairs++;
    if (standsIn(terms, term, i + 1, to)) continue;
    const mark = data.titleMarks.at(i);
    const part = partOf(mark);
    const idf = rarity(index.live, data.frequency.at(term));
    const weight = idf * weightOf(mark);
    if (idf > sums.rarest && (weights.has(term) || scope.has(term))) sums.rarest = idf;
    sums.norm += weight * weight;
    sums.sum += weight;
    theirs[part] = (theirs[part] as number) + weight * weight;
    const wanted = weights.get(term);
    if (wanted !== undefined) {
      const product = wanted.weight * weight;
      sums.dot += product;
      sums.sharedHere += wanted.weight;
      sums.sharedThere += weight;
      const cell = wanted.part * PARTS + part;
      shared[cell] = (shared[cell] as number) + product;
    } else if (prepared.runs.has(term)) {
      sums.sharedThere += weight;
      sums.sharedHere += spelledOutHere(prepared, term, terms, from, to);
    }
    if (scope.has(term)) sums.inQueryScope += weight;
    if (prepared.numbers.size > 0 && isNumber(index, term)) {
      sums.numbers++;
      if (prepared.numbers.has(term)) sums.sameNumbers++;
    }
  }
  spelledOutThere(index, prepared, doc, sums);
  return { ...sums, pairs: pairs.size + Math.max(0, to - from - 1) };
}

function standsIn(terms: Uint32Array, term: number, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (terms[i] === term) return true;
  return false;
}

/** What the words weigh that the candidate abbreviates and does not spell out. */
function spelledOutHere({ query, runs, weights }: Prepared, term: number, terms: Uint32Array, from: number, to: number): number {
  const run = runs.get(term);
  let sum = 0;
  for (let at = run?.from ?? 0; at < (run?.to ?? 0); at++) {
    const word = query.title[at] as number;
    if (word >= 0 && !standsIn(terms, word, from, to)) sum += weights.get(word)?.weight ?? 0;
  }
  return sum;
}

/** Adds what the query's title abbreviates and the candidate's spells out. */
function spelledOutThere(index: WorkIndex, { short, weights }: Prepared, doc: number, sums: { sharedHere: number; sharedThere: number }): void {
  const { data } = index;
  const from = data.titleStart.at(doc);
  const to = data.titleStart.at(doc + 1);
  const terms = data.titleTerms.values;
  let initials = '';
  for (const { term, letters } of short) {
    if (standsIn(terms, term, from, to)) continue;
    if (initials === '') for (let i = from; i < to; i++) initials += String.fromCharCode(data.words.units.at(data.words.starts.at(terms[i] as number)));
    const at = initials.indexOf(letters);
    if (at < 0) continue;
    sums.sharedHere += weights.get(term)?.weight ?? 0;
    for (let i = from + at; i < from + at + letters.length; i++) {
      const word = terms[i] as number;
      if (!weights.has(word)) sums.sharedThere += rarity(index.live, data.frequency.at(word)) * weightOf(data.titleMarks.at(i));
    }
  }
}

/** Sums over the candidate's scope. */
function compareScopes(index: WorkIndex, { scope, weights }: Prepared, doc: number) {
  const { data } = index;
  const sums = { dot: 0, norm: 0, sum: 0, common: 0, inScope: 0, rarest: 0 };
  for (let i = data.textStart.at(doc); i < data.textStart.at(doc + 1); i++) {
    const count = scopeCount(data.textCounts.at(i));
    if (count === 0) continue;
    const term = data.textTerms.at(i);
    const idf = rarity(index.live, data.frequency.at(term));
    const weight = (1 + Math.log(count)) * idf;
    const wanted = scope.get(term);
    const named = weights.get(term);
    sums.norm += weight * weight;
    sums.sum += weight;
    if (wanted !== undefined) {
      sums.dot += weight * wanted;
      sums.common += Math.min(weight, wanted);
    }
    if (named !== undefined) sums.inScope += named.weight;
    if (idf > sums.rarest && (wanted !== undefined || named !== undefined)) sums.rarest = idf;
  }
  return sums;
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
