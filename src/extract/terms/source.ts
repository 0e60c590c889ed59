import type { Span } from '@/src/model';
import { flat } from './entry';

/** A bracket that names a source holds a number, a tag with a digit, or a known kind of tag. */
const TAG = String.raw`(?:b-)?[\p{L}][^\[\]]{1,100}`;
const CLAUSE = String.raw`(?:,?\s*(?:clause|section|definition|term)s?\s+[\w.]+)?`;
const OPENING = new RegExp(String.raw`^[\s:]*\[(${TAG})\]${CLAUSE}\s*[:：–-]?\s*`, 'u');
const OPENING_ROUND = new RegExp(String.raw`^[\s:]*\(\s*(?:see|from|as defined in|defined in)\s+\[?(${TAG})\]?\s*\)\s*[:：–-]?\s*`, 'iu');
const ENDING = new RegExp(
  String.raw`\s*(?:\(\s*(?:see|from|source:?|based on|adapted from|as defined in|defined in|definition (?:from|in))\s+\[?(${TAG})\]?\s*\)|\[(?:see\s+|from\s+|source:?\s+|adapted from\s+)?(${TAG})\]${CLAUSE})\s*\.?$`,
  'iu',
);

/** A source without the words that lead to it, and without a tag that only repeats its number: "ISO/IEC 29147 [ISO29147]". */
export function tidySource(source: string): string {
  const bare = flat(source)
    .replace(/^\[([^\][]+)\]$/, '$1')
    .replace(/^(?:as\s+)?(?:see|from|source:?|adapted from|based on|(?:defined|specified|given)\s+(?:in|by))\s+/i, '');
  const tagged = /^(.*\S)\s*\[([A-Za-z]{2,}[^\]]*?(\d{3,})[^\]]*)\]$/.exec(bare);
  return tagged?.[1] && tagged[3] && tagged[1].includes(tagged[3]) ? tagged[1] : bare;
}

/** "[b-ITU-T X.1252]: definition" → the source and where the definition begins. */
export function openingSource(text: string, piece: Span): { source: string; rest: Span } | null {
  const head = text.slice(piece.start, Math.min(piece.end, piece.start + 200));
  const found = OPENING.exec(head) ?? OPENING_ROUND.exec(head);
  if (!found?.[1] || !/\d/.test(found[1])) return null;
  return { source: tidySource(found[1]), rest: { start: piece.start + found[0].length, end: piece.end } };
}

/** "definition [b-ITU-T X.1252]" or "definition (see X.509)" → the source and where the definition ends. */
export function endingSource(text: string, piece: Span): { source: string; rest: Span } | null {
  const from = Math.max(piece.start, piece.end - 160);
  const tail = text.slice(from, piece.end);
  const found = ENDING.exec(tail);
  const named = found?.[1] ?? found?.[2];
  if (!found || !named || !/\d/.test(named)) return null;
  // A sentence that only points elsewhere keeps its words: "As defined in eIDAS Regulation [i.1]."
  if (definedIn(text.slice(piece.start, piece.end)) !== null) return null;
  return { source: tidySource(named.replace(/\]$/, '')), rest: { start: piece.start, end: from + found.index } };
}

const DEFINED_IN =
  /^(?:as\s+)?(?:is\s+|are\s+)?(?:(?:defined|specified|given|described|set out|laid down)\s+(?:in|by)|as\s+in|see(?=\s+\[|\s+(?:ITU|ISO|IEC|RFC|ETSI|3GPP)\b))\s+(.{3,160}?)[.;]?$/isu;
/** What a whole definition or note names where it only says "As defined in X"; null otherwise, and where X is this text itself. */
export function definedIn(words: string): string | null {
  const line = flat(words);
  if (line.length > 200) return null;
  const named = DEFINED_IN.exec(line)?.[1];
  if (!named || !/\d/.test(named) || /^(?:this|the present|section|clause|annex|§)\b/i.test(named) || /[.;]\s+[A-Z]/.test(named)) return null;
  return tidySource(named);
}

const TAIL = /[\s\u2028](?=(?:Note \d+ to entry:|NOTE(?: \d+)?\s?[–—:-]|EXAMPLE(?: \d+)?[\s\u2028:]|\[?SOURCE:))/gu;

/** Notes, examples and sources that stand in one block with the definition (a PDF's lines run together) → the definition, and each of them. */
export function splitTail(text: string, piece: Span): { rest: Span; parts: string[] } {
  const words = text.slice(piece.start, piece.end);
  const cuts = [...words.matchAll(TAIL)].map(({ index }) => index);
  const first = cuts[0];
  if (first === undefined) return { rest: piece, parts: [] };
  const parts = cuts.map((cut, i) => words.slice(cut, cuts[i + 1] ?? words.length).trim());
  return { rest: { start: piece.start, end: piece.start + words.slice(0, first).trimEnd().length }, parts };
}
