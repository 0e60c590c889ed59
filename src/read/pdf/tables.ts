import { labelOf } from './labels';
import type { Line } from './lines';
import type { Segment } from './segments';

/** A piece of a column: a line of text, or a table whose rows hold, for each column, the lines of that cell. */
export type Element = { kind: 'line'; line: Line } | { kind: 'table'; rows: Segment[][][]; page: number; gutters: Gap[] };

/** A white strip between two columns of a table. */
export type Gap = { start: number; end: number };

/**
 * Finds tables among a column's lines: neighbouring lines in whose wide gaps the same white strips stand. `carried` are the
 * strips of a table with which the column before ended: it may go on here.
 */
export function findTables(lines: readonly Line[], carried: readonly Gap[] | null): Element[] {
  const elements: Element[] = [];
  let at = 0;
  while (at < lines.length) {
    const zone = (lines[at] as Line).segments.length > 1 ? growZone(lines, at) : null;
    if (zone && (isTable(zone.lines, zone.gutters) || (at === 0 && goesOn(zone.gutters, carried)))) {
      elements.push(makeTable(zone.lines, zone.gutters));
      at += zone.lines.length;
    } else elements.push({ kind: 'line', line: lines[at++] as Line });
  }
  return elements;
}

const goesOn = (gutters: readonly Gap[], carried: readonly Gap[] | null): boolean =>
  carried !== null && carried.length === gutters.length && gutters.every((g, i) => g.start < (carried[i] as Gap).end && (carried[i] as Gap).start < g.end);

const HEAD_LEFT = /^(?:ref|terms?\b|abbrev|acronym|symbol|document|name|no\b|number|item|parameter|field|code|identifier|concept|clause|date|version|edition)/i;
const HEAD_RIGHT = /^(?:title|definition|description|meaning|expansion|explanation|source|reference|value|comment|content|full)/i;

/** A first row that says what stands below: then label and text are cells, however short. */
function hasHead(first: Line): boolean {
  const [left = '', right = ''] = first.text.split('\t');
  return first.segments.length === 2 && left.length < 40 && right.length < 60 && HEAD_LEFT.test(left) && HEAD_RIGHT.test(right);
}

const gapsOf = (line: Line): Gap[] => line.segments.slice(1).map((s, i) => ({ start: (line.segments[i] as Segment).x1, end: s.x0 }));

/** The lines from `start` on that leave a common white strip free. */
function growZone(lines: readonly Line[], start: number): { lines: Line[]; gutters: Gap[] } {
  const first = lines[start] as Line;
  const zone = [first];
  let gutters = gapsOf(first);
  let last = first;
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.y - last.y > 3.2 * Math.max(line.size, last.size) || Math.max(line.size, last.size) > 2.2 * Math.min(line.size, last.size)) break;
    // Header tables mix sizes; a clause's title in larger type ends any table.
    if (isClauseTitle(line) && (line.segments.length === 1 || (line.segments.length === 2 && line.size > 1.1 * first.size))) break;
    const left = gutters.flatMap((g) => {
      let { start: a, end: b } = g;
      for (const s of line.segments) {
        if (s.x1 <= a + 1 || s.x0 >= b - 1) continue;
        // A piece that begins inside the strip narrows it, one that runs across closes it.
        if (s.x0 > a + 1 && s.x0 < b) b = s.x0;
        else if (s.x1 < b - 1 && s.x1 > a) a = s.x1;
        else return [];
      }
      return b - a >= 0.5 * line.size ? [{ start: a, end: b }] : [];
    });
    if (left.length === 0 || (line.segments.length === 1 && left.length < gutters.length)) break;
    gutters = left;
    zone.push(line);
    last = line;
  }
  // Single lines at the end that begin left are the next paragraph rather than a last cell.
  while (zone.length > 1) {
    const end = zone[zone.length - 1] as Line;
    const gutter = gutters[0] as Gap;
    if (end.segments.length > 1 || end.x0 >= gutter.end - 2) break;
    zone.pop();
  }
  return { lines: zone, gutters };
}

function isClauseTitle(line: Line): boolean {
  const label = labelOf(line.text);
  return label?.kind === 'clause' && line.text.length > label.text.length + 2;
}

const columnOf = (s: Segment, gutters: readonly Gap[]): number => {
  let column = 0;
  while (column < gutters.length && s.x0 >= (gutters[column] as Gap).end - 2) column++;
  return column;
};

