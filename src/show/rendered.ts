import type { SourceDocument, Span } from '@/src/model';
import { mapText } from './text-map';

/** A document's text laid over the nodes that a renderer drew of it. */
export type RenderedMap = {
  /** Null where the span is not drawn or cannot be told. */
  locate(span: Span): Range | null;
  /** The offset in the document's text of a place in the DOM; null outside it. */
  spanOf(node: Node, offset: number): number | null;
  /** How much of the text was found, 0–1. */
  covered: number;
};

const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TITLE']);

/** Lays the text over all text below `root`, as it stands now. Build it anew when the nodes change. */
export function mapRendered(source: Pick<SourceDocument, 'text' | 'blocks'>, root: Element): RenderedMap {
  const nodes: Text[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    SILENT.has(node.parentElement?.tagName ?? '') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) nodes.push(node);
  const indexes = new Map<Node, number>(nodes.map((node, i) => [node, i]));
  const map = mapText(
    source,
    nodes.map((node) => ({ text: node.data })),
  );
  return {
    covered: map.covered,
    locate(span) {
      const place = map.place(span);
      const from = place && nodes[place.start.piece];
      const to = place && nodes[place.end.piece];
      if (!from || !to) return null;
      const range = root.ownerDocument.createRange();
      range.setStart(from, Math.min(place.start.offset, from.length));
      range.setEnd(to, Math.min(place.end.offset, to.length));
      return range;
    },
    spanOf(node, offset) {
      const piece = indexes.get(node);
      if (piece !== undefined) return map.offsetAt({ piece, offset });
      // A place between elements: the first text at or after it.
      const child = node.childNodes[offset] ?? node;
      const inner = root.ownerDocument.createTreeWalker(child, NodeFilter.SHOW_TEXT).nextNode() ?? child;
      const first = indexes.get(inner);
      return first === undefined ? null : map.offsetAt({ piece: first, offset: 0 });
    },
  };
}
