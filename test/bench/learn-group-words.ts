import { featuresOf, type LearnedWords, weighed } from '@/src/coordinate/group-words';

/** A text, who has it, and how much it counts: recent texts say more of today's groups, large groups' less. */
export type Lesson = { text: string; owner: string; weight: number };

/** Chosen by what was right on 2017–2020 after learning up to 2016 (`--until 2016 --tested-until 2020`). */
export const SETTINGS = { rounds: 6, settled: 2, rate: 0.5, least: 2, fading: 10, balance: 0.6 };

/**
 * Learns what words say of an owner: multinomial logistic regression over words and pairs weighed by their rarity, by AdaGrad in
 * a fixed order, so that the same lessons give the same weights. Only the `keep` most telling features are kept, and learned anew.
 */
export function learnWords(lessons: readonly Lesson[], keep: number): LearnedWords {
  const classes = [...new Set(lessons.map((l) => l.owner))].sort();
  const counted = lessons.map((l) => ({ features: featuresOf(l.text), owner: classes.indexOf(l.owner), weight: l.weight }));
  const frequency = new Map<string, number>();
  for (const { features } of counted) for (const f of features.keys()) frequency.set(f, (frequency.get(f) ?? 0) + 1);
  const rarityOf = (f: string): number => Math.log((1 + lessons.length) / (1 + (frequency.get(f) ?? 0))) + 1;
  const known = [...frequency].filter(([, n]) => n >= SETTINGS.least).map(([f]) => f);
  const once = (features: readonly string[], rounds: number) => {
    const rarity = new Map(features.map((f) => [f, rarityOf(f)]));
    const examples = counted.map((c) => ({ ...c, features: weighed(c.features, rarity) }));
    return { rarity, ...train(examples, new Map(features.map((f, i) => [f, i])), classes.length, rounds) };
  };
  let chosen = known;
  if (known.length > keep) {
    const { weights } = once(known, 5);
    const telling = known.map((f, i) => ({ f, power: Math.max(...row(weights, i, classes.length).map(Math.abs)) * Math.sqrt(frequency.get(f) ?? 1) }));
    chosen = telling
      .sort((a, b) => b.power - a.power)
      .slice(0, keep)
      .map(({ f }) => f);
  }
  const { rarity, weights, bias } = once(chosen, SETTINGS.rounds);
  return { classes, bias: [...bias], scale: 1, rarity, weights: new Map(chosen.map((f, i) => [f, [...row(weights, i, classes.length)]])) };
}

const row = (weights: Float64Array, i: number, width: number): Float64Array => weights.subarray(i * width, (i + 1) * width);

type Example = { features: [string, number][]; owner: number; weight: number };

function train(examples: readonly Example[], known: ReadonlyMap<string, number>, width: number, rounds: number): { weights: Float64Array; bias: Float64Array } {
  const weights = new Float64Array(known.size * width);
  const squares = new Float64Array(known.size * width).fill(1e-6);
  const bias = new Float64Array(width);
  const biasSquares = new Float64Array(width).fill(1e-6);
  const indexed = examples.map(({ features, owner, weight }) => ({
    owner,
    weight,
    at: features.map(([f]) => known.get(f) ?? 0),
    values: features.map(([, v]) => v),
  }));
  const random = generator(7);
  const averaged = new Float64Array(weights.length);
  const settled = Math.min(SETTINGS.settled, rounds - 1);
  for (let round = 0; round < rounds; round++) {
    shuffle(indexed, random);
    for (const { at, values, owner, weight } of indexed) {
      const scores = [...bias];
      at.forEach((f, j) => {
        for (let g = 0; g < width; g++) scores[g] = (scores[g] ?? 0) + (weights[f * width + g] ?? 0) * (values[j] ?? 0);
      });
      softmax(scores).forEach((share, g) => {
        const error = weight * (share - (g === owner ? 1 : 0));
        step(bias, biasSquares, g, error);
        at.forEach((f, j) => step(weights, squares, f * width + g, error * (values[j] ?? 0)));
      });
    }
    if (round >= settled) for (let i = 0; i < weights.length; i++) averaged[i] = (averaged[i] ?? 0) + (weights[i] ?? 0) / (rounds - settled);
  }
  // The mean over the later rounds: single rounds swing with the order of the lessons.
  return { weights: averaged, bias };
}

function step(values: Float64Array, squares: Float64Array, i: number, gradient: number): void {
  const square = (squares[i] ?? 0) + gradient * gradient;
  squares[i] = square;
  values[i] = (values[i] ?? 0) - (SETTINGS.rate * gradient) / Math.sqrt(square);
}

/** A linear congruential generator: the same order on every machine. */
const generator = (seed: number) => (): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [list[i], list[j]];
    if (a === undefined || b === undefined) continue;
    list[i] = b;
    list[j] = a;
  }
}

export function softmax(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((l) => Math.exp(l - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / total);
}
