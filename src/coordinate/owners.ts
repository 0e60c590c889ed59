import { baseKey } from '@/src/identifiers';
import type { Identifier, Work } from '@/src/model';
import { tellingWords } from './words';

/**
 * The words of works whose group is on record, in arrays: each work a number in order of arrival, with its place in the source that
 * makes works; for each word the works that have it, and how often.
 */
export type OwnedWords = {
  words: readonly string[];
  places: Uint32Array;
  lengths: Float64Array;
  /** Where a word's works begin; one more entry than words. */
  starts: Uint32Array;
  works: Uint32Array;
  counts: Uint16Array;
};

/** Ready to be compared with a title and scope. Works are made only where they are answered. */
export type Owners = {
  data: OwnedWords;
  numbers: ReadonlyMap<string, number>;
  workAt: (place: number) => Work | null;
  /** Works that came since the arrays were made. */
  late: { place: number; counts: ReadonlyMap<string, number>; length: number }[];
};

/** A known work like the one in question, and the group that has it. */
export type Neighbour = { work: Work; group: string; question: string | null; weight: number };

const IN_ITU_T = /^ITU-T (SG\d+|TSAG)$/;

export const isItuOwned = ({ group }: Work): boolean => group !== null && IN_ITU_T.test(group);
export const isOutsideOwned = (work: Work): boolean => outsideGroup(work) !== null;

/** Works that a group of ITU-T has. */
export const openOwners = (works: readonly Work[]): Owners => ownersOf(works, isItuOwned);

/** Works that a group of another body has. */
export const openOutside = (works: readonly Work[]): Owners => ownersOf(works, isOutsideOwned);

function ownersOf(works: readonly Work[], isOwned: (work: Work) => boolean): Owners {
  const gathered = gatherOwned();
  works.forEach((work, place) => {
    if (isOwned(work)) gathered.add(work, place);
  });
  return ownersOver(gathered.done(), (place) => works[place] ?? null);
}

/** "IETF oauth", "ISO/IEC JTC 1/SC 27/WG 5": the working group of another body that has a work; null where none is on record. */
export function outsideGroup({ body, group }: Work): string | null {
  const name = group?.replace(/\s*\((?:individual|IRTF|recalled)[^)]*\)$/, '').trim();
  if (!name || /^[—–-]?$|^individual$/.test(name) || /^ITU\b/.test(body) || /^ITU\b/.test(name)) return null;
  const own = body.replace(/ (?:Foundation|Alliance)$/, '');
  return name.startsWith(body) || name.startsWith(own) || /^(?:ISO|IEC|CEN)\b/.test(name) ? name : `${own} ${name}`;
}

/** Gathers works' telling words (tf·idf). Linear in their text; no work is held. */
export function gatherOwned(): { add: (work: Work, place: number) => void; done: () => OwnedWords } {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const frequency: number[] = [];
  const places: number[] = [];
  const ends: number[] = [];
  const found: number[] = [];
  const times: number[] = [];
  return {
    add: (work, place) => {
      for (const [word, n] of countWords(textOf(work))) {
        let number = numbers.get(word);
        if (number === undefined) {
          number = words.push(word) - 1;
          numbers.set(word, number);
          frequency.push(0);
        }
        frequency[number] = (frequency[number] as number) + 1;
        found.push(number);
        times.push(Math.min(n, 65_535));
      }
      places.push(place);
      ends.push(found.length);
    },
    done: () => inverted({ words, frequency, places, ends, found, times }),
  };
}

type Gathered = { words: string[]; frequency: number[]; places: number[]; ends: number[]; found: number[]; times: number[] };

/** From each work's words to each word's works. */
function inverted({ words, frequency, places, ends, found, times }: Gathered): OwnedWords {
  const starts = new Uint32Array(words.length + 1);
  frequency.forEach((n, word) => {
    starts[word + 1] = (starts[word] as number) + n;
  });
  const next = starts.slice();
  const works = new Uint32Array(found.length);
  const counts = new Uint16Array(found.length);
  const lengths = new Float64Array(places.length);
  let at = 0;
  ends.forEach((end, work) => {
    let square = 0;
    for (; at < end; at++) {
      const word = found[at] as number;
      const slot = next[word] as number;
      next[word] = slot + 1;
      works[slot] = work;
      counts[slot] = times[at] as number;
      square += weightOf(times[at] as number, idfOf(places.length, frequency[word] as number)) ** 2;
    }
    lengths[work] = Math.sqrt(square);
  });
  return { words, places: Uint32Array.from(places), lengths, starts, works, counts };
}

