import { parseIdentifiers } from '@/src/identifiers';
import { type AllocationAnswer, allocateSubject, type Mandates } from './allocate';

/** A title and a scope paragraph for which an owner is sought. */
export type ScopeQuery = { query: string; title: string; scope: string };

export type ScopeAnswer = { query: string } & AllocationAnswer;

/** Who should own what a title and a scope paragraph describe. Where the query's name is a number, that work is not its own neighbour. */
export function allocateScope({ query, title, scope }: ScopeQuery, mandates: Mandates): ScopeAnswer {
  return { query, ...allocateSubject({ title, scope, rest: '', statedGroups: [], statedQuestions: [], identifiers: parseIdentifiers(query) }, mandates) };
}

/** A line of input; null where it is no JSON object with a title or a scope. */
export function readScopeQuery(line: string): ScopeQuery | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const text = (name: string): string => {
    const found = (value as Readonly<Record<string, unknown>>)[name];
    return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : '';
  };
  const query = { query: text('query'), title: text('title'), scope: text('scope') };
  return query.title || query.scope ? query : null;
}
