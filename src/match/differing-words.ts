import type { Span } from '@/src/model';
import { stem } from './stem';
import { tokensOf } from './tokens';

/** Ranges of words that stand on one side only, as offsets into each text; the words compared are stems, in order. */
export function differingWords(here: string, there: string): { here: Span[]; there: Span[] } {
  const a = tokensOf(here);
  const b = tokensOf(there);
  const kept = longestCommon(
    a.map((token) => stem(token.word)),
    b.map((token) => stem(token.word)),
  );
  return { here: rangesOf(a, kept.here), there: rangesOf(b, kept.there) };
}

/** Definitions longer than this are marked only so far: the table of their common words is words × words. */
const MOST_WORDS = 120;

/** Which words of two rows belong to a longest common row of words. */
function longestCommon(a: readonly string[], b: readonly string[]): { here: Uint8Array; there: Uint8Array } {
  const m = Math.min(a.length, MOST_WORDS);
  const n = Math.min(b.length, MOST_WORDS);
  const width = n + 1;
  const table = new Uint16Array((m + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] as number;
  for (let i = m - 1; i >= 0; i--)
    for (let j = n - 1; j >= 0; j--) table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const here = new Uint8Array(a.length).fill(1, m);
  const there = new Uint8Array(b.length).fill(1, n);
  for (let i = 0, j = 0; i < m && j < n; ) {
    if (a[i] === b[j]) {
      here[i++] = 1;
      there[j++] = 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return { here, there };
}

/** Neighbouring words that are not kept, as one range. Articles alone are no difference. */
function rangesOf(tokens: readonly { word: string; start: number; end: number }[], kept: Uint8Array): Span[] {
  const ranges: Span[] = [];
  let open: Span | null = null;
  tokens.forEach((token, at) => {
    if (kept[at] === 1) {
      open = null;
      return;
    }
    if (open) open.end = token.end;
    else if (!/^(?:a|an|the)$/.test(token.word)) {
      open = { start: token.start, end: token.end };
      ranges.push(open);
    }
  });
  return ranges;
}
