import type { Work } from '@/src/model';
import type { Engine } from '../engine/client';

/** Rows held by the table; a larger catalog is found by its search. */
export const MOST_ROWS = 5000;
const CHUNK = 500;

export type Loaded = { total: number; works: Work[] };

/** Loads the table's rows, chunk by chunk; `onChunk` may show what is there already. */
export async function loadWorks(engine: Engine, signal: AbortSignal, onChunk: (loaded: Loaded) => void): Promise<void> {
  const works: Work[] = [];
  for (let offset = 0; offset < MOST_ROWS; offset += CHUNK) {
    const answer = await engine.call('works', { offset, limit: CHUNK, body: null }, { signal });
    works.push(...answer.works);
    onChunk({ total: answer.total, works: [...works] });
    if (answer.works.length === 0 || works.length >= answer.total) return;
  }
}

export const isVerified = (work: Work): boolean => work.provenance.some((fact) => fact.verified);

export type SortKey = 'id' | 'title' | 'body' | 'stage' | 'date';

export function sortWorks(works: Work[], key: SortKey, up: boolean): Work[] {
  const order = new Intl.Collator('en', { numeric: true });
  const value = (work: Work): string => work[key] ?? '';
  return [...works].sort((a, b) => (up ? 1 : -1) * (order.compare(value(a), value(b)) || order.compare(a.id, b.id)));
}
