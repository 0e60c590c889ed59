// The catalog at full size in real Chromium: taking it in, opening it, searching it, comparing a draft with it.
//   npm run build && npm run bench -- catalog-scale [-- --works 10000] [--form yaml|csv|zip] [--imports-only]
// Needs ../shared/data/works.ndjson.gz; without it there is nothing to measure. The data goes to a temporary folder and nowhere else.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import type { Report } from '@/src/model';
import type { EngineCall, EngineCalls } from '@/src/protocol';
import { EXTENSION, startChromium } from '../e2e/chromium';
import { sampleDraft } from '../fixtures/sample-draft';
import { type Piece, writeText } from '../fixtures/write-document';
import { FORMS, type Listed, writeForm } from './scale-files';

const data = fileURLToPath(new URL('../../../shared/data/works.ndjson.gz', import.meta.url));
if (!existsSync(data)) {
  console.log('bench catalog-scale: ../shared/data is not here; nothing measured.');
  process.exit(0);
}
const given = process.argv.indexOf('--works');
const lines = gunzipSync(readFileSync(data))
  .toString('utf8')
  .split('\n')
  .filter((line) => line !== '');
const count = given >= 0 ? Number(process.argv[given + 1]) : lines.length;
/** Every n-th, so that a smaller catalog has the same publishers. */
const chosen = lines.filter((_, n) => Math.floor((n * count) / lines.length) !== Math.floor(((n - 1) * count) / lines.length) || n === 0).slice(0, count);

const folder = mkdtempSync(join(tmpdir(), 'concord-scale-'));
const records = chosen.map((line) => JSON.parse(line) as Listed);

const percentile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? 0;
const figures = (ms: readonly number[]): string =>
  `p50 ${percentile(ms, 0.5).toFixed(0)} ms, p95 ${percentile(ms, 0.95).toFixed(0)} ms, worst ${Math.max(...ms).toFixed(0)} ms`;
const row = (what: string, n: number | string, figure: string): void => console.log(`| ${what} | ${n} | ${figure} |`);

/** Highest resident memory of each of the browser's processes that holds a page of ours, in MB; `reset` begins anew. */
function peakMemory(browserPid: number): { reset: () => void; read: () => string } {
  const pids = (): number[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return /^PPid:\s+(\d+)/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')) && isBelow(pid, browserPid);
        } catch {
          return false;
        }
      });
  return {
    reset: () => {
      for (const pid of pids()) {
        try {
          writeFileSync(`/proc/${pid}/clear_refs`, '5');
        } catch {
          // Where this may not be written the peak is that of the whole run.
        }
      }
    },
    read: () => {
      const peaks = pids().flatMap((pid) => {
        try {
          const kind = /--type=(\w+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1] ?? 'browser';
          const peak = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
          return [{ kind, peak }];
        } catch {
          return [];
        }
      });
      const most = (kind: string): string => `${kind} ${Math.max(0, ...peaks.filter((p) => p.kind === kind).map((p) => p.peak)).toFixed(0)} MB`;
      return `${most('renderer')}, ${most('browser')}`;
    },
  };
}

function isBelow(pid: number, ancestor: number): boolean {
  for (let at = pid; at > 1; ) {
    if (at === ancestor) return true;
    try {
      at = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${at}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      return false;
    }
  }
  return false;
}

const watch = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument(() => {
    const tasks: number[] = [];
    (globalThis as unknown as { longTasks: number[] }).longTasks = tasks;
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
const longTasks = (page: Page): Promise<number[]> => page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0));
const tasksOf = (tasks: readonly number[]): string => (tasks.length === 0 ? 'no long task' : `${tasks.length} long tasks, longest ${Math.max(...tasks)} ms`);

