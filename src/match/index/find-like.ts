import { type LikeQuery, type Query, rarity, readQuery } from './query';
import { rerank } from './rerank';
import { stringAt } from './strings';
import { docCount, type IndexData, REMOVED, type WorkIndex } from './work-index';

export type LikeOptions = {
  top: number;
  /** Keys never to return. */
  exclude?: Iterable<string>;
  /** The query's own publisher: other publishers' works are preferred, since a text of one's own house is known. */
  body?: string | null;
};

export type Like = {
  key: string;
  /** 0–1, comparable between queries. */
  score: number;
  signals: LikeSignals;
};

/** What the score is made of, each 0–1; `scope` is null where one side has none. */
export type LikeSignals = { title: number; scope: number | null };

const CANDIDATES = 200;
/** BM25 (Robertson & Zaragoza 2009), with usual constants; titles hardly vary in length. */
const K1 = 1.2;
const B_TITLE = 0.5;
const B_SCOPE = 0.6;
/** A word of the query's title counts so much in a title and in a scope; so does one of its scope. */
const TITLE_IN_TITLE = 1;
const TITLE_IN_SCOPE = 0.35;
const SCOPE_IN_TITLE = 0.45;
const SCOPE_IN_SCOPE = 0.5;
/** A long query's commonest words change nothing but the time. */
const SCOPE_TERMS = 40;

/** Works like this title and scope, best first. */
export function findLike(index: WorkIndex, query: LikeQuery, options: LikeOptions): Like[] {
  const read = readQuery(index, query, options.body ?? null);
  const excluded = new Set<number>();
  for (const key of options.exclude ?? []) {
    const doc = index.keyLookup.find(key);
    if (doc >= 0) excluded.add(doc);
  }
  const candidates = gatherCandidates(index, read, excluded);
  return rerank(index, read, candidates)
    .slice(0, options.top)
    .map(({ doc, score, title, scope }) => ({ key: stringAt(index.data.keys, doc), score, signals: { title, scope } }));
}

type Scratch = { all: Float32Array; titles: Float32Array; touched: Int32Array; titleNorm: Float32Array; scopeNorm: Float32Array; docs: number };
const scratches = new WeakMap<WorkIndex, Scratch>();

/** Accumulators, and BM25's share of each doc's length, made once for an index and again when it grew. */
function scratchOf(index: WorkIndex): Scratch {
  const { data } = index;
  const docs = docCount(data);
  const known = scratches.get(index);
  if (known?.docs === docs) return known;
  const grown = Math.ceil(docs * 1.05) + 64;
  const made: Scratch =
    known && known.all.length >= docs
      ? { ...known, docs }
      : {
          all: new Float32Array(grown),
          titles: new Float32Array(grown),
          touched: new Int32Array(grown),
          titleNorm: new Float32Array(grown),
          scopeNorm: new Float32Array(grown),
          docs,
        };
  const averageTitle = Math.max(1, index.titleLength / Math.max(1, index.live));
  const averageScope = Math.max(1, index.scopeLength / Math.max(1, index.scoped));
  for (let doc = known && made.all === known.all ? known.docs : 0; doc < docs; doc++) {
    made.titleNorm[doc] = K1 * (1 - B_TITLE + (B_TITLE * (data.titleStart.at(doc + 1) - data.titleStart.at(doc))) / averageTitle);
    made.scopeNorm[doc] = K1 * (1 - B_SCOPE + (B_SCOPE * (data.textStart.at(doc + 1) - data.textStart.at(doc))) / averageScope);
  }
  scratches.set(index, made);
  return made;
}

/** The best by title and scope together, and the best by title alone: a twin may have quite another scope. */
export function gatherCandidates(index: WorkIndex, query: Query, excluded: ReadonlySet<number>): number[] {
  const { data } = index;
  const scratch = scratchOf(index);
  const { all, titles, touched } = scratch;
  let count = 0;
  for (const weight of weigh(index, query)) {
    const { term } = weight;
    if (term + 1 < data.mainStart.length)
      count = addPostings(scratch, weight, data.mainDocs, data.mainCounts, data.mainStart[term] as number, data.mainStart[term + 1] as number, count);
    if (term < data.lateHead.used) count = addLate(scratch, weight, data, count);
  }
  const usable = (doc: number): boolean => (data.flags.at(doc) & REMOVED) === 0 && !excluded.has(doc);
  const chosen = new Set(best(all, touched, count, CANDIDATES, usable));
  if (query.title.length > 0) for (const doc of best(titles, touched, count, CANDIDATES / 2, usable)) chosen.add(doc);
  for (let i = 0; i < count; i++) {
    const doc = touched[i] as number;
    all[doc] = 0;
    titles[doc] = 0;
  }
  return [...chosen];
}

