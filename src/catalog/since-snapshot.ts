import type { CatalogChange } from '@/src/model';
import { type Backup, openDatedBackup } from './backup';
import { changeOfRow, type RowChange } from './changes';
import { redirectsOf } from './merge-rows';
import type { WorkRecord } from './records';
import { type CatalogStore, visitRows } from './store';

export type SnapshotChanges = { /** Day, YYYY-MM-DD; '' where it is not said. */ since: string; changes: CatalogChange[] };

/**
 * What changed of the works between a backup and now: one change for each source whose word came or changed. What is shown is
 * compared, as in the journal. Linear in the works. @throws CatalogError 'not-a-backup', 'newer-backup'
 */
export async function changesSinceBackup(store: CatalogStore, bytes: ArrayBuffer, now: string): Promise<SnapshotChanges> {
  const { made, backup } = await openDatedBackup(bytes);
  return { since: made?.slice(0, 10) ?? '', changes: changesOf(await compareWorks(store, backup.works), now) };
}

async function compareWorks({ db }: CatalogStore, works: Backup['works']): Promise<RowChange[]> {
  const before = new Map<string, readonly WorkRecord[]>(works.map(({ key, records }) => [key, records]));
  const redirects = await redirectsOf(db);
  const changes: RowChange[] = [];
  await visitRows(db, (row) => {
    const records = before.get(row.key);
    before.delete(row.key);
    changes.push(...changeOfRow(records && { key: row.key, records }, row));
  });
  // A work that was merged into another is there under that name.
  for (const [key, records] of before) if (!redirects.has(key)) changes.push(...changeOfRow({ key, records }, undefined));
  return changes;
}

/** One change for each source, the works in the order in which they come. */
function changesOf(rows: readonly RowChange[], at: string): CatalogChange[] {
  const bySource = new Map<string, CatalogChange>();
  for (const { origin, by, key, how, fields } of rows) {
    const name = `${origin} ${by}`;
    const change = bySource.get(name) ?? { at, origin, by, added: 0, changed: 0, gone: 0, works: [] };
    change[how]++;
    change.works.push({ key, how, fields });
    bySource.set(name, change);
  }
  return [...bySource.values()];
}
