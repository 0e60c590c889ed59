import type { CatalogDatabase, SnapshotRow } from './schema';

/** Larger values than this are cut: browsers refuse very large ones, and answers with many. */
const MOST_BYTES = 8 << 20;

export type Saved = { revision: number; bytes: ReadonlyMap<string, Uint8Array> };

const rowName = (name: string, part: number): string => `${name}#${String(part).padStart(4, '0')}`;

/** Keeps derived data, made from the works as of `revision`, in place of what was kept. One transaction: a reader sees all of it or none. */
export async function writeSnapshot(db: CatalogDatabase, layout: string, { revision, bytes }: Saved): Promise<void> {
  await db.transaction('rw', db.snapshots, async () => {
    await db.snapshots.clear();
    for (const [name, all] of bytes)
      for (let part = 0; part === 0 || part * MOST_BYTES < all.length; part++)
        await db.snapshots.put({ name: rowName(name, part), revision, layout, bytes: all.slice(part * MOST_BYTES, (part + 1) * MOST_BYTES) });
  });
}

/** Null where nothing is kept, or in another layout. */
export async function readSnapshot(db: CatalogDatabase, layout: string): Promise<Saved | null> {
  return db.transaction('r', db.snapshots, async () => {
    const names = await db.snapshots.toCollection().primaryKeys();
    const rows = await Promise.all(names.map((name) => db.snapshots.get(name)));
    const parts = new Map<string, Uint8Array[]>();
    let revision: number | null = null;
    for (const row of rows) {
      if (!row || row.layout !== layout) return null;
      revision = row.revision;
      const name = row.name.slice(0, row.name.lastIndexOf('#'));
      parts.set(name, [...(parts.get(name) ?? []), row.bytes]);
    }
    return revision === null ? null : { revision, bytes: new Map([...parts].map(([name, list]) => [name, joined(list)])) };
  });
}

function joined(parts: readonly SnapshotRow['bytes'][]): Uint8Array {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
