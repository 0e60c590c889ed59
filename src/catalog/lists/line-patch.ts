import { ListError } from './errors';

/**
 * A line told by a line of the old contents: its place there, then by turns what is copied from it ([start, length]) and what is
 * new (text). As JSON on one line: [17,[0,96],"published",[101,240]].
 */
type Piece = string | readonly [number, number];

/** Shorter matches cost more to name than to repeat. */
const SHORTEST = 12;

function indexOf(old: string): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + SHORTEST <= old.length; at++) {
    const word = old.slice(at, at + SHORTEST);
    if (!places.has(word)) places.set(word, at);
  }
  return places;
}

/** The line by the old line at `place`. */
export function writePatch(line: string, old: string, place: number): string {
  const places = indexOf(old);
  const pieces: Piece[] = [];
  let fresh = '';
  for (let at = 0; at < line.length; ) {
    const from = places.get(line.slice(at, at + SHORTEST));
    if (from === undefined) {
      fresh += line[at++];
      continue;
    }
    let length = SHORTEST;
    while (at + length < line.length && from + length < old.length && line[at + length] === old[from + length]) length++;
    if (fresh !== '') pieces.push(fresh);
    fresh = '';
    pieces.push([from, length]);
    at += length;
  }
  if (fresh !== '') pieces.push(fresh);
  return JSON.stringify([place, ...pieces]);
}

/** The line again. `most`: letters that it may have. @throws ListError 'changes' */
export function readPatch(patch: string, old: readonly string[], most: number): string {
  const [place, ...pieces] = parse(patch);
  const from = typeof place === 'number' ? old[place] : undefined;
  if (from === undefined) throw new ListError('changes');
  let line = '';
  for (const piece of pieces) {
    line += typeof piece === 'string' ? piece : copied(piece, from);
    if (line.length > most) throw new ListError('changes');
  }
  return line;
}

function parse(patch: string): unknown[] {
  try {
    const value: unknown = JSON.parse(patch);
    if (Array.isArray(value)) return value;
  } catch (cause) {
    throw new ListError('changes', null, { cause });
  }
  throw new ListError('changes');
}

function copied(piece: unknown, from: string): string {
  const [start, length] = Array.isArray(piece) ? piece : [];
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(length) || start < 0 || length < 1 || start + length > from.length) throw new ListError('changes');
  return from.slice(start, start + length);
}
