import { type Bytes, utf8 } from './bytes';
import { byUnits, joinLines, splitLines } from './content';
import { ListError } from './errors';
import { readPatch, writePatch } from './line-patch';

/**
 * What changed from one list's contents to another's, by lines: first the places of the lines that go ("-17", counted from 0 in
 * the old contents, rising), then the lines that come, in their order, each whole or told by a line of the old contents
 * (`writePatch`). A work that changed goes and comes.
 */
export function makeDelta(before: Bytes, after: Bytes): Bytes {
  const old = splitLines(before);
  const now = splitLines(after);
  const kept = new Set(now);
  const had = new Set(old);
  const byId = new Map(old.map((line, at) => [idOf(line), at]));
  const gone = old.flatMap((line, at) => (kept.has(line) ? [] : [`-${at}`]));
  return joinLines([...gone, ...now.filter((line) => !had.has(line)).map((line) => shortest(line, old, byId))]);
}

/** `{"id":"…"`: what a canonical line begins with. */
const idOf = (line: string): string => /^\{"id":"(?:[^"\\]|\\.)*"/.exec(line)?.[0] ?? line;

/** By the same work's old line, else by its neighbours': numbers of one series stand beside each other and are alike. */
function shortest(line: string, old: readonly string[], byId: ReadonlyMap<string, number>): string {
  const same = byId.get(idOf(line));
  const near = placeFor(line, old);
  const ways = (same === undefined ? [near - 1, near] : [same]).flatMap((place) => {
    const from = old[place];
    return from === undefined ? [] : [writePatch(line, from, place)];
  });
  return [line, ...ways].reduce((a, b) => (b.length < a.length ? b : a));
}

function placeFor(line: string, old: readonly string[]): number {
  let [low, high] = [0, old.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((old[middle] ?? '') < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The new contents, of at most `most` letters. Whether they are those that were signed, the caller checks by their hash.
 * @throws ListError 'changes', 'not-utf8'
 */
export function applyDelta(before: Bytes, delta: Bytes, most: number): Bytes {
  const old = splitLines(before);
  const lines = splitLines(delta);
  const first = lines.findIndex((line) => !line.startsWith('-'));
  const dropped = dropsOf(first === -1 ? lines : lines.slice(0, first), old.length);
  const added = addedLines(first === -1 ? [] : lines.slice(first), old, most);
  return utf8(
    merge(
      old.filter((_, at) => !dropped.has(at)),
      added,
    ),
  );
}

function addedLines(lines: readonly string[], old: readonly string[], most: number): string[] {
  let left = most;
  let last = '';
  return lines.map((written) => {
    const line = written.startsWith('[') ? readPatch(written, old, left) : written;
    if (!line.startsWith('{') || last >= line) throw new ListError('changes');
    left -= line.length;
    last = line;
    return line;
  });
}

function dropsOf(lines: readonly string[], length: number): Set<number> {
  const dropped = new Set<number>();
  let last = -1;
  for (const line of lines) {
    const at = /^-(0|[1-9]\d{0,8})$/.test(line) ? Number(line.slice(1)) : -1;
    if (at <= last || at >= length) throw new ListError('changes');
    dropped.add(at);
    last = at;
  }
  return dropped;
}

/** Two ordered lists as one; the same line in both fits no delta. */
function merge(kept: readonly string[], added: readonly string[]): string {
  const all = [...kept, ...added].sort(byUnits);
  all.forEach((line, at) => {
    if (all[at - 1] === line) throw new ListError('changes');
  });
  return all.map((line) => `${line}\n`).join('');
}
