import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { TextContent, TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api';
import type { PdfQuads, Span } from '@/src/model';
import { type Glyph, glyphsOf } from './glyphs';
import { loadPdfjs, type Pdfjs, pdfParameters } from './pdfjs';
import { locateInPage, type Pieces, type PlaceInPage } from './pieces';
import { readPdfDocument } from './read-pdf';

/** How far letters reach above and below their baseline, in ems, where the font does not say. */
const ASCENT = 0.9;
const DESCENT = -0.22;

/** Two places on one line nearer than this, in ems, are marked as one. */
const JOINED = 0.7;

/**
 * Where spans of a PDF's text stand on its pages, for highlights; one answer a span, empty where it holds only characters that
 * the reader put in. Reads the drawing operators of the pages concerned, each once. The document stays open.
 */
export async function quadsOf(pdf: PDFDocumentProxy, pieces: Pieces, spans: readonly Span[]): Promise<PdfQuads[]> {
  const pdfjs = await loadPdfjs();
  const places = spans.map((span) => locateInPage(pieces, span));
  const lines = spans.map((): Map<number, Line[]> => new Map());
  for (const number of new Set(places.flat().map(({ page }) => page))) {
    const page = await pdf.getPage(number);
    const drawn = await drawnItems(pdfjs, page);
    for (const [i, ofSpan] of places.entries()) {
      const here = ofSpan.filter((place) => place.page === number);
      if (here.length > 0) lines[i]?.set(number, joined(here.flatMap((place) => lineOf(drawn, place) ?? [])));
    }
  }
  return lines.map((ofSpan) =>
    [...ofSpan]
      .filter(([, found]) => found.length > 0)
      .map(([page, found]) => ({ page, quads: found.flatMap(cornersOf) }))
      .sort((a, b) => a.page - b.page),
  );
}

/** As `quadsOf`, for the bytes of a file, which stay usable: it is opened and read again. @throws as `readPdf` */
export async function quadsOfFile(bytes: Uint8Array, spans: readonly Span[]): Promise<PdfQuads[]> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({ data: bytes.slice(), ...pdfParameters() });
  try {
    const pdf = await task.promise;
    const { pieces } = await readPdfDocument(pdf, { fileName: null, url: null, id: '' });
    return await quadsOf(pdf, pieces, spans);
  } finally {
    await task.destroy();
  }
}

/** A stretch of a baseline, with how far its letters reach. */
type Line = { x0: number; y0: number; x1: number; y1: number; size: number; ascent: number; descent: number };

type Drawn = {
  items: TextItem[];
  styles: TextContent['styles'] /** For each item its characters, spaces left out; null where they were not found. */;
  glyphs: (Glyph[] | null)[];
};

const isText = (item: TextItem | TextMarkedContent): item is TextItem => 'str' in item;

async function drawnItems(pdfjs: Pdfjs, page: PDFPageProxy): Promise<Drawn> {
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const items = content.items.filter(isText);
  const glyphs = (await glyphsOf(pdfjs, page)).filter(({ text }) => text.trim() !== '');
  return { items, styles: content.styles, glyphs: matched(items, glyphs) };
}

/** How many characters may be skipped before an item is found again: what is drawn and no text (hidden layers). */
const MOST_SKIPPED = 4000;

/** The characters of each item: both come in the order of drawing. An item from right to left is not looked for. */
function matched(items: readonly TextItem[], glyphs: readonly Glyph[]): (Glyph[] | null)[] {
  const letters: { glyph: number; text: string }[] = glyphs.flatMap(({ text }, glyph) =>
    [...text.replace(/\s/g, '')].map((letter) => ({ glyph, text: letter })),
  );
  const all = letters.map(({ text }) => text).join('');
  let at = 0;
  return items.map(({ str, dir }) => {
    const wanted = str.replace(/\s/g, '');
    if (wanted === '' || dir !== 'ltr') return null;
    const found = all.startsWith(wanted, at) ? at : all.slice(at, at + MOST_SKIPPED).indexOf(wanted) + at;
    if (found < at) return null;
    at = found + wanted.length;
    // Letters are UTF-16 units here and in spans; those beyond the basic plane shift what follows, so such lines are left to proportion.
    if (letters.length !== all.length) return null;
    return letters.slice(found, at).map(({ glyph }) => glyphs[glyph] as Glyph);
  });
}

