import type { Block, Clause, SourceDocument, Span } from '@/src/model';
import { indexAt } from '@/src/model';
import type { Profile } from './profiles/profile';

/** What every extractor sees: the document, whose habits it has, and its clause tree. */
export type View = { source: SourceDocument; profile: Profile; clauses: Clause[] };

/** Innermost clause around an offset; null before the first heading. Clauses are in document order. */
export function clauseAt(view: View, offset: number): Clause | null {
  let at = indexAt(view.clauses, offset);
  while (at >= 0) {
    const clause = view.clauses[at] as Clause;
    if (offset < clause.span.end) return clause;
    at--;
  }
  return null;
}

/** Page on which an offset stands; null where the format has no pages. */
export function pageAt(view: View, offset: number): number | null {
  const at = indexAt(view.source.pages, offset);
  return at < 0 ? null : (view.source.pages[at]?.number ?? null);
}

/** Blocks that begin inside a span, in order. */
export function blocksIn(view: View, within: Span): Block[] {
  const { blocks } = view.source;
  const found: Block[] = [];
  let at = Math.max(0, indexAt(blocks, within.start));
  for (; at < blocks.length; at++) {
    const block = blocks[at] as Block;
    if (block.span.start >= within.end) break;
    if (block.span.start >= within.start) found.push(block);
  }
  return found;
}
