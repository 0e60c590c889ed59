import type { Clause, Notice, Outcome, SourceDocument } from '@/src/model';
import type { Profile } from '../profiles/profile';
import { findHeadings } from './headings';
import { roleOf } from './roles';

/**
 * The clause tree: headings by the format's own marking, and where a document carries none for its numbered clauses, numbered lines
 * that stand as headings do. Each clause reaches to the next heading of the same or a higher level. Contents lists are never clauses.
 */
export function findClauses(source: SourceDocument, _profile: Profile): Outcome<Clause[]> {
  const notices: Notice[] = [];
  const headings = findHeadings(source);
  const clauses: Clause[] = [];
  const open: number[] = [];
  const close = (level: number, at: number): void => {
    for (let top = open.at(-1); top !== undefined && (clauses[top] as Clause).level >= level; top = open.at(-1)) {
      (clauses[top] as Clause).span.end = at;
      open.pop();
    }
  };
  for (const heading of headings) {
    close(heading.level, heading.block.span.start);
    open.push(clauses.length);
    clauses.push({
      number: heading.number,
      title: heading.title,
      level: heading.level,
      role: roleOf(heading.title, heading.number),
      span: { start: heading.block.span.start, end: source.text.length },
      heading: { start: heading.block.span.start, end: heading.end },
      page: heading.block.page,
    });
  }
  return { value: clauses, notices };
}
