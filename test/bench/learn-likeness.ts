// Learns how much each likeness of two records counts, and says what that reaches on pairs left out: npm run bench -- learn-likeness
import { buildIndex, type WorkIndex } from '@/src/match';
import { crowdOf } from '@/src/match/index/crowd';
import { FEATURES, featuresOf, prepare } from '@/src/match/index/features';
import { gatherCandidates } from '@/src/match/index/find-like';
import { readQuery } from '@/src/match/index/query';
import { labelledQueries, readWorks, recordedQueries, type TwinQuery } from './twin-queries';

const FOLDS = 10;
/** Keeps weights small where the pairs say little. */
const PENALTY = 0.2;
/** There are few pairs whose titles differ, and they are what is hard. */
const WORTH: Record<string, number> = { different: 4, similar: 2 };
const BASE = FEATURES.length;
const WIDTH = BASE + 2;
/** The order by the first weights decides who stands behind whom: learned, ordered, learned again. */
const ROUNDS = 2;

/** One query's candidates: WIDTH numbers each; `twin` is -1 where it is not among them. */
type Example = { query: TwinQuery; worth: number; docs: number[]; rows: Float64Array; twin: number };

function exampleOf(index: WorkIndex, query: TwinQuery, titled: boolean): Example {
  const { own, twin, title, kind } = query;
  const scope = titled || own.scope === null ? own.scope : own.scope.split(/\s+/).slice(0, 150).join(' ');
  const read = readQuery(index, { title: titled ? title : null, scope }, own.body);
  const docs = gatherCandidates(index, read, new Set([index.keyLookup.find(own.key)]));
  const prepared = prepare(index, read);
  const rows = new Float64Array(docs.length * WIDTH);
  featuresOf(index, prepared, docs).forEach((features, at) => {
    FEATURES.forEach((name, n) => {
      rows[at * WIDTH + n] = features[name];
    });
  });
  return { query, worth: WORTH[kind] ?? 1, docs, rows, twin: docs.indexOf(index.keyLookup.find(twin.key)) };
}

function sumsOf({ rows, docs }: Example, weights: Float64Array, width: number): Float64Array {
  return Float64Array.from(docs, (_, at) => {
    let sum = 0;
    for (let n = 0; n < width; n++) sum += (weights[n] as number) * (rows[at * WIDTH + n] as number);
    return sum;
  });
}

/** Writes who stands behind whom, by the first weights, into the last two columns. */
function placeCrowds(index: WorkIndex, example: Example, weights: Float64Array): void {
  const sums = sumsOf(example, weights, BASE);
  const order = [...example.docs.keys()].sort((a, b) => (sums[b] as number) - (sums[a] as number) || (example.docs[a] as number) - (example.docs[b] as number));
  const crowds = crowdOf(
    index,
    order.map((at) => example.docs[at] as number),
  );
  order.forEach((at, place) => {
    example.rows[at * WIDTH + BASE] = crowds[place]?.nearest ?? 0;
    example.rows[at * WIDTH + BASE + 1] = crowds[place]?.crowd ?? 0;
  });
}

/** Softmax over each query's candidates, the twin to come first: Newton's method, halving a step that overshoots. */
function fitWeights(examples: readonly Example[], width: number): Float64Array {
  let weights = new Float64Array(WIDTH);
  let before = lossOf(examples, weights, width);
  for (let round = 0; round < 30; round++) {
    const step = solve(...slopes(examples, weights, width), width);
    for (let size = 1; ; size /= 2) {
      const next = weights.map((w, n) => w - size * (step[n] ?? 0));
      const loss = lossOf(examples, next, width);
      if (loss < before || size < 1e-3) {
        if (before - loss < 1e-4) return next;
        weights = next;
        before = loss;
        break;
      }
    }
  }
  return weights;
}

