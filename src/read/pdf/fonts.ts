import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { orAborted } from './failures';
import type { FontList } from './runs';

/** How a font looks, as far as its name says. */
export type Face = { bold: boolean; italic: boolean; monospace: boolean; known: boolean };

const BOLD = /bold|black|heavy|semib|demi|(?:^|[-,])(?:bd|bdi|b|bi|medi)(?:$|[-,0-9])|cmbx|sfbx|-med/i;
const ITALIC = /italic|oblique|slanted|(?:^|[-,])(?:it|i|bi|ital)(?:$|[-,0-9])|cmti|cmsl|sfti/i;
const MONOSPACE = /courier|mono|consol|typewriter|cmtt|sftt|menlo|lucidacons|sourcecode|inconsolata|code/i;

/** Bold, italic and fixed width from a PostScript font name such as "ABCDEF+Cambria-Bold". */
export function faceOf(name: string): Face {
  const bare = name.replace(/^[A-Z]{6}\+/, '');
  return { bold: BOLD.test(bare), italic: ITALIC.test(bare), monospace: MONOSPACE.test(bare), known: true };
}

/**
 * Learns the fonts' names. The text pass gives internal names only; real ones come with an operator list, which costs
 * as much as the text of its page. So pages are taken that bring the most unseen fonts, until all are known or the
 * budget (milliseconds) is spent.
 */
export async function learnFaces(
  pdf: PDFDocumentProxy,
  fonts: FontList,
  fontsByPage: readonly PageFonts[],
  budget: number,
  signal: AbortSignal,
): Promise<Face[]> {
  const faces = fonts.names.map((_, i): Face => ({ bold: false, italic: false, monospace: fonts.monospace[i] === true, known: false }));
  const unseen = new Set(fonts.names.keys());
  const started = performance.now();
  const pages = new Set(fontsByPage);
  const all = worth(unseen, fonts);
  for (let asked = 1; pages.size > 0 && worth(unseen, fonts) > 0.04 * all; asked++) {
    const next = bestPage(pages, unseen, fonts);
    if (next === null) break;
    pages.delete(next);
    const page = await orAborted(pdf.getPage(next.number), signal);
    const wanted = [...next.fonts].filter((f) => unseen.has(f));
    if (!wanted.every((f) => page.commonObjs.has(fonts.names[f] ?? ''))) await orAborted(page.getOperatorList({ annotationMode: 0 }), signal).catch(() => null);
    for (const f of wanted) {
      const name = await fontName(page, fonts.names[f] ?? '');
      unseen.delete(f);
      if (name === null) continue;
      const face = faceOf(name);
      faces[f] = { ...face, monospace: face.monospace || fonts.monospace[f] === true };
    }
    // Bold terms are worth the wait for a second page.
    const over = performance.now() - started > budget;
    if (over && (asked > 3 || worth(unseen, fonts) < 0.12 * all)) break;
  }
  return faces;
}

/** The fonts on a page and how many characters it has. */
export type PageFonts = { number: number; fonts: ReadonlySet<number>; characters: number };

/** Fonts used seldom count for more than their characters: headings and terms are short. */
function worth(some: Iterable<number>, fonts: FontList): number {
  let sum = 0;
  for (const f of some) sum += Math.sqrt(fonts.characters[f] ?? 0);
  return sum;
}

/** Of the pages that bring most, the fullest: covers and figures have costly operator lists and few words. */
function bestPage(pages: ReadonlySet<PageFonts>, unseen: ReadonlySet<number>, fonts: FontList): PageFonts | null {
  const gains = [...pages].map((page) => ({
    page,
    gain: worth(
      [...page.fonts].filter((f) => unseen.has(f)),
      fonts,
    ),
  }));
  const most = gains.reduce((best, { gain }) => Math.max(best, gain), 0);
  let best: PageFonts | null = null;
  for (const { page, gain } of gains) if (gain > 0 && gain >= 0.85 * most && (best === null || page.characters > best.characters)) best = page;
  return best;
}

/** null where the font has not come half a second after the operator list: then it is not needed to know it. */
function fontName(page: PDFPageProxy, id: string): Promise<string | null> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), 500);
    const take = (font: unknown): void => {
      clearTimeout(late);
      resolve(typeof font === 'object' && font !== null && 'name' in font && typeof font.name === 'string' ? font.name : null);
    };
    page.commonObjs.get(id, take);
  });
}
