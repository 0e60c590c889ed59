import type { DocxPlaces } from '@/src/model';

/** What a word of the text comes from: an element by the place of its tag, and the word's characters in its decoded text. */
export type Origin = { part: number; at: number; from: number; to: number };

/** Collects where the text comes from, while it is written. */
export function createPlaces() {
  const parts: string[] = [];
  const rows: number[] = [];
  return {
    part(name: string): number {
      const known = parts.indexOf(name);
      return known >= 0 ? known : parts.push(name) - 1;
    },
    /** The text from `start` on, `length` characters, is the origin's. Words of one element one space apart become one stretch. */
    add(start: number, length: number, { part, at, from, to }: Origin): void {
      const last = rows.length - 6;
      if (last >= 0 && rows[last] === part && rows[last + 3] === at && length === to - from) {
        const before = { start: rows[last + 1] ?? 0, length: rows[last + 2] ?? 0, from: rows[last + 4] ?? 0, to: rows[last + 5] ?? 0 };
        const gap = start - before.start - before.length;
        if (before.length === before.to - before.from && gap === from - before.to && gap <= 1) {
          rows[last + 2] = start + length - before.start;
          rows[last + 5] = to;
          return;
        }
      }
      rows.push(part, start, length, at, from, to);
    },
    finish(): DocxPlaces {
      const column = (offset: number): Uint32Array => Uint32Array.from({ length: rows.length / 6 }, (_, i) => rows[i * 6 + offset] ?? 0);
      return { parts, part: Uint16Array.from(column(0)), start: column(1), length: column(2), at: column(3), from: column(4), to: column(5) };
    },
  };
}
export type Places = ReturnType<typeof createPlaces>;
