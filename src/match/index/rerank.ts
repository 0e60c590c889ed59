import { crowdOf } from './crowd';
import { FEATURES, type Features, featuresOf, prepare } from './features';
import type { Query } from './query';
import { SCOPE_WEIGHTS, WEIGHTS, type Weights } from './weights';
import type { WorkIndex } from './work-index';

export type Ranked = { doc: number; score: number; title: number; scope: number | null };

/**
 * Where the sum is as near to a twin's as to a stranger's, and how fast it turns: so that among the works that ship as many
 * likenesses pass each threshold of the rules as when those were argued. For the score only; the order needs neither.
 */
const MIDDLE = 7.18;
const STEEPNESS = 0.573;

/** Candidates in order of their likeness; the score is 0–1. */
export function rerank(index: WorkIndex, query: Query, candidates: readonly number[]): Ranked[] {
  const prepared = prepare(index, query);
  const weights = query.title.length > 0 ? WEIGHTS : SCOPE_WEIGHTS;
  const compared = featuresOf(index, prepared, candidates).map((features, at) => ({ doc: candidates[at] as number, features, sum: sumOf(features, weights) }));
  compared.sort((a, b) => b.sum - a.sum || a.doc - b.doc);
  const crowds = crowdOf(
    index,
    compared.map(({ doc }) => doc),
  );
  const ranked = compared.map(({ doc, features, sum }, at) => {
    const crowded = weights.nearest * (crowds[at]?.nearest ?? 0) + weights.crowd * (crowds[at]?.crowd ?? 0);
    const score = 1 / (1 + Math.exp(-STEEPNESS * (sum + crowded - MIDDLE)));
    return { doc, score, title: features.titleCosine, scope: features.scoped > 0 ? features.scopeCosine : null };
  });
  return ranked.sort((a, b) => b.score - a.score || a.doc - b.doc);
}

export function sumOf(features: Features, weights: Weights): number {
  let sum = 0;
  for (const name of FEATURES) sum += weights[name] * features[name];
  return sum;
}