export const ownersOver = (data: OwnedWords, workAt: Owners['workAt']): Owners => ({
  data,
  numbers: new Map(data.words.map((word, number) => [word, number])),
  workAt,
  late: [],
});

/** A work that came later: counted against the rarities as they were. */
export function addOwned(owners: Owners, work: Work, place: number): void {
  const counts = countWords(textOf(work));
  let square = 0;
  for (const [word, n] of counts) square += weightOf(n, rarityOf(owners, word)) ** 2;
  owners.late.push({ place, counts, length: Math.sqrt(square) });
}

const textOf = (work: Work): string => `${work.title} ${work.title} ${work.scope ?? ''}`;
const idfOf = (works: number, having: number): number => Math.log(1 + works / having);
const weightOf = (n: number, idf: number): number => (1 + Math.log(n)) * idf;

/** A word that no known work has still makes a text less like them. */
function rarityOf({ data, numbers }: Owners, word: string): number {
  const number = numbers.get(word);
  return number === undefined ? Math.log(1 + data.places.length) : idfOf(data.places.length, havingOf(data, number));
}

const havingOf = ({ starts }: OwnedWords, word: number): number => (starts[word + 1] as number) - (starts[word] as number);

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
  const words = countWords(text);
  let square = 0;
  for (const [word, n] of words) square += weightOf(n, rarityOf(owners, word)) ** 2;
  const alike = likenesses(owners, words, Math.sqrt(square), least);
  const bases = new Set(own.map(baseKey));
  const found: Neighbour[] = [];
  // The likest first, works as alike as each other by their keys: no more works are made than are answered.
  for (let at = 0; at < alike.length && found.length < most; ) {
    const { likeness } = alike[at] as Alike;
    const works: Work[] = [];
    for (; at < alike.length && (alike[at] as Alike).likeness === likeness; at++) works.push(...(madeAt(owners, (alike[at] as Alike).place) ?? []));
    works.sort((a, b) => a.key.localeCompare(b.key));
    for (const work of works)
      if (work.group && !work.identifiers.some((identifier) => bases.has(baseKey(identifier))))
        found.push({ work, group: work.group, question: work.question, weight: likeness });
  }
  return found.slice(0, most);
}

const madeAt = ({ workAt }: Owners, place: number): Work[] | null => {
  const work = workAt(place);
  return work && [work];
};

type Alike = { place: number; likeness: number };

/** Works at least so much like the words (cosine), the likest first. */
function likenesses(owners: Owners, words: ReadonlyMap<string, number>, length: number, least: number): Alike[] {
  const { data, numbers, late } = owners;
  const products = new Float64Array(data.places.length);
  for (const [word, n] of words) {
    const number = numbers.get(word);
    if (number === undefined) continue;
    const idf = idfOf(data.places.length, havingOf(data, number));
    const weight = weightOf(n, idf);
    for (let i = data.starts[number] as number; i < (data.starts[number + 1] as number); i++) {
      const work = data.works[i] as number;
      products[work] = (products[work] as number) + weight * weightOf(data.counts[i] as number, idf);
    }
  }
  const alike: Alike[] = [];
  for (let work = 0; work < products.length; work++) {
    const likeness = (products[work] as number) / (length * (data.lengths[work] as number) || 1);
    if (likeness >= least) alike.push({ place: data.places[work] as number, likeness });
  }
  for (const { place, counts, length: own } of late) {
    let product = 0;
    for (const [word, n] of words) {
      const there = counts.get(word);
      if (there !== undefined) product += weightOf(n, rarityOf(owners, word)) * weightOf(there, rarityOf(owners, word));
    }
    const likeness = product / (length * own || 1);
    if (likeness >= least) alike.push({ place, likeness });
  }
  return alike.sort((a, b) => b.likeness - a.likeness || a.place - b.place);
}
