import type { Span } from '@/src/model';

/**
 * A document as drawn in the reader. Spans are of the SourceDocument's one text. A part that is not drawn yet (a PDF page
 * out of sight) has no ranges; `onDrawn` tells when more of it has come or gone.
 */
export type Drawn = {
  /** The element that scrolls and takes the keys. */
  scroller: HTMLElement;
  /** The place as drawn; empty where it is not drawn now or cannot be told. */
  rangesOf(span: Span): Range[];
  /** Brings the place into view, drawing it if need be; false where it cannot be told. */
  reveal(span: Span): Promise<boolean>;
  /** The offset in the text of a place in the DOM; null outside the document's text. */
  offsetAt(node: Node, offset: number): number | null;
  /** Offset of the first text now in view, for the clause tree. */
  offsetInView(): number;
  onDrawn(listener: () => void): () => void;
  /** Zoom and pages, where the format has them. */
  zoom: Zoom | null;
  pages: Pages | null;
  destroy(): void;
};

export type Zoom = { scale(): number; set(scale: number, around?: { x: number; y: number }): void; fit(): void };
export type Pages = { count: number; current(): number; goTo(page: number): void };

/** A list of listeners. `tell` calls each once, in a microtask of its own, however often it was asked. */
export function listeners(): { add(listener: () => void): () => void; tell(): void } {
  const all = new Set<() => void>();
  let asked = false;
  return {
    add: (listener) => {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell: () => {
      if (asked) return;
      asked = true;
      queueMicrotask(() => {
        asked = false;
        for (const listener of [...all]) listener();
      });
    },
  };
}

/** Scrolls so that the range stands in the upper third, unless all of it is in view already. */
export function scrollToRange(scroller: HTMLElement, range: Range): void {
  const box = range.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (box.top >= frame.top + 24 && box.bottom <= frame.bottom - 80 && box.left >= frame.left && box.right <= frame.right) return;
  scroller.scrollTop += box.top - frame.top - frame.height / 3;
  if (box.left < frame.left || box.right > frame.right) scroller.scrollLeft += box.left - frame.left - 32;
}
