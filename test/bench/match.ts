// How fast and how well "what is like this?" is answered, beside others: npm run bench:match [-- --works 100000] [--skip minisearch,flexsearch,sqlite]
// Needs ../shared/data (works.ndjson.gz, pairs.json); without it there is nothing to measure.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { worksFromNdjson } from '@/src/catalog/packs';
import { addWork, buildIndex, findLike, indexBytes, openIndex, serialiseIndex, type WorkIndex } from '@/src/match';
import { buildTermTrie } from '@/src/match/term-trie';
import { eachWord } from '@/src/match/tokens';
import type { Work } from '@/src/model';
import { buildPlainBm25 } from './plain-bm25';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
if (!existsSync(`${data}works.ndjson.gz`)) {
  console.log('bench:match: ../shared/data is not here; nothing measured.');
  process.exit(0);
}
const argument = (name: string): string | undefined => process.argv[process.argv.indexOf(`--${name}`) + 1];
const given = (name: string): boolean => process.argv.includes(`--${name}`);
const count = given('works') ? Number(argument('works')) : 100_000;
const skipped = new Set(given('skip') ? (argument('skip') ?? '').split(',') : []);

const lines = gunzipSync(readFileSync(`${data}works.ndjson.gz`))
  .toString('utf8')
  .split('\n');
const all = worksFromNdjson(lines, { pack: 'bench', asOf: null }).works;
const some = all.slice(0, count);
const long = longQueries(all, 200);

console.log(`| what | n | figure |\n|---|---|---|`);
const row = (what: string, n: number | string, figure: string): void => console.log(`| ${what} | ${n} | ${figure} |`);

/** Title and 150–300 words: several works' scopes run together, as a draft's scope and summary are. */
function longQueries(works: readonly Work[], wanted: number): { title: string; scope: string }[] {
  const scoped = works.filter((work) => (work.scope?.length ?? 0) > 350);
  const step = Math.max(1, Math.floor(scoped.length / wanted));
  const queries: { title: string; scope: string }[] = [];
  for (let at = 0; queries.length < wanted && at < scoped.length; at += step) {
    const words: string[] = [];
    for (let n = at; words.length < 225 && n < scoped.length; n++) words.push(...(scoped[n]?.scope ?? '').split(/\s+/));
    queries.push({ title: scoped[at]?.title ?? '', scope: words.slice(0, 150 + ((at * 7) % 150)).join(' ') });
  }
  return queries;
}

function timed<T>(run: () => T): { ms: number; value: T } {
  const started = performance.now();
  const value = run();
  return { ms: performance.now() - started, value };
}

const percentile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? 0;
const figures = (ms: readonly number[]): string => `p50 ${percentile(ms, 0.5).toFixed(2)} ms, p95 ${percentile(ms, 0.95).toFixed(2)} ms`;
const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Ours and the limit, in turns, so that both meet the same machine. */
function speed(): void {
  const builds = { ours: [] as number[], limit: [] as number[] };
  let index: WorkIndex = buildIndex([]);
  let limit = buildPlainBm25([]);
  for (let turn = 0; turn < 3; turn++) {
    const plain = timed(() => buildPlainBm25(some));
    const ours = timed(() => buildIndex(some));
    builds.limit.push(plain.ms);
    builds.ours.push(ours.ms);
    index = ours.value;
    limit = plain.value;
  }
  row('plain typed-array BM25 (the limit): build', some.length, `${median(builds.limit).toFixed(0)} ms`);
  row('Concord: build', some.length, `${median(builds.ours).toFixed(0)} ms, ${(median(builds.ours) / median(builds.limit)).toFixed(2)} × the limit`);
  const asked = { ours: [] as number[], limit: [] as number[] };
  for (const query of [...long, ...long]) {
    asked.limit.push(timed(() => limit.find(`${query.title} ${query.scope}`, 20)).ms);
    asked.ours.push(timed(() => findLike(index, query, { top: 20 })).ms);
  }
  const warm = { ours: asked.ours.slice(long.length), limit: asked.limit.slice(long.length) };
  row('the limit: find like this, 150–300 words', long.length, figures(warm.limit));
  row(
    'Concord: find like this, 150–300 words',
    long.length,
    `${figures(warm.ours)}; p95 ${(percentile(warm.ours, 0.95) / percentile(warm.limit, 0.95)).toFixed(2)} × the limit`,
  );
  row('Concord: memory of the index', some.length, `${(indexBytes(index) / 1e6).toFixed(1)} MB`);
  const bytes = timed(() => serialiseIndex(index));
  const opened = Array.from({ length: 5 }, () => timed(() => openIndex(bytes.value)).ms);
  row('Concord: open from bytes', some.length, `${median(opened).toFixed(0)} ms (${(bytes.value.byteLength / 1e6).toFixed(1)} MB)`);
  const added = some.slice(0, 300).map((work, n) => timed(() => addWork(index, { ...work, key: `added-${n}` })).ms);
  row('Concord: add one work', added.length, figures(added));
}

