import type { CatalogSlice, Work } from '@/src/model';
import type { Pack } from './packs';
import { mergeRecords, recordOfWork, type WorkRecord, withRecord } from './records';
import { linkRelations } from './relations';

/** What an analysis needs, from packs alone: as the store gives it where the catalog holds these packs and nothing else. */
export function sliceOfPacks(packs: readonly Pack[]): CatalogSlice {
  return { packs: packs.map((pack) => pack.name).sort(), asOf: oldest(packs), works: linkRelations(united(packs)) };
}

/** The oldest of the packs' dates: older knowledge must not look newer than it is. */
export const oldest = (packs: readonly { asOf: string | null }[]): string | null => packs.flatMap((pack) => pack.asOf ?? []).sort()[0] ?? null;

function united(packs: readonly Pack[]): Work[] {
  const records = new Map<string, WorkRecord[]>();
  for (const pack of packs)
    for (const work of pack.works) records.set(work.key, withRecord(records.get(work.key) ?? [], recordOfWork(work, 'pack', pack.name)));
  // In the order of their keys, as the store gives them.
  return [...records].map(([key, list]) => mergeRecords(key, list)).sort((a, b) => (a.key < b.key ? -1 : 1));
}
