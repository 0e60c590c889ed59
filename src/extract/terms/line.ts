import { contains, indexAt, type Mark, type Span } from '@/src/model';
import type { View } from '../view';
import { flat } from './entry';

/** Where a run-in entry "designation [source]: definition" divides. Offsets are into the document. */
export type Division = { designation: Span; source: string | null; definition: Span };

/**
 * End of the bold (or defined) words at the beginning of a line, where they do not fill it; null where the line does not
 * begin bold. Bold marks that touch, or have only a space between, count as one.
 */
export function boldLead(view: View, line: Span, kinds: readonly Mark['kind'][] = ['bold', 'dfn']): number | null {
  const { marks, text } = view.source;
  let at = Math.max(0, indexAt(marks, line.start));
  // marks are sorted by start; several may begin together
  while (at > 0 && (marks[at - 1]?.span.start ?? 0) >= line.start) at--;
  let end: number | null = null;
  for (; at < marks.length; at++) {
    const mark = marks[at] as Mark;
    if (mark.span.start >= line.end) break;
    if (!kinds.includes(mark.kind) || mark.span.end <= line.start) continue;
    if (end === null) {
      if (text.slice(line.start, mark.span.start).trim() !== '') return null;
      end = Math.min(mark.span.end, line.end);
    } else if (mark.span.start <= end || text.slice(end, mark.span.start).trim() === '') end = Math.max(end, Math.min(mark.span.end, line.end));
    else break;
  }
  return end;
}

const MAX_DESIGNATION = 120;

/**
 * Divides "designation [source]: definition" at its first colon outside brackets. The designation is short, and the colon
 * follows it at once or after a bracketed source. Null where the line has no such shape.
 */
export function divideAtColon(text: string, line: Span): Division | null {
  let depth = 0;
  let bracketAt = -1;
  let bracketEnd = -1;
  const limit = Math.min(line.end, line.start + 400);
  for (let i = line.start; i < limit; i++) {
    const c = text[i] as string;
    if (c === '[' || c === '(') {
      if (c === '[' && depth === 0) bracketAt = i;
      depth++;
    } else if (c === ']' || c === ')') {
      depth = Math.max(0, depth - 1);
      if (c === ']' && depth === 0 && bracketAt >= 0) bracketEnd = i + 1;
    } else if ((c === ':' || c === '：') && depth === 0) {
      if (/\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? '')) continue; // ISO 7301:2021
      if (text.startsWith('//', i + 1)) return null;
      const end = bracketAt >= 0 && bracketEnd >= 0 ? bracketAt : i;
      const designation = { start: line.start, end };
      const words = flat(text.slice(designation.start, designation.end));
      if (words === '' || words.length > MAX_DESIGNATION || words.split(' ').length > 14) return null;
      return {
        designation,
        source: bracketAt >= 0 && bracketEnd >= 0 ? flat(text.slice(bracketAt + 1, bracketEnd - 1)) : null,
        definition: { start: i + 1, end: line.end },
      };
    } else if (c === '.' && depth === 0 && /\s/.test(text[i + 1] ?? '') && i - line.start > 60) return null;
  }
  return null;
}

/** The line of a block without its number: where the words begin. */
export function lineOf(view: View, block: { span: Span; number: string | null }): Span {
  const { text } = view.source;
  let start = block.span.start;
  if (block.number && text.startsWith(block.number, start)) start += block.number.length;
  while (start < block.span.end && /\s/.test(text[start] as string)) start++;
  return { start, end: block.span.end };
}

export const dfnMarksIn = (view: View, within: Span): Mark[] => {
  const { marks } = view.source;
  const found: Mark[] = [];
  let at = Math.max(0, indexAt(marks, within.start) - 8);
  for (; at < marks.length; at++) {
    const mark = marks[at] as Mark;
    if (mark.span.start >= within.end) break;
    if (mark.kind === 'dfn' && contains(within, mark.span)) found.push(mark);
  }
  return found;
};
