import type { Span } from '@/src/model';

/**
 * Where each stretch of the text stands in pdf.js's text layer: piece i is text[start[i] … start[i]+length[i]) and
 * characters from[i] … to[i] of text item item[i] on page[i]. Sorted by start, never overlapping. Characters that the
 * reader put in (spaces between lines, tabs, line ends) are in no piece. `to - from` differs from `length` where a
 * ligature was written out or characters were dropped.
 */
export type Pieces = { start: Uint32Array; length: Uint32Array; page: Uint16Array; item: Uint32Array; from: Uint32Array; to: Uint32Array };

/** Characters `from` … `to` (half-open) of a text item: `item` is the index into the text layer's `textDivs` on `page` (1-based). */
export type PlaceInPage = { page: number; item: number; from: number; to: number };

/** Collects pieces while the text is written. */
export class PieceWriter {
  private readonly rows: number[] = [];

  add(start: number, length: number, page: number, item: number, from: number, to: number): void {
    const { rows } = this;
    const last = rows.length - 6;
    // Runs on where the last piece ended, character for character.
    if (
      last >= 0 &&
      rows[last + 3] === item &&
      rows[last + 2] === page &&
      rows[last + 5] === from &&
      (rows[last] as number) + (rows[last + 1] as number) === start &&
      rows[last + 1] === (rows[last + 5] as number) - (rows[last + 4] as number) &&
      length === to - from
    ) {
      rows[last + 1] = (rows[last + 1] as number) + length;
      rows[last + 5] = to;
    } else rows.push(start, length, page, item, from, to);
  }

  /** Takes the last `count` characters of the text back, as far as they are in pieces. */
  dropEnd(textLength: number): void {
    const { rows } = this;
    while (rows.length > 0) {
      const last = rows.length - 6;
      const start = rows[last] as number;
      if (start + (rows[last + 1] as number) <= textLength) return;
      if (start >= textLength) {
        rows.length = last;
        continue;
      }
      const cut = start + (rows[last + 1] as number) - textLength;
      rows[last + 1] = textLength - start;
      rows[last + 5] = Math.max((rows[last + 4] as number) + 1, (rows[last + 5] as number) - cut);
      return;
    }
  }

  finish(): Pieces {
    const count = this.rows.length / 6;
    const pieces: Pieces = {
      start: new Uint32Array(count),
      length: new Uint32Array(count),
      page: new Uint16Array(count),
      item: new Uint32Array(count),
      from: new Uint32Array(count),
      to: new Uint32Array(count),
    };
    for (let i = 0, at = 0; i < count; i++) {
      pieces.start[i] = this.rows[at++] as number;
      pieces.length[i] = this.rows[at++] as number;
      pieces.page[i] = this.rows[at++] as number;
      pieces.item[i] = this.rows[at++] as number;
      pieces.from[i] = this.rows[at++] as number;
      pieces.to[i] = this.rows[at++] as number;
    }
    return pieces;
  }
}

/** The stretches of text items under a span, in text order; empty where the span holds only characters that the reader put in. */
export function locateInPage(pieces: Pieces, span: Span): PlaceInPage[] {
  const { start, length, page, item, from, to } = pieces;
  let low = 0;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((start[middle] as number) + (length[middle] as number) <= span.start) low = middle + 1;
    else high = middle;
  }
  const places: PlaceInPage[] = [];
  for (let i = low; i < start.length && (start[i] as number) < span.end; i++) {
    const begin = start[i] as number;
    const size = length[i] as number;
    const first = from[i] as number;
    const last = to[i] as number;
    const exact = last - first === size;
    // A ligature is marked whole: it has no half.
    const left = exact ? first + Math.max(0, span.start - begin) : first;
    const right = exact ? first + Math.min(size, span.end - begin) : last;
    const before = places[places.length - 1];
    if (before && before.page === page[i] && before.item === item[i] && before.to <= left && left - before.to <= 2) before.to = right;
    else places.push({ page: page[i] as number, item: item[i] as number, from: left, to: right });
  }
  return places;
}
