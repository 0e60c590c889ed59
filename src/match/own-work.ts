import { baseKey } from '@/src/identifiers';
import type { DocumentIdentity, Identifier, Work } from '@/src/model';
import { type Catalog, isPublished } from './catalog';
import { compareDated, compareDates } from './editions';

/** What the catalog knows of the document itself. */
export type OwnWork = {
  /** Records of this very edition. */
  exact: readonly Work[];
  /** All records under the document's numbers, newest first. */
  editions: readonly Work[];
  /** Keys of what is no other work: its editions, their twins and their editions, and whatever the catalog relates to them. */
  kin: ReadonlySet<string>;
  /** Keys of the texts that are one text with it. */
  twins: ReadonlySet<string>;
};

export function findOwnWork(identity: DocumentIdentity, catalog: Catalog): OwnWork {
  const editions: Work[] = [];
  const exact: Work[] = [];
  for (const identifier of identity.identifiers) {
    for (const work of catalog.editions(identifier)) {
      if (editions.includes(work)) continue;
      editions.push(work);
      if (isThisEdition(identifier, identity, work)) exact.push(work);
    }
  }
  const kin = new Set(editions.map((work) => work.key));
  const twins = new Set<string>();
  for (const work of editions) {
    for (const tie of catalog.ties(work)) {
      if (!tie.work) continue;
      for (const relative of editionsOf(tie.work, catalog)) kin.add(relative.key);
      if (tie.type === 'identical') {
        twins.add(tie.work.key);
        for (const further of catalog.ties(tie.work)) if (further.work) kin.add(further.work.key);
      }
    }
  }
  return { exact, editions, kin, twins };
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
