import { tellingWords } from './words';

/**
 * What words say of the group that owns a text: weights learned from the titles and abstracts of Recommendations and the
 * groups that have them (test/bench/allocation.ts says from which). `weights[word]` holds one number a group.
 */
export type GroupWords = { groups: string[]; bias: number[]; scale: number; weights: Map<string, number[]> };

/** Levels of a stored weight, as one printable character each; the root keeps small weights apart. */
const LEVELS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-/';
const MIDDLE = (LEVELS.length - 1) / 2;

/** The weights as stored: a line a word, `most` the largest weight. Smaller by far than numbers, and diffs by line. */
export function packGroupWords(words: GroupWords): { groups: string[]; bias: number[]; scale: number; most: number; lines: string[] } {
  let most = 0;
  for (const weights of words.weights.values()) for (const w of weights) most = Math.max(most, Math.abs(w));
  const level = (w: number): string => LEVELS[MIDDLE + Math.round(MIDDLE * Math.sign(w) * Math.sqrt(Math.abs(w) / most))] ?? 'g';
  const lines = [...words.weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, weights]) => `${weights.map(level).join('')}${word}`);
  return { groups: words.groups, bias: words.bias.map((b) => Math.round(b * 1000) / 1000), scale: words.scale, most, lines };
}

/** Reads what `packGroupWords` made. */
export function unpackGroupWords(packed: ReturnType<typeof packGroupWords>): GroupWords {
  const n = packed.groups.length;
  const value = (letter: string): number => {
    const part = (LEVELS.indexOf(letter) - MIDDLE) / MIDDLE;
    return Math.sign(part) * part * part * packed.most;
  };
  const weights = new Map(packed.lines.map((line) => [line.slice(n), [...line.slice(0, n)].map(value)]));
  return { groups: packed.groups, bias: packed.bias, scale: packed.scale, weights };
}

/** Reads assets/group-words.json; null where it is not of that form, so that the mandates decide alone. */
export function parseGroupWords(json: unknown): GroupWords | null {
  return isPacked(json) ? unpackGroupWords(json) : null;
}

const isPacked = (json: unknown): json is ReturnType<typeof packGroupWords> =>
  typeof json === 'object' && json !== null && 'schema' in json && json.schema === 'concord.group-words/1' && 'lines' in json && Array.isArray(json.lines);

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
