import type { Span } from '@/src/model';
import { flat } from './entry';

/** A bracket that names a source holds a number, a tag with a digit, or a known kind of tag. */
const TAG = String.raw`(?:b-)?[\p{L}][^\[\]]{1,100}`;
const OPENING = new RegExp(String.raw`^[\s:]*\[(${TAG})\](?:,?\s*clause\s+[\w.]+)?\s*[:：–-]?\s*`, 'u');
const ENDING = new RegExp(
  String.raw`\s*(?:\(\s*(?:see|from|based on|adapted from|definition (?:from|in))\s+\[?(${TAG})\]?\s*\)|\[(?:see\s+|from\s+|adapted from\s+)?(${TAG})\](?:,?\s*clause\s+[\w.]+)?)\s*\.?$`,
  'iu',
);

/** "[b-ITU-T X.1252]: definition" → the source and where the definition begins. */
export function openingSource(text: string, piece: Span): { source: string; rest: Span } | null {
  const found = OPENING.exec(text.slice(piece.start, Math.min(piece.end, piece.start + 200)));
  if (!found?.[1] || !/\d/.test(found[1])) return null;
  return { source: flat(found[1]), rest: { start: piece.start + found[0].length, end: piece.end } };
}

/** "definition [b-ITU-T X.1252]" or "definition (see X.509)" → the source and where the definition ends. */
export function endingSource(text: string, piece: Span): { source: string; rest: Span } | null {
  const from = Math.max(piece.start, piece.end - 160);
  const tail = text.slice(from, piece.end);
  const found = ENDING.exec(tail);
  const named = found?.[1] ?? found?.[2];
  if (!found || !named || !/\d/.test(named)) return null;
  return { source: flat(named.replace(/\]$/, '')), rest: { start: piece.start, end: from + found.index } };
}
