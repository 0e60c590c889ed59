import structureJson from '@/assets/structure.json?raw';
import { version } from '@/package.json';
import { type AnalysisContext, openAnalysis } from '@/src/analyse';
import { type CatalogStore, openStore } from '@/src/catalog';
import { settleLists, stillShipped } from '@/src/catalog/lists';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { parseStructure } from '@/src/coordinate';
import type { Finding } from '@/src/model';

/** What the engine keeps between calls: the catalog, and the analysis opened over its present state. */
export type Knowledge = {
  store: () => Promise<CatalogStore>;
  context: () => Promise<AnalysisContext>;
  /** Findings of the documents analysed last, by document key: what decisions must still agree with. */
  findings: Map<string, readonly Finding[]>;
};

const structure = parseStructure(JSON.parse(structureJson));

export function openKnowledge(): Knowledge {
  let opening: Promise<CatalogStore> | null = null;
  let opened: { slice: unknown; context: AnalysisContext } | null = null;

  const store = (): Promise<CatalogStore> => {
    opening ??= openFilled().catch((e: unknown) => {
      opening = null;
      throw e;
    });
    return opening;
  };

  return {
    store,
    findings: new Map(),
    async context() {
      const slice = await (await store()).loadSlice();
      if (opened?.slice !== slice) opened = { slice, context: openAnalysis(slice, structure) };
      return opened.context;
    },
  };
}

async function openFilled(): Promise<CatalogStore> {
  const store = await openStore();
  // First what an ended worker left, so that a version that the user chose is not taken for an old pack.
  await settleLists(store);
  await store.fillShipped(await stillShipped(store, SHIPPED_PACKS), version);
  return store;
}
