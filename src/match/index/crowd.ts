import { rarity } from './query';
import { weightOf } from './segments';
import type { WorkIndex } from './work-index';

/**
 * Where a candidate stands behind others of its own publisher with nearly its title – editions, drafts, corrigenda – it says
 * less that is new. Both 0 or more: how alike the nearest of the better is (0–1), and ln(1 + how many are nearly the same).
 */
export type Crowd = { nearest: number; crowd: number };

/** Only the first so many are looked at. */
const LEADERS = 30;
const NEARLY_THE_SAME = 0.85;

/** For docs in order, best first. */
export function crowdOf(index: WorkIndex, docs: readonly number[]): Crowd[] {
  const { body } = index.data;
  const leaders: { doc: number; title: TitleVector }[] = [];
  return docs.map((doc, at) => {
    const title = titleVector(index, doc);
    let nearest = 0;
    let same = 0;
    for (const leader of leaders) {
      if (body.at(leader.doc) !== body.at(doc)) continue;
      const likeness = cosine(title, leader.title);
      nearest = Math.max(nearest, likeness);
      if (likeness > NEARLY_THE_SAME) same++;
    }
    if (at < LEADERS) leaders.push({ doc, title });
    return { nearest, crowd: Math.log1p(same) };
  });
}

type TitleVector = { weights: Map<number, number>; norm: number };

function titleVector(index: WorkIndex, doc: number): TitleVector {
  const { data } = index;
  const weights = new Map<number, number>();
  for (let i = data.titleStart.at(doc); i < data.titleStart.at(doc + 1); i++) {
    const term = data.titleTerms.at(i);
    weights.set(term, rarity(index.live, data.frequency.at(term)) * weightOf(data.titleMarks.at(i)));
  }
  let norm = 0;
  for (const weight of weights.values()) norm += weight * weight;
  return { weights, norm: Math.sqrt(norm) };
}

function cosine(a: TitleVector, b: TitleVector): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  let dot = 0;
  for (const [term, weight] of a.weights) dot += weight * (b.weights.get(term) ?? 0);
  return dot / (a.norm * b.norm);
}
