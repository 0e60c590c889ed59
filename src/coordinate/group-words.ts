import { tellingWords } from './words';

/**
 * What words say of the group that owns a text: weights learned from the titles and abstracts of Recommendations and the
 * groups that have them (test/bench/allocation.ts says from which). `weights[word]` holds one number a group.
 */
export type GroupWords = { groups: string[]; bias: number[]; scale: number; weights: Map<string, number[]> };

/** Log-odds of each group for a text. */
export function groupLogits(words: GroupWords, text: string): Map<string, number> {
  const features = featuresOf(text);
  const sums = [...words.bias];
  for (const [feature, value] of features) {
    const weights = words.weights.get(feature);
    if (weights) weights.forEach((w, g) => (sums[g] = (sums[g] ?? 0) + w * value));
  }
  return new Map(words.groups.map((group, g) => [group, (sums[g] ?? 0) * words.scale]));
}

/** Words and pairs of neighbouring words, each counted by its root and brought to length one: long scopes do not shout. */
export function featuresOf(text: string): Map<string, number> {
  const words = tellingWords(text);
  const counts = new Map<string, number>();
  words.forEach((word, i) => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    const next = words[i + 1];
    if (next !== undefined) counts.set(`${word} ${next}`, (counts.get(`${word} ${next}`) ?? 0) + 1);
  });
  let square = 0;
  for (const [feature, n] of counts) {
    const value = Math.sqrt(n);
    counts.set(feature, value);
    square += n;
  }
  const length = Math.sqrt(square) || 1;
  for (const [feature, value] of counts) counts.set(feature, value / length);
  return counts;
}
