import { chooseWorks, readConditions, redirectsOf, selectWorks, withRows } from '@/src/catalog';
import { keepBackup } from '../backups';
import type { Knowledge } from '../knowledge';
import { searchWorks } from '../search-works';
import type { Calls } from '../serve';

type CatalogCalls = Pick<Calls, 'saveDocument' | 'saveReference' | 'forgetWork' | 'search' | 'work' | 'works' | 'status'>;

/** What the catalog is asked, and what is kept in it. */
export function catalogCalls({ store, works, table }: Knowledge): CatalogCalls {
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
      // A merged work is asked for by the name that it had.
      const now = (await redirectsOf((await store()).db)).get(key) ?? key;
      return table(({ snapshot: { source }, sure }) => sure(() => source.at(source.placeOf(now))));
    },
    async works(query, { progress }) {
      const onProgress = (done: number, total: number): void => progress({ stage: 'importing', done, total, unit: 'works' });
      const read = readConditions(query);
      if (read.text?.trim()) {
        const known = await works(onProgress);
        return selectWorks(known.snapshot, searchWorks(known, read.text), read);
      }
      return table(async ({ snapshot, sure }) => {
        const chosen = await sure(() => chooseWorks(snapshot, null, read));
        return sure(() => withRows(snapshot, chosen));
      }, onProgress);
    },
    async status() {
      const open = await store();
      // The table comes first: what is asked of the database meanwhile would hold it up.
      const works = await table(async ({ snapshot }) => snapshot.count);
      // Missing in workers of some private windows.
      const storage = 'navigator' in globalThis ? navigator.storage : undefined;
      const estimate = await storage?.estimate();
      return {
        works,
        packs: (await open.packs()).map(({ name, asOf, works }) => ({ name, asOf, works })),
        persisted: (await storage?.persisted()) ?? false,
        usedBytes: estimate?.usage ?? null,
        quotaBytes: estimate?.quota ?? null,
        backup: await keepBackup(open),
      };
    },
  };
}
