import { type Bytes, utf8 } from './bytes';
import { byUnits, joinLines, splitLines } from './content';
import { ListError } from './errors';

/**
 * What changed from one list's contents to another's, by whole lines: first the places of the lines that go ("-17", counted
 * from 0 in the old contents, rising), then the lines that come, in order. A work that changed goes and comes.
 */
export function makeDelta(before: Bytes, after: Bytes): Bytes {
  const old = splitLines(before);
  const now = splitLines(after);
  const kept = new Set(now);
  const had = new Set(old);
  const gone = old.flatMap((line, at) => (kept.has(line) ? [] : [`-${at}`]));
  return joinLines([...gone, ...now.filter((line) => !had.has(line))]);
}

/** The new contents. Whether they are those that were signed, the caller checks by their hash. @throws ListError 'changes', 'not-utf8' */
export function applyDelta(before: Bytes, delta: Bytes): Bytes {
  const old = splitLines(before);
  const lines = splitLines(delta);
  const first = lines.findIndex((line) => !line.startsWith('-'));
  const dropped = dropsOf(first === -1 ? lines : lines.slice(0, first), old.length);
  const added = first === -1 ? [] : lines.slice(first);
  added.forEach((line, at) => {
    if (!line.startsWith('{') || (added[at - 1] ?? '') >= line) throw new ListError('changes');
  });
  return utf8(
    merge(
      old.filter((_, at) => !dropped.has(at)),
      added,
    ),
  );
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