/** One term's docs. The loop that finding spends its time in: plain arrays, no calls. */
function addPostings(scratch: Scratch, weight: Weighed, docs: Uint32Array, counts: Uint8Array, from: number, to: number, before: number): number {
  const { all, titles, touched, titleNorm, scopeNorm } = scratch;
  const { inTitle, inScope, ofTitle } = weight;
  let count = before;
  for (let i = from; i < to; i++) {
    const packed = counts[i] as number;
    const inTitleCount = (packed >> 4) & 7;
    const inScopeCount = packed & 15;
    if (inTitleCount + inScopeCount === 0) continue;
    const doc = docs[i] as number;
    let gain = 0;
    if (inTitleCount > 0) {
      const part = (inTitleCount * (K1 + 1)) / (inTitleCount + (titleNorm[doc] as number));
      gain = part * inTitle;
      titles[doc] = (titles[doc] as number) + part * ofTitle;
    }
    if (inScopeCount > 0) gain += ((inScopeCount * (K1 + 1)) / (inScopeCount + (scopeNorm[doc] as number))) * inScope;
    if (gain === 0) continue;
    const sum = all[doc] as number;
    if (sum === 0) touched[count++] = doc;
    all[doc] = sum + gain;
  }
  return count;
}

/** The same for docs added since the last build. */
function addLate(scratch: Scratch, weight: Weighed, data: IndexData, before: number): number {
  let count = before;
  const doc = new Uint32Array(1);
  const packed = new Uint8Array(1);
  for (let i = data.lateHead.at(weight.term); i >= 0; i = data.lateNext.at(i)) {
    doc[0] = data.lateDocs.at(i);
    packed[0] = data.lateCounts.at(i);
    count = addPostings(scratch, weight, doc, packed, 0, 1, count);
  }
  return count;
}

type Weighed = { term: number; inTitle: number; inScope: number; ofTitle: number };

/** The query's terms with what they count in either field; of the scope only the rarest. */
function weigh(index: WorkIndex, query: Query): Weighed[] {
  const weights = new Map<number, Weighed>();
  const get = (term: number): Weighed => {
    const known = weights.get(term) ?? { term, inTitle: 0, inScope: 0, ofTitle: 0 };
    weights.set(term, known);
    return known;
  };
  const rarityOf = (term: number): number => rarity(index.live, index.data.frequency.at(term));
  query.title.forEach((term, at) => {
    if (term < 0) return;
    const weight = get(term);
    const part = ((query.marks[at] as number) & 31) / 31;
    weight.ofTitle = Math.max(weight.ofTitle, part * rarityOf(term));
    weight.inTitle = Math.max(weight.inTitle, TITLE_IN_TITLE * part * rarityOf(term));
    weight.inScope = Math.max(weight.inScope, TITLE_IN_SCOPE * part * rarityOf(term));
  });
  const scope = [...query.scope].map(([term, count]) => ({ term, worth: (1 + Math.log(count)) * rarityOf(term) }));
  scope.sort((a, b) => b.worth - a.worth || a.term - b.term);
  for (const { term, worth } of scope.slice(0, SCOPE_TERMS)) {
    const weight = get(term);
    weight.inTitle += SCOPE_IN_TITLE * worth;
    weight.inScope += SCOPE_IN_SCOPE * worth;
  }
  return [...weights.values()];
}

/** The docs with the highest scores, by a small heap; in no particular order. Of equal scores the lower docs are kept. */
function best(scores: Float32Array, touched: Int32Array, count: number, limit: number, usable: (doc: number) => boolean): number[] {
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference < 0 || (difference === 0 && a > b);
  };
  const sink = (from: number): void => {
    let at = from;
    for (;;) {
      const left = at * 2 + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const child = right < heap.length && worse(heap[right] as number, heap[left] as number) ? right : left;
      if (!worse(heap[child] as number, heap[at] as number)) return;
      const kept = heap[at] as number;
      heap[at] = heap[child] as number;
      heap[child] = kept;
      at = child;
    }
  };
  let least = 0;
  for (let i = 0; i < count; i++) {
    const doc = touched[i] as number;
    const score = scores[doc] as number;
    if (score === 0 || score < least) continue;
    if (heap.length === limit) {
      if (!worse(heap[0] as number, doc) || !usable(doc)) continue;
      heap[0] = doc;
      sink(0);
      least = scores[heap[0] as number] as number;
    } else if (usable(doc)) {
      heap.push(doc);
      if (heap.length === limit) {
        for (let at = limit >> 1; at >= 0; at--) sink(at);
        least = scores[heap[0] as number] as number;
      }
    }
  }
  return heap;
}
