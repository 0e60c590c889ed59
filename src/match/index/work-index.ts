import type { Work } from '@/src/model';
import { eachWord } from '../tokens';
import { droppedOf, houseOf, isAmendment, isRegistry, otherTexts, telling, titleParts } from './fields';
import { bytes8, type Growable, numbers16, numbers32, signed32 } from './growable';
import { markOf, noParts, type PartCounts, weighParts } from './segments';
import { countStrings, type Lookup, lookupOf, noStrings, pushString, type Strings } from './strings';
import type { EachTerm } from './word-table';

/**
 * The index's data. A work is a number in order of arrival ("doc"); a stem is a number ("term"). For each doc its title's
 * terms in order and its scope's terms with their counts; for each term the docs that have it: once built ("main"), in one
 * run; added later ("late"), as linked lists, until the next rebuild.
 */
export type IndexData = {
  words: Strings;
  /** Live docs that have the term in title or scope. */
  frequency: Growable<Uint32Array>;
  keys: Strings;
  /** Publishers, and each doc's. */
  bodies: Strings;
  body: Growable<Uint16Array>;
  /** 1: removed. 2: an amendment or the like. 4: a registry. */
  flags: Growable<Uint8Array>;
  titleStart: Growable<Uint32Array>;
  titleTerms: Growable<Uint32Array>;
  /** See segments.ts. */
  titleMarks: Growable<Uint8Array>;
  parts: PartCounts;
  textStart: Growable<Uint32Array>;
  textTerms: Growable<Uint32Array>;
  /** Packed as in postings, without the title's count. */
  textCounts: Growable<Uint8Array>;
  mainStart: Uint32Array;
  mainDocs: Uint32Array;
  mainCounts: Uint8Array;
  lateHead: Growable<Int32Array>;
  lateNext: Growable<Int32Array>;
  lateDocs: Growable<Uint32Array>;
  lateCounts: Growable<Uint8Array>;
};

export const REMOVED = 1;
export const AMENDMENT = 2;
export const REGISTRY = 4;

/** A posting's byte: bits 0–3 the count in the scope (at most 15), bits 4–6 in the title (at most 7), bit 7 in other fields. */
export const scopeCount = (packed: number): number => packed & 15;
export const titleCount = (packed: number): number => (packed >> 4) & 7;
export const OTHER_FIELDS = 128;

export type WorkIndex = {
  data: IndexData;
  wordLookup: Lookup;
  keyLookup: Lookup;
  /** Docs that are not removed. */
  live: number;
  /** Sums of live docs' title and scope lengths in terms, for the average. */
  titleLength: number;
  scopeLength: number;
  scoped: number;
};

export function emptyData(): IndexData {
  const zero = (): Growable<Uint32Array> => {
    const starts = numbers32();
    starts.push(0);
    return starts;
  };
  return {
    words: noStrings(),
    frequency: numbers32(),
    keys: noStrings(),
    bodies: noStrings(),
    body: numbers16(),
    flags: bytes8(),
    titleStart: zero(),
    titleTerms: numbers32(),
    titleMarks: bytes8(),
    parts: noParts(),
    textStart: zero(),
    textTerms: numbers32(),
    textCounts: bytes8(),
    mainStart: new Uint32Array(1),
    mainDocs: new Uint32Array(0),
    mainCounts: new Uint8Array(0),
    lateHead: signed32(),
    lateNext: signed32(),
    lateDocs: numbers32(),
    lateCounts: bytes8(),
  };
}

export const docCount = (data: IndexData): number => data.flags.used;

/** An index over data built or opened. Linear in the number of words and docs (their lookups are rebuilt). */
export function indexOver(data: IndexData): WorkIndex {
  const index: WorkIndex = { data, wordLookup: lookupOf(data.words), keyLookup: lookupOf(data.keys), live: 0, titleLength: 0, scopeLength: 0, scoped: 0 };
  for (let doc = 0; doc < docCount(data); doc++) if ((data.flags.at(doc) & REMOVED) === 0) countDoc(index, doc, 1);
  return index;
}

/** Adds a doc to the sums, or takes it out. */
function countDoc(index: WorkIndex, doc: number, by: 1 | -1): void {
  const { titleStart, textStart } = index.data;
  const scope = textStart.at(doc + 1) - textStart.at(doc);
  index.live += by;
  index.titleLength += by * (titleStart.at(doc + 1) - titleStart.at(doc));
  index.scopeLength += by * scope;
  if (scope > 0) index.scoped += by;
}

/** Gathers the terms of one doc after the other; a counter for each term, cleared by what was touched. */
export type Gatherer = {
  eachTerm: EachTerm;
  /** Packed as in postings. */
  counts: Uint8Array;
  touched: number[];
};
export const newGatherer = (eachTerm: EachTerm): Gatherer => ({ eachTerm, counts: new Uint8Array(1024), touched: [] });

const ONE_IN_TITLE = 16;
const MOST_IN_TITLE = 7 * ONE_IN_TITLE;
const MOST_IN_SCOPE = 15;

/** Room for a term's counter; what was not touched before is. */
function meet(gather: Gatherer, term: number): number {
  if (term >= gather.counts.length) {
    const bigger = new Uint8Array(Math.max(term + 1, gather.counts.length * 2));
    bigger.set(gather.counts);
    gather.counts = bigger;
  }
  const count = gather.counts[term] as number;
  if (count === 0) gather.touched.push(term);
  return count;
}

