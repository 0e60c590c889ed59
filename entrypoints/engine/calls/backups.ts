import { catalogsIn, folderOfHandle, readFolder, restoreBackup, restoreContent, saveBackupFile } from '@/src/catalog';
import { chooseFolder, keepBackup } from '../backups';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';

type BackupCalls = Pick<Calls, 'backup' | 'restore' | 'keepBackupsIn' | 'keepNow' | 'catalogsInFolder' | 'restoreFolder'>;

const NOTHING = { works: 0, decisions: 0, notes: 0, liaisons: 0, others: 0, replaced: 0 };

/** The catalog a second time: as a file, or in a folder that is kept up to date. */
export function backupCalls({ store }: Knowledge): BackupCalls {
  return {
    backup: async () => {
      const open = await store();
      return saveBackupFile(open, new Date().toISOString(), (await keepBackup(open)).folder !== null);
    },
    restore: async ({ bytes, preview }) => restoreBackup(await store(), bytes, preview),
    keepBackupsIn: async ({ folder }) => {
      const open = await store();
      await chooseFolder(open, folder);
      return keepBackup(open, { whole: folder !== null });
    },
    keepNow: async () => keepBackup(await store()),
    catalogsInFolder: ({ folder }) => catalogsIn(folderOfHandle(folder)),
    restoreFolder: async ({ folder, catalog, preview }) => {
      const { backup, troubles } = await readFolder(folderOfHandle(folder), catalog);
      return { ...(backup ? await restoreContent(await store(), backup, preview) : NOTHING), troubles };
    },
  };
}
