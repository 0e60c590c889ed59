import type { Clause, Outcome, SourceDocument } from '@/src/model';
import { blockTitle } from '@/src/model';
import type { Profile } from '../profiles/profile';

export function findClauses(source: SourceDocument, _profile: Profile): Outcome<Clause[]> {
  const headings = source.blocks.filter((block) => block.kind === 'heading');
  const clauses = headings.map((block, i): Clause => {
    const next = headings.slice(i + 1).find((other) => (other.level ?? 1) <= (block.level ?? 1));
    return {
      number: block.number,
      title: blockTitle(source, block),
      level: block.level ?? 1,
      role: 'body',
      span: { start: block.span.start, end: next?.span.start ?? source.text.length },
      heading: block.span,
      page: block.page,
    };
  });
  return { value: clauses, notices: [] };
}
