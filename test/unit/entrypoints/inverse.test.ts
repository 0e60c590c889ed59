import { describe, expect, test } from 'vitest';
import { inverseOf } from '@/entrypoints/reader/pdf/inverse';
import type { Pieces } from '@/src/read/pdf';

/** Rows of start, length, page, item, from, to. */
const pieces = (rows: number[][]): Pieces => {
  const column = (i: number): number[] => rows.map((row) => row[i] ?? 0);
  return {
    start: Uint32Array.from(column(0)),
    length: Uint32Array.from(column(1)),
    page: Uint16Array.from(column(2)),
    item: Uint32Array.from(column(3)),
    from: Uint32Array.from(column(4)),
    to: Uint32Array.from(column(5)),
  };
};

describe('from a place in a page back to the text', () => {
  const offset = inverseOf(
    pieces([
      [0, 5, 1, 0, 0, 5],
      [6, 4, 1, 2, 2, 6],
      [10, 2, 1, 2, 6, 7], // a ligature: two letters of one character
      [20, 3, 2, 0, 0, 3],
    ]),
  );
  test.each([
    ['the beginning of an item', 1, 0, 0, 0],
    ['inside an item', 1, 0, 3, 3],
    ['its end', 1, 0, 5, 5],
    ['before what was read of the item', 1, 2, 0, 6],
    ['behind a ligature', 1, 2, 7, 11],
    ['the same item number on another page', 2, 0, 1, 21],
    ['an item that was left out', 1, 1, 0, null],
    ['a page without text', 3, 0, 0, null],
  ])('%s', (_title, page, item, character, expected) => {
    expect(offset(page, item, character)).toBe(expected);
  });
});
