import structureJson from '@/assets/structure.json?raw';
import { version } from '@/package.json';
import { type AnalysisContext, mandatesWith } from '@/src/analyse';
import { type CatalogStore, type Gather, openStore } from '@/src/catalog';
import { settleLists, stillShipped } from '@/src/catalog/lists';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { bodyNames, parseStructure, type Structure, withOwnMandates } from '@/src/coordinate';
import { openCatalogOver, warmSearch } from '@/src/match';
import type { Finding } from '@/src/model';
import { type KnownWorks, type KnownWorksNow, type OnProgress, openKnownWorks } from './known-works';

/** What the engine keeps between calls: the catalog, its works in compact form, and the analysis opened over their present state. */
export type Knowledge = {
  store: () => Promise<CatalogStore>;
  /** The works as they are now. Told of progress where they are made anew. */
  works: (onProgress?: OnProgress) => Promise<KnownWorks>;
  /** Asks the works alone, without waiting for what is derived from them. */
  table: KnownWorksNow['table'];
  /** Groups and their mandates, with the user's own. */
  structure: () => Promise<Structure>;
  context: (onProgress?: OnProgress) => Promise<AnalysisContext>;
  /** Makes ready what the first search and the first analysis would otherwise wait for. */
  warm: () => Promise<void>;
  /** Findings of the documents analysed last, by document key: what decisions must still agree with. */
  findings: Map<string, readonly Finding[]>;
};

/** Works held as objects between analyses; more are let go, and made again when they are asked for. */
const MOST_HELD = 20_000;

const structure = parseStructure(JSON.parse(structureJson));

export function openKnowledge(): Knowledge {
  let opening: Promise<CatalogStore> | null = null;
  let works: KnownWorksNow | null = null;
  let analysing: { works: KnownWorks; changes: number; own: string; context: AnalysisContext } | null = null;

  const store = (): Promise<CatalogStore> => {
    opening ??= openFilled(() => works?.gather() ?? null).catch((e: unknown) => {
      opening = null;
      throw e;
    });
    return opening;
  };
  const opened = async (): Promise<KnownWorksNow> => {
    const open = await store();
    works ??= openKnownWorks(open, version);
    return works;
  };
  const worksNow = async (onProgress?: OnProgress): Promise<KnownWorks> => (await opened()).now(onProgress);

  const context = async (onProgress?: OnProgress): Promise<AnalysisContext> => {
    const known = await worksNow(onProgress);
    if (known.snapshot.held() > MOST_HELD) {
      known.snapshot.forget();
      analysing = null;
    }
    const entries = await (await store()).mandates();
    const own = JSON.stringify(entries);
    if (analysing?.works !== known || analysing.changes !== known.changes || analysing.own !== own)
      analysing = { works: known, changes: known.changes, own, context: contextOver(known, withOwnMandates(structure, entries)) };
    return analysing.context;
  };

  return {
    store,
    works: worksNow,
    table: async (ask, onProgress) => (await opened()).table(ask, onProgress),
    structure: async () => withOwnMandates(structure, await (await store()).mandates()),
    context,
    findings: new Map(),
    async warm() {
      warmSearch((await worksNow()).index);
      await context();
    },
  };
}

function contextOver(known: KnownWorks, mandates: Structure): AnalysisContext {
  const { snapshot, index, lookups, owners, outside, packs, asOf } = known;
  const { source } = snapshot;
  return {
    extract: { bodies: bodyNames(mandates) },
    catalog: openCatalogOver({ ...source, count: source.count, places: source.places, packs, asOf }, { index, lookups }),
    mandates: mandatesWith(mandates, owners, outside),
    match: {},
  };
}

async function openFilled(gather: Gather): Promise<CatalogStore> {
  const store = await openStore({ gather });
  // First what an ended worker left, so that a version that the user chose is not taken for an old pack.
  await settleLists(store);
  await store.fillShipped(await stillShipped(store, SHIPPED_PACKS), version);
  return store;
}
