import type { Span } from '@/src/model';
import { indexAt } from '@/src/model';
import type { View } from '../view';

/** Labels compare without brackets, case, white space and kinds of hyphen. */
export const labelKey = (label: string): string =>
  label
    .replace(/^\[+|\]+$/g, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\s\u00a0\u2028]+/g, '')
    .toLowerCase();

const BRACKETS = /\[([^[\]\n]{1,80})\]/gu;

/** Every bracketed tag in the text with its places; a bracket that holds several ("[1], [2]" or "[RFC1, RFC2]") gives each. */
export function findTags(view: View, except: readonly Span[]): Map<string, { label: string; spans: Span[] }> {
  const { text, blocks } = view.source;
  const tags = new Map<string, { label: string; spans: Span[] }>();
  const outside = [...except].sort((a, b) => a.start - b.start).map((span) => ({ span }));
  for (const found of text.matchAll(BRACKETS)) {
    const at = found.index;
    const around = outside[indexAt(outside, at)];
    if (around && at < around.span.end) continue;
    const block = blocks[indexAt(blocks, at)];
    if (block?.kind === 'code' || block?.kind === 'toc') continue;
    for (const part of (found[1] ?? '').split(/\s*[,;]\s*(?=[\p{L}\d])/u)) {
      const key = labelKey(part);
      if (key === '') continue;
      const known = tags.get(key);
      const span = { start: at, end: at + found[0].length };
      if (known) known.spans.push(span);
      else tags.set(key, { label: `[${part.trim()}]`, spans: [span] });
    }
  }
  return tags;
}