/** A worker of the engine in the page, as the page's own client starts one; `engine` calls it and says how long that took. */
async function startEngine(page: Page, script: string): Promise<void> {
  await page.evaluate((address) => {
    const worker = new Worker(address, { type: 'module' });
    const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (e: unknown) => void; started: number }>();
    let next = 1;
    const progress: object[] = [];
    worker.onmessage = ({ data: reply }) => {
      if (reply.kind === 'progress') {
        progress.push({ at: performance.now(), ...reply.progress });
        return;
      }
      const call = waiting.get(reply.id);
      if (reply.kind === 'answer') call?.resolve({ output: reply.output, ms: performance.now() - call.started });
      else call?.reject(new Error(`${reply.error.code}: ${reply.error.message}`));
    };
    Object.assign(globalThis, {
      engine: (call: string, input: unknown) =>
        new Promise((resolve, reject) => {
          waiting.set(next, { resolve, reject, started: performance.now() });
          worker.postMessage({ id: next++, call, input });
        }),
      endEngine: () => worker.terminate(),
      takeProgress: () => progress.splice(0),
    });
  }, script);
}
async function ask<K extends EngineCall>(page: Page, call: K, input: EngineCalls[K]['in']): Promise<{ output: EngineCalls[K]['out']; ms: number }> {
  const answer = await page.evaluate(
    (name, value) => (globalThis as unknown as { engine: (c: string, i: unknown) => Promise<unknown> }).engine(name, value),
    call as string,
    input as never,
  );
  return answer as { output: EngineCalls[K]['out']; ms: number };
}
const endEngine = (page: Page): Promise<unknown> => page.evaluate(() => (globalThis as unknown as { endEngine: () => void }).endEngine());

/** Runs in the page: opens the catalog's database, reads what the index is opened from, and says how long the reading took. */
function readIndexRows(): Promise<{ ms: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('concord');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const started = performance.now();
      const reading = opening.result.transaction('snapshots').objectStore('snapshots').getAll(IDBKeyRange.bound('index#', 'index#~'));
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        const bytes = (reading.result as { bytes: Uint8Array }[]).reduce((sum, row) => sum + row.bytes.length, 0);
        const ms = performance.now() - started;
        opening.result.close();
        resolve({ ms, bytes });
      };
    };
  });
}

/** About a hundred pages, with forty references to works of the catalog. */
function longDraft(): string {
  const cited = records.flatMap((record, n) => (n % Math.floor(count / 40) === 0 ? [record] : []));
  const references: Piece[] = cited.map(({ id, title }) => ({ is: 'reference', tag: `[${id}]`, text: `${id}, ${title}.` }));
  const at = sampleDraft.pieces.findIndex((piece) => piece.is === 'heading' && piece.title === 'Definitions');
  const more: Piece[] = [];
  for (let i = 0; i < 300; i++) {
    more.push({ is: 'heading', number: `${7 + i}`, title: `Requirements of part ${i + 1}`, level: 1 });
    for (let k = 0; k < 4; k++)
      more.push({
        is: 'paragraph',
        text: `The relying party of part ${i} asks the wallet for a presentation ${k}. Each level of assurance has threats of its own, and controls that answer them. The framework of [${cited[(i + k) % cited.length]?.id}] applies, with the terms of [ITU-T X.1252]. An issuer that withdraws a credential publishes its status where any verifier can see it.`,
      });
  }
  return writeText({ ...sampleDraft, pieces: [...sampleDraft.pieces.slice(0, at), ...references, ...sampleDraft.pieces.slice(at), ...more] });
}

/** What people type, letter by letter: numbers, titles' words, mistakes, fields. */
function typed(): string[] {
  const words = [
    'X.1252',
    'verifiable credentials',
    'ISO/IEC 24760',
    'identity management',
    'RFC 6749',
    'title:biometric',
    'authenitcation',
    'body:ETSI signatures',
    'id:9594',
    'electronic signature formats',
    'information technology',
    '3GPP TS 33.501',
    'wallet',
    'the internet of things',
    'cryptogrpahy',
    'steel',
  ];
  return words.flatMap((word) => Array.from({ length: word.length }, (_, i) => word.slice(0, i + 1)));
}

const chromium = await startChromium(undefined, { protocolTimeout: 600_000 });
const memory = peakMemory(chromium.browser.process()?.pid ?? 0);
const base = `chrome-extension://${chromium.id}`;
const engineScript = `/assets/${readdirSync(join(EXTENSION, 'assets')).find((name) => /^worker-.*\.js$/.test(name))}`;
const page = await chromium.browser.newPage();
await watch(page);
console.log(`| what | n | figure |\n|---|---|---|`);

