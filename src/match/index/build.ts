import type { Work } from '@/src/model';

import { countParts, weighParts } from './segments';
import { countStrings, pushString, type Strings } from './strings';
import { appendWork, docCount, emptyData, type IndexData, indexOver, newGatherer, type WorkIndex } from './work-index';

/** Told every so many works; may throw to cancel. */
export type OnProgress = (done: number, total: number) => void;

const STEP = 2_000;

/** Builds an index over works. Linear in their words. Of two works with one key the later counts. */
export function buildIndex(works: readonly Work[], onProgress?: OnProgress): WorkIndex {
  const data = emptyData();
  const last = new Map(works.map((work, at) => [work.key, at]));
  const terms = new Map<string, number>();
  const termOf = (word: string): number => {
    const known = terms.get(word);
    if (known !== undefined) return known;
    const term = pushString(data.words, word);
    terms.set(word, term);
    return term;
  };
  const gather = newGatherer();
  works.forEach((work, at) => {
    if (last.get(work.key) === at) appendWork(data, termOf, gather, work);
    if ((at + 1) % STEP === 0) onProgress?.(at + 1, works.length);
  });
  trim(data);
  weighTitles(data);
  writePostings(data);
  onProgress?.(works.length, works.length);
  return indexOver(data);
}

/** Counts how often the parts of titles stand in the catalog, and weighs every title's words by it. */
export function weighTitles(data: IndexData): void {
  data.parts = countParts(data.titleTerms.values, data.titleMarks.values, data.titleStart);
  for (let doc = 0; doc < docCount(data); doc++)
    weighParts(data.titleTerms.values, data.titleMarks.values, data.titleStart.at(doc), data.titleStart.at(doc + 1), data.parts);
}

/** Counts, then fills: each term's docs in one run, in order. */
export function writePostings(data: IndexData): void {
  const terms = countStrings(data.words);
  const starts = new Uint32Array(terms + 1);
  eachPosting(data, (term) => {
    (starts[term + 1] as number)++;
  });
  for (let term = 0; term < terms; term++) (starts[term + 1] as number) += starts[term] as number;
  const total = starts[terms] as number;
  const docs = new Uint32Array(total);
  const counts = new Uint8Array(total);
  const next = starts.slice();
  eachPosting(data, (term, doc, packed) => {
    const at = next[term] as number;
    docs[at] = doc;
    counts[at] = packed;
    next[term] = at + 1;
  });
  data.mainStart = starts;
  data.mainDocs = docs;
  data.mainCounts = counts;
}

/** Every (term, doc) once, docs in order. `mark` remembers where a title's term was met in the same doc's scope. */
function eachPosting(data: IndexData, visit: (term: number, doc: number, packed: number) => void): void {
  const titles = new Uint8Array(countStrings(data.words));
  const { titleStart, titleTerms, textStart, textTerms, textCounts } = data;
  for (let doc = 0; doc < docCount(data); doc++) {
    const titleFrom = titleStart.at(doc);
    const titleTo = titleStart.at(doc + 1);
    for (let i = titleFrom; i < titleTo; i++) {
      const term = titleTerms.at(i);
      titles[term] = Math.min(7, (titles[term] as number) + 1);
    }
    for (let i = textStart.at(doc); i < textStart.at(doc + 1); i++) {
      const term = textTerms.at(i);
      visit(term, doc, textCounts.at(i) | ((titles[term] as number) << 4));
      titles[term] = 0;
    }
    for (let i = titleFrom; i < titleTo; i++) {
      const term = titleTerms.at(i);
      const count = titles[term] as number;
      if (count === 0) continue;
      visit(term, doc, count << 4);
      titles[term] = 0;
    }
  }
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
