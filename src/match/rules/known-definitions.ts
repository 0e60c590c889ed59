import { baseKey, findIdentifiers } from '@/src/identifiers';
import type { TermEntry, Work } from '@/src/model';
import { isVerified, type KnownDefinition } from '../catalog';
import { type MatchContext, standsIn } from '../context';
import { type Comparison, declaration, declaresDifference, isDefinition } from '../definitions';
import { type Judgement, judgeDefinitions } from '../judge-definitions';
import { isOneField } from '../one-field';
import { isPutBack, placeId } from '../reuse';
import { foldDesignation } from '../tokens';

/** `judgement` is the one verdict on the two definitions; `comparison` what it rests on. */
export type Rival = KnownDefinition & { judgement: Judgement; comparison: Comparison; current: boolean; declared: boolean };

/**
 * What other works say of a term, best first: those that define it themselves before those that adopt it, current before
 * superseded, newer before older. The document itself, its editions, twins and relatives are no others.
 */
export function rivalsOf(context: MatchContext, entry: TermEntry): Rival[] {
  const known = rivals.get(context)?.get(entry);
  if (known) return known;
  const sorted = findRivals(context, entry);
  const ofContext = rivals.get(context) ?? new Map<TermEntry, Rival[]>();
  rivals.set(context, ofContext.set(entry, sorted));
  return sorted;
}

/** Several rules ask; each definition is judged once an analysis. */
const rivals = new WeakMap<MatchContext, Map<TermEntry, Rival[]>>();

function findRivals(context: MatchContext, entry: TermEntry): Rival[] {
  if (!isDefinition(entry.definition)) return [];
  const folded = foldDesignation(entry.designation);
  const declared = declaredOf(context, entry);
  const best = new Map<string, Rival>();
  for (const known of context.catalog.definitions(folded)) {
    const { work, term } = known;
    if (context.own.kin.has(work.key) || (term.source !== null && namesOwnWork(context, term.source))) continue;
    const judgement = judgeDefinitions(entry.definition, term.definition, sharesField(context, work), entry.designation, term.designation);
    if (!judgement) continue;
    const before = best.get(work.key);
    if (before && before.comparison.alike >= judgement.comparison.alike) continue;
    const { status } = context.catalog.standing(work);
    const current = status !== 'superseded' && status !== 'withdrawn';
    best.set(work.key, { ...known, judgement, comparison: judgement.comparison, current, declared: declared(work) });
  }
  const found = [...best.values()];
  return found.sort(
    (a, b) =>
      Number(b.current) - Number(a.current) ||
      Number(b.term.source === null) - Number(a.term.source === null) ||
      Number(isVerified(b.work)) - Number(isVerified(a.work)) ||
      (b.work.date ?? '').localeCompare(a.work.date ?? '', 'en') ||
      a.work.key.localeCompare(b.work.key, 'en'),
  );
}

/** Whether a glossary took its words from this document, or from another edition of it: then they are its own. */
function namesOwnWork({ extract }: MatchContext, source: string): boolean {
  const own = extract.identity.identifiers.map((i) => ({ publisher: i.publisher, number: i.number }));
  if (own.length === 0) return false;
  const named = [source, ...own.map(({ publisher }) => `${publisher} ${source}`)].flatMap((text) => findIdentifiers(text).map((found) => found.identifier));
  // "SP 800-63" is the number under which all revisions of "SP 800-63-3" stand.
  return named.some((i) => own.some(({ publisher, number }) => i.publisher === publisher && (i.number === number || number.startsWith(`${i.number}-`))));
}

const fields = new WeakMap<MatchContext, Map<string, boolean>>();

function sharesField(context: MatchContext, work: Work): boolean {
  const known = fields.get(context) ?? new Map<string, boolean>();
  fields.set(context, known);
  const names = (terms: readonly { designation: string }[]): string[] => terms.map((term) => term.designation);
  const answer = known.get(work.key) ?? isOneField(names(context.extract.terms), names(work.terms));
  known.set(work.key, answer);
  return answer;
}

/** Which works the entry itself says that it differs from: those that it names; all, where it names none that is known. */
function declaredOf(context: MatchContext, entry: TermEntry): (work: Work) => boolean {
  if (!declaresDifference(entry)) return () => false;
  const said = declaration(entry);
  const bases = new Set(findIdentifiers(said).map((found) => baseKey(found.identifier)));
  context.extract.citations.forEach((citation, at) => {
    if (!citation.label || !said.includes(citation.label)) return;
    for (const identifier of citation.identifiers) bases.add(baseKey(identifier));
    for (const identifier of context.cited[at]?.work.identifiers ?? []) bases.add(baseKey(identifier));
  });
  const words = ` ${said.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const named = (work: Work): boolean =>
    work.identifiers.some((i) => bases.has(baseKey(i))) ||
    words.includes(
      ` ${work.body
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
    );
  const others = context.catalog.definitions(foldDesignation(entry.designation)).some((known) => named(known.work));
  return others ? named : () => true;
}

const TERMS = ['terms', 'terms-here', 'terms-elsewhere'];

/** The document's own definitions: entries of its clauses of terms, or all where it has no such clause; no names of fields. */
export function ownTerms(context: MatchContext): TermEntry[] {
  const hasClause = context.extract.clauses.some((clause) => TERMS.includes(clause.role));
  return context.extract.terms.filter(
    (entry) =>
      (entry.origin === 'own' || isPutBack(context.putBack, 'defined-elsewhere', placeId(entry.definition))) &&
      isDefinition(entry.definition) &&
      !/\bSOURCE\s*:/.test(entry.definition) &&
      !/^\W*\w*[a-z][A-Z]|^[@$_]/.test(entry.designation) &&
      (!hasClause || standsIn(context, entry.span.start, TERMS)),
  );
}

/** Whether the document cites a work of this number, in any edition. */
export const citesWork = (context: MatchContext, key: string): boolean => context.cited.some((record) => record?.work.key === key);

/** The words of a definition, else its whole entry. */
export const definitionSpan = (entry: TermEntry): TermEntry['span'] => entry.definitionSpan ?? entry.span;