// ---- taking it in, each form into a catalog with nothing but what ships
const wanted = process.argv.includes('--form') ? process.argv[process.argv.indexOf('--form') + 1] : null;
for (const form of FORMS) {
  if (wanted !== null && form !== wanted) continue;
  const file = writeForm(folder, form, records);
  await page.goto(`${base}/workbench.html#settings`);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const gone = indexedDB.deleteDatabase('concord');
        gone.onsuccess = resolve;
        gone.onerror = reject;
      }),
  );
  await page.goto(`${base}/icon/16.png`);
  await page.goto(`${base}/workbench.html#settings`);
  await startEngine(page, engineScript);
  await ask(page, 'works', { offset: 0, limit: 1 });
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'taken';
    document.body.append(input);
  });
  const input = await page.$('#taken');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
  await longTasks(page);
  memory.reset();
  const taken = (await page.evaluate(async () => {
    const { engine, takeProgress } = globalThis as unknown as {
      engine: (c: string, i: unknown) => Promise<object>;
      takeProgress: () => { at: number; unit: string }[];
    };
    takeProgress();
    const blob = (document.querySelector('#taken') as HTMLInputElement).files?.[0];
    const started = performance.now();
    const answer = await engine('importFiles', { name: 'everything', files: [{ name: blob?.name, blob }], columns: [] });
    const told = takeProgress();
    const gaps = told.map((t, n) => t.at - (told[n - 1]?.at ?? started));
    return { ...answer, told: told.length, gap: Math.max(...gaps), read: (told.findLast((t) => t.unit === 'bytes')?.at ?? started) - started };
  })) as { ms: number; told: number; gap: number; read: number; output: { works: number; refused: number } };
  row(
    `take in ${form}`,
    taken.output.works,
    `${(taken.ms / 1000).toFixed(1)} s (read after ${(taken.read / 1000).toFixed(1)} s, then written); ${taken.output.refused} refused; told ${taken.told} times, at most ${(taken.gap / 1000).toFixed(1)} s apart; ${tasksOf(await longTasks(page))}; peak ${memory.read()}`,
  );
  memory.reset();
  const made = await ask(page, 'works', { offset: 0, limit: 60 });
  row(
    `${form}: derived data made, to the first rows`,
    made.output.catalog,
    `${(made.ms / 1000).toFixed(1)} s; ${tasksOf(await longTasks(page))}; peak ${memory.read()}`,
  );
  await endEngine(page);
}

