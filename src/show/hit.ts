import { type Finding, TIERS } from '@/src/model';
import type { Point } from './types';

/** How far beside the drawn words a pointer may stand and still mean them, in CSS pixels. */
const SLACK = 2;

type Caret = { node: Node; offset: number };
type OldDocument = { caretRangeFromPoint?: (x: number, y: number) => Range | null };

/** The place in the text nearest to a point of the viewport, in browsers with either way of asking. */
function caretAt(page: Document & OldDocument, { x, y }: Point): Caret | null {
  if (typeof page.caretPositionFromPoint === 'function') {
    const caret = page.caretPositionFromPoint(x, y);
    return caret ? { node: caret.offsetNode, offset: caret.offset } : null;
  }
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/**
 * The finding whose words lie under the point. The caret snaps to text far from the pointer, so the words' own boxes must
 * hold the point. Where several do, the stronger tier wins, then the shorter words.
 */
export function findingAt(page: Document, point: Point, marked: Iterable<{ finding: Finding; ranges: readonly Range[] }>): string | null {
  const caret = caretAt(page, point);
  if (!caret) return null;
  let best: { id: string; tier: number; length: number } | null = null;
  for (const { finding, ranges } of marked)
    for (const range of ranges) {
      if (!touches(range, caret) || !holds(range, point)) continue;
      const here = { id: finding.id, tier: TIERS.indexOf(finding.tier), length: range.toString().length };
      if (!best || here.tier < best.tier || (here.tier === best.tier && here.length < best.length)) best = here;
    }
  return best?.id ?? null;
}

function touches(range: Range, { node, offset }: Caret): boolean {
  return node.getRootNode() === range.startContainer.getRootNode() && range.isPointInRange(node, offset);
}

const holds = (range: Range, { x, y }: Point): boolean =>
  Array.from(range.getClientRects()).some((r) => x >= r.left - SLACK && x <= r.right + SLACK && y >= r.top - SLACK && y <= r.bottom + SLACK);
