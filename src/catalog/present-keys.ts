import { readRevision } from './journal';
import type { CatalogDatabase } from './schema';

/**
 * Keys of the works that there are, as an import of this name may believe them; whoever writes new works adds theirs. Null while
 * another import writes. Only inside a transaction over works, imports and meta.
 */
export type PresentKeys = () => Promise<Set<string> | null>;

/** Reads all keys once, and again where somebody else wrote works since: every other write counts the revision up, or has its import open. */
export function presentKeys(db: CatalogDatabase, name: string): PresentKeys {
  let known: { keys: Set<string>; revision: number } | null = null;
  return async () => {
    const [revision, open] = [await readRevision(db), await db.imports.toCollection().primaryKeys()];
    if (open.some((other) => other !== name)) known = null;
    else if (known?.revision !== revision) known = { keys: new Set(await db.works.toCollection().primaryKeys()), revision };
    return known?.keys ?? null;
  };
}
