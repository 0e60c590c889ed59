import type { ColumnField, ImportReport, Refusal, Work } from '@/src/model';
import { type Columns, type ImportSource, readImports } from './import';
import { isFields } from './json';
import type { CatalogStore } from './store';

/** Refusals that a report carries in words; further ones are counted. */
const MOST_SAID = 1000;

/** How many heads of tables are remembered. */
const MOST_HEADS = 200;

export type TakeIn = {
  /** What the import is called: importing under this name again replaces its word. */
  name: string;
  files: readonly ImportSource[];
  /** Columns chosen by the user, by the signature of the head; they are remembered. */
  columns?: readonly (readonly [string, Columns])[];
  /** YYYY-MM-DD */
  today: string;
  signal?: AbortSignal;
  /** Bytes read of all; then works written of all. */
  onProgress?: (done: number, total: number, unit: 'bytes' | 'works') => void;
};

/** Reads files into the catalog: their works appear all at once, or not at all. What this name brought before stays where the files say nothing of it. */
export async function takeInFiles(store: CatalogStore, { name, files, columns = [], today, signal, onProgress = () => {} }: TakeIn): Promise<ImportReport> {
  const report: ImportReport = { name, works: 0, changed: 0, read: 0, refused: 0, refusals: [] };
  await rememberColumns(store, columns);
  const chosen = new Map(await rememberedColumns(store));
  async function* batches(): AsyncGenerator<Work[]> {
    for await (const batch of readImports(files, { stamp: { name, seen: today }, signal, columns: chosen })) {
      report.read += batch.read;
      note(report, batch.refused);
      onProgress(batch.done, batch.total, 'bytes');
      yield batch.works;
    }
  }
  const counts = await store.takeIn({ name, origin: 'import', title: name, asOf: today, mode: 'add' }, batches(), {
    signal,
    onProgress: (done, total) => (total > 0 ? onProgress(done, total, 'works') : undefined),
  });
  return { ...report, ...counts };
}

function note(report: ImportReport, refused: readonly Refusal[]): void {
  report.refused += refused.length;
  report.refusals.push(...refused.slice(0, Math.max(0, MOST_SAID - report.refusals.length)));
}

/** What a user chose for the columns of a head, newest last. */
export async function rememberedColumns({ db }: CatalogStore): Promise<[string, (ColumnField | null)[]][]> {
  const value = (await db.meta.get('columns'))?.value;
  // Written by `rememberColumns` and by nobody else.
  return isFields(value) ? (Object.entries(value) as [string, (ColumnField | null)[]][]) : [];
}

async function rememberColumns(store: CatalogStore, columns: NonNullable<TakeIn['columns']>): Promise<void> {
  if (columns.length === 0) return;
  const { db } = store;
  await store.withRoom(
    db.transaction('rw', db.meta, async () => {
      const kept = (await rememberedColumns(store)).filter(([head]) => !columns.some(([other]) => other === head));
      await db.meta.put({ name: 'columns', value: Object.fromEntries([...kept, ...columns].slice(-MOST_HEADS)) });
    }),
  );
}
