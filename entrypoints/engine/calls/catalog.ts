import { readConditions, redirectsOf, selectWorks } from '@/src/catalog';
import { keepBackup } from '../backups';
import type { Knowledge } from '../knowledge';
import { searchWorks } from '../search-works';
import type { Calls } from '../serve';

type CatalogCalls = Pick<Calls, 'saveDocument' | 'saveReference' | 'forgetWork' | 'search' | 'work' | 'works' | 'status'>;

/** What the catalog is asked, and what is kept in it. */
export function catalogCalls({ store, works }: Knowledge): CatalogCalls {
  return {
    saveDocument: async ({ document, extract, purpose }) => (await store()).saveDocument(document, extract, purpose),
    saveReference: async ({ report, citation, purpose }) => (await store()).saveReference(report, citation, purpose),
    forgetWork: async ({ key }) => (await store()).forgetWork(key).then(() => null),
    async search({ query, limit }) {
      const known = await works();
      const text = query.trim();
      return text === ''
        ? []
        : searchWorks(known, text)
            .slice(0, limit)
            .flatMap((place) => known.snapshot.source.at(place) ?? []);
    },
    async work({ key }) {
      const { source } = (await works()).snapshot;
      // A merged work is asked for by the name that it had.
      const now = (await redirectsOf((await store()).db)).get(key) ?? key;
      return source.at(source.placeOf(now));
    },
    async works(query, { progress }) {
      const known = await works((done, total) => progress({ stage: 'importing', done, total, unit: 'works' }));
      const read = readConditions(query);
      return selectWorks(known.snapshot, read.text?.trim() ? searchWorks(known, read.text) : null, read);
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
