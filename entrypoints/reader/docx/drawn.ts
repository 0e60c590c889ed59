import type { SourceDocument, Span } from '@/src/model';
import { mapRendered, type RenderedMap } from '@/src/show';
import { type Drawn, listeners, scrollToRange } from '../drawn';
import { drawDocxInto } from './draw';

const SMALLEST = 0.4;
const LARGEST = 3;

/** Draws a DOCX; its words are tied to the document's text once that has been read (`bind`). */
export async function drawDocx(
  bytes: ArrayBuffer,
  scroller: HTMLElement,
  showChanges: boolean,
  onMove: () => void,
): Promise<Drawn & { bind(source: SourceDocument): void }> {
  const { host, pageWidth } = await drawDocxInto(scroller, bytes, showChanges);
  const drawn = listeners();
  let map: RenderedMap | null = null;
  let scale = 1;
  let fitted = true;

  const set = (next: number): void => {
    const top = scroller.scrollTop / scale;
    scale = Math.min(LARGEST, Math.max(SMALLEST, next));
    host.style.setProperty('zoom', String(scale));
    // what was read stays in view
    scroller.scrollTop = top * scale;
    onMove();
  };
  /** Never larger than the page itself, as narrow as the window asks. */
  const fitWidth = (): void => {
    fitted = true;
    set(Math.min(1, (scroller.clientWidth - 24) / (pageWidth + 8)));
  };
  const onResize = new ResizeObserver(() => {
    if (fitted && scroller.clientWidth > 0) fitWidth();
  });
  onResize.observe(scroller);
  fitWidth();

  const rangesOf = (span: Span): Range[] => {
    const range = map?.locate(span);
    return range ? [range] : [];
  };
  return {
    scroller,
    rangesOf,
    bind: (source) => {
      map = mapRendered(source, host);
      drawn.tell();
    },
    reveal: async (span) => {
      const [range] = rangesOf(span);
      if (range) scrollToRange(scroller, range);
      return range !== undefined;
    },
    offsetAt: (node, offset) => map?.spanOf(node, offset) ?? null,
    offsetInView: () => {
      const frame = scroller.getBoundingClientRect();
      const paragraphs = host.querySelectorAll<HTMLElement>('p');
      let low = 0;
      let high = paragraphs.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((paragraphs[middle]?.getBoundingClientRect().bottom ?? 0) > frame.top + 80) high = middle;
        else low = middle + 1;
      }
      const node = paragraphs[low];
      return (node && map?.spanOf(node, 0)) ?? 0;
    },
    onDrawn: drawn.add,
    zoom: {
      scale: () => scale,
      set: (next) => {
        fitted = false;
        set(next);
      },
      fit: fitWidth,
    },
    pages: null,
    destroy: () => {
      onResize.disconnect();
      host.remove();
    },
  };
}
