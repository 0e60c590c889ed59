// What reading a PDF costs against pdf.js's own text of the same pages, and how much memory it takes.
//   node --expose-gc test/bench/run.mjs read-pdf [FOLDER or FILE …] [--rounds N]
// Each round reads every file both ways in turn, so that a busy machine slows both. Printed: the median ratio of each
// file and the median over the files (promise: ≤ 1.35), and the peak heap.
import '@/src/read/node-shim';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadPdfjs, pdfParameters, readPdf } from '@/src/read/pdf';

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesIn(join(path, name)))
    : path.endsWith('.pdf')
      ? [path]
      : [];

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Wall and processor time, milliseconds: on a busy machine only the second says what the work costs. */
type Cost = { wall: number; processor: number };

async function cost(work: () => Promise<void>): Promise<Cost> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: performance.now() - started, processor: (user + system) / 1000 };
}

/** pdf.js opens the file and gives the text of all pages. */
async function plainText(bytes: Uint8Array): Promise<void> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({ data: bytes.slice(), ...pdfParameters() });
  const pdf = await task.promise;
  for (let number = 1; number <= pdf.numPages; number++) await (await pdf.getPage(number)).getTextContent();
  await task.destroy();
}

async function ourReading(bytes: Uint8Array): Promise<void> {
  await readPdf(bytes, { fileName: null, url: null, deadline: 120_000 });
}

/** Highest heap seen while something runs, above what was there before; MB. Sampled every 5 ms and at each page. */
async function peakHeap(bytes: Uint8Array): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage();
  let peak = 0;
  const look = (): void => {
    const now = process.memoryUsage();
    peak = Math.max(peak, now.heapUsed + now.arrayBuffers - before.heapUsed - before.arrayBuffers);
  };
  const timer = setInterval(look, 5);
  await readPdf(bytes, { fileName: null, url: null, deadline: 120_000, onProgress: look });
  clearInterval(timer);
  look();
  return peak / 1024 / 1024;
}

async function run(given: readonly string[]): Promise<void> {
  const at = given.indexOf('--rounds');
  const rounds = at < 0 ? 5 : Number(given[at + 1]);
  const paths = given.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  const from = paths.length > 0 ? paths : ['../shared/corpus/docs'];
  const files = from.filter((path) => existsSync(path)).flatMap(filesIn);
  if (files.length === 0) {
    console.log('read-pdf: no PDF found; give a folder');
    return;
  }
  const costs = new Map<string, { ours: Cost; plain: Cost }[]>(files.map((f) => [f, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const file of files) {
      const bytes = new Uint8Array(readFileSync(file));
      const oursFirst = round % 2 === 0;
      const first = await cost(() => (oursFirst ? ourReading(bytes) : plainText(bytes)));
      const second = await cost(() => (oursFirst ? plainText(bytes) : ourReading(bytes)));
      // The first round warms both up.
      if (round > 0) costs.get(file)?.push(oursFirst ? { ours: first, plain: second } : { ours: second, plain: first });
    }
  }
  const medians: { wall: number; processor: number }[] = [];
  console.log('wall  processor      ours      plain   peak heap');
  for (const [file, pairs] of costs) {
    const wall = median(pairs.map((p) => p.ours.wall / p.plain.wall));
    const processor = median(pairs.map((p) => p.ours.processor / p.plain.processor));
    medians.push({ wall, processor });
    const heap = await peakHeap(new Uint8Array(readFileSync(file)));
    const [ours, plain] = [median(pairs.map((p) => p.ours.wall)), median(pairs.map((p) => p.plain.wall))];
    const times = `${ours.toFixed(0).padStart(6)} ms ${plain.toFixed(0).padStart(6)} ms ${heap.toFixed(0).padStart(5)} MB`;
    console.log(`${wall.toFixed(2)}  ${processor.toFixed(2)}       ${times}  ${file}`);
  }
  const [wall, processor] = [median(medians.map((m) => m.wall)), median(medians.map((m) => m.processor))];
  console.log(`median over ${files.length} files: ${wall.toFixed(2)} by the clock, ${processor.toFixed(2)} by processor time (promise ≤ 1.35)`);
}

await run(process.argv.slice(3));
