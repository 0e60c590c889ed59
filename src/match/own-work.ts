import { baseKey } from '@/src/identifiers';
import type { DocumentIdentity, Identifier, SourceDocument, Work } from '@/src/model';
import { type Catalog, isPublished } from './catalog';
import { compareDated, compareDates } from './editions';
import { isOwnHouse } from './groups';
import { addressEnd, titleKey, withoutNumbers } from './names';
import { wordsOf } from './tokens';

/** What the catalog knows of the document itself. */
export type OwnWork = {
  /** Records of this very edition. */
  exact: readonly Work[];
  /** All records under the document's numbers, newest first. */
  editions: readonly Work[];
  /** Records of the same title that bear another number or none: most likely this text. */
  namesakes: readonly Work[];
  /** Keys of what is no other work: its editions, their twins and their editions, and whatever the catalog relates to them closely (a mere "related" work is another). */
  kin: ReadonlySet<string>;
};

export function findOwnWork(identity: DocumentIdentity, source: SourceDocument, catalog: Catalog): OwnWork {
  // A saved copy of this very text, whatever it is called.
  const copies = catalog.texts().works.filter((work) => work.text === source.text);
  const exact: Work[] = [...new Set([...copies, ...findByAddress(identity, source.url, catalog)])];
  const editions: Work[] = exact.flatMap((work) => editionsOf(work, catalog));
  for (const identifier of identity.identifiers) {
    const known = catalog.editions(identifier);
    for (const work of known) {
      if (editions.includes(work)) continue;
      editions.push(work);
      if (isThisEdition(identifier, identity, work)) exact.push(work);
    }
    // A published text that gives no edition at all is taken for the newest.
    const newest = known.find(isPublished);
    const undated = identifier.edition === null && identity.date === null && identity.stage !== 'draft';
    if (undated && newest && !exact.some((work) => known.includes(work))) exact.push(newest);
  }
  const namesakes = findNamesakes(identity, source, catalog).filter((work) => !editions.includes(work));
  const kin = new Set(identity.identifiers.flatMap((identifier) => catalog.aliases(identifier).map((work) => work.key)));
  for (const work of otherVersions(identity, catalog)) kin.add(work.key);
  for (const work of [...editions, ...namesakes]) {
    kin.add(work.key);
    for (const edition of editionsOf(work, catalog)) kin.add(edition.key);
    for (const tie of catalog.ties(work)) {
      if (!tie.work || tie.type === 'related') continue;
      for (const relative of editionsOf(tie.work, catalog)) kin.add(relative.key);
      if (tie.type === 'identical') for (const further of catalog.ties(tie.work)) if (further.work && further.type !== 'related') kin.add(further.work.key);
    }
  }
  return { exact, editions, namesakes, kin };
}

/** Works of the same house whose title differs in its numbers only: "Data Model v1.1", "Data Model v2.1". */
function otherVersions(identity: DocumentIdentity, catalog: Catalog): Work[] {
  if (!identity.title) return [];
  const key = withoutNumbers(titleKey(identity.title));
  return key.split(' ').length < OWN_NAME_WORDS
    ? []
    : catalog.titled(key).filter((work) => withoutNumbers(titleKey(work.title)) === key && isOwnHouse(identity, work));
}

/** More works at one address are a page that lists them. */
const MOST_AT_ADDRESS = 2;

/** W3C, OpenID and others number a text by its address: the document's own, or the id that is its last part. */
function findByAddress(identity: DocumentIdentity, url: string | null, catalog: Catalog): Work[] {
  const ends = [url, identity.id].flatMap((address) => (address ? (addressEnd(address) ?? []) : []));
  return [...new Set(ends)].flatMap((end) => {
    const works = catalog.atAddress(end);
    return works.length <= MOST_AT_ADDRESS ? works : [];
  });
}

/** Fewer telling words are a subject, not a name; within one house two are enough. */
const NAME_WORDS = 4;
const OWN_NAME_WORDS = 2;
/** A title that more works bear is a series' or a form's. */
const MOST_NAMESAKES = 4;

function findNamesakes(identity: DocumentIdentity, source: SourceDocument, catalog: Catalog): Work[] {
  if (!identity.title) return [];
  const key = titleKey(identity.title);
  const words = key === '' ? 0 : key.split(' ').length;
  const works = catalog.titled(key).filter((work) => titleKey(work.title) === key);
  if (words < OWN_NAME_WORDS || works.length > MOST_NAMESAKES) return [];
  return works.filter((work) => words >= NAME_WORDS || isOwnHouse(identity, work) || (identity.identifiers.length === 0 && holdsWords(work, identity, source)));
}

/** So many words in a row after the title that also stand in a work of that title: what was pasted is that work's scope. */
const TELLING_ROW = 12;

function holdsWords(work: Work, { titleSpan }: DocumentIdentity, source: SourceDocument): boolean {
  const row = wordsOf(source.text.slice(titleSpan?.end ?? 0)).slice(0, TELLING_ROW);
  const theirs = ` ${wordsOf(`${work.scope ?? ''} ${work.text ?? ''}`).join(' ')} `;
  return row.length === TELLING_ROW && theirs.includes(` ${row.join(' ')} `);
}

/** All editions of a work, under each of its numbers, itself among them. */
export function editionsOf(work: Work, catalog: Catalog): readonly Work[] {
  const all = work.identifiers.flatMap((i) => catalog.editions(i));
  return all.includes(work) ? all : [...all, work];
}

/** A number that names one text for ever, whatever date stands beside it. */
const isOneEdition = (i: Identifier): boolean => i.type === 'rfc' || i.type === 'act';

function isThisEdition(identifier: Identifier, identity: DocumentIdentity, work: Work): boolean {
  if (isOneEdition(identifier)) return true;
  const base = baseKey(identifier);
  const theirs = work.identifiers.find((i) => baseKey(i) === base);
  if (!theirs || (theirs.stage ?? '') !== (identifier.stage ?? '')) return false;
  if (identifier.edition === null && theirs.edition === null)
    return identity.date === null || work.date === null || !isPublished(work) || compareDates(identity.date, work.date) === 0;
  if (theirs.edition === null) return false;
  return compareDated({ edition: identifier.edition, date: identity.date }, { edition: theirs.edition, date: work.date }) === 0;
}
