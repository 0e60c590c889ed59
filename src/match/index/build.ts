import type { Work } from '@/src/model';

import { telling } from './fields';
import { countParts, weighParts } from './segments';
import { countStrings, pushString, type Strings } from './strings';
import { makeWordTable } from './word-table';
import { appendWork, docCount, emptyData, type IndexData, indexOver, newGatherer, type WorkIndex } from './work-index';

/** Told every so many works; may throw to cancel. */
export type OnProgress = (done: number, total: number) => void;

const STEP = 2_000;

/** Builds an index over works. Linear in their words. Of two works with one key the later counts. */
export function buildIndex(works: readonly Work[], onProgress?: OnProgress): WorkIndex {
  const last = new Map(works.map((work, at) => [work.key, at]));
  const { add, done } = gatherIndex();
  works.forEach((work, at) => {
    if (last.get(work.key) === at) add(work);
    if ((at + 1) % STEP === 0) onProgress?.(at + 1, works.length);
  });
  const index = done();
  onProgress?.(works.length, works.length);
  return index;
}

/** The same from works that come one by one, each key once; none of them is held. */
export function gatherIndex(): { add: (work: Work) => number; done: () => WorkIndex } {
  const data = emptyData();
  const stems = new Map<string, number>();
  const gather = newGatherer(
    makeWordTable((word) => {
      const found = telling(word);
      if (found === null) return -1;
      const known = stems.get(found);
      if (known !== undefined) return known;
      const term = pushString(data.words, found);
      stems.set(found, term);
      return term;
    }),
  );
  return {
    add: (work) => appendWork(data, gather, work),
    done: () => {
      trim(data);
      weighTitles(data);
      writePostings(data);
      return indexOver(data);
    },
  };
}

/** Counts how often the parts of titles stand in the catalog, and weighs every title's words by it. */
export function weighTitles(data: IndexData): void {
  data.parts = countParts(data.titleTerms.values, data.titleMarks.values, data.titleStart);
  for (let doc = 0; doc < docCount(data); doc++)
    weighParts(data.titleTerms.values, data.titleMarks.values, data.titleStart.at(doc), data.titleStart.at(doc + 1), data.parts);
}

/** Counts, then fills: each term's docs in one run, in order. Plain loops over plain arrays: this touches every word. */
export function writePostings(data: IndexData): void {
  const terms = countStrings(data.words);
  const starts = countPostings(data, terms);
  const docs = new Uint32Array(starts[terms] as number);
  const counts = new Uint8Array(docs.length);
  const next = starts.slice();
  const titles = new Uint8Array(terms);
  const titleTerms = data.titleTerms.values;
  const textTerms = data.textTerms.values;
  const textCounts = data.textCounts.values;
  const put = (term: number, doc: number, packed: number): void => {
    const at = next[term] as number;
    docs[at] = doc;
    counts[at] = packed;
    next[term] = at + 1;
  };
  for (let doc = 0; doc < docCount(data); doc++) {
    const titleFrom = data.titleStart.at(doc);
    const titleTo = data.titleStart.at(doc + 1);
    for (let i = titleFrom; i < titleTo; i++) {
      const term = titleTerms[i] as number;
      titles[term] = Math.min(7, (titles[term] as number) + 1);
    }
    for (let i = data.textStart.at(doc); i < data.textStart.at(doc + 1); i++) {
      const term = textTerms[i] as number;
      put(term, doc, (textCounts[i] as number) | ((titles[term] as number) << 4));
      titles[term] = 0;
    }
    for (let i = titleFrom; i < titleTo; i++) {
      const term = titleTerms[i] as number;
      if (titles[term] !== 0) put(term, doc, (titles[term] as number) << 4);
      titles[term] = 0;
    }
  }
  data.mainStart = starts;
  data.mainDocs = docs;
  data.mainCounts = counts;
}

/** Where each term's run begins; one more entry than terms. */
function countPostings(data: IndexData, terms: number): Uint32Array {
  const starts = new Uint32Array(terms + 1);
  // The doc in which a term was last counted, so that one in title and scope counts once.
  const last = new Int32Array(terms).fill(-1);
  const count = (values: Uint32Array, from: number, to: number, doc: number): void => {
    for (let i = from; i < to; i++) {
      const term = values[i] as number;
      if (last[term] === doc) continue;
      last[term] = doc;
      (starts[term + 1] as number)++;
    }
  };
  for (let doc = 0; doc < docCount(data); doc++) {
    count(data.titleTerms.values, data.titleStart.at(doc), data.titleStart.at(doc + 1), doc);
    count(data.textTerms.values, data.textStart.at(doc), data.textStart.at(doc + 1), doc);
  }
  for (let term = 0; term < terms; term++) (starts[term + 1] as number) += starts[term] as number;
  return starts;
}

function trim(data: IndexData): void {
  const strings = (s: Strings): void => {
    s.units.trim();
    s.starts.trim();
  };
  strings(data.words);
  strings(data.keys);
  strings(data.bodies);
  for (const part of [
    data.frequency,
    data.body,
    data.flags,
    data.titleStart,
    data.titleTerms,
    data.titleMarks,
    data.textStart,
    data.textTerms,
    data.textCounts,
  ])
    part.trim();
}
