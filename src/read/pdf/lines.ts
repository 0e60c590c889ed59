import type { Run } from './runs';
import { plainText, type Segment, sameBaseline } from './segments';

/** What stands on one baseline of a column. */
export type Line = {
  page: number;
  /** From left to right (right to left in such scripts), parted by wide gaps. */
  segments: Segment[];
  x0: number;
  x1: number;
  y: number;
  size: number;
  characters: number;
  /** Its words with single spaces, wide gaps as a tab. */
  text: string;
};

/** Lines of a column, top down. */
export function linesOf(segments: readonly Segment[], page: number): Line[] {
  const sorted = [...segments].sort((a, b) => a.y - b.y || a.x0 - b.x0);
  const lines: Line[] = [];
  let group: Segment[] = [];
  let lead: Segment | null = null;
  const flush = (): void => {
    if (group.length > 0 && lead) lines.push(makeLine(group, lead, page));
    group = [];
  };
  for (const segment of sorted) {
    if (lead && group.length > 0 && sameBaseline(lead.y, lead.size, segment.y, segment.size)) {
      group.push(segment);
      if (segment.size > lead.size * 1.1 || (segment.size > lead.size * 0.9 && segment.characters > lead.characters)) lead = segment;
    } else {
      flush();
      group = [segment];
      lead = segment;
    }
  }
  flush();
  return lines;
}

function makeLine(group: Segment[], lead: Segment, page: number): Line {
  const rtl = lead.runs[0]?.rtl === true;
  group.sort((a, b) => a.x0 - b.x0);
  const segments: Segment[] = [];
  for (const segment of group) {
    const last = segments[segments.length - 1];
    if (last && segment.x0 - last.x1 <= 1.1 * Math.max(last.size, segment.size)) segments[segments.length - 1] = glue(last, segment);
    else segments.push(segment);
  }
  if (rtl) segments.reverse();
  else for (const segment of segments) segment.runs = inOrder(segment.runs);
  let x0 = Number.POSITIVE_INFINITY;
  let x1 = 0;
  let characters = 0;
  for (const s of segments) {
    x0 = Math.min(x0, s.x0);
    x1 = Math.max(x1, s.x1);
    characters += s.characters;
  }
  return { page, segments, x0, x1, y: lead.y, size: lead.size, characters, text: segments.map((s) => plainText(s.runs)).join('\t') };
}

function glue(a: Segment, b: Segment): Segment {
  const lead = b.characters > a.characters ? b : a;
  const [first, ...rest] = b.runs as [Run, ...Run[]];
  // What stood before it in the stream was the end of some other line.
  const joined = { ...first, spaced: /^\s/.test(first.text) || b.x0 - a.x1 > 0.12 * first.size };
  return {
    runs: [...a.runs, joined, ...rest],
    x0: Math.min(a.x0, b.x0),
    x1: Math.max(a.x1, b.x1),
    y: lead.y,
    size: lead.size,
    characters: a.characters + b.characters,
  };
}

const endOf = (run: Run): number => run.x + run.width;

/**
 * Runs that were drawn out of order (links, late bold) from left to right, without those drawn over others that say the
 * same. What stands in the stream between two runs then says nothing of the space between them; their places do.
 */
function inOrder(runs: Run[]): Run[] {
  const back = (run: Run, i: number): boolean => i > 0 && run.x < endOf(runs[i - 1] as Run) - 0.3 * run.size;
  if (!runs.some(back)) return runs;
  const kept: Run[] = [];
  for (const run of [...runs].sort((p, q) => p.x - q.x || q.width - p.width)) {
    let last = kept.at(-1);
    if (last && covers(last, run)) continue;
    while (last && covers(run, last)) {
      kept.pop();
      last = kept.at(-1);
    }
    if (last && endOf(run) < endOf(last) - 0.3 * run.size && run.text.length <= 3 && run.size > 0.8 * last.size) kept.push(...insert(last, run, kept));
    else kept.push({ ...run, spaced: last !== undefined && run.x - endOf(last) > 0.12 * run.size });
  }
  return kept;
}

/** Whether one run is drawn over another with the same letters: numbers that are tagged once and drawn twice. */
const covers = (over: Run, under: Run): boolean =>
  under.x >= over.x - 1 && endOf(under) <= endOf(over) + 1 && over.text.includes(under.text.trim()) && under.size > 0.9 * over.size;

/** pdf.js fills the gap of a comma that is drawn later with a space: the item is cut there. Takes the host off `kept`. */
function insert(host: Run, comma: Run, kept: Run[]): Run[] {
  const guess = ((comma.x - host.x) / host.width) * host.text.length;
  let at = -1;
  for (let i = 0; i < host.text.length; i++) if (host.text[i] === ' ' && (at < 0 || Math.abs(i - guess) < Math.abs(at - guess))) at = i;
  if (at < 0 || Math.abs(at - guess) > 4) return [{ ...comma, spaced: false }];
  kept.pop();
  const left = { ...host, text: host.text.slice(0, at), width: comma.x - host.x };
  const right = { ...host, text: host.text.slice(at), offset: host.offset + at, x: endOf(comma), width: Math.max(0, endOf(host) - endOf(comma)) };
  return [left, { ...comma, spaced: false }, right];
}
