import type { CatalogStatus } from '@/src/protocol';

/** What might be lost, the most pressing first. */
export type Concern = 'little-room' | 'folder-failed' | 'folder-asks' | 'no-backup';

/** Less room than this, in bytes, is little: an import of a publisher's whole list takes about as much. */
const LITTLE = 256 * 1024 * 1024;

/** So many changes before the first backup, and so many days since the last, are too many. */
const MANY_CHANGES = 20;
const MANY_DAYS = 7;

/** The one thing that the user should know now; null: all is well. */
export function concernOf({ usedBytes, quotaBytes, backup }: Pick<CatalogStatus, 'usedBytes' | 'quotaBytes' | 'backup'>, now: Date): Concern | null {
  if (usedBytes !== null && quotaBytes !== null && quotaBytes - usedBytes < LITTLE) return 'little-room';
  if (backup.state === 'failed') return 'folder-failed';
  if (backup.state === 'asks') return 'folder-asks';
  if (backup.folder || backup.unsaved === 0) return null;
  if (backup.last === null) return backup.unsaved !== null && backup.unsaved < MANY_CHANGES ? null : 'no-backup';
  return now.getTime() - Date.parse(backup.last) > MANY_DAYS * 86_400_000 ? 'no-backup' : null;
}
