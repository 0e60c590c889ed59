import { eachWordSpan, foldWord, wordHash } from '../tokens';
import { noStrings, pushString } from './strings';

/** Visits the terms of a text: every word that has one, in order. */
export type EachTerm = (text: string, visit: (term: number) => void) => void;

/**
 * For reading many texts: each word is looked up where it stands, by its hash and its letters, and made a string only when
 * it is met for the first time. `termOf` is asked once for each word; -1 stands for a word that says nothing.
 */
export function makeWordTable(termOf: (word: string) => number): EachTerm {
  const words = noStrings();
  let terms = new Int32Array(1024);
  let slots = new Int32Array(4096).fill(-1);
  let count = 0;

  const remember = (word: string, term: number): void => {
    if (count * 2 >= slots.length) {
      slots = new Int32Array(slots.length * 2).fill(-1);
      for (let n = 0; n < count; n++) place(hashes[n] as number, n);
    }
    if (count === terms.length) terms = grown(terms);
    pushString(words, word);
    terms[count] = term;
    hashes.push(wordHash(word));
    place(hashes[count] as number, count);
    count++;
  };
  const hashes: number[] = [];
  const place = (hash: number, n: number): void => {
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = n;
  };

  const lookUp = (text: string, start: number, end: number, hash: number): number => {
    const mask = slots.length - 1;
    const units = words.units.values;
    const starts = words.starts.values;
    for (let slot = hash & mask; slots[slot] !== -1; slot = (slot + 1) & mask) {
      const n = slots[slot] as number;
      const at = starts[n] as number;
      if ((starts[n + 1] as number) - at !== end - start) continue;
      let same = true;
      for (let i = 0; i < end - start && same; i++) {
        const code = text.charCodeAt(start + i);
        same = (code >= 65 && code <= 90 ? code + 32 : code) === units[at + i];
      }
      if (same) return terms[n] as number;
    }
    const word = text.slice(start, end).toLowerCase();
    const term = termOf(word);
    remember(word, term);
    return term;
  };

  return (text, visit) =>
    eachWordSpan(text, (start, end, hash, plain) => {
      const term = plain ? lookUp(text, start, end, hash) : termOf(foldWord(text.slice(start, end)));
      if (term >= 0) visit(term);
    });
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(values.length * 2);
  bigger.set(values);
  return bigger;
}