type Pair = { a: string; b: string; aTitle: string; bTitle: string; kind: string };
type Query = { kind: string; own: Work; twin: Work; title: string };

function pairQueries(): Query[] {
  const byId = new Map(all.map((work) => [work.id, work]));
  const pairs: Pair[] = JSON.parse(readFileSync(`${data}pairs.json`, 'utf8'));
  return pairs.flatMap((pair) => {
    const a = byId.get(pair.a);
    const b = byId.get(pair.b);
    return a && b
      ? [
          { kind: pair.kind, own: a, twin: b, title: bare(pair.aTitle) },
          { kind: pair.kind, own: b, twin: a, title: bare(pair.bTitle) },
        ]
      : [];
  });
}

/** The title without the other publisher's number in it. */
const bare = (title: string): string => title.replace(/\((?:3GPP|oneM2M)[^)]*\)/g, ' ');

function recall(): void {
  const index = buildIndex(all);
  const found = new Map<string, { n: number; five: number; ten: number; reciprocal: number }>();
  const times: number[] = [];
  for (const query of pairQueries()) {
    const { ms, value } = timed(() =>
      findLike(index, { title: query.title, scope: query.own.scope }, { top: 20, exclude: [query.own.key], body: query.own.body }),
    );
    times.push(ms);
    const rank = value.findIndex((like) => like.key === query.twin.key) + 1;
    for (const kind of [query.kind, 'all']) {
      const sum = found.get(kind) ?? { n: 0, five: 0, ten: 0, reciprocal: 0 };
      found.set(kind, sum);
      sum.n++;
      if (rank > 0 && rank <= 5) sum.five++;
      if (rank > 0 && rank <= 10) sum.ten++;
      if (rank > 0) sum.reciprocal += 1 / rank;
    }
  }
  for (const [kind, { n, five, ten, reciprocal }] of found)
    row(
      `find the twin among ${index.live}, ${kind}`,
      n,
      `recall@5 ${(five / n).toFixed(3)}, recall@10 ${(ten / n).toFixed(3)}, MRR ${(reciprocal / n).toFixed(3)}`,
    );
  row('find the twin: time', times.length, figures(times));
}

/** At most 150 words of the abstract, without a title. */
function scopeMode(): void {
  const index = buildIndex(all);
  let asked = 0;
  let five = 0;
  for (const query of pairQueries()) {
    if ((query.kind !== 'equal' && query.kind !== 'similar') || !query.own.scope || !query.twin.scope) continue;
    asked++;
    const scope = query.own.scope.split(/\s+/).slice(0, 150).join(' ');
    const found = findLike(index, { title: null, scope }, { top: 5, exclude: [query.own.key], body: query.own.body });
    if (found.some((like) => like.key === query.twin.key)) five++;
  }
  row('scope mode (abstract alone), equal and similar', asked, `recall@5 ${(five / asked).toFixed(3)}`);
}

/** 100,000 designations over 160,000 words, against cutting the words alone. */
function spotting(): void {
  const words = all.flatMap((work) => work.title.split(/\s+/)).filter((word) => word.length > 2);
  const designations = Array.from({ length: 100_000 }, (_, n) => words.slice((n * 13) % words.length, ((n * 13) % words.length) + 1 + (n % 4)).join(' '));
  const text = all
    .map((work) => work.scope ?? '')
    .join(' ')
    .split(/\s+/)
    .slice(0, 160_000)
    .join(' ');
  const trie = timed(() => buildTermTrie(designations));
  const cut: number[] = [];
  const spot: number[] = [];
  let hits = 0;
  for (let turn = 0; turn < 7; turn++) {
    cut.push(timed(() => eachWord(text, () => {})).ms);
    const spotted = timed(() => trie.value.spot(text).length);
    spot.push(spotted.ms);
    hits = spotted.value;
  }
  row('cut 160,000 words', 160_000, `${median(cut).toFixed(0)} ms`);
  row(
    'spot 100,000 designations in them',
    hits,
    `${median(spot).toFixed(0)} ms, ${(median(spot) / median(cut)).toFixed(2)} × cutting; ${(trie.value.bytes / 1e6).toFixed(1)} MB in arrays; built in ${trie.ms.toFixed(0)} ms`,
  );
}

