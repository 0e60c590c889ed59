import type { CatalogDatabase } from './schema';

/** Which works changed at which revision, as far back as `since`. */
export type Journal = { since: number; changes: [number, string][] };

/** Longer journals cost more than reading all works anew. */
const MOST_CHANGES = 1000;

/** Counted up by every write to works; 0 before the first. */
export async function readRevision(db: CatalogDatabase): Promise<number> {
  const row = await db.meta.get('revision');
  return typeof row?.value === 'number' ? row.value : 0;
}

export async function readJournal(db: CatalogDatabase): Promise<Journal> {
  const value = (await db.meta.get('journal'))?.value;
  return typeof value === 'object' && value !== null && 'since' in value && 'changes' in value
    ? (value as Journal)
    : { since: Number.POSITIVE_INFINITY, changes: [] };
}

/** Counts the revision up and notes which works changed (null: all may have). Only inside the transaction that changes them. */
export async function countUp(db: CatalogDatabase, keys: readonly string[] | null): Promise<void> {
  const now = (await readRevision(db)) + 1;
  await db.meta.put({ name: 'revision', value: now });
  const journal = await readJournal(db);
  const changes = keys === null ? [] : [...journal.changes, ...keys.map((key): [number, string] => [now, key])];
  const whole = keys === null || changes.length > MOST_CHANGES;
  await db.meta.put({ name: 'journal', value: whole ? { since: now, changes: [] } : { since: Math.min(journal.since, now), changes } });
}

/** Keys of the works that changed after `revision`, each once; null where that is no longer known. */
export function changedAfter(journal: Journal, revision: number): string[] | null {
  if (revision < journal.since) return null;
  return [...new Set(journal.changes.filter(([at]) => at > revision).map(([, key]) => key))];
}
