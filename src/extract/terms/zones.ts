import type { Block, Clause, Span } from '@/src/model';
import { blocksIn, type View } from '../view';

/** A stretch of the document whose entries are terms, with what its clause says of their origin. */
export type Zone = { clause: Clause; span: Span; blocks: Block[]; adopted: boolean | null };

const ROLES = new Set(['terms', 'terms-elsewhere', 'terms-here']);

/**
 * The terms clauses, cut so that a sub-clause with a role of its own (3.1 defined elsewhere, 3.2 defined here) is its own
 * zone and every block belongs to one zone only.
 */
export function findZones(view: View): Zone[] {
  const roots = view.clauses.filter((c) => ROLES.has(c.role));
  const zones: Zone[] = [];
  for (const clause of roots) {
    const inner = roots.filter((other) => other !== clause && other.span.start > clause.span.start && other.span.end <= clause.span.end);
    let start = clause.heading.end;
    const cuts = [...inner.map((c) => c.span), { start: clause.span.end, end: clause.span.end }].sort((a, b) => a.start - b.start);
    for (const cut of cuts) {
      if (cut.start > start) {
        const span = { start, end: cut.start };
        const blocks = blocksIn(view, span).filter((b) => b.kind !== 'toc' && b.kind !== 'caption');
        if (blocks.length > 0)
          zones.push({ clause, span, blocks, adopted: clause.role === 'terms-elsewhere' ? true : clause.role === 'terms-here' ? false : null });
      }
      start = Math.max(start, cut.end);
    }
  }
  return zones.sort((a, b) => a.span.start - b.span.start);
}
