import type { Work } from '@/src/model';
import { type Pack, worksFromRecords } from '../packs';
import type { ListRecord } from './content';
import type { ListHeader } from './header';

/** A list as the pack that the catalog takes in. What is not public says so with every fact that comes from it. */
export function packOfList(header: ListHeader, records: readonly ListRecord[]): Pack {
  const read = worksFromRecords(records, { pack: header.name, asOf: header.asOf ?? header.issued });
  return {
    name: header.name,
    title: header.title,
    asOf: header.asOf ?? header.issued,
    works: header.class === 'public' ? read.works : read.works.map((work) => classed(work, header.class)),
    notices: read.notices,
  };
}

const classed = (work: Work, of: ListHeader['class']): Work =>
  of === 'public' ? work : { ...work, provenance: work.provenance.map((p) => ({ ...p, class: of })) };
