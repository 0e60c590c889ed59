import { selectWorks } from '@/src/match';
import { keepBackup } from '../backups';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';

type CatalogCalls = Pick<Calls, 'saveDocument' | 'saveReference' | 'forgetWork' | 'search' | 'work' | 'works' | 'status'>;

/** What the catalog is asked, and what is kept in it. */
export function catalogCalls({ store }: Knowledge): CatalogCalls {
  return {
    saveDocument: async ({ document, extract, purpose }) => (await store()).saveDocument(document, extract, purpose),
    saveReference: async ({ report, citation, purpose }) => (await store()).saveReference(report, citation, purpose),
    forgetWork: async ({ key }) => (await store()).forgetWork(key).then(() => null),
    search: async ({ query, limit }) => (await store()).search(query, limit),
    work: async ({ key }) => (await store()).work(key),
    async works(query) {
      const open = await store();
      const { works } = await open.loadSlice();
      const found = query.text?.trim() ? await open.search(query.text, works.length) : null;
      return { ...selectWorks(works, found, query), catalog: works.length, revision: await open.revision() };
    },
    async status() {
      const open = await store();
      // Missing in workers of some private windows.
      const storage = 'navigator' in globalThis ? navigator.storage : undefined;
      const estimate = await storage?.estimate();
      return {
        works: await open.count(),
        packs: (await open.packs()).map(({ name, asOf, works }) => ({ name, asOf, works })),
        persisted: (await storage?.persisted()) ?? false,
        usedBytes: estimate?.usage ?? null,
        quotaBytes: estimate?.quota ?? null,
        backup: await keepBackup(open),
      };
    },
  };
}
