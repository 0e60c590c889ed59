import { isTelling, wordsOf } from './words';

/** Long forms by their short ones, so that a title with either meets a mandate with the other. In folded words. */
const SHORT: readonly [string, string][] = [
  ['distributed ledger technology', 'dlt'],
  ['distributed ledger', 'dlt'],
  ['internet of thing', 'iot'],
  ['object identifier', 'oid'],
  ['public key infrastructure', 'pki'],
  ['artificial intelligence', 'ai'],
  ['idm', 'identity management'],
  ['decentralised', 'decentralized'],
  ['quantum key distribution', 'qkd'],
  ['identity verification', 'identity proofing'],
  ['next generation network', 'ngn'],
  ['intelligent transport system', 'intelligent transport'],
  ['machine learning', 'ml'],
];

/** Words of a text with known long forms shortened. */
export function foldedWords(text: string): string[] {
  let line = ` ${wordsOf(text).join(' ')} `;
  for (const [long, short] of SHORT) line = line.replaceAll(` ${long} `, ` ${short} `);
  return line.split(' ').filter(Boolean);
}

/**
 * A keyword of a Question, ready to be looked for. `acronym`: one word in capitals, which "rest" and "did" are not. `ofTitle`: a word of
 * the mandate's title, which nobody chose.
 */
export type Keyword = { text: string; phrase: string; words: string[]; weight: number; acronym: string | null; ofTitle: boolean };

/** Folded text between spaces, so that a phrase is found at word borders only. `acronyms`: words that stand in it in capitals, or for a long form. */
export type FoldedText = { line: string; words: Set<string>; acronyms: Set<string> };

export const foldText = (text: string): FoldedText => {
  const words = foldedWords(text);
  const acronyms = new Set([...wordsOf((text.match(CAPITALS) ?? []).join(' ')), ...SHORTENED]);
  return { line: ` ${words.join(' ')} `, words: new Set(words), acronyms };
};

/** "REST", "DIDs", "OAuth" is none. */
const CAPITALS = /\b\p{Lu}[\p{Lu}\p{N}]+s?\b/gu;
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}]+$/u;

/** What long forms are folded into is no word of the language: it needs no capitals. */
const SHORTENED = SHORT.map(([, short]) => short).filter((short) => !short.includes(' '));

/** "self-controlled identity Y.3081 Y.3087" is one phrase and two numbers; a phrase of several words weighs more than one word. */
export function keywordsOf(text: string): Keyword[] {
  const numbers = text.match(NUMBER) ?? [];
  const phrase = text.replace(NUMBER, ' ').replace(/\s+/g, ' ').trim();
  return [...numbers.map(keywordOf), ...(foldedWords(phrase).some(isTelling) ? [keywordOf(phrase)] : [])];
}

/** "X.1252", "Y.3050", "F.748": the number of a Recommendation; "Y.Sup59" is left in its phrase. */
const NUMBER = /\b[A-Z]{1,2}\.\d[\d.]*\b/g;

function keywordOf(text: string): Keyword {
  const words = foldedWords(text);
  const weight = 1 + 0.4 * (Math.min(words.length, 4) - 1);
  return {
    text,
    phrase: ` ${words.join(' ')} `,
    words: words.filter(isTelling),
    weight,
    acronym: ACRONYM.test(text) ? (words[0] ?? null) : null,
    ofTitle: false,
  };
}

/** How surely a keyword is in a text, 0–1: the phrase itself, or most words of a long one. */
export function presence(keyword: Keyword, text: FoldedText): number {
  if (text.line.includes(keyword.phrase)) return keyword.acronym === null || text.acronyms.has(keyword.acronym) ? 1 : 0;
  if (keyword.words.length < 3) return 0;
  const share = keyword.words.filter((word) => text.words.has(word)).length / keyword.words.length;
  return share >= 0.66 ? 0.5 * share : 0;
}
