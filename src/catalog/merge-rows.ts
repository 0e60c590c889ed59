import type { Table } from 'dexie';

/**
 * A verdict on two works: 'merged', `from` is another name of `to` and its sources' words stand there; 'never', they are two.
 * `moved`: of which works the words were that went with it (its own, and of those that had been merged into it before).
 */
export type MergeRow = { from: string; to: string; verdict: 'merged' | 'never'; at: string; moved: string[] };

type WithMerges = { merges: Table<MergeRow, [string, string]> };

/** Where each merged work's words stand now. */
export async function redirectsOf({ merges }: WithMerges): Promise<Map<string, string>> {
  const direct = new Map((await merges.toArray()).filter((row) => row.verdict === 'merged').map((row) => [row.from, row.to]));
  const last = (key: string): string => {
    const seen = new Set<string>();
    for (let at = key; ; ) {
      const next = direct.get(at);
      if (next === undefined || seen.has(next)) return at;
      seen.add(next);
      at = next;
    }
  };
  return new Map([...direct.keys()].map((key) => [key, last(key)]));
}
