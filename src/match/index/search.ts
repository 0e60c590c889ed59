import { stem } from '../stem';
import { foldWord, STOP_WORDS, wordsOf } from '../tokens';
import { rarity } from './query';
import { countStrings, stringAt } from './strings';
import { docCount, type IndexData, OTHER_FIELDS, REMOVED, scopeCount, titleCount, type WorkIndex } from './work-index';

/** Where the words must stand: in the title, the scope, or the number and the other short fields; default: anywhere. */
export type SearchField = 'title' | 'scope' | 'other';

export type SearchOptions = { limit: number; field?: SearchField; body?: string | null; keep?: (key: string) => boolean };

export type SearchHit = { key: string; score: number };

/** What the caller knows beside the index: docs that a typed word also finds (a part of a number), and what a doc is worth more. */
export type SearchAid = { also?: (word: string) => Iterable<number>; worth?: (doc: number) => number };

/**
 * Finds works as one types: every word typed must begin a word of the work, or be one mistake away from one (two in long
 * words) where nothing begins with it. "title:wallet" asks for a field, as `field` does for all words. A single letter must be
 * the word; articles and the like count only where nothing else is typed.
 */
export function searchIndex(index: WorkIndex, text: string, { limit, field, body, keep }: SearchOptions): SearchHit[] {
  const { data } = index;
  const wanted = body ? foldWord(body) : null;
  const found: SearchHit[] = [];
  const { docs, scores } = searchDocs(index, text, { field });
  for (const doc of docs) {
    if (found.length === limit) break;
    if (wanted !== null && foldWord(stringAt(data.bodies, data.body.at(doc))) !== wanted) continue;
    const key = stringAt(data.keys, doc);
    if (!keep || keep(key)) found.push({ key, score: scores[doc] as number });
  }
  return found;
}

/** The same, as docs: best first, of equals the earlier doc; with the scores of all docs. */
export function searchDocs(index: WorkIndex, text: string, aid: SearchAid & { field?: SearchField } = {}): { docs: number[]; scores: Float64Array } {
  const typed = readTyped(text, aid.field ?? null);
  const count = docCount(index.data);
  let scores: Float64Array | null = null;
  for (const { word, field } of typed) {
    const found = docsWith(index, word, field, count);
    if (aid.also && (field === null || field === 'other'))
      for (const doc of aid.also(word)) if (doc < count) found[doc] = Math.max(found[doc] as number, BEGINNING);
    if (scores !== null)
      for (let doc = 0; doc < count; doc++)
        found[doc] = (scores[doc] as number) > 0 && (found[doc] as number) > 0 ? (scores[doc] as number) + (found[doc] as number) : 0;
    scores = found;
  }
  const all = scores ?? new Float64Array(0);
  return { docs: bestFirst(index, all, aid.worth ?? (() => 0)), scores: all };
}

/** More than any doc, and finer than any difference that counts. */
const DOCS = 2 ** 21;
const STEPS = 4096;

/** One sort of plain numbers: tens of thousands may be found. */
function bestFirst({ data }: WorkIndex, scores: Float64Array, worth: (doc: number) => number): number[] {
  const keys: number[] = [];
  for (let doc = 0; doc < scores.length; doc++) {
    if (scores[doc] === 0 || (data.flags.at(doc) & REMOVED) !== 0) continue;
    scores[doc] = (scores[doc] as number) + worth(doc);
    keys.push(-Math.round((scores[doc] as number) * STEPS) * DOCS + doc);
  }
  return Array.from(Float64Array.from(keys).sort(), (key) => ((key % DOCS) + DOCS) % DOCS);
}

type Typed = { word: string; field: SearchField | null };

function readTyped(text: string, field: SearchField | null): Typed[] {
  const typed = wordsTyped(text, field);
  const telling = typed.filter(({ word }) => !STOP_WORDS.has(word));
  return telling.length > 0 ? telling : typed;
}

function wordsTyped(text: string, field: SearchField | null): Typed[] {
  return text.split(/\s+/).flatMap((part) => {
    const named = /^(title|scope|other|id):(.+)$/.exec(part);
    const asked: SearchField | null = named ? (named[1] === 'title' || named[1] === 'scope' ? named[1] : 'other') : field;
    return wordsOf(named?.[2] ?? part).map((word) => ({ word, field: asked }));
  });
}

const WHOLE = 3;
const STEM = 2.5;
const BEGINNING = 1;
const MISTAKE = 0.6;

/** Each doc's score for one typed word: by how the word matches and where it stands. */
function docsWith(index: WorkIndex, word: string, field: SearchField | null, docs: number): Float64Array {
  const scores = new Float64Array(docs);
  const { data } = index;
  // What a posting's byte is worth, by where the word stands: looked up, as a beginning may have a million postings.
  const places = Float64Array.from({ length: 256 }, (_, packed) => placeOf(packed, field));
  const add = (doc: number, packed: number, weight: number): void => {
    const score = weight * (places[packed] as number);
    if (score > (scores[doc] as number)) scores[doc] = score;
  };
  for (const [term, worth] of termsFor(index, word)) {
    const weight = worth * (1 + 0.2 * rarity(index.live, Math.min(index.live, data.frequency.at(term))));
    const to = term + 1 < data.mainStart.length ? (data.mainStart[term + 1] as number) : 0;
    for (let i = to > 0 ? (data.mainStart[term] as number) : 0; i < to; i++) add(data.mainDocs[i] as number, data.mainCounts[i] as number, weight);
    if (term < data.lateHead.used)
      for (let i = data.lateHead.at(term); i >= 0; i = data.lateNext.at(i)) add(data.lateDocs.at(i), data.lateCounts.at(i), weight);
  }
  return scores;
}

