import { baseKey } from '@/src/identifiers';
import type { Identifier, Work } from '@/src/model';
import { tellingWords } from './words';

/** Works of ITU-T whose group is on record, ready to be compared with a title and scope. */
export type Owners = { works: readonly Owned[]; postings: ReadonlyMap<string, readonly [number, number][]>; idf: ReadonlyMap<string, number> };

type Owned = { work: Work; bases: ReadonlySet<string>; length: number };

/** A known work like the one in question, and the group that has it. */
export type Neighbour = { work: Work; group: string; question: string | null; weight: number };

const IN_ITU_T = /^ITU-T (SG\d+|TSAG)$/;

/** Works that a group of ITU-T has. */
export const openOwners = (works: readonly Work[]): Owners => indexOwned(works.filter((w) => w.group !== null && IN_ITU_T.test(w.group)));

/** Works that a group of another body has. */
export const openOutside = (works: readonly Work[]): Owners => indexOwned(works.filter((w) => outsideGroup(w) !== null));

/** "IETF oauth", "ISO/IEC JTC 1/SC 27/WG 5": the working group of another body that has a work; null where none is on record. */
export function outsideGroup({ body, group }: Work): string | null {
  const name = group?.replace(/\s*\((?:individual|IRTF|recalled)[^)]*\)$/, '').trim();
  if (!name || /^[—–-]?$|^individual$/.test(name) || /^ITU\b/.test(body) || /^ITU\b/.test(name)) return null;
  const own = body.replace(/ (?:Foundation|Alliance)$/, '');
  return name.startsWith(body) || name.startsWith(own) || /^(?:ISO|IEC|CEN)\b/.test(name) ? name : `${own} ${name}`;
}

/** Indexes the works by their telling words (tf·idf). Linear in their text. */
function indexOwned(owned: readonly Work[]): Owners {
  const counts = owned.map((work) => countWords(`${work.title} ${work.title} ${work.scope ?? ''}`));
  const frequency = new Map<string, number>();
  for (const words of counts) for (const word of words.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const idf = new Map([...frequency].map(([word, n]) => [word, Math.log(1 + owned.length / n)]));
  const postings = new Map<string, [number, number][]>();
  const list: Owned[] = owned.map((work, at) => {
    let square = 0;
    for (const [word, n] of counts[at] ?? []) {
      const weight = (1 + Math.log(n)) * (idf.get(word) ?? 0);
      square += weight * weight;
      const posting = postings.get(word);
      if (posting) posting.push([at, weight]);
      else postings.set(word, [[at, weight]]);
    }
    return { work, bases: new Set(work.identifiers.map(baseKey)), length: Math.sqrt(square) };
  });
  return { works: list, postings, idf };
}

const countWords = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of tellingWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** Only what is clearly alike speaks; two works of one field share a third of their weighted words. */
const LEAST_LIKENESS = 0.28;
const MOST_NEIGHBOURS = 4;

/** The known works most like a text, without the text's own other editions. Weight: the likeness (cosine), 0–1. */
export function findNeighbours(
  owners: Owners,
  text: string,
  own: readonly Identifier[],
  { least = LEAST_LIKENESS, most = MOST_NEIGHBOURS }: { least?: number; most?: number } = {},
): Neighbour[] {
  const bases = new Set(own.map(baseKey));
  const products = new Map<number, number>();
  let square = 0;
  for (const [word, n] of countWords(text)) {
    const idf = owners.idf.get(word);
    // A word that no known work has still makes the text less like them.
    const weight = (1 + Math.log(n)) * (idf ?? Math.log(1 + owners.works.length));
    square += weight * weight;
    for (const [at, other] of owners.postings.get(word) ?? []) products.set(at, (products.get(at) ?? 0) + weight * other);
  }
  const found: Neighbour[] = [];
  for (const [at, product] of products) {
    const owned = owners.works[at];
    if (!owned?.work.group || [...owned.bases].some((base) => bases.has(base))) continue;
    const likeness = product / (Math.sqrt(square) * owned.length || 1);
    if (likeness >= least) found.push({ work: owned.work, group: owned.work.group, question: owned.work.question, weight: likeness });
  }
  return found.sort((a, b) => b.weight - a.weight || a.work.key.localeCompare(b.work.key)).slice(0, most);
}
