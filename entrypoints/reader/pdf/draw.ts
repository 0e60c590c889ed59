import type { Span } from '@/src/model';
import type { PlaceInPage } from '@/src/read/pdf';
import { type Drawn, listeners, scrollToRange } from '../drawn';
import { mountPdfPages, type PageText } from './pages';

export type PdfToDraw = {
  pdf: import('pdfjs-dist').PDFDocumentProxy;
  pdfjs: typeof import('pdfjs-dist');
  /** Page of an offset, and the offset at which a page begins; null and 0 before the text has been read. */
  pageOf(offset: number): number | null;
  startOf(page: number): number;
  locate(span: Span): PlaceInPage[];
  /** The offset in the text of a character of a text item; null where the reader left it out. */
  offsetOf(page: number, item: number, character: number): number | null;
  onMove(): void;
  onTrouble(page: number, reason: unknown): void;
  /** The drawing is over: the document may be closed. */
  onEnd(): void;
};

/** Long spans (a whole clause) are marked only so far: more ranges would cost more than they show. */
const MOST_RANGES = 400;

/** Draws a PDF and ties the text layers of the drawn pages to the one text. */
export async function drawPdf(given: PdfToDraw, scroller: HTMLElement): Promise<Drawn & { tell(): void }> {
  const { pdf, pdfjs } = given;
  const texts = new Map<number, PageText>();
  const drawn = listeners();
  const pages = await mountPdfPages({
    scroller,
    pdf,
    pdfjs,
    onText: (text) => {
      text.elements.forEach((element, item) => {
        element.dataset.item = String(item);
      });
      texts.set(text.page, text);
      drawn.tell();
    },
    onTextGone: (page) => {
      texts.delete(page);
      drawn.tell();
    },
    onMove: given.onMove,
    onTrouble: given.onTrouble,
  });

  function rangeOf(place: PlaceInPage): Range | null {
    const node = texts.get(place.page)?.elements[place.item]?.firstChild;
    if (!(node instanceof Text)) return null;
    const range = document.createRange();
    range.setStart(node, Math.min(place.from, node.length));
    range.setEnd(node, Math.min(place.to, node.length));
    return range;
  }
  const rangesOf = (span: Span): Range[] =>
    given
      .locate(span)
      .slice(0, MOST_RANGES)
      .map(rangeOf)
      .filter((range) => range !== null);

  return {
    scroller,
    rangesOf,
    reveal: async (span) => {
      const place = given.locate(span)[0];
      const page = place?.page ?? given.pageOf(span.start);
      if (page === null) return false;
      if (!texts.has(page)) {
        // sizes of the pages between may still be guesses: go near, let the page be drawn, then go to the words
        pages.goTo(page);
        await pages.textOf(page).catch(() => undefined);
      }
      const range = place ? rangeOf(place) : null;
      if (range) scrollToRange(scroller, range);
      else pages.goTo(page);
      return range !== null;
    },
    offsetAt: (node, offset) => {
      const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-item]');
      const page = element?.closest<HTMLElement>('[data-page]')?.dataset.page;
      return element && page ? given.offsetOf(Number(page), Number(element.dataset.item), offset) : null;
    },
    offsetInView: () => {
      const page = pages.current();
      const frame = scroller.getBoundingClientRect();
      for (const [item, element] of (texts.get(page)?.elements ?? []).entries()) {
        if (element.isConnected && element.textContent?.trim() && element.getBoundingClientRect().top >= frame.top + 40) {
          const offset = given.offsetOf(page, item, 0);
          if (offset !== null) return offset;
        }
      }
      return given.startOf(page);
    },
    onDrawn: drawn.add,
    zoom: { scale: pages.scale, set: pages.setScale, fit: pages.fitWidth },
    pages: { count: pages.count, current: pages.current, goTo: pages.goTo },
    tell: drawn.tell,
    destroy: () => {
      pages.destroy();
      given.onEnd();
    },
  };
}
