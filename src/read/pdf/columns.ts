import type { Segment } from './segments';

const BIN = 2;

/**
 * Parts a page's segments into columns of running prose, in reading order: what spans the page, then the left column
 * down to the next spanning piece, then the right one. Tables and label lists are no columns: their left parts are short.
 */
export function splitColumns(segments: Segment[], depth = 0): Segment[][] {
  if (segments.length < 16 || depth > 2) return [segments];
  const gutter = findGutter(segments);
  if (!gutter) return [segments];
  const left: Segment[] = [];
  const right: Segment[] = [];
  const spanning: Segment[] = [];
  for (const s of segments) {
    if (s.x1 <= gutter.end) left.push(s);
    else if (s.x0 >= gutter.start) right.push(s);
    else spanning.push(s);
  }
  if (!isProse(left) || !isProse(right) || !alike(left, right) || spanning.length * 2 > left.length + right.length) return [segments];
  spanning.sort((a, b) => a.y - b.y);
  const columns: Segment[][] = [];
  let from = Number.NEGATIVE_INFINITY;
  let across: Segment[] = [];
  const band = (to: number): void => {
    const inLeft = left.filter((s) => s.y > from && s.y <= to);
    const inRight = right.filter((s) => s.y > from && s.y <= to);
    if (inLeft.length + inRight.length === 0) return;
    if (across.length > 0) columns.push(across);
    across = [];
    if (inLeft.length > 0) columns.push(...splitColumns(inLeft, depth + 1));
    if (inRight.length > 0) columns.push(...splitColumns(inRight, depth + 1));
  };
  for (const s of spanning) {
    band(s.y);
    across.push(s);
    from = s.y;
  }
  band(Number.POSITIVE_INFINITY);
  if (across.length > 0) columns.push(across);
  return columns;
}

/** Columns of prose are about as wide as one another; terms beside their definitions are not. */
function alike(left: readonly Segment[], right: readonly Segment[]): boolean {
  const [a, b] = [fullWidth(left), fullWidth(right)];
  return Math.min(a, b) > 0.55 * Math.max(a, b);
}

function fullWidth(segments: readonly Segment[]): number {
  const widths = segments.map((s) => s.x1 - s.x0).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.95)] ?? 0;
}

/** The widest strip near the middle that hardly any segment covers. */
function findGutter(segments: readonly Segment[]): { start: number; end: number } | null {
  let x0 = Number.POSITIVE_INFINITY;
  let x1 = 0;
  for (const s of segments) {
    x0 = Math.min(x0, s.x0);
    x1 = Math.max(x1, s.x1);
  }
  const width = x1 - x0;
  if (!(width > 150) || width > 10_000) return null;
  // Most pages have one column: hardly a line of words begins or ends far from its edges.
  let [inner, outer] = [0, 0];
  for (const s of segments) {
    if (s.characters < 12) continue;
    if (s.x0 > x0 + 0.2 * width) inner++;
    if (s.x1 < x1 - 0.2 * width) outer++;
  }
  if (inner < 6 || outer < 6) return null;
  const bins = new Uint16Array(Math.ceil(width / BIN) + 1);
  for (const s of segments) {
    const last = Math.min(bins.length - 1, Math.floor((s.x1 - x0) / BIN));
    for (let b = Math.floor((s.x0 - x0) / BIN); b <= last; b++) bins[b] = (bins[b] as number) + 1;
  }
  const busy = bins.slice().sort()[Math.floor(bins.length * 0.7)] as number;
  const few = Math.floor(busy * 0.2);
  const first = Math.floor(bins.length * 0.2);
  const last = Math.ceil(bins.length * 0.8);
  let best: { start: number; end: number } | null = null;
  for (let b = first; b < last; b++) {
    if ((bins[b] as number) > few) continue;
    const start = b;
    while (b < last && (bins[b] as number) <= few) b++;
    if (!best || b - start > best.end - best.start) best = { start, end: b };
  }
  if (!best || best.start === first || best.end === last || (best.end - best.start) * BIN < 6) return null;
  return { start: x0 + best.start * BIN, end: x0 + best.end * BIN };
}

/** At least six lines, most of which fill the column with words. */
function isProse(segments: readonly Segment[]): boolean {
  if (segments.length < 6) return false;
  const widths = segments.map((s) => s.x1 - s.x0).sort((a, b) => a - b);
  const full = fullWidth(segments);
  const middle = widths[widths.length >> 1] as number;
  const characters = segments.reduce((sum, s) => sum + s.characters, 0) / segments.length;
  return middle > 0.6 * full && characters >= 18;
}
