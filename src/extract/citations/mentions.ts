import type { Span } from '@/src/model';
import { indexAt } from '@/src/model';
import type { View } from '../view';
import { labelKey } from './label';

export type Tag = { label: string; spans: Span[] };

const BRACKETS = /\[{1,2}[!?]?([^[\]\n]{1,80})\]{1,2}/gu;
const RANGE_JOIN = /^\s*(?:-|–|—|to|through|\.\.\.?|…)\s*$/;
/** A range of numeric labels is written out up to this many. */
const LONGEST_RANGE = 60;

/**
 * Every bracketed tag in the text outside the given places, by its key. A bracket that holds several ("[RFC1, RFC2]") gives each,
 * "[3]–[6]" and "[3–6]" give those between.
 */
export function findTags(view: View, except: readonly Span[]): Map<string, Tag> {
  const { text, blocks } = view.source;
  const tags = new Map<string, Tag>();
  const outside = [...except].sort((a, b) => a.start - b.start).map((span) => ({ span }));
  const add = (words: string, span: Span): void => {
    const key = labelKey(words);
    if (key === '') return;
    const known = tags.get(key);
    if (known) known.spans.push(span);
    else tags.set(key, { label: `[${words.trim()}]`, spans: [span] });
  };
  let previous: { number: number; end: number } | null = null;
  for (const found of text.matchAll(BRACKETS)) {
    const at = found.index;
    const around = outside[indexAt(outside, at)];
    if (around && at < around.span.end) continue;
    const block = blocks[indexAt(blocks, at)];
    if (block?.kind === 'code' || block?.kind === 'toc') continue;
    const span = { start: at, end: at + found[0].length };
    const inner = found[1] as string;
    const range = /^\s*(\d{1,3})\s*[-–—]\s*(\d{1,3})\s*$/.exec(inner);
    const number = /^\d{1,3}$/.test(inner) ? Number(inner) : null;
    if (range) between(Number(range[1]), Number(range[2])).forEach((n) => add(String(n), span));
    else if (number !== null && previous && RANGE_JOIN.test(text.slice(previous.end, at)))
      between(previous.number + 1, number).forEach((n) => add(String(n), span));
    else for (const part of inner.split(/\s*[,;]\s*(?=[\p{L}\d])/u)) add(part, span);
    previous = number === null ? null : { number, end: span.end };
  }
  return tags;
}

const between = (from: number, to: number): number[] =>
  to < from || to - from > LONGEST_RANGE ? [from, to] : Array.from({ length: to - from + 1 }, (_, n) => from + n);