if (process.argv.includes('--imports-only')) {
  await chromium.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

// ---- opening
const opened: number[] = [];
const searched: number[] = [];
for (let turn = 0; turn < 5; turn++) {
  await page.goto('about:blank');
  await page.goto(`${base}/workbench.html#catalog`, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('tbody tr th a');
  opened.push(await page.evaluate(() => performance.now()));
  await longTasks(page);
  await page.type('input[type="search"]', 'wallet');
  const started = Date.now();
  await page.waitForFunction(() => document.querySelector('tbody')?.textContent?.toLowerCase().includes('wallet'));
  searched.push(Date.now() - started);
}
row('open the workbench at the catalog: navigation to the first rows', opened.length, figures(opened));
const todays: number[] = [];
for (let turn = 0; turn < 5; turn++) {
  await page.goto('about:blank');
  await page.goto(`${base}/workbench.html`, { waitUntil: 'domcontentloaded' });
  await page.waitForFunction(
    () => document.querySelector('.today') !== null && document.querySelector('.today-columns > section:first-child > p:last-child.quiet') === null,
  );
  todays.push(await page.evaluate(() => performance.now()));
}
row('open the workbench at Today: navigation to what waits', todays.length, figures(todays));
row('then type a word: to its rows', searched.length, `${figures(searched)}; ${tasksOf(await longTasks(page))}`);

// ---- the index alone: its rows out of IndexedDB, in a page that does nothing else
await page.goto(`${base}/icon/16.png`);
const reopened: number[] = [];
let indexBytes = 0;
for (let turn = 0; turn < 7; turn++) {
  const { ms, bytes } = await page.evaluate(readIndexRows);
  reopened.push(ms);
  indexBytes = bytes;
}
row('the bytes of the index out of IndexedDB', reopened.length, `${figures(reopened)}; ${(indexBytes / 2 ** 20).toFixed(0)} MB`);

// ---- searching
memory.reset();
await page.goto(`${base}/workbench.html#settings`);
await startEngine(page, engineScript);
const first = await ask(page, 'works', { offset: 0, limit: 60 });
row('a fresh worker: to its first answer', 1, `${first.ms.toFixed(0)} ms`);
const typing = typed();
const times: number[] = [];
const perWorst: [number, string][] = [];
for (const text of typing) {
  const { ms } = await ask(page, 'works', { text, offset: 0, limit: 60 });
  times.push(ms);
  perWorst.push([ms, text]);
}
row(
  'search as one types, 60 rows',
  typing.length,
  `${figures(times)}; slowest: ${perWorst
    .sort((a, b) => b[0] - a[0])
    .slice(0, 3)
    .map(([, text]) => `“${text}”`)
    .join(', ')}`,
);
const sorts: number[] = [];
for (const by of ['id', 'title', 'body', 'group', 'stage', 'date', 'seen'] as const)
  for (const up of [true, false]) sorts.push((await ask(page, 'works', { sort: { by, up }, offset: 5000, limit: 60 })).ms);
row('sort and page', sorts.length, figures(sorts));
const filters: number[] = [];
for (const query of [{ bodies: ['ETSI'] }, { stages: ['draft' as const] }, { groups: ['ITU-T SG17'] }, { topics: ['Security'] }, { seenBefore: '2026-01-01' }])
  filters.push((await ask(page, 'works', { ...query, offset: 0, limit: 60, facets: true })).ms);
row('filter, with counts', filters.length, figures(filters));

// ---- changing
const changes: number[] = [];
const some = (await ask(page, 'works', { bodies: ['ETSI'], offset: 0, limit: 20 })).output.rows;
for (const { key } of some) {
  await ask(page, 'forgetWork', { key });
  changes.push((await ask(page, 'works', { offset: 0, limit: 1 })).ms);
}
row('a page after a work changed', changes.length, figures(changes));
row('memory of a page with a warm engine', 1, memory.read());

// ---- a draft
const text = longDraft();
const analyse = async (): Promise<{ report: Report; ms: number }> => {
  const document = await page.evaluate(async (said) => {
    const buffer = new TextEncoder().encode(said).buffer;
    const answer = (await (globalThis as unknown as { engine: (c: string, i: unknown) => Promise<{ output: object }> }).engine('read', {
      bytes: buffer,
      fileName: 'draft.txt',
      url: null,
      contentType: 'text/plain',
      changes: 'accepted',
    })) as { output: object };
    Object.assign(globalThis, { draft: answer.output });
    return true;
  }, text);
  if (!document) throw new Error('the draft was not read');
  await longTasks(page);
  const answer = (await page.evaluate(async () => {
    const { engine, draft } = globalThis as unknown as {
      engine: (c: string, i: unknown) => Promise<{ output: { report: Report }; ms: number }>;
      draft: object;
    };
    const { output, ms } = await engine('analyse', { document: draft, readMs: 0 });
    const { timing, findings, catalog } = output.report;
    return { report: { timing, findings: findings.length, catalog }, ms };
  })) as unknown as { report: Report; ms: number };
  return answer;
};
const tell = ({ report, ms }: { report: Report; ms: number }): string =>
  `match ${report.timing.match.toFixed(0)} ms, extract ${report.timing.extract.toFixed(0)} ms, whole call ${ms.toFixed(0)} ms`;
const warm: { report: Report; ms: number }[] = [];
for (let turn = 0; turn < 6; turn++) warm.push(await analyse());
const matched = warm.slice(1).map((w) => w.report.timing.match);
row(
  `compare a draft of ${Math.round(text.length / 3000)} pages, worker warm`,
  matched.length,
  `match ${figures(matched)}; first: ${tell(warm[0] as (typeof warm)[0])}; ${tasksOf(await longTasks(page))}`,
);
await endEngine(page);
const cold: { report: Report; ms: number }[] = [];
for (let turn = 0; turn < 3; turn++) {
  await startEngine(page, engineScript);
  cold.push(await analyse());
  await endEngine(page);
}
row('the same, worker just started', cold.length, `${cold.map(tell).join(' / ')}; ${tasksOf(await longTasks(page))}`);
await chromium.close();
rmSync(folder, { recursive: true, force: true });
