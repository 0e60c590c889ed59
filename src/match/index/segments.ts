import type { Growable } from './growable';

/**
 * A title is a row of parts: "Information technology – Open Systems Interconnection – Network service definition", "5G; LTE;
 * Management and orchestration". What hundreds of titles have in common ("Information technology") says little of a work,
 * however rare its words; how often each part stands in the catalog is counted here.
 */
export const SEPARATOR = /\s*[–—]\s*|\s+--?\s*|\s*--?\s+|[;:]\s+/;
/** "Part 8:" numbers a text in its own series; a twin elsewhere has another number or none. */
const PART = /\b[Pp]art\s+\d+(?:-\d+)*\b:?/g;
const MOST_PARTS = 8;

/** The title without the numbers of parts: what stands around one are parts of the title. */
const withoutPartNumbers = (title: string): string => (title.includes('art ') ? title.replace(PART, ' – ') : title);

/** "Part 8:", as often as a title says so. */
export const partNumbersOf = (title: string): readonly string[] => (title.includes('art ') ? (title.match(PART) ?? []) : []);

/** The parts of a title, first to last; never more than eight, the rest run together. */
export function partsOf(title: string): string[] {
  const parts = withoutPartNumbers(title)
    .split(SEPARATOR)
    .filter((part) => part !== '' && part !== ' ');
  return parts.length <= MOST_PARTS ? parts : [...parts.slice(0, MOST_PARTS - 1), parts.slice(MOST_PARTS - 1).join(' ')];
}

/** A byte for each word of a title: bits 5–7 its part counted from the last (0), bits 0–4 the part's weight. */
export const markOf = (fromLast: number, weight: number): number => (fromLast << 5) | weight;
export const partOf = (mark: number): number => mark >> 5;
const HEAVIEST = 31;
export const weightOf = (mark: number): number => (mark & HEAVIEST) / HEAVIEST;

/** How often the parts that stand in several titles do so: hashes in order, and counts. */
export type PartCounts = { hashes: Uint32Array; counts: Uint16Array };

export const noParts = (): PartCounts => ({ hashes: new Uint32Array(0), counts: new Uint16Array(0) });

const START = 0x811c9dc5;
const step = (hash: number, term: number): number => {
  const mixed = Math.imul(hash ^ (term & 0xffff), 0x01000193);
  return Math.imul(mixed ^ (term >>> 16), 0x01000193) >>> 0;
};

/** The hash of each part of a title, by its distance from the last part. */
export function partHashes(terms: ArrayLike<number>, marks: ArrayLike<number>, from: number, to: number): number[] {
  const hashes: number[] = [];
  for (let i = from; i < to; i++) {
    const part = partOf(marks[i] as number);
    hashes[part] = step(hashes[part] ?? START, terms[i] as number);
  }
  return hashes;
}

/** Counts every part of every title. */
export function countParts(terms: Uint32Array, marks: Uint8Array, starts: Growable<Uint32Array>): PartCounts {
  const counts = new Map<number, number>();
  for (let doc = 0; doc + 1 < starts.used; doc++)
    for (const hash of partHashes(terms, marks, starts.at(doc), starts.at(doc + 1))) if (hash !== undefined) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count > 1).sort((a, b) => a[0] - b[0]);
  return { hashes: Uint32Array.from(common, ([hash]) => hash), counts: Uint16Array.from(common, ([, count]) => Math.min(count, 0xffff)) };
}

export function countOf({ hashes, counts }: PartCounts, hash: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hashes[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  return hashes[low] === hash ? (counts[low] as number) : 1;
}

/** A part that a handful of titles share keeps nearly all its weight; one in thousands keeps a tenth. */
const COMMONEST = Math.log(5_000);
const LEAST = 0.1;
export const partWeight = (count: number): number => Math.round(HEAVIEST * Math.max(LEAST, 1 - (0.9 * Math.log(count)) / COMMONEST));

/** Writes each word's weight into its mark. */
export function weighParts(terms: ArrayLike<number>, marks: Uint8Array | number[], from: number, to: number, parts: PartCounts): void {
  const weights = partHashes(terms, marks, from, to).map((hash) => partWeight(countOf(parts, hash)));
  for (let i = from; i < to; i++) {
    const part = partOf(marks[i] as number);
    marks[i] = markOf(part, weights[part] ?? HEAVIEST);
  }
}
