import type { PageViewport } from 'pdfjs-dist';
import type { TextContent, TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api';

/**
 * A text item as placed on its page: points from the top left corner, y down, after the page has been turned so that
 * most of its text reads from left to right.
 */
export type Run = {
  /** Index among the page's text items with marked content left out: the index of pdf.js's text layer. */
  item: number;
  text: string;
  /** Where its text begins in the item: not 0 for the later part of an item that was cut. */
  offset: number;
  x: number;
  /** Of the baseline. */
  y: number;
  width: number;
  size: number;
  /** Index in the document's font list. */
  font: number;
  /** White space stood before it in the content stream. */
  spaced: boolean;
  /** Right to left. */
  rtl: boolean;
  /** Depth of the heading that the file's own tags call it; 0 where they don't. */
  heading: number;
};

export type PageRuns = {
  number: number;
  width: number;
  height: number;
  runs: Run[];
  /** Text that the file's tags call an artifact, and text set at another angle than the page's. */
  aside: Run[];
  /** Maps a point in PDF units to the coordinates of the runs. */
  place: (x: number, y: number) => [number, number];
};

/** Names of a document's fonts as pdf.js calls them, in order of appearance, with what the text pass says of them. */
export type FontList = { names: string[]; index: Map<string, number>; monospace: boolean[]; characters: number[] };

export const newFontList = (): FontList => ({ names: [], index: new Map(), monospace: [], characters: [] });

function fontIndex(fonts: FontList, name: string, family: string | undefined): number {
  let at = fonts.index.get(name);
  if (at === undefined) {
    at = fonts.names.length;
    fonts.index.set(name, at);
    fonts.names.push(name);
    fonts.monospace.push(family === 'monospace');
    fonts.characters.push(0);
  }
  return at;
}

const isText = (item: TextItem | TextMarkedContent): item is TextItem => 'str' in item;

// Beyond this a page is no document page; the rest of its items is left out (pdf.js's text layer stops at 100,000, too).
const MOST_ITEMS = 100_000;

/** Places the items of one page. Linear in the number of items. */
export function placeRuns(number: number, content: TextContent, viewport: PageViewport, fonts: FontList): PageRuns {
  const [va, vb, vc, vd, ve, vf] = viewport.transform as [number, number, number, number, number, number];
  const runs: Run[] = [];
  const angles: number[] = [];
  const artifacts: boolean[] = [];
  const quarters: [number, number, number, number] = [0, 0, 0, 0];
  const tags: string[] = [];
  let artifactDepth = 0;
  let item = -1;
  let spaced = false;
  for (const given of content.items) {
    if (!isText(given)) {
      if (given.type === 'endMarkedContent') {
        if (tags.pop() === 'Artifact') artifactDepth--;
      } else {
        const tag = 'tag' in given && typeof given.tag === 'string' ? given.tag : '';
        tags.push(tag);
        if (tag === 'Artifact') artifactDepth++;
      }
      continue;
    }
    item++;
    if (item >= MOST_ITEMS) break;
    const text = given.str;
    if (text.length === 0) {
      if (given.hasEOL) spaced = true;
      continue;
    }
    if (text.length < 4 && text.trim() === '') {
      spaced = true;
      continue;
    }
    const [a, b, c, d, e, f] = given.transform as [number, number, number, number, number, number];
    const ta = va * a + vc * b;
    const tb = vb * a + vd * b;
    const size = Math.hypot(va * c + vc * d, vb * c + vd * d) || Math.hypot(ta, tb);
    const x = va * e + vc * f + ve;
    const y = vb * e + vd * f + vf;
    if (!(size > 0.5) || !Number.isFinite(x + y + given.width)) continue;
    const angle = turn(ta, tb);
    const font = fontIndex(fonts, given.fontName, content.styles[given.fontName]?.fontFamily);
    fonts.characters[font] = (fonts.characters[font] ?? 0) + text.length;
    const width = Math.abs(given.width);
    runs.push({ item, text, offset: 0, x, y, width, size, font, spaced, rtl: given.dir === 'rtl', heading: headingDepth(tags[tags.length - 1]) });
    angles.push(angle);
    artifacts.push(artifactDepth > 0);
    if (angle >= 0) quarters[angle as 0 | 1 | 2 | 3] += text.length;
    spaced = given.hasEOL;
  }
  const main = quarters.indexOf(Math.max(...quarters));
  let length = 0;
  let artifactLength = 0;
  runs.forEach((run, i) => {
    // Leaders of contents lists are tagged dot by dot.
    if (/^[\s.…]*$/.test(run.text)) return;
    length += run.text.length;
    if (artifacts[i]) artifactLength += run.text.length;
  });
  // A file that tags its own body as artifact is mistaken; a page of which most is furniture is short.
  const trustArtifacts = artifactLength * 2 < length || artifactLength < 300;
  const { width, height } = viewport;
  const kept: Run[] = [];
  const aside: Run[] = [];
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as Run;
    turnRun(run, main, width, height);
    // In the middle of a page, artifacts are leaders and page numbers of contents lists, heads of tables, notes.
    const edge = run.y < 0.13 * (main % 2 ? width : height) || run.y > 0.87 * (main % 2 ? width : height);
    if (angles[i] !== main || (trustArtifacts && edge && artifacts[i])) aside.push(run);
    else kept.push(run);
  }
  return {
    number,
    width: main % 2 ? height : width,
    height: main % 2 ? width : height,
    runs: kept,
    aside,
    place: (px, py) => turnPoint(va * px + vc * py + ve, vb * px + vd * py + vf, main, width, height),
  };
}

/** Quarter turns clockwise of the writing direction; -1 for any other angle (watermarks). 4° are allowed for scans. */
function turn(a: number, b: number): number {
  const length = Math.hypot(a, b);
  if (length === 0) return 0;
  if (Math.abs(b) < 0.07 * length) return a > 0 ? 0 : 2;
  if (Math.abs(a) < 0.07 * length) return b > 0 ? 1 : 3;
  return -1;
}

function turnPoint(x: number, y: number, quarter: number, width: number, height: number): [number, number] {
  if (quarter === 1) return [y, width - x];
  if (quarter === 2) return [width - x, height - y];
  if (quarter === 3) return [height - y, x];
  return [x, y];
}

function turnRun(run: Run, quarter: number, width: number, height: number): void {
  if (quarter === 0) return;
  [run.x, run.y] = turnPoint(run.x, run.y, quarter, width, height);
}

const headingDepth = (tag: string | undefined): number => (tag && tag.length === 2 && tag[0] === 'H' && tag > 'H0' && tag < 'H7' ? Number(tag[1]) : 0);
