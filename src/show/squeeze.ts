/** A text without its white space, with the place in the original of every unit that is left. */
export type Squeezed = { text: string; at: Int32Array };

// Besides white space: soft hyphens, zero-width signs and the byte-order mark, which renderers add or drop at will.
const DROPPED = /[\s\u00ad\u180e\u200b-\u200d\u2060\ufeff]+/g;
/** Some renderers draw a non-breaking hyphen as another one, or not at all. */
const DROPPED_WITH_HYPHENS = /[\s\u00ad\u180e\u200b-\u200d\u2060\ufeff\u2010\u2011\u2212-]+/g;
const FOLDED: Record<string, string> = { '\u2010': '-', '\u2011': '-', '\u2212': '-', '\u2018': "'", '\u2019': "'", '\u201c': '"', '\u201d': '"' };
const FOLDS = /[\u2010\u2011\u2212\u2018\u2019\u201c\u201d]/g;

/** Squeezes in linear time. Signs that word processors exchange freely (quotes, hyphens) become their plain forms; hyphens go where asked. */
export function squeeze(text: string, hyphens: 'kept' | 'dropped' = 'kept'): Squeezed {
  const kept: string[] = [];
  const at = new Int32Array(text.length);
  let length = 0;
  let from = 0;
  const keep = (to: number): void => {
    if (to <= from) return;
    kept.push(text.slice(from, to));
    for (let i = from; i < to; i++) at[length++] = i;
  };
  for (const gap of text.matchAll(hyphens === 'kept' ? DROPPED : DROPPED_WITH_HYPHENS)) {
    keep(gap.index);
    from = gap.index + gap[0].length;
  }
  keep(text.length);
  return { text: kept.join('').replace(FOLDS, (sign) => FOLDED[sign] ?? sign), at: at.subarray(0, length) };
}

/** Index of the first unit of the squeezed text that stands at or after `offset` in the original. */
export function squeezedIndex(squeezed: Squeezed, offset: number): number {
  let low = 0;
  let high = squeezed.at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((squeezed.at[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
