import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Block, Mark } from '@/src/model';
import { type PageOfRef, pageOfDestination } from './metadata';
import type { PageRuns } from './runs';
import type { BlockTop, RunPlace } from './write';

type Link = { page: number; href: string; x0: number; y0: number; x1: number; y1: number };

/** pdf.js's number for link annotations. */
const LINK = 2;
const MOST_LINKS = 50_000;

/** All links of the document in one call: asking page by page makes pdf.js read each page's text again. */
export async function readLinks(pdf: PDFDocumentProxy, pages: readonly PageRuns[], pageOfRef: PageOfRef): Promise<Link[]> {
  const annotations: unknown[] = (await pdf.getAnnotationsByType(new Set([LINK]), new Set())) ?? [];
  const links: Link[] = [];
  for (const a of annotations.slice(0, MOST_LINKS)) {
    if (typeof a !== 'object' || a === null || !('rect' in a) || !('pageIndex' in a)) continue;
    const page = pages[Number(a.pageIndex)];
    const rect: unknown = a.rect;
    const href = hrefOf(a, pageOfRef);
    if (!page || href === null || !Array.isArray(rect) || rect.length !== 4 || !rect.every((n) => Number.isFinite(n))) continue;
    const [ax, ay] = page.place(rect[0], rect[1]);
    const [bx, by] = page.place(rect[2], rect[3]);
    links.push({ page: page.number, href, x0: Math.min(ax, bx), x1: Math.max(ax, bx), y0: Math.min(ay, by), y1: Math.max(ay, by) });
  }
  return links;
}

function hrefOf(annotation: object, pageOfRef: PageOfRef): string | null {
  if ('url' in annotation && typeof annotation.url === 'string') return annotation.url;
  if (!('dest' in annotation)) return null;
  if (typeof annotation.dest === 'string') return `#${annotation.dest}`;
  const page = pageOfDestination(annotation.dest, pageOfRef);
  return page === null ? null : `#page=${page}`;
}

/** Marks the words under each link. A link over part of a run takes the words whose middle it covers. */
export function markLinks(links: readonly Link[], places: readonly (readonly RunPlace[] | undefined)[], text: string): Mark[] {
  const marks: Mark[] = [];
  for (const link of links) {
    for (const { run, start, end } of places[link.page] ?? []) {
      const middle = run.y - 0.3 * run.size;
      if (middle < link.y0 || middle > link.y1) continue;
      const left = Math.max(link.x0, run.x);
      const right = Math.min(link.x1, run.x + run.width);
      if (right - left < Math.min(2, run.width * 0.5)) continue;
      const per = run.width / (end - start) || 1;
      const span = wordsBetween(text, start, end, start + (left - run.x) / per, start + (right - run.x) / per);
      if (!span) continue;
      const last = marks[marks.length - 1];
      if (last && last.value === link.href && span.start - last.span.end <= 1 && span.start >= last.span.start) last.span.end = span.end;
      else marks.push({ span, kind: 'link', value: link.href });
    }
  }
  return marks;
}

/** Letters have no places of their own: what lies within a character and a half of a word's edge ends at that edge. */
function wordsBetween(text: string, start: number, end: number, from: number, to: number): { start: number; end: number } | null {
  const nearest = (at: number): number => {
    const whole = Math.min(end, Math.max(start, Math.round(at)));
    for (const shift of [0, 1, -1, 2, -2]) {
      const edge = whole + shift;
      if (edge >= start && edge <= end && (edge === start || edge === end || /[\s[\]()]/.test(text[edge - 1] ?? '') !== /[\s[\]()]/.test(text[edge] ?? '')))
        return edge;
    }
    return whole;
  };
  let first = nearest(from);
  let last = nearest(to);
  while (first < last && /\s/.test(text[first] ?? '')) first++;
  while (last > first && /\s/.test(text[last - 1] ?? '')) last--;
  return last > first ? { start: first, end: last } : null;
}

/** Gives each named destination to the block that begins nearest below it on its page. */
export function placeAnchors(
  destinations: Readonly<Record<string, unknown>>,
  pageOfRef: PageOfRef,
  pages: readonly PageRuns[],
  blocks: Block[],
  tops: readonly BlockTop[],
): void {
  const byPage = new Map<number, number[]>();
  tops.forEach((top, i) => {
    const list = byPage.get(top.page);
    if (list) list.push(i);
    else byPage.set(top.page, [i]);
  });
  for (const [name, destination] of Object.entries(destinations).slice(0, MOST_LINKS)) {
    const page = pageOfDestination(destination, pageOfRef);
    if (page === null || !Array.isArray(destination)) continue;
    const mode: unknown = destination[1];
    const kind = typeof mode === 'object' && mode !== null && 'name' in mode ? mode.name : null;
    const given: unknown = kind === 'XYZ' ? destination[3] : kind === 'FitH' || kind === 'FitBH' ? destination[2] : null;
    const y = typeof given === 'number' ? (pages[page - 1]?.place(0, given)[1] ?? 0) : 0;
    let best: number | null = null;
    for (const i of byPage.get(page) ?? []) {
      const top = tops[i]?.y ?? 0;
      // Destinations stand at the top of their line or a little above.
      if (top >= y - 2 && (best === null || top < (tops[best]?.y ?? 0))) best = i;
    }
    const block = best === null ? undefined : blocks[best];
    if (block && block.anchor === null) block.anchor = name;
  }
}
