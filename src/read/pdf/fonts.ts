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
  fontsByPage: ReadonlyMap<number, ReadonlySet<number>>,
  budget: number,
  signal: AbortSignal,
): Promise<Face[]> {
  const faces = fonts.names.map((_, i): Face => ({ bold: false, italic: false, monospace: fonts.monospace[i] === true, known: false }));
  const unseen = new Set(fonts.names.keys());
  const started = performance.now();
  const pages = new Map(fontsByPage);
  while (unseen.size > 0 && pages.size > 0) {
    const number = richestPage(pages, unseen, fonts);
    if (number === null) break;
    pages.delete(number);
    const page = await orAborted(pdf.getPage(number), signal);
    const wanted = [...(fontsByPage.get(number) ?? [])].filter((f) => unseen.has(f));
    if (!wanted.every((f) => page.commonObjs.has(fonts.names[f] ?? ''))) await orAborted(page.getOperatorList({ annotationMode: 0 }), signal).catch(() => null);
    for (const f of wanted) {
      const name = await fontName(page, fonts.names[f] ?? '');
      unseen.delete(f);
      if (name === null) continue;
      const face = faceOf(name);
      faces[f] = { ...face, monospace: face.monospace || fonts.monospace[f] === true };
    }
    if (performance.now() - started > budget) break;
  }
  return faces;
}

function richestPage(pages: ReadonlyMap<number, ReadonlySet<number>>, unseen: ReadonlySet<number>, fonts: FontList): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [number, used] of pages) {
    let gain = 0;
    for (const f of used) if (unseen.has(f)) gain += Math.sqrt(fonts.characters[f] ?? 0);
    if (gain > most) {
      most = gain;
      best = number;
    }
  }
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
