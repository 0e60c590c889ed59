import { tellingWords } from './words';

/**
 * What words say of the owner of a text: weights learned from titles and abstracts and who has them. `weights[word]` holds one
 * number a class; `rarity[word]` how telling the word is (inverse document frequency, ≥ 1).
 */
export type LearnedWords = { classes: string[]; bias: number[]; scale: number; rarity: Map<string, number>; weights: Map<string, number[]> };

/** Of the groups, and of the Questions within a group ("" = one that is not on record). test/bench/allocation.ts says from what. */
export type GroupWords = { groups: LearnedWords; questions: Map<string, LearnedWords> };

/** Levels of a stored number, as one printable character each; the root keeps small weights apart. */
const LEVELS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-/';
const MIDDLE = (LEVELS.length - 1) / 2;
/** No word is rarer: one among 160,000 texts. */
const RAREST = 13;

export type PackedWords = { classes: string[]; bias: number[]; scale: number; most: number; lines: string[] };

/** The weights as stored: a line a word, `most` the largest weight. Smaller by far than numbers, and diffs by line. */
export function packWords({ classes, bias, scale, rarity, weights }: LearnedWords): PackedWords {
  let most = 0;
  for (const own of weights.values()) for (const w of own) most = Math.max(most, Math.abs(w));
  const level = (w: number): string => LEVELS[MIDDLE + Math.round(MIDDLE * Math.sign(w) * Math.sqrt(Math.abs(w) / (most || 1)))] ?? 'g';
  const rare = (word: string): string => LEVELS[Math.round(((rarity.get(word) ?? 1) / RAREST) * (LEVELS.length - 1))] ?? 'A';
  const lines = [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, own]) => `${rare(word)}${own.map(level).join('')}${word}`);
  return { classes, bias: bias.map((b) => Math.round(b * 1000) / 1000), scale, most, lines };
}

/** Reads what `packWords` made. */
export function unpackWords({ classes, bias, scale, most, lines }: PackedWords): LearnedWords {
  const n = classes.length + 1;
  const value = (letter: string): number => {
    const part = (LEVELS.indexOf(letter) - MIDDLE) / MIDDLE;
    return Math.sign(part) * part * part * most;
  };
  const rarity = new Map(lines.map((line) => [line.slice(n), (LEVELS.indexOf(line.charAt(0)) / (LEVELS.length - 1)) * RAREST]));
  return { classes, bias, scale, rarity, weights: new Map(lines.map((line) => [line.slice(n), [...line.slice(1, n)].map(value)])) };
}

/** Reads assets/group-words.json; null where it is not of that form, so that the mandates decide alone. */
export function parseGroupWords(json: unknown): GroupWords | null {
  if (typeof json !== 'object' || json === null || !('schema' in json) || json.schema !== 'concord.group-words/2') return null;
  if (!('groups' in json) || !isPacked(json.groups)) return null;
  const questions = 'questions' in json && typeof json.questions === 'object' && json.questions !== null ? Object.entries(json.questions) : [];
  return {
    groups: unpackWords(json.groups),
    questions: new Map(questions.flatMap(([group, packed]): [string, LearnedWords][] => (isPacked(packed) ? [[group, unpackWords(packed)]] : []))),
  };
}

const isPacked = (json: unknown): json is PackedWords =>
  typeof json === 'object' && json !== null && 'classes' in json && Array.isArray(json.classes) && 'lines' in json && Array.isArray(json.lines);

/** Log-odds of each class for a text. */
export function logitsOf(words: LearnedWords, features: ReadonlyMap<string, number>): Map<string, number> {
  const sums = [...words.bias];
  for (const [feature, value] of weighed(features, words.rarity)) {
    const weights = words.weights.get(feature);
    if (weights) weights.forEach((w, g) => (sums[g] = (sums[g] ?? 0) + w * value));
  }
  return new Map(words.classes.map((name, g) => [name, (sums[g] ?? 0) * words.scale]));
}

/** Words and pairs of neighbouring words, with how often each stands there. */
export function featuresOf(text: string): Map<string, number> {
  const words = tellingWords(text);
  const counts = new Map<string, number>();
  words.forEach((word, i) => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    const next = words[i + 1];
    if (next !== undefined) counts.set(`${word} ${next}`, (counts.get(`${word} ${next}`) ?? 0) + 1);
  });
  return counts;
}

/** The known features by their rarity, brought to length one: long scopes do not shout, and unknown words say nothing. */
export function weighed(features: ReadonlyMap<string, number>, rarity: ReadonlyMap<string, number>): [string, number][] {
  const values: [string, number][] = [];
  let square = 0;
  for (const [feature, n] of features) {
    const rare = rarity.get(feature);
    if (rare === undefined) continue;
    const value = (1 + Math.log(n)) * rare;
    square += value * value;
    values.push([feature, value]);
  }
  const length = Math.sqrt(square) || 1;
  for (const pair of values) pair[1] /= length;
  return values;
}
