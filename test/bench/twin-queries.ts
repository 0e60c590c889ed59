import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { worksFromNdjson } from '@/src/catalog/packs';
import { baseKey } from '@/src/identifiers';
import { undressTitle } from '@/src/match/index/fields';
import { contentWords } from '@/src/match/tokens';
import type { Work } from '@/src/model';

const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** A work asked for its twin; `pair` is the same for both directions. */
export type TwinQuery = { pair: number; kind: string; own: Work; twin: Work; title: string };

/** The public bibliographic records beside the project; null where they are not here. */
export function readWorks(): Work[] | null {
  if (!existsSync(`${DATA}works.ndjson.gz`)) return null;
  const lines = gunzipSync(readFileSync(`${DATA}works.ndjson.gz`))
    .toString('utf8')
    .split('\n');
  return worksFromNdjson(lines, { pack: 'bench', asOf: null }).works;
}

type Pair = { a: string; b: string; aTitle: string; bTitle: string; kind: string };
const readPairs = (): Pair[] => JSON.parse(readFileSync(`${DATA}pairs.json`, 'utf8'));

/** The labelled pairs, each asked both ways. */
export function labelledQueries(works: readonly Work[]): TwinQuery[] {
  const byId = new Map(works.map((work) => [work.id, work]));
  return readPairs().flatMap(({ a, b, kind, aTitle, bTitle }, pair) => {
    const one = byId.get(a);
    const other = byId.get(b);
    return one && other ? bothWays(pair, kind, { ...one, title: aTitle }, { ...other, title: bTitle }) : [];
  });
}

const bothWays = (pair: number, kind: string, a: Work, b: Work): TwinQuery[] => [
  { pair, kind, own: a, twin: b, title: bare(a.title) },
  { pair, kind, own: b, twin: a, title: bare(b.title) },
];

/** The title without the other publisher's number in it. */
const bare = (title: string): string => title.replace(/\((?:3GPP|oneM2M)[^)]*\)/g, ' ');

const isWhole = (work: Work): boolean =>
  !/amendment|corrigendum|erratum|supplement/.test(work.kind) && !/amd|cor\b|cor\.|cor ?\d|annex|suppl|app\.|redline/i.test(work.id);

/** Word for word, how much of two titles is the same. */
function alike(a: Work, b: Work): number {
  const here = new Set(contentWords(undressTitle(a.title)));
  const there = new Set(contentWords(undressTitle(b.title)));
  const common = [...here].filter((word) => there.has(word)).length;
  return common / Math.max(1, here.size + there.size - common);
}

/**
 * Further pairs, which ITU-T's own records give two numbers and which are not among the labelled ones: nothing is learned
 * from them. Of several editions under the other number the one whose title is most alike, then the newest.
 */
export function recordedQueries(works: readonly Work[]): TwinQuery[] {
  const numberOf = (work: Work): string => (work.identifiers[0] ? baseKey(work.identifiers[0]) : work.id);
  const pairOf = (a: string, b: string): string => [a, b].sort().join(' | ');
  const numbers = new Map(works.map((work) => [work.id, numberOf(work)]));
  const labelled = new Set(readPairs().map(({ a, b }) => pairOf(numbers.get(a) ?? a, numbers.get(b) ?? b)));
  const numbered = groupedBy(works.filter(isWhole), numberOf);
  const found = new Map<string, { a: Work; b: Work; alike: number }>();
  for (const a of works.filter((work) => work.body.startsWith('ITU') && isWhole(work)))
    for (const number of a.identifiers.slice(1).map(baseKey)) {
      const pair = pairOf(numberOf(a), number);
      if (labelled.has(pair)) continue;
      for (const b of numbered.get(number) ?? []) {
        const known = found.get(pair);
        const likeness = alike(a, b);
        if (b.body.startsWith('ITU') || (known && (known.alike > likeness || (known.alike === likeness && (known.b.date ?? '') >= (b.date ?? ''))))) continue;
        found.set(pair, { a, b, alike: likeness });
      }
    }
  return [...found.values()].flatMap(({ a, b, alike }, pair) => bothWays(pair, alike < 0.5 ? 'recorded, different' : 'recorded, alike', a, b));
}

function groupedBy(works: readonly Work[], keyOf: (work: Work) => string): Map<string, Work[]> {
  const groups = new Map<string, Work[]>();
  for (const work of works) {
    const group = groups.get(keyOf(work)) ?? [];
    groups.set(keyOf(work), group);
    group.push(work);
  }
  return groups;
}
