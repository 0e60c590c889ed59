import type { Extract } from '@/src/model';
import type { View } from './view';

export function findScope(view: View): Extract['scope'] {
  const clause = view.clauses.find((c) => c.role === 'scope') ?? view.clauses.find((c) => c.role === 'summary');
  if (!clause) return null;
  const span = { start: clause.heading.end, end: clause.span.end };
  return { text: view.source.text.slice(span.start, span.end).trim(), span };
}
