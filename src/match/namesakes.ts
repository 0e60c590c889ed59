import { baseKey } from '@/src/identifiers';
import type { DocumentIdentity, Identifier, SourceDocument, Work } from '@/src/model';
import { type Catalog, isPublished } from './catalog';
import { isOwnHouse } from './groups';
import { houseOf, isAmendment, isRegistry } from './index/fields';
import { findLike } from './index/index';
import { NAME_WORDS, NEGATION, nameOneText, titleKey } from './names';
import { wordsOf } from './tokens';
import { transposedNumbers } from './transposed';

export type Transposed = { work: Work; habit: string };

/** Works of others under the numbers that, by their publishers' habits, are another number of the document's own. */
export function findTransposed(identity: DocumentIdentity, catalog: Catalog): Transposed[] {
  const found = new Map<Work, Transposed>();
  for (const own of identity.identifiers)
    for (const { identifier, habit } of transposedNumbers(own)) {
      const work = nearestEdition(
        identity,
        catalog.editions(identifier).filter((edition) => bearsNumber(edition, identifier)),
      );
      if (work) found.set(work, { work, habit });
    }
  return [...found.values()];
}

/** Publishers beside the first do not tell numbers apart ("ISO 1052", "ISO/IEC/IEEE 1052"), but here they must be there. */
const bearsNumber = (work: Work, wanted: Identifier): boolean =>
  !wanted.copublisher || work.identifiers.some((i) => baseKey(i) === baseKey(wanted) && i.copublisher === wanted.copublisher);

/** Within one house two telling words are a name. */
export const OWN_NAME_WORDS = 2;
/** A title that more numbers bear is a series' or a form's. */
const MOST_NAMESAKES = 4;

/** Works of the document's title that bear another number or none, one for each number. */
export function findNamesakes(identity: DocumentIdentity, scope: string | null, source: SourceDocument, catalog: Catalog): Work[] {
  const { title } = identity;
  if (!title) return [];
  const key = titleKey(title);
  const turned = NEGATION.test(title);
  const words = key === '' ? 0 : key.split(' ').length;
  const same =
    words < OWN_NAME_WORDS
      ? []
      : oneForEachNumber(
          identity,
          catalog.titled(key).filter((work) => titleKey(work.title) === key && NEGATION.test(work.title) === turned),
        );
  const namesakes = same.filter(
    (work) => words >= NAME_WORDS || isOwnHouse(identity, work) || (identity.identifiers.length === 0 && holdsWords(work, identity, source)),
  );
  return same.length > MOST_NAMESAKES ? [] : [...new Set([...namesakes, ...namedOtherwise(identity, scope, catalog)])];
}

const LIKEST = 12;
/** So few words are a name where the scopes agree so much too. */
const SHORT_NAME_WORDS = 2;
const SCOPES_AGREE = 0.5;

/** Whole texts of other houses whose titles name the same text with more or less of what it is a part of. */
function namedOtherwise(identity: DocumentIdentity, scope: string | null, catalog: Catalog): Work[] {
  const { title } = identity;
  if (!title || identity.identifiers.some((i) => i.supplement !== null)) return [];
  const like = findLike(catalog.index(), { title, scope }, { top: LIKEST, body: identity.identifiers[0]?.publisher ?? null });
  const named = like.flatMap(({ key, signals }) => {
    const work = catalog.work(key);
    const least = (signals.scope ?? 0) >= SCOPES_AGREE ? SHORT_NAME_WORDS : NAME_WORDS;
    return work && !isOwnHouse(identity, work) && !isAmendment(work) && !isRegistry(work) && nameOneText(title, work.title, least) ? [work] : [];
  });
  const found = oneForEachNumber(identity, named);
  // Two texts of one house under one name: the name is that of a series.
  return found.filter((work) => found.every((other) => other === work || houseOf(other.body) !== houseOf(work.body)));
}

function oneForEachNumber(identity: DocumentIdentity, works: readonly Work[]): Work[] {
  const numbers = new Map<string, Work[]>();
  for (const work of works) {
    const number = work.identifiers[0] ? baseKey(work.identifiers[0]) : work.key;
    numbers.set(number, [...(numbers.get(number) ?? []), work]);
  }
  return [...numbers.values()].flatMap((editions) => nearestEdition(identity, editions) ?? []);
}

/** Of several editions the one nearest to the document in time; where the document has no date, the newest published. */
function nearestEdition(identity: DocumentIdentity, editions: readonly Work[]): Work | null {
  const date = dayOf(identity);
  const newest = editions.find(isPublished) ?? editions[0] ?? null;
  if (date === null) return newest;
  const distance = (work: Work): number => (work.date === null ? Number.POSITIVE_INFINITY : Math.abs(monthOf(work.date) - monthOf(date)));
  return editions.reduce((best, work) => (best === null || distance(work) < distance(best) ? work : best), newest);
}

/** The document's date, else that in its number: YYYY[-MM[-DD]]. */
export const dayOf = ({ date, identifiers }: DocumentIdentity): string | null =>
  date ?? identifiers.flatMap(({ edition }) => /(?:19|20)\d\d(?:-\d\d)?$/.exec(edition ?? '')?.[0] ?? [])[0] ?? null;

/** Months since the year 0 of YYYY[-MM[-DD]]; the middle of a year that has no month. */
export const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + (Number(date.slice(5, 7)) || 6);

/** So many words in a row after the title that also stand in a work of that title: what was pasted is that work's scope. */
const TELLING_ROW = 12;

function holdsWords(work: Work, { titleSpan }: DocumentIdentity, source: SourceDocument): boolean {
  const row = wordsOf(source.text.slice(titleSpan?.end ?? 0)).slice(0, TELLING_ROW);
  const theirs = ` ${wordsOf(`${work.scope ?? ''} ${work.text ?? ''}`).join(' ')} `;
  return row.length === TELLING_ROW && theirs.includes(` ${row.join(' ')} `);
}
