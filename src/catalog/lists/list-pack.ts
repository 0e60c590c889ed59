import type { Work } from '@/src/model';
import { type Pack, worksFromRecords } from '../packs';
import type { ListRecord } from './content';
import type { ListHeader } from './header';

/**
 * A list as the pack that the catalog takes in. Whatever its records say, their facts are the list's: none is another source's,
 * none of the user's own. What is not public says so with every fact.
 */
export function packOfList(header: ListHeader, records: readonly ListRecord[]): Pack {
  const asOf = header.asOf ?? header.issued;
  const read = worksFromRecords(records, { pack: header.name, asOf });
  return { name: header.name, title: header.title, asOf, works: read.works.map((work) => listed(work, header)), notices: read.notices };
}

const listed = (work: Work, { name, class: of }: ListHeader): Work => ({
  ...work,
  purpose: null,
  provenance: work.provenance.map((p) => ({ ...p, by: name, ...(of === 'public' ? {} : { class: of }) })),
});
