import type { CatalogDatabase, SnapshotRow } from './schema';

/** Larger values than this are cut: browsers refuse very large ones, and answers with many. */
const MOST_BYTES = 8 << 20;

export type Saved = { revision: number; bytes: ReadonlyMap<string, Uint8Array> };

/** What is kept, read by name when it is needed. */
export type SavedSnapshot = {
  revision: number;
  names: ReadonlySet<string>;
  /** @throws ReplacedSnapshot where another tab has put something else in its place meanwhile */
  read: (names: Iterable<string>) => Promise<Map<string, Uint8Array<ArrayBuffer>>>;
};

/** What was being read is not there any more; what is there now is opened instead. */
export class ReplacedSnapshot extends Error {
  constructor() {
    super('what is derived from the catalog was made anew while it was read');
    this.name = 'ReplacedSnapshot';
  }
}

const rowName = (name: string, part: number): string => `${name}#${String(part).padStart(4, '0')}`;
const nameOf = (row: string): string => row.slice(0, row.lastIndexOf('#'));

/** Keeps derived data, made from the works as of `revision`, in place of what was kept. One transaction: a reader sees all of it or none. */
export async function writeSnapshot(db: CatalogDatabase, layout: string, { revision, bytes }: Saved): Promise<void> {
  const made = crypto.randomUUID();
  await db.transaction('rw', db.snapshots, async () => {
    await db.snapshots.clear();
    for (const [name, all] of bytes)
      for (let part = 0; part === 0 || part * MOST_BYTES < all.length; part++)
        await db.snapshots.put({ name: rowName(name, part), revision, layout, made, bytes: all.slice(part * MOST_BYTES, (part + 1) * MOST_BYTES) });
  });
}

/** Null where nothing is kept, or in another layout. */
export async function openSaved(db: CatalogDatabase, layout: string): Promise<SavedSnapshot | null> {
  const [rows, first] = await db.transaction('r', db.snapshots, async () => {
    const names = await db.snapshots.toCollection().primaryKeys();
    return [names, await db.snapshots.get('columns#0000')] as const;
  });
  if (!first || first.layout !== layout) return null;
  const rowsOf = new Map<string, string[]>();
  for (const row of rows) rowsOf.set(nameOf(row), [...(rowsOf.get(nameOf(row)) ?? []), row]);
  return {
    revision: first.revision,
    names: new Set(rowsOf.keys()),
    async read(names) {
      const wanted = [...names].map((name) => ({ name, rows: rowsOf.get(name) ?? [] }));
      const found = (await db.snapshots.bulkGet(wanted.flatMap(({ rows }) => rows))).values();
      return new Map(wanted.map(({ name, rows }) => [name, joined(rows.map(() => bytesIn(found.next().value, first.made)))]));
    },
  };
}

function bytesIn(row: SnapshotRow | undefined, made: string): Uint8Array {
  if (row?.made !== made) throw new ReplacedSnapshot();
  return row.bytes;
}

/** One run of bytes with a buffer of its own. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const [first] = parts;
  if (first && parts.length === 1 && isWhole(first)) return first;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const isWhole = (bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
