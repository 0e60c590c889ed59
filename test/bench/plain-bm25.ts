import type { Work } from '@/src/model';

/** The least that finding by words can cost: lower-case words, one field, typed-array postings, BM25, nothing else. */
export type PlainBm25 = { find: (text: string, top: number) => { key: string; score: number }[] };

const K1 = 1.2;
const B = 0.75;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

export function buildPlainBm25(works: readonly Work[]): PlainBm25 {
  const terms = new Map<string, number>();
  const docTerms: number[] = [];
  const docCounts: number[] = [];
  const docStarts = new Uint32Array(works.length + 1);
  const lengths = new Float32Array(works.length);
  let total = 0;
  works.forEach((work, doc) => {
    const counts = new Map<number, number>();
    const words = wordsOf(`${work.title} ${work.scope ?? ''}`);
    for (const word of words) {
      let term = terms.get(word);
      if (term === undefined) {
        term = terms.size;
        terms.set(word, term);
      }
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    for (const [term, count] of counts) {
      docTerms.push(term);
      docCounts.push(Math.min(255, count));
    }
    docStarts[doc + 1] = docTerms.length;
    lengths[doc] = words.length;
    total += words.length;
  });
  const starts = new Uint32Array(terms.size + 1);
  for (const term of docTerms) (starts[term + 1] as number)++;
  for (let t = 0; t < terms.size; t++) (starts[t + 1] as number) += starts[t] as number;
  const docs = new Uint32Array(docTerms.length);
  const counts = new Uint8Array(docTerms.length);
  const next = starts.slice();
  for (let doc = 0; doc < works.length; doc++) {
    for (let i = docStarts[doc] as number; i < (docStarts[doc + 1] as number); i++) {
      const at = (next[docTerms[i] as number] as number)++;
      docs[at] = doc;
      counts[at] = docCounts[i] as number;
    }
  }
  const average = total / Math.max(1, works.length);
  const norms = lengths.map((length) => K1 * (1 - B + (B * length) / average));
  const scores = new Float32Array(works.length);
  return {
    find: (text, top) => {
      scores.fill(0);
      for (const word of new Set(wordsOf(text))) {
        const term = terms.get(word);
        if (term === undefined) continue;
        const from = starts[term] as number;
        const to = starts[term + 1] as number;
        const idf = Math.log(1 + (works.length - (to - from) + 0.5) / (to - from + 0.5));
        for (let i = from; i < to; i++) {
          const doc = docs[i] as number;
          const count = counts[i] as number;
          scores[doc] = (scores[doc] as number) + (idf * count * (K1 + 1)) / (count + (norms[doc] as number));
        }
      }
      const best: { doc: number; score: number }[] = [];
      let least = 0;
      for (let doc = 0; doc < works.length; doc++) {
        const score = scores[doc] as number;
        if (score <= least) continue;
        best.push({ doc, score });
        if (best.length > top * 2) {
          best.sort((a, b) => b.score - a.score);
          best.length = top;
          least = best[top - 1]?.score ?? 0;
        }
      }
      return best
        .sort((a, b) => b.score - a.score)
        .slice(0, top)
        .map(({ doc, score }) => ({ key: works[doc]?.key ?? '', score }));
    },
  };
}
