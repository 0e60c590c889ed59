import { baseKey } from '@/src/identifiers';
import type { DocumentIdentity, Extract, Identifier, SourceDocument, Work } from '@/src/model';
import { type Catalog, isPublished } from './catalog';
import { compareDated, compareDates } from './editions';
import { isOwnHouse } from './groups';
import { addressEnd, titleKey, withoutNumbers } from './names';
import { findNamesakes, findTransposed, OWN_NAME_WORDS, type Transposed } from './namesakes';

/** What the catalog knows of the document itself. */
export type OwnWork = {
  /** Records of this very edition. */
  exact: readonly Work[];
  /** All records under the document's numbers, newest first. */
  editions: readonly Work[];
  /** Records of the same title that bear another number or none: most likely this text. */
  namesakes: readonly Work[];
  /** Works of others that are this text by the way publishers number each other's texts, one for each number; with the habit in words. */
  transposed: readonly Transposed[];
  /** Keys of what is no other work: its editions, their twins and their editions, and whatever the catalog relates to them closely (a mere "related" work is another). */
  kin: ReadonlySet<string>;
};

export function findOwnWork({ identity, scope }: Extract, source: SourceDocument, catalog: Catalog): OwnWork {
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
  const transposed = findTransposed(identity, catalog).filter(({ work }) => !editions.includes(work));
  const namesakes = findNamesakes(identity, scope?.text ?? null, source, catalog).filter(
    (work) => !editions.includes(work) && transposed.every((other) => other.work !== work),
  );
  const kin = new Set(identity.identifiers.flatMap((identifier) => catalog.aliases(identifier).map((work) => work.key)));
  for (const work of otherVersions(identity, catalog)) kin.add(work.key);
  for (const work of [...editions, ...namesakes, ...transposed.map((other) => other.work)]) {
    kin.add(work.key);
    for (const edition of editionsOf(work, catalog)) kin.add(edition.key);
    for (const tie of catalog.ties(work)) {
      if (!tie.work || tie.type === 'related') continue;
      for (const relative of editionsOf(tie.work, catalog)) kin.add(relative.key);
      if (tie.type === 'identical') for (const further of catalog.ties(tie.work)) if (further.work && further.type !== 'related') kin.add(further.work.key);
    }
  }
  return { exact, editions, namesakes, transposed, kin };
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
