import type { CatalogDatabase } from './schema';

/** A list as the catalog remembers it: a pack, or an imported file. */
export type PackRow = {
  name: string;
  title: string;
  asOf: string | null;
  works: number;
  /** Version of Concord that read it: a later one may read more out of the same records. */
  readBy: string | null;
};

export async function readPacks(db: CatalogDatabase): Promise<PackRow[]> {
  const row = await db.meta.get('packs');
  return Array.isArray(row?.value) ? row.value.filter(isPackRow) : [];
}

function isPackRow(value: unknown): value is PackRow {
  return typeof value === 'object' && value !== null && 'name' in value && 'asOf' in value && 'works' in value;
}

/** Remembers a list in place of one of its name; true where it was remembered just so. Only inside a transaction. */
export async function putPack(db: CatalogDatabase, pack: PackRow): Promise<boolean> {
  const before = await readPacks(db);
  const same = before.find((p) => p.name === pack.name);
  if (same && JSON.stringify(same) === JSON.stringify(pack)) return true;
  await db.meta.put({ name: 'packs', value: [...before.filter((p) => p.name !== pack.name), pack].sort((a, b) => (a.name < b.name ? -1 : 1)) });
  return false;
}
