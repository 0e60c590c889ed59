import { labelOf } from './labels';
import { type Line, linesOf } from './lines';
import type { PageRuns } from './runs';
import { plainText, type Segment } from './segments';

/** A page's segments on their way into the text. */
export type PageSegments = { page: PageRuns; segments: Segment[] };

const PAGE_NUMBER = /^[-–—|\s]*(?:page\s*|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,7}|[A-Z]-\d{1,3})(?:\s*(?:of|\/|\|)\s*\d{1,4})?[-–—|\s]*$/i;
const BALLOON = /^(?:Commented|Comment|Kommentar(?:\s+\[[^\]]{0,12}\])?|Formatted|Deleted|Inserted)\s*(?:\[[^\]]{1,12}\])?\s*:/;

/**
 * Takes running heads and feet, page numbers, line numbers, margin text, balloons and watermarks out of the pages and
 * returns their distinct texts, most frequent first. `breathe` lets other work run between two steps.
 */
export async function takeFurnitureOut(pages: PageSegments[], breathe: () => Promise<void>): Promise<string[]> {
  const counted = new Map<string, number>();
  const note = (text: string): void => {
    if (/[\p{L}\p{N}]/u.test(text)) counted.set(text, (counted.get(text) ?? 0) + 1);
  };
  for (const p of pages) {
    noteAside(p.page, note);
    removeLineNumbers(p);
    removeBalloons(p, note);
  }
  await breathe();
  removeWatermarks(pages, note);
  await removeRunningHeads(pages, note, breathe);
  // "… Page 1", "… Page 2" are one text.
  const distinct = new Map<string, { text: string; times: number }>();
  for (const [text, times] of counted) {
    const key = text.replace(/\d+/g, '#').replace(/\b[ivxlc]+\b/g, '#');
    const seen = distinct.get(key);
    if (seen) seen.times += times;
    else distinct.set(key, { text, times });
  }
  return [...distinct.values()].sort((a, b) => b.times - a.times).map(({ text }) => text);
}

function noteAside({ aside }: PageRuns, note: (text: string) => void): void {
  let group: typeof aside = [];
  for (const run of aside) {
    if (/^[\s.…]*$/.test(run.text)) continue;
    const last = group[group.length - 1];
    if (last && Math.abs(last.y - run.y) > 1 && Math.abs(last.x - run.x) > 1) {
      note(plainText(group));
      group = [];
    }
    group.push(run);
  }
  note(plainText(group));
}

/** A column of numbers that go up by one step, left of the text: at least eight, or four where every fifth line is numbered. */
function removeLineNumbers(p: PageSegments): void {
  const numbers = p.segments.filter((s) => s.characters <= 4 && s.runs.length === 1 && /^\s*\d{1,4}\s*$/.test(s.runs[0]?.text ?? ''));
  if (numbers.length < 4) return;
  const left = Math.min(...numbers.map((s) => s.x0));
  const column = numbers.filter((s) => s.x0 < left + 22).sort((a, b) => a.y - b.y);
  const leftOfText = p.segments.filter((s) => s.x0 < left + 22).length <= column.length * 1.2 + 1;
  const values = column.map((s) => Number(s.runs[0]?.text));
  const steps = values.slice(1).map((v, i) => v - (values[i] as number));
  const step = steps[0] ?? 0;
  const regular = steps.filter((s) => s === step).length;
  if (!leftOfText || step < 1 || (step > 1 && step !== 5 && step !== 10) || regular < steps.length * 0.8 || column.length < (step === 1 ? 8 : 4)) return;
  const gone = new Set(column);
  p.segments = p.segments.filter((s) => !gone.has(s));
}

/** Word prints comments beside the shrunken page: what stands right of the first balloon's edge is margin. */
function removeBalloons(p: PageSegments, note: (text: string) => void): void {
  let edge = Number.POSITIVE_INFINITY;
  for (const s of p.segments) if (s.x0 > p.page.width * 0.6 && BALLOON.test(plainText(s.runs))) edge = Math.min(edge, s.x0);
  if (edge === Number.POSITIVE_INFINITY) return;
  p.segments = p.segments.filter((s) => {
    if (s.x0 < edge - 3) return true;
    note(plainText(s.runs));
    return false;
  });
}

/** Text in giant letters that stands on at least three pages. */
function removeWatermarks(pages: PageSegments[], note: (text: string) => void): void {
  const seen = new Map<string, number>();
  const isHuge = (s: Segment): boolean => s.size > 40 && s.characters < 60;
  for (const p of pages) for (const s of p.segments) if (isHuge(s)) seen.set(plainText(s.runs), (seen.get(plainText(s.runs)) ?? 0) + 1);
  if (seen.size === 0) return;
  for (const p of pages) {
    p.segments = p.segments.filter((s) => {
      if (!isHuge(s) || (seen.get(plainText(s.runs)) ?? 0) < 3) return true;
      note(plainText(s.runs));
      return false;
    });
  }
}

// Deepest head or foot seen in standards is four lines; a fifth of the page holds any of them.
const DEPTH = 5;
const ZONE = 0.2;

