import { findIdentifiers } from '@/src/identifiers';
import type { Citation } from '@/src/model';

/** Numeric labels may go on past the last listed one by this many; what is higher is a year or an index. */
const BEYOND = 20;

/**
 * Tells whether a bracketed word that no list holds is a citation: it must have the shape of this document's labels. A number
 * where labels are numbers, a standard's number, or letters and figures as most labels here have.
 */
export function looksLikeTag(known: ReadonlyMap<string, Citation>): (label: string) => boolean {
  const keys = [...known.keys()];
  const numeric = keys.filter((key) => /^\d+$/.test(key)).length;
  const indexed = keys.some((key) => /^i\.\d+$/.test(key));
  const highest = keys.reduce((top, key) => (/^\d{1,6}$/.test(key) ? Math.max(top, Number(key)) : top), 0);
  const named = keys.length - numeric;
  return (label) => {
    if (keys.length === 0) return false;
    const bare = label.replace(/^\[|\]$/g, '').trim();
    if (/^\d+$/.test(bare)) return numeric >= 3 && Number(bare) > 0 && Number(bare) <= highest + BEYOND;
    if (/^i\.\d+$/.test(bare)) return indexed;
    if (named < 2 || bare.length > 40) return false;
    const number = findIdentifiers(bare.replace(/^b-/, ''))[0];
    return number !== undefined && number.span.start === 0 && number.span.end >= bare.replace(/^b-/, '').length - 1;
  };
}
