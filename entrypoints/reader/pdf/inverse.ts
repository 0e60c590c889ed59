import type { Pieces } from '@/src/read/pdf';

const keyOf = (page: number, item: number): number => page * 1_000_000 + item;

/** From a character of a text item on a page back to the offset in the document's text; null where the reader left it out. */
export function inverseOf(pieces: Pieces): (page: number, item: number, character: number) => number | null {
  const first = new Map<number, number[]>();
  for (let i = 0; i < pieces.start.length; i++) {
    const key = keyOf(pieces.page[i] ?? 0, pieces.item[i] ?? 0);
    const list = first.get(key);
    if (list) list.push(i);
    else first.set(key, [i]);
  }
  return (page, item, character) => {
    let nearest: number | null = null;
    for (const i of first.get(keyOf(page, item)) ?? []) {
      const from = pieces.from[i] ?? 0;
      const start = pieces.start[i] ?? 0;
      if (character < from) return nearest ?? start;
      nearest = start + Math.min(character - from, pieces.length[i] ?? 0);
      if (character <= (pieces.to[i] ?? 0)) return nearest;
    }
    return nearest;
  };
}
