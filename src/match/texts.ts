import type { Work } from '@/src/model';
import { fnv } from './hash';
import { eachWordSpan, foldWord } from './tokens';

/** A text as numbers of words with their places, for finding passages. */
export type WordRow = { words: Int32Array; starts: Int32Array; ends: Int32Array };

/** The texts that the catalog holds, with marks by which passages are found in them. */
export type Texts = {
  works: readonly Work[];
  rows: readonly WordRow[];
  /** Cuts a text into the same numbers; words that no known text has get -1. */
  cut: (text: string) => WordRow;
  /** Places in the known texts that begin with these words: numbers of work and word. */
  at: (row: WordRow, word: number) => readonly { work: number; word: number }[];
};

/** Words in a mark, and of so many marks in a row one is kept (winnowing: Schleimer, Wilkerson, Aiken 2003). */
export const MARK = 7;
const WINDOW = 4;
/** A mark that stands in more places than this is a form's or a template's. */
const MOST_PLACES = 24;

/** Reads every text once. Linear in their words. */
export function openTexts(all: readonly Work[]): Texts {
  const works = all.filter((work) => work.text !== null && work.text !== '');
  const numbers = new Map<string, number>();
  const rows = works.map((work) => cutText(work.text ?? '', (word) => numbered(numbers, word)));
  const marks = new Map<number, { work: number; word: number }[]>();
  rows.forEach((row, work) => {
    for (const word of winnow(row)) {
      const hash = markAt(row, word);
      const places = marks.get(hash);
      if (!places) marks.set(hash, [{ work, word }]);
      else if (places.length <= MOST_PLACES) places.push({ work, word });
    }
  });
  return {
    works,
    rows,
    cut: (text) => cutText(text, (word) => numbers.get(word) ?? -1),
    at: (row, word) => {
      const places = marks.get(markAt(row, word)) ?? [];
      return places.length > MOST_PLACES ? [] : places.filter((place) => sameMark(row, word, rows[place.work] as WordRow, place.word));
    },
  };
}

function numbered(numbers: Map<string, number>, word: string): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  numbers.set(word, numbers.size);
  return numbers.size - 1;
}

function cutText(text: string, numberOf: (word: string) => number): WordRow {
  const words: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  eachWordSpan(text, (start, end) => {
    words.push(numberOf(foldWord(text.slice(start, end))));
    starts.push(start);
    ends.push(end);
  });
  return { words: Int32Array.from(words), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function markAt({ words }: WordRow, from: number): number {
  let hash = fnv('');
  for (let i = from; i < from + MARK; i++) {
    const word = words[i] as number;
    hash = Math.imul(hash ^ (word & 0xffff), 0x01000193);
    hash = Math.imul(hash ^ (word >>> 16), 0x01000193);
  }
  return hash >>> 0;
}

function sameMark(a: WordRow, from: number, b: WordRow, to: number): boolean {
  for (let i = 0; i < MARK; i++) if (a.words[from + i] !== b.words[to + i] || (a.words[from + i] as number) < 0) return false;
  return true;
}

/** Of every few marks in a row the smallest: equal passages have equal marks, wherever they stand. */
function winnow(row: WordRow): number[] {
  const last = row.words.length - MARK;
  const kept: number[] = [];
  let before = -1;
  const hashes: number[] = [];
  for (let at = 0; at <= last; at++) hashes.push(markAt(row, at));
  for (let from = 0; from + WINDOW <= hashes.length || (from === 0 && hashes.length > 0); from++) {
    let least = from;
    for (let at = from; at < Math.min(from + WINDOW, hashes.length); at++) if ((hashes[at] as number) <= (hashes[least] as number)) least = at;
    if (least !== before) kept.push(least);
    before = least;
  }
  return kept;
}
