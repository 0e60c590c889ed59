import { baseKey, findIdentifiers, parseIdentifiers } from '@/src/identifiers';
import type { Finding, Identifier, KnownTerm, TermEntry, Work } from '@/src/model';
import { isVerified } from '../catalog';
import type { MatchContext } from '../context';
import { compareDefinitions, declaresDifference, isDefinition, namesOf } from '../definitions';
import { makeFinding, pair, there } from '../finding';
import { foldDesignation } from '../tokens';
import { definitionSpan } from './known-definitions';
import type { Rule } from './rule';

/** Says that the source named for a definition does not define the term, or defines it otherwise. */
export const sourceMismatch: Rule = {
  id: 'source-mismatch',
  title: 'The named source does not say so',
  description:
    'A definition attributed to a work whose terms the catalog has: the work does not define the term, defines it in other words, or says these words only in another edition. Silent where the catalog lacks the work’s terms, and where the text says that it adapted the definition.',
  run: (context) =>
    context.extract.terms.flatMap((entry) =>
      entry.source !== null && isDefinition(entry.definition) && !declaresDifference(entry) ? (mismatch(context, entry, entry.source) ?? []) : [],
    ),
};

/** A work of fewer known terms may have been read only in part: its silence proves nothing. */
const ENOUGH_TERMS = 5;
const SAME = 0.8;
const OTHER = 0.6;

type Source = { identifier: Identifier; edition: Work; others: readonly Work[] };

function mismatch(context: MatchContext, entry: TermEntry, source: string): Finding | null {
  const parsed = sourceNumbers(source);
  if (parsed.length === 0) return null;
  const candidates = parsed.flatMap((identifier) => sourceWorks(context, identifier) ?? []);
  if (candidates.length === 0 || candidates.length < parsed.length) return null;
  let worst: Finding | null = null;
  for (const { edition, others } of candidates) {
    const known = lookUp(edition, entry);
    const alike = known ? compareDefinitions(entry.definition, known.definition) : null;
    if (alike && (alike.identical || alike.alike >= OTHER || alike.within >= 0.9)) return null;
    const elsewhere = others.find((other) => {
      const term = lookUp(other, entry);
      return term !== null && compareDefinitions(entry.definition, term.definition).alike >= SAME;
    });
    worst ??= elsewhere
      ? otherEdition(context, entry, edition, elsewhere)
      : known
        ? otherWords(context, entry, edition, known)
        : notThere(context, entry, edition);
  }
  return worst;
}

function sourceNumbers(source: string): Identifier[] {
  const whole = parseIdentifiers(source);
  return whole.length > 0 ? whole : findIdentifiers(source).map((found) => found.identifier);
}

/** The edition meant, with its terms; null where the catalog does not have them. */
function sourceWorks(context: MatchContext, identifier: Identifier): Source | null {
  const editions = context.catalog.editions(identifier);
  const citedEdition =
    identifier.edition ?? context.cited.find((record) => record !== null && baseKey(record.identifier) === baseKey(identifier))?.identifier.edition ?? null;
  const edition = context.catalog.find({ ...identifier, edition: citedEdition });
  if (!edition || edition.terms.length < ENOUGH_TERMS) return null;
  return { identifier, edition, others: editions.filter((work) => work !== edition) };
}

function lookUp(work: Work, entry: TermEntry): KnownTerm | null {
  const names = new Set(namesOf(entry).map(foldDesignation));
  return work.terms.find((term) => namesOf(term).some((name) => names.has(foldDesignation(name)))) ?? null;
}

function draft(
  context: MatchContext,
  entry: TermEntry,
  work: Work,
  message: string,
  advice: string,
  quote: string,
  clause: string | null,
  score: number,
): Finding {
  return makeFinding({
    rule: 'source-mismatch',
    kind: 'source-mismatch',
    tier: 'probable',
    score: isVerified(work) ? score : score - 0.1,
    work,
    subject: entry.designation,
    message,
    advice,
    overturnedBy: `The page of ${work.id} that has this definition: the catalog knows ${work.terms.length} terms of it.`,
    evidence: [pair(context.passage(definitionSpan(entry)), there(work, quote, clause))],
  });
}

const notThere = (context: MatchContext, entry: TermEntry, work: Work): Finding =>
  draft(
    context,
    entry,
    work,
    `“${entry.designation}” is attributed to ${work.id}, which does not define it as far as the catalog knows.`,
    'Correct the attribution, or define the term here.',
    `${work.title}: ${work.terms.length} terms known, “${entry.designation}” is not among them.`,
    null,
    0.65,
  );

const otherWords = (context: MatchContext, entry: TermEntry, work: Work, known: KnownTerm): Finding =>
  draft(
    context,
    entry,
    work,
    `“${entry.designation}” is attributed to ${work.id}, which defines it in other words${known.clause ? ` (clause ${known.clause})` : ''}.`,
    `Quote ${work.id} as it stands, or say that the definition is adapted from it.`,
    known.definition,
    known.clause,
    0.75,
  );

function otherEdition(context: MatchContext, entry: TermEntry, work: Work, other: Work): Finding {
  const known = lookUp(other, entry);
  return draft(
    context,
    entry,
    work,
    `“${entry.designation}” is attributed to ${work.id}, but these are the words of ${other.id}.`,
    `Name ${other.id} as the source, or take the words of ${work.id}.`,
    known?.definition ?? other.title,
    known?.clause ?? null,
    0.8,
  );
}