/** Writes a work's fields behind the others and returns its doc. Postings are not touched. */
export function appendWork(data: IndexData, gather: Gatherer, work: Work): number {
  const doc = docCount(data);
  const { eachTerm, touched } = gather;
  touched.length = 0;
  const parts = titleParts(work.title);
  parts.forEach((part, at) => {
    const mark = markOf(parts.length - 1 - at, 0);
    eachTerm(part, (term) => {
      const count = meet(gather, term);
      if ((count & MOST_IN_TITLE) < MOST_IN_TITLE) gather.counts[term] = count + ONE_IN_TITLE;
      data.titleTerms.push(term);
      data.titleMarks.push(mark);
    });
  });
  if (work.scope)
    eachTerm(work.scope, (term) => {
      const count = meet(gather, term);
      if ((count & MOST_IN_SCOPE) < MOST_IN_SCOPE) gather.counts[term] = count + 1;
    });
  for (const text of otherTexts(work))
    eachTerm(text, (term) => {
      gather.counts[term] = meet(gather, term) | OTHER_FIELDS;
    });
  for (const text of droppedOf(work.title))
    eachTerm(text, (term) => {
      const count = meet(gather, term);
      // What the rest of the title says too is found there.
      gather.counts[term] = (count & MOST_IN_TITLE) > 0 ? count : count | OTHER_FIELDS;
    });
  const { counts } = gather;
  for (const term of touched) {
    const packed = counts[term] as number;
    counts[term] = 0;
    if ((packed & ~MOST_IN_TITLE) !== 0) {
      data.textTerms.push(term);
      data.textCounts.push(packed & ~MOST_IN_TITLE);
    }
    data.frequency.extend(term + 1);
    if ((packed & ~OTHER_FIELDS) !== 0) (data.frequency.values[term] as number)++;
  }
  data.titleStart.push(data.titleTerms.used);
  data.textStart.push(data.textTerms.used);
  data.flags.push((isAmendment(work) ? AMENDMENT : 0) | (isRegistry(work) ? REGISTRY : 0));
  pushString(data.keys, work.key);
  data.body.push(bodyNumber(data.bodies, houseOf(work.body)));
  return doc;
}

/** Publishers are few: a scan is enough. */
function bodyNumber(bodies: Strings, name: string): number {
  const known = bodyNamed(bodies, name);
  return known >= 0 ? known : pushString(bodies, name);
}

export function bodyNamed(bodies: Strings, name: string): number {
  for (let i = 0; i < countStrings(bodies); i++) {
    const from = bodies.starts.at(i);
    if (bodies.starts.at(i + 1) - from !== name.length) continue;
    let same = true;
    for (let c = 0; c < name.length && same; c++) same = bodies.units.at(from + c) === name.charCodeAt(c);
    if (same) return i;
  }
  return -1;
}

/** Visits each distinct term of a doc with its packed count. */
export function eachTermOf(data: IndexData, doc: number, visit: (term: number, packed: number) => void): void {
  const seen = new Map<number, number>();
  for (let i = data.titleStart.at(doc); i < data.titleStart.at(doc + 1); i++) {
    const term = data.titleTerms.at(i);
    seen.set(term, Math.min(7, (seen.get(term) ?? 0) + 1));
  }
  for (let i = data.textStart.at(doc); i < data.textStart.at(doc + 1); i++) {
    const term = data.textTerms.at(i);
    const title = seen.get(term) ?? 0;
    seen.delete(term);
    visit(term, data.textCounts.at(i) | (title << 4));
  }
  for (const [term, title] of seen) visit(term, title << 4);
}

/** Adds a work, in place of one with the same key. Takes well under a millisecond, apart from a rare rebuild. */
export function addWork(index: WorkIndex, work: Work): void {
  removeWork(index, work.key);
  const { data } = index;
  const termOf = (word: string): number => {
    const found = telling(word);
    if (found === null) return -1;
    const known = index.wordLookup.find(found);
    if (known >= 0) return known;
    const term = pushString(data.words, found);
    index.wordLookup.add(term);
    return term;
  };
  const eachTerm: EachTerm = (text, visit) =>
    eachWord(text, (word) => {
      const term = termOf(word);
      if (term >= 0) visit(term);
    });
  const doc = appendWork(data, newGatherer(eachTerm), work);
  weighParts(data.titleTerms.values, data.titleMarks.values, data.titleStart.at(doc), data.titleStart.at(doc + 1), data.parts);
  index.keyLookup.add(doc);
  countDoc(index, doc, 1);
  const terms = countStrings(data.words);
  const before = data.lateHead.used;
  data.lateHead.extend(terms);
  data.lateHead.values.fill(-1, before, terms);
  eachTermOf(data, doc, (term, packed) => {
    data.lateNext.push(data.lateHead.at(term));
    data.lateDocs.push(doc);
    data.lateCounts.push(packed);
    data.lateHead.values[term] = data.lateNext.used - 1;
  });
}

/** Removes a work; false where the index does not have it. */
export function removeWork(index: WorkIndex, key: string): boolean {
  const doc = index.keyLookup.find(key);
  const { data } = index;
  if (doc < 0 || (data.flags.at(doc) & REMOVED) !== 0) return false;
  data.flags.values[doc] = data.flags.at(doc) | REMOVED;
  countDoc(index, doc, -1);
  eachTermOf(data, doc, (term, packed) => {
    if ((packed & ~OTHER_FIELDS) !== 0) (data.frequency.values[term] as number)--;
  });
  return true;
}
