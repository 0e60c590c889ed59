import { closedClass, type MatrixRow } from '@/src/model';
import type { MatchContext } from './context';
import { differingWords } from './differing-words';
import { type Rival, rivalsOf } from './rules/known-definitions';

/** A row longer than this is a glossary's, and nobody reads on. */
const MOST_OTHERS = 12;
const LONGEST = 1200;

/**
 * For every term of the document, who else defines it in the catalog, and how. One judgement serves the matrix and the
 * rules. Current editions first, superseded ones apart; the document's own editions and twins are no others.
 */
export function buildMatrix(context: MatchContext): MatrixRow[] {
  return context.extract.terms.flatMap((entry, term) => {
    const rivals = rivalsOf(context, entry).slice(0, MOST_OTHERS);
    return rivals.length > 0 ? [{ term, others: rivals.map((rival) => otherDefinition(entry.definition, rival)) }] : [];
  });
}

function otherDefinition(here: string, { work, term, judgement, current, declared }: Rival): MatrixRow['others'][number] {
  const definition = term.definition.length > LONGEST ? `${term.definition.slice(0, LONGEST)}…` : term.definition;
  const { verdict, reason } = judgement;
  const closed = closedClass(work);
  // Where hardly a word is shared, marking every word tells nothing.
  const marked =
    verdict === 'equivalent' || verdict === 'narrower' || verdict === 'broader' || (verdict === 'competing' && judgement.comparison.alike >= TELLING);
  return {
    work: work.key,
    id: work.id,
    body: work.body,
    date: work.date,
    current,
    designation: term.designation,
    definition,
    clause: term.clause,
    source: term.source,
    verdict,
    reason,
    declared,
    ...(closed ? { class: closed } : {}),
    ...(marked ? differingWords(here, definition) : { here: [], there: [] }),
  };
}

const TELLING = 0.15;
