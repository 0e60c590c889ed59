import type { Features } from './features';

/** What each feature counts, and each way of standing behind others of one publisher (`crowdOf`). */
export type Weights = Features & { nearest: number; crowd: number };

/**
 * Learned on 474 pairs of real works that are one text or one work under two publishers (948 queries among 112,393 works) by
 * `npm run bench -- learn-likeness`: the weights under which the twin is likeliest first among its candidates (softmax over
 * each query's candidates, L2), rounded. docs/BENCHMARKS.md has what they reach, also on pairs left out of the learning.
 */
export const WEIGHTS: Weights = {
  titleCosine: -3.17,
  titleSquared: -1.67,
  queryInTitle: 2.3,
  titleInQuery: 2.08,
  titlesInEachOther: 3.1,
  endCosine: 0.16,
  phrases: 1,
  scopeCosine: -0.3,
  scopeSquared: -2.22,
  scopeContained: 1.08,
  likest: 5.05,
  queryTitleInScope: 0.1,
  titleInQueryScope: 0.82,
  numbersDiffer: -0.58,
  ownOther: -9.01,
  ownSame: -3.21,
  rarest: 1.73,
  amendment: -3.06,
  registry: -1.93,
  scoped: -1.27,
  titlePlace: -2.52,
  scopePlace: -2.53,
  nearest: -0.57,
  crowd: -0.68,
};

/** The same for a scope without a title (476 queries of the pairs that have abstracts). */
export const SCOPE_WEIGHTS: Weights = {
  titleCosine: 0,
  titleSquared: 0,
  queryInTitle: 0,
  titleInQuery: 0,
  titlesInEachOther: 0,
  endCosine: 0,
  phrases: 0,
  scopeCosine: 1.32,
  scopeSquared: -1.55,
  scopeContained: 3.08,
  likest: 1.32,
  queryTitleInScope: 0,
  titleInQueryScope: 7.6,
  numbersDiffer: 0,
  ownOther: -3.49,
  ownSame: 0,
  rarest: 4.03,
  amendment: -1.63,
  registry: 0,
  scoped: 0.34,
  titlePlace: 0,
  scopePlace: -3.33,
  nearest: -0.26,
  crowd: -0.18,
};
