import { type CatalogStore, folderOfHandle, inTurn, keepInFolder, lastBackup, unsavedChanges } from '@/src/catalog';
import type { BackupStatus } from '@/src/protocol';
import type { Calls } from './serve';

const ROW = 'backup-folder';

type Chosen = { name: string; handle: FileSystemDirectoryHandle };

/** The folder is remembered in the catalog itself: a handle can be stored, and asks for leave again after a restart. */
async function chosenFolder(store: CatalogStore): Promise<Chosen | null> {
  const value = (await store.db.meta.get(ROW))?.value;
  return typeof value === 'object' && value !== null && 'handle' in value && 'name' in value ? (value as Chosen) : null;
}

export async function chooseFolder(store: CatalogStore, handle: FileSystemDirectoryHandle | null): Promise<void> {
  if (handle) await store.db.meta.put({ name: ROW, value: { name: handle.name, handle } satisfies Chosen });
  else await store.db.meta.delete(ROW);
}

/** Browsers that keep no leave for folders have no such question; a folder of the origin's own needs none. */
const mayWrite = async (handle: FileSystemDirectoryHandle): Promise<boolean> =>
  !('queryPermission' in handle) ||
  typeof handle.queryPermission !== 'function' ||
  (await (handle.queryPermission as (wanted: { mode: string }) => Promise<string>)({ mode: 'readwrite' })) === 'granted';

/** Brings the folder up to date, where one is chosen. Never throws: a backup that fails must not fail what was asked for. */
export async function keepBackup(store: CatalogStore, options: { whole?: boolean } = {}): Promise<BackupStatus> {
  const folder = await chosenFolder(store);
  let state: BackupStatus['state'] = folder ? 'kept' : 'none';
  let why: string | null = null;
  if (folder) {
    try {
      if (!(await mayWrite(folder.handle))) state = 'asks';
      else await inTurn('concord-backup', () => keepInFolder(store, folderOfHandle(folder.handle), new Date().toISOString(), options));
    } catch (e) {
      state = 'failed';
      why = typeof e === 'object' && e !== null && 'message' in e ? String(e.message) : String(e);
    }
  }
  return { folder, state, why, last: await lastBackup(store), unsaved: await unsavedChanges(store) };
}

/** After each call what it wrote goes to the folder too, before its caller hears that it is kept. `opened`: the catalog, once a call opened it. */
export function keepingBackups(calls: Calls, opened: () => CatalogStore | null): Calls {
  const kept = Object.entries(calls).map(([name, call]) => [
    name,
    async (...asked: unknown[]) => {
      const answer = await (call as (...all: unknown[]) => Promise<unknown>)(...asked);
      const store = opened();
      if (store && (await store.db.outbox.count()) > 0 && (await chosenFolder(store))) await keepBackup(store);
      return answer;
    },
  ]);
  // The same names with the same arguments and answers.
  return Object.fromEntries(kept) as Calls;
}
