import type { Features } from './features';

/** What each feature counts, and each way of standing behind others of one publisher (`crowdOf`). */
export type Weights = Features & { nearest: number; crowd: number };

/**
 * Learned on 474 pairs of real works that are one text or one work under two publishers (948 queries among 112,393 works) by
 * `npm run bench -- learn-likeness`: the weights under which the twin is likeliest first among its candidates (softmax over
 * each query's candidates, L2), rounded. docs/BENCHMARKS.md has what they reach, also on pairs left out of the learning.
 */
export const WEIGHTS: Weights = {
  titleCosine: -0.39,
  titleSquared: -0.62,
  queryInTitle: 2.26,
  titleInQuery: 2.6,
  titlesInEachOther: 2.5,
  endCosine: 0.31,
  phrases: 1.13,
  scopeCosine: 1.64,
  scopeSquared: -2.21,
  scopeContained: 1.53,
  likest: 3.6,
  queryTitleInScope: 0.33,
  titleInQueryScope: 1.22,
  numbersDiffer: -0.37,
  ownOther: -5.93,
  ownSame: -3.34,
  rarest: 1.95,
  amendment: -2.7,
  registry: -1.62,
  scoped: -1,
  nearest: -0.62,
  crowd: -0.87,
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
  scopeCosine: 2.9,
  scopeSquared: -1.69,
  scopeContained: 3.27,
  likest: 2.9,
  queryTitleInScope: 0,
  titleInQueryScope: 7.34,
  numbersDiffer: 0,
  ownOther: -3.35,
  ownSame: 0,
  rarest: 4.37,
  amendment: -1.51,
  registry: 0,
  scoped: 0.27,
  nearest: -0.49,
  crowd: -0.14,
};
