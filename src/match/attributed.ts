import type { Span, Work } from '@/src/model';
import type { MatchContext } from './context';
import { clauseAt } from './passages';

/** So far before and after a passage its source may be named. */
const AROUND = 320;

/** Whether the passage, its clause before it, or the text just around it cites the work or another edition or twin of it, by label or by number. */
export function isAttributed(context: MatchContext, here: Span, work: Work): boolean {
  const clause = clauseAt(context.extract.clauses, here.start);
  const near = { start: Math.min(here.start - AROUND, clause?.heading.start ?? here.start), end: here.end + AROUND };
  const relatives = new Set([work.key, ...work.identifiers.flatMap((i) => context.catalog.editions(i).map((edition) => edition.key))]);
  for (const tie of context.catalog.ties(work)) if (tie.type === 'identical' && tie.work) relatives.add(tie.work.key);
  return context.extract.citations.some((citation, at) => {
    const record = context.cited[at];
    return (
      record !== null &&
      record !== undefined &&
      relatives.has(record.work.key) &&
      [...citation.mentions, citation.role === 'in-text' ? citation.span : null].some((m) => m !== null && near.start <= m.start && m.start < near.end)
    );
  });
}