function shares(example: Example, weights: Float64Array, width: number): Float64Array {
  const sums = sumsOf(example, weights, width);
  const most = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

function lossOf(examples: readonly Example[], weights: Float64Array, width: number): number {
  let loss = PENALTY * weights.reduce((sum, w) => sum + w * w, 0);
  for (const example of examples)
    if (example.twin >= 0) loss -= example.worth * Math.log(Math.max(1e-300, shares(example, weights, width)[example.twin] as number));
  return loss;
}

function slopes(examples: readonly Example[], weights: Float64Array, width: number): [Float64Array, Float64Array] {
  const gradient = new Float64Array(width);
  const curvature = new Float64Array(width * width);
  for (let n = 0; n < width; n++) {
    gradient[n] = 2 * PENALTY * (weights[n] as number);
    curvature[n * width + n] = 2 * PENALTY;
  }
  for (const example of examples) {
    if (example.twin < 0) continue;
    const { rows, worth, twin } = example;
    const mean = new Float64Array(width);
    shares(example, weights, width).forEach((share, at) => {
      if (share < 1e-9) return;
      for (let a = 0; a < width; a++) {
        const value = share * (rows[at * WIDTH + a] as number);
        mean[a] = (mean[a] as number) + value;
        for (let b = 0; b <= a; b++) curvature[a * width + b] = (curvature[a * width + b] as number) + worth * value * (rows[at * WIDTH + b] as number);
      }
    });
    for (let a = 0; a < width; a++) {
      gradient[a] = (gradient[a] as number) + worth * ((mean[a] as number) - (rows[twin * WIDTH + a] as number));
      for (let b = 0; b <= a; b++) curvature[a * width + b] = (curvature[a * width + b] as number) - worth * (mean[a] as number) * (mean[b] as number);
    }
  }
  return [gradient, curvature];
}

/** Solves the symmetric system whose lower half is given (Cholesky). */
function solve(right: Float64Array, lower: Float64Array, size: number): Float64Array {
  const l = lower.slice();
  const at = (i: number, j: number): number => l[i * size + j] as number;
  for (let j = 0; j < size; j++) {
    let sum = at(j, j);
    for (let k = 0; k < j; k++) sum -= at(j, k) ** 2;
    l[j * size + j] = Math.sqrt(Math.max(sum, 1e-12));
    for (let i = j + 1; i < size; i++) {
      let rest = at(i, j);
      for (let k = 0; k < j; k++) rest -= at(i, k) * at(j, k);
      l[i * size + j] = rest / at(j, j);
    }
  }
  const x = right.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - at(i, k) * (x[k] as number);
    x[i] = (x[i] as number) / at(i, i);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = (x[i] as number) - at(k, i) * (x[k] as number);
    x[i] = (x[i] as number) / at(i, i);
  }
  return x;
}

function learn(index: WorkIndex, examples: readonly Example[]): Float64Array {
  let weights = fitWeights(examples, BASE);
  for (let round = 0; round < ROUNDS; round++) {
    for (const example of examples) placeCrowds(index, example, weights);
    weights = fitWeights(examples, WIDTH);
  }
  return weights;
}

type Count = { n: number; five: number; ten: number; reciprocal: number };

function judge(index: WorkIndex, example: Example, weights: Float64Array, counts: Map<string, Count>): void {
  placeCrowds(index, example, weights);
  const sums = sumsOf(example, weights, WIDTH);
  const rank = example.twin < 0 ? 0 : 1 + sums.filter((sum) => sum > (sums[example.twin] as number)).length;
  for (const kind of [example.query.kind, 'all']) {
    const count = counts.get(kind) ?? { n: 0, five: 0, ten: 0, reciprocal: 0 };
    counts.set(kind, count);
    count.n++;
    if (rank > 0 && rank <= 5) count.five++;
    if (rank > 0 && rank <= 10) count.ten++;
    if (rank > 0) count.reciprocal += 1 / rank;
  }
}

function print(title: string, counts: ReadonlyMap<string, Count>): void {
  console.log(title);
  for (const [kind, { n, five, ten, reciprocal }] of [...counts].sort())
    console.log(`  ${kind} (${n}): recall@5 ${(five / n).toFixed(3)}, recall@10 ${(ten / n).toFixed(3)}, MRR ${(reciprocal / n).toFixed(3)}`);
}

function study(index: WorkIndex, labelled: readonly TwinQuery[], others: readonly TwinQuery[], titled: boolean): void {
  const examples = labelled.map((query) => exampleOf(index, query, titled));
  const left = new Map<string, Count>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = learn(
      index,
      examples.filter(({ query }) => query.pair % FOLDS !== fold),
    );
    for (const example of examples) if (example.query.pair % FOLDS === fold) judge(index, example, weights, left);
  }
  const weights = learn(index, examples);
  const fitted = new Map<string, Count>();
  for (const example of examples) judge(index, example, weights, fitted);
  const further = new Map<string, Count>();
  for (const query of others) judge(index, exampleOf(index, query, titled), weights, further);
  print(`${titled ? 'title and scope' : 'scope alone'}: each tenth of the pairs by what the other nine tenths teach`, left);
  print('on the pairs learned from', fitted);
  print('on further pairs, of which none was learned from', further);
  console.log([...FEATURES, 'nearest', 'crowd'].map((name, n) => `  ${name}: ${Math.round((weights[n] ?? 0) * 100) / 100},`).join('\n'));
}

const works = readWorks();
if (works === null) {
  console.log('learn-likeness: ../shared/data is not here; nothing learned.');
  process.exit(0);
}
const index = buildIndex(works);
const labelled = labelledQueries(works);
const further = recordedQueries(works);
study(index, labelled, further, true);
const scoped = ({ own, twin }: TwinQuery): boolean => own.scope !== null && twin.scope !== null;
study(
  index,
  labelled.filter((query) => (query.kind === 'equal' || query.kind === 'similar') && scoped(query)),
  further.filter(scoped),
  false,
);
