import { previewImports, rememberedColumns, takeInFiles } from '@/src/catalog';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { today } from './today';

/** Files into the catalog. */
export function importCalls({ store }: Knowledge): Pick<Calls, 'previewImport' | 'importFiles'> {
  return {
    async previewImport({ files }) {
      const preview = await previewImports(files);
      const remembered = new Map(await rememberedColumns(await store()));
      return { ...preview, tables: preview.tables.map((table) => ({ ...table, guess: remembered.get(table.signature) ?? table.guess })) };
    },
    importFiles: async ({ name, files, columns }, { signal, progress }) =>
      takeInFiles(await store(), {
        name,
        files,
        columns,
        today: today(),
        signal,
        onProgress: (done, total, unit) => progress({ stage: 'importing', done, total, unit }),
      }),
  };
}
