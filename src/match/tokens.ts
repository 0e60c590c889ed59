/** A word of a text: folded, with its place in the text as given. */
export type Token = { word: string; start: number; end: number };

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
/** Part of a word, and left out of its folded form: soft hyphen, zero-width space and joiners, byte order mark. */
const INVISIBLE = 3;

const ASCII_LIMIT = 128;
const classes = new Uint8Array(0x10000).fill(255);
for (let code = 0; code < ASCII_LIMIT; code++) {
  const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  classes[code] = letter ? LETTER : code >= 48 && code <= 57 ? DIGIT : OTHER;
}
for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) classes[code] = INVISIBLE;

function classOf(code: number): number {
  const known = classes[code] as number;
  if (known !== 255) return known;
  // Surrogates count as letters: scripts outside the basic plane are rare here, and a pair must not be cut.
  const char = String.fromCharCode(code);
  const found = (code >= 0xd800 && code <= 0xdfff) || /[\p{L}\p{M}]/u.test(char) ? LETTER : /\p{N}/u.test(char) ? DIGIT : OTHER;
  classes[code] = found;
  return found;
}

/** A word as it is compared: lower case, without accents, ligatures and invisible characters. */
export function foldWord(word: string): string {
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) >= ASCII_LIMIT)
      return word
        .normalize('NFKD')
        .replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
        .toLowerCase();
  }
  return word.toLowerCase();
}

const HASH_START = 0x811c9dc5;
const HASH_STEP = 0x01000193;

/** The hash that `eachWordSpan` gives for a plain word: FNV-1a over its lower-case letters. */
export function wordHash(word: string): number {
  let hash = HASH_START;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), HASH_STEP);
  return hash >>> 0;
}

/**
 * Calls back for every word of the text, in order, in one pass, without cutting it out. A word is a run of letters and
 * digits; a full stop stays inside it between two of which one is a digit, so that "X.509", "802.15.4" and "v2.0" are one
 * word each. `plain` says that the word is ASCII, and then `hash` is that of its lower-case form.
 */
export function eachWordSpan(text: string, visit: (start: number, end: number, hash: number, plain: boolean) => void, from = 0, to = text.length): void {
  let at = from;
  while (at < to) {
    let code = text.charCodeAt(at);
    const first = classOf(code);
    if (first !== LETTER && first !== DIGIT) {
      at++;
      continue;
    }
    const start = at;
    let last = first;
    let hash = HASH_START;
    let plain = true;
    for (;;) {
      if (code >= ASCII_LIMIT) plain = false;
      hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), HASH_STEP);
      at++;
      if (at >= to) break;
      code = text.charCodeAt(at);
      const kind = classOf(code);
      if (kind === LETTER || kind === DIGIT) {
        last = kind;
        continue;
      }
      if (kind === INVISIBLE) continue;
      if (code !== 46 || at + 1 >= to) break;
      const next = classOf(text.charCodeAt(at + 1));
      if (!(next === DIGIT || (next === LETTER && last === DIGIT && at - start < 4))) break;
    }
    visit(start, at, hash >>> 0, plain);
  }
}

/** Calls back for every word of the text, folded. */
export function eachWord(text: string, visit: (word: string, start: number, end: number) => void, from = 0, to = text.length): void {
  eachWordSpan(
    text,
    (start, end, _, plain) => {
      const word = plain ? text.slice(start, end).toLowerCase() : foldWord(text.slice(start, end));
      if (word !== '') visit(word, start, end);
    },
    from,
    to,
  );
}

export function tokensOf(text: string, from = 0, to = text.length): Token[] {
  const found: Token[] = [];
  eachWord(text, (word, start, end) => found.push({ word, start, end }), from, to);
  return found;
}

export function wordsOf(text: string): string[] {
  const found: string[] = [];
  eachWord(text, (word) => found.push(word));
  return found;
}

/** Words that say nothing of a subject. Standards' own verbs ("specifies", "describes") are left to their rarity. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be been being but by can do does each for from has have if in into is it its may might must no nor not of on or shall should so such than that the their them then there these they this those to was were which while who whom will with within without would'.split(
    ' ',
  ),
);

/** The words that carry meaning, folded, in order. */
export const contentWords = (text: string): string[] => wordsOf(text).filter((word) => !STOP_WORDS.has(word));

/**
 * A designation as it is looked up: folded words joined by one space, a plural last word made singular where that is
 * safe ("credentials" → "credential", never "status", "access" or "analysis").
 */
export function foldDesignation(designation: string): string {
  const words = wordsOf(designation);
  const last = words.pop();
  if (last === undefined) return '';
  words.push(singular(last));
  return words.join(' ');
}

/** The singular of a folded English noun; the word itself where its ending is no sure plural. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|ws|as|os)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(?:sses|shes|ches|xes|zes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