function lineOf({ items, styles, glyphs }: Drawn, { item, from, to }: PlaceInPage): Line | null {
  const text = items[item];
  if (!text) return null;
  const [a, b, c, d, e, f] = text.transform as [number, number, number, number, number, number];
  const size = Math.hypot(c, d) || Math.hypot(a, b);
  const style = styles[text.fontName];
  const ascent = style && style.ascent > 0.3 && style.ascent < 1.3 ? style.ascent : ASCENT;
  const descent = style && style.descent < 0 && style.descent > -0.6 ? style.descent : DESCENT;
  const before = text.str.slice(0, from).replace(/\s/g, '').length;
  const count = text.str.slice(from, to).replace(/\s/g, '').length;
  if (count === 0) return null;
  const first = glyphs[item]?.[before];
  const last = glyphs[item]?.[before + count - 1];
  if (first && last) return { ...measured(text, glyphs[item] ?? [], first, last), size, ascent, descent };
  const length = Math.hypot(a, b) || 1;
  const width = text.width / Math.max(1, text.str.length);
  const [left, right] = text.dir === 'rtl' ? [text.str.length - to, text.str.length - from] : [from, to];
  const point = (n: number): [number, number] => [e + (a / length) * width * n, f + (b / length) * width * n];
  const [x0, y0] = point(left);
  const [x1, y1] = point(right);
  return { x0, y0, x1, y1, size, ascent, descent };
}

/**
 * From the beginning of one character to the end of another. Where a font's own units are not thousandths, its characters come
 * out too wide or too narrow all alike: then the item, whose beginning and width are known, gives the scale.
 */
function measured(text: TextItem, glyphs: readonly Glyph[], first: Glyph, last: Glyph): Pick<Line, 'x0' | 'y0' | 'x1' | 'y1'> {
  const asDrawn = { x0: first.x0, y0: first.y0, x1: last.x1, y1: last.y1 };
  const [begin, end] = [glyphs[0], glyphs.at(-1)];
  if (!begin || !end || text.str !== text.str.trim()) return asDrawn;
  const extent = Math.hypot(end.x1 - begin.x0, end.y1 - begin.y0);
  const [a, b, , , e, f] = text.transform as [number, number, number, number, number, number];
  const moved = Math.hypot(begin.x0 - e, begin.y0 - f);
  if (extent === 0 || (Math.abs(text.width / extent - 1) < 0.02 && moved < 1)) return asDrawn;
  const length = Math.hypot(a, b) || 1;
  const at = (x: number, y: number): [number, number] => {
    const along = (Math.hypot(x - begin.x0, y - begin.y0) * text.width) / extent;
    return [e + (a / length) * along, f + (b / length) * along];
  };
  const [x0, y0] = at(first.x0, first.y0);
  const [x1, y1] = at(last.x1, last.y1);
  return { x0, y0, x1, y1 };
}

/** Neighbours on one line become one. */
function joined(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  for (const line of lines) {
    const before = out[out.length - 1];
    const gap = before ? Math.hypot(line.x0 - before.x1, line.y0 - before.y1) : Number.POSITIVE_INFINITY;
    const straight = before && Math.abs(cross(before, line)) < 0.1 * before.size;
    if (before && straight && gap < JOINED * before.size && Math.abs(before.size - line.size) < 0.2 * before.size) {
      before.x1 = line.x1;
      before.y1 = line.y1;
    } else out.push({ ...line });
  }
  return out;
}

/** How far the second line's beginning stands off the first one's baseline. */
function cross(a: Line, b: Line): number {
  const length = Math.hypot(a.x1 - a.x0, a.y1 - a.y0) || 1;
  return ((a.x1 - a.x0) * (b.y0 - a.y0) - (a.y1 - a.y0) * (b.x0 - a.x0)) / length;
}

function cornersOf({ x0, y0, x1, y1, size, ascent, descent }: Line): number[] {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  // Upwards, as seen by who reads along the baseline.
  const [ux, uy] = [-(y1 - y0) / length, (x1 - x0) / length];
  const corner = (x: number, y: number, ems: number): number[] => [x + ux * size * ems, y + uy * size * ems].map((n) => Math.round(n * 1000) / 1000);
  return [...corner(x0, y0, ascent), ...corner(x1, y1, ascent), ...corner(x0, y0, descent), ...corner(x1, y1, descent)];
}
