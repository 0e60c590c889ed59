// How large the weekly changes of a published list are beside the whole list, over a simulated year, and what checking costs.
//   npm run bench -- lists
// Churn of a week, of the works listed: 0.5 % change their stage, date or a term; 0.15 % are new; 0.05 % are withdrawn; each fourth week is a
// plenary's with four times as much. (SG17: 40 to 54 new work items at a meeting, 68 progressed in a content week of 115 inputs.) Each
// week's changes are applied to the version before, and the last content is compared with the whole list's, byte by byte.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  type Bytes,
  contentIn,
  type ListHeader,
  makeKey,
  openList,
  readPrivateKey,
  sha256,
  signList,
  splitParts,
  writeContent,
  writeDelta,
  writeFull,
} from '@/src/catalog/lists';

type Listed = Record<string, unknown> & { id: string };

/** The same numbers each time (mulberry32). */
function dice(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The shipped landscape, and more works of its kind: each with the title, day and address of two others by turns, since verbatim copies pack to nothing. */
const landscape = (times: number): Listed[] => {
  const { works } = JSON.parse(readFileSync('assets/landscape.json', 'utf8')) as { works: Listed[] };
  return Array.from({ length: times }, (_, copy) =>
    works.map((work, at) => {
      if (copy === 0) return work;
      const other = works[(at * 7 + copy * 131) % works.length] as Listed;
      return {
        ...work,
        id: `${work.id} part ${copy}`,
        title: crossed(String(work.title), String(other.title)),
        date: other.date,
        url: other.url,
        source: other.source,
      };
    }),
  ).flat();
};

const DATA = '../shared/data/works.ndjson.gz';
const slice = (size: number): Listed[] => {
  const lines = gunzipSync(readFileSync(DATA)).toString('utf8').split('\n').filter(Boolean);
  const step = Math.floor(lines.length / size);
  return Array.from({ length: size }, (_, i) => JSON.parse(lines[i * step] ?? '') as Listed);
};

/** Words as new as a new work's: those of two others, in turn. */
const crossed = (a: string, b: string): string =>
  a
    .split(' ')
    .map((word, i) => (i % 2 ? (b.split(' ')[i] ?? word) : word))
    .join(' ');

function week(works: readonly Listed[], n: number, random: () => number): Listed[] {
  const factor = n % 4 === 0 ? 4 : 1;
  const pick = (): Listed => works[Math.floor(random() * works.length)] as Listed;
  const day = new Date(Date.UTC(2026, 0, 5) + n * 7 * 86_400_000).toISOString().slice(0, 10);
  const next = works.flatMap((work) => {
    if (random() < 0.0005 * factor) return [];
    if (random() >= 0.005 * factor) return [work];
    const what = random();
    return [
      what < 0.5
        ? { ...work, status: 'published', date: day }
        : what < 0.8
          ? { ...work, stage: 'in force', seen: day }
          : { ...work, title: `${String(work.title)} – revised` },
    ];
  });
  const added = Math.round(works.length * 0.0015 * factor);
  for (let i = 0; i < added; i++) {
    const [a, b] = [pick(), pick()];
    next.push({ ...a, id: `X.new.${n}.${i}`, title: crossed(String(a.title), String(b.title)), date: day });
  }
  return next;
}

const head = (version: number): Omit<ListHeader, 'schema' | 'kind' | 'key' | 'base' | 'body' | 'content'> => {
  const issued = new Date(Date.UTC(2026, 0, 1) + version * 7 * 86_400_000).toISOString().slice(0, 10);
  const expires = new Date(Date.UTC(2026, 3, 1) + version * 7 * 86_400_000).toISOString().slice(0, 10);
  return {
    ...{ name: 'simulated', title: 'A year of changes', owner: 'The bench', contact: null, licence: 'CC0-1.0', class: 'public', version, issued, expires },
    ...{ asOf: null, changelog: [`Week ${version - 1}.`], rotations: [] },
  };
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percent = (n: number): string => `${(100 * n).toFixed(2)} %`;

async function year(name: string, first: readonly Listed[]): Promise<void> {
  const random = dice(20261128);
  const { pkcs8, publicKey } = await makeKey();
  const key = await readPrivateKey(pkcs8);
  const whole = async (version: number, works: readonly Listed[]): Promise<Bytes> => signList(await writeFull(head(version), writeContent(works).bytes), key);
  let works = [...first];
  let before = await whole(1, works);
  let content = await contentIn(before);
  const shares: number[] = [];
  const sizes: [number, number][] = [];
  const checks: [number, number][] = [];
  for (let n = 1; n <= 52; n++) {
    works = week(works, n, random);
    const after = await whole(n + 1, works);
    const delta = await signList(await writeDelta(before, after), key);
    shares.push(delta.length / after.length);
    sizes.push([delta.length, after.length]);
    const { header } = splitParts(before);
    const trusted = { name: header.name, key: publicKey, newest: { version: n, issued: header.issued }, held: [{ version: n, sha256: await sha256(content) }] };
    const today = head(n + 1).issued;
    const held = content;
    const t0 = performance.now();
    content = (await openList(delta, { trusted, today, contentOf: async () => held })).content;
    const t1 = performance.now();
    await openList(after, { trusted, today });
    checks.push([t1 - t0, performance.now() - t1]);
    before = after;
  }
  const same = Buffer.compare(content, await contentIn(before)) === 0;
  const [deltas, wholes] = [sizes.reduce((sum, [d]) => sum + d, 0), sizes.reduce((sum, [, w]) => sum + w, 0)];
  console.log(
    `${name}: ${first.length} works at first, ${works.length} after 52 weeks; whole list ${sizes.at(-1)?.[1]} bytes; ` +
      `weekly changes median ${percent(median(shares))}, largest ${percent(Math.max(...shares))}, the year's together ${percent(deltas / wholes)} of 52 whole lists; ` +
      `over 5 %: ${shares.filter((s) => s > 0.05).length} of 52; the chain of 52 ends at the same bytes: ${same}; ` +
      `opening changes / a whole list, median ms: ${median(checks.map(([d]) => d)).toFixed(0)} / ${median(checks.map(([, w]) => w)).toFixed(0)}`,
  );
  if (!same || shares.some((s) => s > 0.05)) process.exitCode = 1;
}

await year('landscape', landscape(1));
await year('landscape, ten times', landscape(10));
if (existsSync(DATA)) await year('bibliographic data, 5,000', slice(5000));
else console.log(`skipped: ${DATA} is not here`);
