import type { Span } from '@/src/model';

/** A text made ready for finding: folded, with the place in the original of each of its characters. */
export type FindIndex = { folded: string; at: Int32Array };

const SAME: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u00ad': '',
};

/** Lower case, no accents, straight quotes and plain hyphens, white space as single blanks. Linear in the text. */
export function foldForFind(text: string): FindIndex {
  const pieces: string[] = [];
  const places: number[] = [];
  let blank = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 0xa0 || code === 0x2028) {
      if (!blank) {
        pieces.push(' ');
        places.push(i);
      }
      blank = true;
      continue;
    }
    blank = false;
    const letter = text.charAt(i);
    const folded = code < 128 ? letter.toLowerCase() : (SAME[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
    for (const part of folded) {
      pieces.push(part);
      for (let k = 0; k < part.length; k++) places.push(i);
    }
  }
  return { folded: pieces.join(''), at: Int32Array.from(places) };
}

/** Every place of the words, in order, at most `limit`. */
export function findAll(index: FindIndex, words: string, limit = 5000): Span[] {
  const wanted = foldForFind(words.trim()).folded;
  const found: Span[] = [];
  if (wanted === '') return found;
  for (let i = index.folded.indexOf(wanted); i >= 0 && found.length < limit; i = index.folded.indexOf(wanted, i + wanted.length)) {
    const start = index.at[i] ?? 0;
    const last = index.at[i + wanted.length - 1] ?? start;
    found.push({ start, end: last + 1 });
  }
  return found;
}
