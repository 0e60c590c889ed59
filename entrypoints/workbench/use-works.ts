import { useEffect, useRef, useState } from 'react';
import type { WorkRowView, WorksPage, WorksQuery } from '@/src/model';
import type { Engine } from '../engine/client';

/** Rows asked for at once: several windows' worth, so that scrolling seldom waits. */
const PAGE = 200;

export type WorksWindow = {
  /** Null until the first page is there. */
  first: WorksPage | null;
  /** The row at a place; null where it is not there yet. */
  row: (index: number) => WorkRowView | null;
  /** Says which rows are in view, so that their pages are fetched. */
  onView: (from: number, to: number) => void;
};

type Conditions = Omit<WorksQuery, 'offset' | 'limit'>;

/** A window on the works that fulfil conditions: pages are fetched as they come into view. The table never holds the catalog. Another `turn` asks anew. */
export function useWorks(engine: Engine, conditions: Conditions, shown: boolean, onTrouble: (reason: unknown) => void, turn = 0): WorksWindow {
  const [pages, setPages] = useState<{ first: WorksPage | null; rows: ReadonlyMap<number, WorkRowView[]> }>({ first: null, rows: new Map() });
  const asked = useRef<{ fetch: (page: number) => void }>({ fetch: () => {} });
  const wanted = JSON.stringify(conditions);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks the same anew
  useEffect(() => {
    if (!shown) return;
    const controller = new AbortController();
    const waiting = new Set<number>();
    const query = JSON.parse(wanted) as Conditions;
    const fetch = (page: number): void => {
      if (waiting.has(page) || controller.signal.aborted) return;
      waiting.add(page);
      engine.call('works', { ...query, offset: page * PAGE, limit: PAGE, facets: page === 0 }, { signal: controller.signal }).then(
        (answer) =>
          setPages((before) => {
            if (page === 0) return { first: answer, rows: new Map([[0, answer.rows]]) };
            return { ...before, rows: new Map(before.rows).set(page, answer.rows) };
          }),
        (reason: unknown) => {
          if (!controller.signal.aborted) onTrouble(reason);
        },
      );
    };
    asked.current = { fetch };
    fetch(0);
    return () => controller.abort();
  }, [engine, wanted, shown, onTrouble, turn]);

  return {
    first: pages.first,
    row: (index) => pages.rows.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null,
    onView: (from, to) => {
      for (let page = Math.floor(from / PAGE); page <= Math.floor(Math.max(from, to - 1) / PAGE); page++) if (!pages.rows.has(page)) asked.current.fetch(page);
    },
  };
}
