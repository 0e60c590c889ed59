import type { TermEntry } from '@/src/model';
import { isVerified, type KnownDefinition } from '../catalog';
import { type MatchContext, standsIn } from '../context';
import { type Comparison, compareDefinitions, isDefinition } from '../definitions';
import { foldDesignation } from '../tokens';

export type Rival = KnownDefinition & { comparison: Comparison; current: boolean };

/**
 * What other works say of a term, best first: those that define it themselves before those that adopt it, current before
 * superseded, newer before older. The document itself, its editions, twins and relatives are no others.
 */
export function rivalsOf(context: MatchContext, entry: TermEntry): Rival[] {
  const seen = new Set<string>();
  const found: Rival[] = [];
  for (const known of context.catalog.definitions(foldDesignation(entry.designation))) {
    const { work, term } = known;
    if (context.own.kin.has(work.key) || seen.has(work.key) || !isDefinition(term.definition)) continue;
    seen.add(work.key);
    const { status } = context.catalog.standing(work);
    found.push({ ...known, comparison: compareDefinitions(entry.definition, term.definition), current: status !== 'superseded' && status !== 'withdrawn' });
  }
  return found.sort(
    (a, b) =>
      Number(b.current) - Number(a.current) ||
      Number(b.term.source === null) - Number(a.term.source === null) ||
      Number(isVerified(b.work)) - Number(isVerified(a.work)) ||
      (b.work.date ?? '').localeCompare(a.work.date ?? '', 'en') ||
      a.work.key.localeCompare(b.work.key, 'en'),
  );
}

const TERMS = ['terms', 'terms-here', 'terms-elsewhere'];

/** The document's own definitions: entries of its clauses of terms, or all where it has no such clause; no names of fields. */
export function ownTerms(context: MatchContext): TermEntry[] {
  const hasClause = context.extract.clauses.some((clause) => TERMS.includes(clause.role));
  return context.extract.terms.filter(
    (entry) =>
      entry.origin === 'own' &&
      isDefinition(entry.definition) &&
      !/^\W*\w*[a-z][A-Z]|^[@$_]/.test(entry.designation) &&
      (!hasClause || standsIn(context, entry.span.start, TERMS)),
  );
}

/** Whether the document cites a work of this number, in any edition. */
export const citesWork = (context: MatchContext, key: string): boolean => context.cited.some((record) => record?.work.key === key);

/** The words of a definition, else its whole entry. */
export const definitionSpan = (entry: TermEntry): TermEntry['span'] => entry.definitionSpan ?? entry.span;