/** Beyond the real works: copies under other keys, each title with a word of its own. */
function growth(): void {
  const sizes = given('small') ? [10_000, 50_000] : [10_000, 50_000, 100_000, 400_000];
  for (const size of sizes) {
    const works: Work[] = Array.from({ length: size }, (_, n) => {
      const work = all[n % all.length] as Work;
      return n < all.length ? work : { ...work, key: `${work.key}~${n}`, title: `${work.title} variant${n}` };
    });
    const built = timed(() => buildIndex(works));
    const asked = long.slice(0, 60).map((query) => timed(() => findLike(built.value, query, { top: 20 })).ms);
    row('growth', size, `build ${(built.ms / 1000).toFixed(2)} s, find ${figures(asked)}, ${(indexBytes(built.value) / 1e6).toFixed(0)} MB`);
  }
}

async function peers(): Promise<void> {
  const records = some.map((work) => ({ id: work.key, title: work.title, scope: work.scope ?? '' }));
  if (!skipped.has('minisearch')) {
    const index = new MiniSearch({ fields: ['title', 'scope'], idField: 'id' });
    const built = timed(() => index.addAll(records));
    row('MiniSearch: build', records.length, `${(built.ms / 1000).toFixed(1)} s`);
    const few = long.slice(0, 5);
    row(
      'MiniSearch: find like this',
      few.length,
      figures(few.map((query) => timed(() => index.search(`${query.title} ${query.scope}`, { boost: { title: 2 } }).slice(0, 20)).ms)),
    );
  }
  if (!skipped.has('flexsearch')) {
    const index = new Document({ document: { id: 'id', index: ['title', 'scope'] }, tokenize: 'strict' });
    const built = timed(() => {
      for (const record of records) index.add(record);
    });
    row('FlexSearch: build', records.length, `${(built.ms / 1000).toFixed(1)} s`);
    const few = long.slice(0, 60);
    row(
      'FlexSearch: find like this (any word)',
      few.length,
      figures(few.map((query) => timed(() => index.search(`${query.title} ${query.scope}`, { limit: 20, suggest: true })).ms)),
    );
  }
  if (!skipped.has('sqlite')) await sqlite(records, long.slice(0, 40));
}

const SQLITE = `
import json, re, sqlite3, sys, time
work = json.load(sys.stdin)
db = sqlite3.connect(':memory:')
db.execute("create virtual table w using fts5(title, scope, tokenize='porter')")
t = time.perf_counter()
db.executemany('insert into w values (?, ?)', [(r['title'], r['scope']) for r in work['records']])
build = time.perf_counter() - t
times = []
for q in work['queries']:
    words = set(re.findall(r'[a-z0-9]+', (q['title'] + ' ' + q['scope']).lower()))
    t = time.perf_counter()
    db.execute('select rowid from w where w match ? order by bm25(w, 2, 1) limit 20', (' OR '.join('"%s"' % x for x in words),)).fetchall()
    times.append((time.perf_counter() - t) * 1000)
print(json.dumps({'build': build, 'times': times, 'version': sqlite3.sqlite_version}))
`;

/** SQLite's FTS5, natively, through the Python that most machines have; left out where there is none. */
async function sqlite(records: object[], queries: object[]): Promise<void> {
  const child = spawn('python3', ['-c', SQLITE], { stdio: ['pipe', 'pipe', 'ignore'] });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify({ records, queries }));
  if ((await ended) !== 0) {
    row('SQLite FTS5', 0, 'not measured: there is no python3 with FTS5 here');
    return;
  }
  const { build, times, version }: { build: number; times: number[]; version: string } = JSON.parse(Buffer.concat(parts).toString('utf8'));
  row(`SQLite ${version} FTS5, native: build`, records.length, `${build.toFixed(1)} s`);
  row(`SQLite ${version} FTS5, native: find like this`, times.length, figures(times));
}

speed();
recall();
scopeMode();
spotting();
growth();
await peers();
