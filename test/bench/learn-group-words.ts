import { featuresOf, type GroupWords } from '@/src/coordinate/group-words';

/** A text, the group that has it, and how much it counts: recent texts say more of today's groups, large groups' less. */
export type Lesson = { text: string; group: string; weight: number };

/** Chosen by what was right on 2017–2020 after learning up to 2016 (`--until 2016 --tested-until 2020`). */
export const SETTINGS = { rounds: 12, settled: 3, rate: 0.5, least: 2, keep: 20000, fading: 10, balance: 0.6 };

/**
 * Learns what words say of a group: multinomial logistic regression over words and pairs, by AdaGrad in a fixed order, so
 * that the same lessons give the same weights. Only the `keep` most telling features are kept.
 */
export function learnGroupWords(lessons: readonly Lesson[]): GroupWords {
  const groups = [...new Set(lessons.map((l) => l.group))].sort();
  const examples = lessons.map((l) => ({ features: [...featuresOf(l.text)], group: groups.indexOf(l.group), weight: l.weight }));
  const frequency = new Map<string, number>();
  for (const { features } of examples) for (const [f] of features) frequency.set(f, (frequency.get(f) ?? 0) + 1);
  const known = [...frequency].filter(([, n]) => n >= SETTINGS.least).map(([f]) => f);
  const { weights, bias } = train(examples, new Map(known.map((f, i) => [f, i])), groups.length);
  const telling = known.map((f, i) => ({ f, own: row(weights, i, groups.length), n: frequency.get(f) ?? 1 }));
  telling.sort((a, b) => power(b) - power(a));
  return { groups, bias: [...bias], scale: 1, weights: new Map(telling.slice(0, SETTINGS.keep).map(({ f, own }) => [f, [...own]])) };
}

const power = ({ own, n }: { own: Float64Array; n: number }): number => Math.max(...own.map(Math.abs)) * Math.sqrt(n);

const row = (weights: Float64Array, i: number, width: number): Float64Array => weights.subarray(i * width, (i + 1) * width);

type Example = { features: [string, number][]; group: number; weight: number };

function train(examples: readonly Example[], known: ReadonlyMap<string, number>, groups: number): { weights: Float64Array; bias: Float64Array } {
  const weights = new Float64Array(known.size * groups);
  const squares = new Float64Array(known.size * groups).fill(1e-6);
  const bias = new Float64Array(groups);
  const biasSquares = new Float64Array(groups).fill(1e-6);
  const indexed = examples.map(({ features, group, weight }) => ({
    group,
    weight,
    features: features.flatMap(([f, v]): [number, number][] => {
      const i = known.get(f);
      return i === undefined ? [] : [[i, v]];
    }),
  }));
  const random = generator(7);
  const averaged = new Float64Array(weights.length);
  for (let round = 0; round < SETTINGS.rounds; round++) {
    shuffle(indexed, random);
    for (const { features, group, weight } of indexed) {
      const scores = [...bias];
      for (const [f, v] of features) for (let g = 0; g < groups; g++) scores[g] = (scores[g] ?? 0) + (weights[f * groups + g] ?? 0) * v;
      softmax(scores).forEach((share, g) => {
        const error = weight * (share - (g === group ? 1 : 0));
        step(bias, biasSquares, g, error);
        for (const [f, v] of features) step(weights, squares, f * groups + g, error * v);
      });
    }
    if (round >= SETTINGS.settled)
      for (let i = 0; i < weights.length; i++) averaged[i] = (averaged[i] ?? 0) + (weights[i] ?? 0) / (SETTINGS.rounds - SETTINGS.settled);
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
