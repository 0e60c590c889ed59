import type { Composer } from './composer';

/** What converters from Word leave in a text: bookmarks, field codes, picture places. */
const DEBRIS =
  /\[bookmark:[^\]\n]{0,80}\]|\[(?:image|picture|cid):[^\]\n]{0,200}\]|\bHYPERLINK\s+(?:\\l\s+)?"[^"\n]{0,300}"\s*(?:\\\w\s*)*|\b(?:PAGEREF|REF)\s+_(?:Toc|Ref|Hlk)\d+(?:\s+\\\w)*/g;

/** Adds characters to the open block, without converters' debris. */
export function addWithoutDebris(composer: Composer, raw: string, from: number, to: number): void {
  const part = raw.slice(from, to);
  let at = 0;
  for (const found of part.matchAll(DEBRIS)) {
    composer.add(raw, 0, from + at, from + found.index);
    at = found.index + found[0].length;
  }
  composer.add(raw, 0, from + at, to);
}

/** A line without debris, for recognising what it is. */
export const withoutDebris = (text: string): string => text.replace(DEBRIS, '').trim();
