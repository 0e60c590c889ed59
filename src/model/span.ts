/** A half-open range of UTF-16 offsets into a document's one text. */
export type Span = { start: number; end: number };

export const span = (start: number, end: number): Span => ({ start, end });

export const lengthOf = (s: Span): number => s.end - s.start;

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The text under a span. */
export const textOf = (text: string, s: Span): string => text.slice(s.start, s.end);

/** The span without white space at either end; empty at `start` where all of it is white space. */
export function trimSpan(text: string, s: Span): Span {
  let { start, end } = s;
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}

/** Index of the last element whose `start` is ≤ `offset` in a list sorted by start; -1 where there is none. */
export function indexAt(list: readonly { span: Span }[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as { span: Span }).span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
