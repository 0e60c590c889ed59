import type { Span } from '@/src/model';
import type { Drawn } from './drawn';

/** Places painted around the one stood at; more would only cost time. */
const MOST_PAINTED = 1500;

/** Paints what was found, as CSS highlights: nothing in the document's DOM changes. */
export function paintFound(drawn: Drawn, found: Span[], at: number): void {
  const from = Math.max(0, at - MOST_PAINTED / 2);
  const all = new Highlight();
  const current = new Highlight();
  found.slice(from, from + MOST_PAINTED).forEach((span, i) => {
    for (const range of drawn.rangesOf(span)) (from + i === at ? current : all).add(range);
  });
  all.priority = 5;
  current.priority = 6;
  CSS.highlights.set('concord-found', all);
  CSS.highlights.set('concord-found-current', current);
}