function placeOf(packed: number, field: SearchField | null): number {
  const title = titleCount(packed) > 0 ? 1 : 0;
  const scope = scopeCount(packed) > 0 ? 0.4 : 0;
  const other = (packed & OTHER_FIELDS) !== 0 ? 0.9 : 0;
  return field === 'title' ? title : field === 'scope' ? scope : field === 'other' ? other : Math.max(title, scope, other);
}

/** The index's words that a typed word may mean. */
function termsFor(index: WorkIndex, word: string): Map<number, number> {
  const found = new Map<number, number>();
  const stemmed = stem(word);
  const sorted = sortedWords(index);
  if (word.length === 1 && index.wordLookup.find(word) >= 0) found.set(index.wordLookup.find(word), WHOLE);
  // A word half typed may run past its stem ("verifie" for "verifi-er"): the stem's words count too.
  for (const start of word.length === 1 ? [] : new Set([word, stemmed])) {
    for (let i = firstFrom(index.data, sorted, start); i < sorted.length; i++) {
      const term = sorted[i] as number;
      const other = stringAt(index.data.words, term);
      if (!other.startsWith(start)) break;
      const worth = other === word ? WHOLE : other === stemmed ? STEM : BEGINNING;
      found.set(term, Math.max(found.get(term) ?? 0, worth));
    }
  }
  if (found.size === 0) for (const term of nearTerms(index, word)) found.set(term, MISTAKE);
  return found;
}

const sortedOf = new WeakMap<IndexData, Uint32Array>();

/** Makes ready what the first search would make. */
export function warmSearch(index: WorkIndex): void {
  sortedWords(index);
  shapesOf(index.data);
}

/** Numbers of all words in alphabetical order, sorted when first asked for and when words were added. */
function sortedWords({ data }: WorkIndex): Uint32Array {
  const known = sortedOf.get(data);
  const count = countStrings(data.words);
  if (known?.length === count) return known;
  const words = Array.from({ length: count }, (_, term) => stringAt(data.words, term));
  const sorted = Uint32Array.from(words.keys()).sort((a, b) => ((words[a] as string) < (words[b] as string) ? -1 : 1));
  sortedOf.set(data, sorted);
  return sorted;
}

function firstFrom(data: IndexData, sorted: Uint32Array, start: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stringAt(data.words, sorted[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An English ending that stemming takes away is at most so long ("-ation"). */
const ENDING = 5;

/** Words one mistake away (letter left out, put in, changed, or two exchanged), two where the word is long; endings do not count. */
function nearTerms({ data }: WorkIndex, word: string): number[] {
  if (word.length < 4) return [];
  const most = word.length >= 8 ? 2 : 1;
  const letters = ~lettersOf(word);
  const shapes = shapesOf(data);
  const found: { term: number; distance: number }[] = [];
  for (let term = 0; term < shapes.lengths.length; term++) {
    const length = shapes.lengths[term] as number;
    if (length < 4 || length > word.length + most || length < word.length - ENDING - most) continue;
    // A mistake brings in one letter at most: this leaves few words to be compared letter by letter.
    let others = (shapes.letters[term] as number) & letters;
    others &= others - 1;
    if (most === 2) others &= others - 1;
    if (others !== 0) continue;
    const distance = mistakes(word, stringAt(data.words, term), most);
    if (distance <= most) found.push({ term, distance });
  }
  const least = Math.min(...found.map((f) => f.distance));
  return found.filter((f) => f.distance === least).map((f) => f.term);
}

/** Length and letters of each word, a bit a letter. */
type Shapes = { lengths: Uint8Array; letters: Int32Array };
const shapesOfData = new WeakMap<IndexData, Shapes>();

function shapesOf(data: IndexData): Shapes {
  const known = shapesOfData.get(data);
  const count = countStrings(data.words);
  if (known?.lengths.length === count) return known;
  const { units, starts } = data.words;
  const shapes: Shapes = { lengths: new Uint8Array(count), letters: new Int32Array(count) };
  for (let term = 0; term < count; term++) {
    const from = starts.at(term);
    const to = starts.at(term + 1);
    let letters = 0;
    for (let i = from; i < to; i++) letters |= letterOf(units.values[i] as number);
    shapes.lengths[term] = Math.min(255, to - from);
    shapes.letters[term] = letters;
  }
  shapesOfData.set(data, shapes);
  return shapes;
}

const letterOf = (code: number): number => 1 << (code & 31);

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= letterOf(word.charCodeAt(i));
  return letters;
}

/** Optimal string alignment distance of `b` from `a` or from `a` without an ending; given up as soon as it must exceed `most`. */
export function mistakes(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  let found = most + 1;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] as number) + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    if (i >= a.length - ENDING) found = Math.min(found, row[b.length] as number);
    if (least > most) break;
    before = last;
    last = row;
  }
  return found;
}
