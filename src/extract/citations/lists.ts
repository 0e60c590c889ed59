import type { Block, CitationRole, Clause, Span } from '@/src/model';
import { blocksIn, type View } from '../view';

/** A list of references: the blocks under its clause, without those of its own sub-lists. */
export type ReferenceList = { clause: Clause; role: Exclude<CitationRole, 'in-text'>; blocks: Block[]; span: Span };

const ROLES = new Set(['references', 'normative-references', 'informative-references', 'bibliography']);

/** Sub-clauses of a reference clause inherit its role unless their title says otherwise. */
export function findReferenceLists(view: View): ReferenceList[] {
  const roots = view.clauses.filter((c) => ROLES.has(c.role));
  const lists: ReferenceList[] = [];
  for (const clause of roots) {
    const inner = roots.filter((other) => other !== clause && other.span.start > clause.span.start && other.span.end <= clause.span.end);
    let start = clause.heading.end;
    for (const cut of [...inner.map((c) => c.span), { start: clause.span.end, end: clause.span.end }].sort((a, b) => a.start - b.start)) {
      if (cut.start > start) {
        const span = { start, end: cut.start };
        const blocks = blocksIn(view, span).filter((b) => b.kind !== 'toc');
        if (blocks.length > 0)
          lists.push({ clause, role: clause.role === 'references' || clause.role === 'normative-references' ? 'normative' : 'informative', blocks, span });
      }
      start = Math.max(start, cut.end);
    }
  }
  return lists.sort((a, b) => a.span.start - b.span.start);
}
