/** A box in the viewport, in CSS pixels. */
export type Box = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };

export type Placed = {
  left: number;
  top: number;
  /** What the card may grow to before it scrolls within. */
  maxHeight: number;
  side: 'below' | 'above' | 'after' | 'before' | 'edge';
};

/** Between words and card, and between card and the edge of the view. */
const GAP = 8;
/** A card lower than this is not worth showing on that side. */
const LEAST = 160;

/**
 * Where a card stands beside its words without covering any of them: below, else above, else at their end, else at
 * their beginning; where no side has room, at the edge of the view farther from them. Words out of view keep their card
 * beside them, out of view.
 */
export function placeCard(words: readonly Box[], card: Size, view: Size, dir: 'ltr' | 'rtl' = 'ltr'): Placed {
  const all = around(words.filter((w) => w.bottom > 0 && w.top < view.height)) ?? around(words) ?? { left: GAP, top: 0, right: GAP, bottom: 0 };
  const width = Math.min(card.width, view.width - 2 * GAP);
  const first = words[0] ?? all;
  const wanted = dir === 'ltr' ? first.left : first.right - width;
  const left = clamp(wanted, GAP, Math.max(GAP, view.width - width - GAP));
  const below = view.height - all.bottom - 2 * GAP;
  const above = all.top - 2 * GAP;
  if (all.bottom <= 0 || all.top >= view.height) return { left, top: all.bottom + GAP, maxHeight: view.height - 2 * GAP, side: 'below' };
  if (below >= Math.min(card.height, LEAST) && (below >= card.height || below >= above))
    return { left, top: all.bottom + GAP, maxHeight: below, side: 'below' };
  if (above >= Math.min(card.height, LEAST)) return { left, top: Math.max(GAP, all.top - GAP - Math.min(card.height, above)), maxHeight: above, side: 'above' };
  const top = clamp(all.top, GAP, Math.max(GAP, view.height - Math.min(card.height, view.height - 2 * GAP) - GAP));
  const maxHeight = view.height - 2 * GAP;
  const after: Placed = { left: all.right + GAP, top, maxHeight, side: dir === 'ltr' ? 'after' : 'before' };
  const before: Placed = { left: all.left - GAP - width, top, maxHeight, side: dir === 'ltr' ? 'before' : 'after' };
  const fits = (p: Placed): boolean => p.left >= GAP && p.left + width <= view.width - GAP;
  const [nearer, farther] = dir === 'ltr' ? [after, before] : [before, after];
  if (fits(nearer)) return nearer;
  if (fits(farther)) return farther;
  return below >= above
    ? { left, top: view.height - GAP - Math.max(LEAST, below), maxHeight: Math.max(LEAST, below), side: 'edge' }
    : { left, top: GAP, maxHeight: Math.max(LEAST, above), side: 'edge' };
}

function around(boxes: readonly Box[]): Box | null {
  const [first, ...rest] = boxes;
  if (!first) return null;
  return rest.reduce<Box>(
    (a, b) => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) }),
    { left: first.left, top: first.top, right: first.right, bottom: first.bottom },
  );
}

const clamp = (n: number, low: number, high: number): number => Math.min(Math.max(n, low), high);
