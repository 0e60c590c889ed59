import type { Block, Span } from '@/src/model';

const LABEL = /^[\s\u2022\u2013\u2014*-]{0,4}\[{1,2}[!?]?([^[\]\n]{1,80}(?:\[[^[\]\n]{0,30}\])?)\]{1,2}\s*/u;
/** Editor's notes and placeholders in brackets are no labels. */
const NO_LABEL = /^(?:editor|spec-(?:norm|inform)|note|tbd|to be|ed\.|see |page|online|source|informative|normative|\.\.\.|…)/i;

/** "[tag]" at the beginning of a text; null where there is none. Spans are relative to the text. */
export function readLabel(words: string): { text: string; span: Span; end: number } | null {
  const found = LABEL.exec(words);
  if (!found?.[1] || NO_LABEL.test(found[1])) return null;
  const start = found[0].indexOf('[');
  const closed = found[0].trimEnd().length;
  return { text: `[${found[1].replace(/\s+/g, ' ').trim()}]`, span: { start, end: closed }, end: found[0].length };
}

export function startsWithLabel(text: string, block: Block): boolean {
  return readLabel(text.slice(block.span.start, Math.min(block.span.end, block.span.start + 120))) !== null;
}

/** Labels compare without brackets, case, white space and kinds of hyphen. */
export const labelKey = (label: string): string =>
  label
    .replace(/^\[+[!?]?|\]+$/g, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\s\u00a0\u2028\u00ad]+/g, '')
    .toLowerCase();