/** A grid of three columns or more, or of two where cells of the first column wrap; label lists and contents are none. */
function isTable(zone: readonly Line[], gutters: readonly Gap[]): boolean {
  const several = zone.filter((l) => l.segments.length > 1);
  if (several.length < 2) return false;
  const contents = several.filter((l) => /(?:\.\s?){4,}|…/.test(l.text) || /\t\s*(?:\d{1,4}|[ivxl]{1,6})$/.test(l.text)).length;
  const labels = several.filter((l) => isLabelOnly(l)).length;
  if (gutters.length >= 2) {
    if (contents > 0.7 * several.length && labels > 0.3 * several.length) return false;
    // Cells that are centred in their row stand on baselines of their own, so columns are counted and not lines.
    const filled = new Array<number>(gutters.length + 1).fill(0);
    for (const l of zone) for (const s of l.segments) filled[columnOf(s, gutters)] = (filled[columnOf(s, gutters)] ?? 0) + 1;
    return filled.filter((n) => n >= 2).length >= 3;
  }
  if (hasHead(zone[0] as Line)) return several.length >= 3;
  if (labels > 0.5 * several.length || contents > 0.6 * several.length || several.length < 3) return false;
  const gutter = gutters[0] as Gap;
  const wrapped = zone.filter((l, i) => i > 0 && l.segments.length === 1 && l.x0 < gutter.start - 2 && l.x1 <= gutter.start + 1).length;
  return wrapped > 0 && wrapped < zone.length * 0.7;
}

function isLabelOnly(line: Line): boolean {
  const first = line.text.slice(0, line.text.indexOf('\t'));
  const label = labelOf(`${first} `);
  return label !== null && label.text.length >= first.trim().length - 1;
}

function makeTable(zone: readonly Line[], gutters: readonly Gap[]): Element {
  const columns: Segment[][] = Array.from({ length: gutters.length + 1 }, () => []);
  for (const line of zone) for (const s of line.segments) columns[columnOf(s, gutters)]?.push(s);
  const rows = rowsByGaps(columns) ?? rowsByLines(zone, gutters);
  return { kind: 'table', rows, page: (zone[0] as Line).page, gutters: [...gutters] };
}

/**
 * Rows of a table whose rows stand further apart than the lines in them: each column's lines fall into blocks, and blocks
 * beside one another are a row, whether set at its top or in its middle. null where the gaps tell nothing.
 */
function rowsByGaps(columns: readonly (readonly Segment[])[]): Segment[][][] | null {
  const sizes = columns.flat().map((s) => s.size);
  // Header tables of documents mix sizes; their lines are rows.
  if (Math.max(...sizes) > 1.3 * Math.min(...sizes)) return null;
  const blocks: { column: number; top: number; bottom: number; segments: Segment[] }[] = [];
  let wrapped = 0;
  columns.forEach((segments, column) => {
    const gaps = segments.slice(1).flatMap((s, i) => (s.y - (segments[i] as Segment).y > 0.8 * s.size ? [s.y - (segments[i] as Segment).y] : []));
    const tight = gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.1)] ?? 0;
    let open: (typeof blocks)[number] | null = null;
    for (const s of segments) {
      const last = open?.segments.at(-1);
      if (open && last && s.y - last.y <= 1.13 * tight + 0.6 && s.y - last.y < 1.9 * s.size) {
        open.segments.push(s);
        open.bottom = s.y;
        wrapped++;
      } else {
        open = { column, top: s.y - 0.7 * s.size, bottom: s.y, segments: [s] };
        blocks.push(open);
      }
    }
  });
  blocks.sort((a, b) => a.top - b.top);
  const rows: Segment[][][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const block of blocks) {
    if (block.top > bottom) rows.push(columns.map(() => []));
    rows.at(-1)?.[block.column]?.push(...block.segments);
    bottom = Math.max(bottom, block.bottom);
  }
  // One block from top to bottom is a table without gaps.
  const most = Math.max(...columns.map((c) => c.length));
  return rows.length >= 2 && (rows.length > 0.15 * most || wrapped === 0) ? rows : null;
}

/** Rows line by line: one begins below a wider gap, or with something in the first column, unless that cell wraps. */
function rowsByLines(zone: readonly Line[], gutters: readonly Gap[]): Segment[][][] {
  const pitches = zone.slice(1).map((l, i) => l.y - (zone[i] as Line).y);
  const tight = [...pitches].sort((a, b) => a - b)[Math.floor(pitches.length * 0.1)] ?? 0;
  const spaced = pitches.some((p) => p > tight * 1.3) && tight < 1.9 * (zone[0] as Line).size;
  const rows: Segment[][][] = [];
  let filled = new Set<number>();
  zone.forEach((line, i) => {
    const columns = line.segments.map((s) => columnOf(s, gutters));
    const gap = pitches[i - 1] ?? Number.POSITIVE_INFINITY;
    if (gap > tight * 1.3 || (!spaced && columns.includes(0) && (line.segments.length > 1 || !filled.has(0)))) {
      rows.push(Array.from({ length: gutters.length + 1 }, () => []));
      filled = new Set();
    }
    line.segments.forEach((s, k) => {
      rows.at(-1)?.[columns[k] as number]?.push(s);
      filled.add(columns[k] as number);
    });
  });
  return rows;
}