type Edge = { page: number; rows: Line[]; running: boolean[] };

/**
 * Removes lines at the top and bottom that return on other pages: by their words (digits apart), or by their place where
 * neighbours in the same place return (chapter titles), or as page numbers in one place. Only from the edge inward.
 */
async function removeRunningHeads(pages: PageSegments[], note: (text: string) => void, breathe: () => Promise<void>): Promise<void> {
  if (pages.length < 2) return;
  for (const bottom of [false, true]) {
    const edges: Edge[] = [];
    for (const [i, p] of pages.entries()) {
      const zone = p.segments.filter((s) => (bottom ? s.y > p.page.height * (1 - ZONE) : s.y < p.page.height * ZONE));
      const rows = linesOf(zone, i).sort((a, b) => (bottom ? b.y - a.y : a.y - b.y));
      edges.push({ page: i, rows: rows.slice(0, DEPTH), running: [] });
      if (i % 20 === 19) await breathe();
    }
    markRunning(edges, pages, bottom);
    for (const edge of edges) {
      const gone = new Set<Segment['runs'][number]>();
      for (let i = 0; i < edge.rows.length && edge.running[i]; i++) {
        const row = edge.rows[i] as Line;
        note(row.text);
        for (const s of row.segments) for (const run of s.runs) gone.add(run);
      }
      const p = pages[edge.page];
      if (p && gone.size > 0) p.segments = p.segments.filter((s) => !s.runs.every((run) => gone.has(run)));
    }
  }
}

const keyOf = (row: Line): string =>
  row.text
    .replace(/\d+/g, '#')
    .replace(/\b[ivxlc]+\b/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

function markRunning(edges: Edge[], pages: PageSegments[], bottom: boolean): void {
  const byWords = new Map<string, number>();
  const outermost = new Map<string, Set<string>>();
  const byPlace = new Map<string, number>();
  const numbered = new Map<number, number>();
  const place = (row: Line): string => `${Math.round(row.y / 3)} ${keyOf(row)}`;
  for (const { rows } of edges) {
    for (const row of rows) {
      byWords.set(keyOf(row), (byWords.get(keyOf(row)) ?? 0) + 1);
      byPlace.set(place(row), (byPlace.get(place(row)) ?? 0) + 1);
    }
    const outer = rows[0];
    if (outer) outermost.set(keyOf(outer), (outermost.get(keyOf(outer)) ?? new Set<string>()).add(outer.text));
    if (outer && PAGE_NUMBER.test(outer.text)) numbered.set(Math.round(outer.y / 3), (numbered.get(Math.round(outer.y / 3)) ?? 0) + 1);
  }
  const enough = pages.length < 6 ? 2 : 3;
  const often = Math.max(enough, pages.length * 0.18);
  const slots = new Map<number, { known: number; all: number }>();
  for (const edge of edges) {
    const height = pages[edge.page]?.page.height ?? 842;
    edge.running = edge.rows.map((row, i) => {
      const here = byPlace.get(place(row)) ?? 0;
      const label = labelOf(row.text)?.kind;
      if (label === 'note' || label === 'tag') return false;
      if (here >= often) return true;
      // Sections of a document set their foot higher or lower: the same words with a number that goes on.
      if (i === 0 && (outermost.get(keyOf(row))?.size ?? 0) >= Math.max(3, often) && /^.{8,}#$|^#.{8,}$/.test(keyOf(row))) return true;
      if (i === 0 && PAGE_NUMBER.test(row.text) && near(numbered, Math.round(row.y / 3)) >= 2) return true;
      if (here < enough && !(i === 0 && (byWords.get(keyOf(row)) ?? 0) >= often && keyOf(row).length >= 6)) return false;
      // What returns on few pages (a clause's title, or by chance an entry's line) must stand nearer to the edge than to the text.
      const deep = (bottom ? height - row.y : row.y) > height * 0.14;
      const inward = gapBetween(row, edge.rows[i + 1]);
      const outward = i === 0 ? 0 : gapBetween(row, edge.rows[i - 1]);
      return !deep && inward > 1.9 * row.size && inward > outward;
    });
    const outer = edge.rows[0];
    if (outer) {
      const slot = slots.get(Math.round(outer.y / 3)) ?? { known: 0, all: 0 };
      slot.all++;
      if (edge.running[0]) slot.known++;
      slots.set(Math.round(outer.y / 3), slot);
    }
  }
  for (const edge of edges) {
    const [outer, next] = edge.rows;
    if (!outer || edge.running[0]) continue;
    const slot = slots.get(Math.round(outer.y / 3));
    if (slot && slot.known >= 3 && slot.known * 2 >= slot.all && gapBetween(outer, next) > 1.9 * outer.size) edge.running[0] = true;
  }
}

const gapBetween = (a: Line, b: Line | undefined): number => (b ? Math.abs(a.y - b.y) : Number.POSITIVE_INFINITY);

const near = (counts: Map<number, number>, at: number): number => (counts.get(at - 1) ?? 0) + (counts.get(at) ?? 0) + (counts.get(at + 1) ?? 0);
