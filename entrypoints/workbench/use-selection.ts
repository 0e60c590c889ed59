import { useState } from 'react';

/** Rows chosen, by the key of their work; `anchor` is where a range begins. */
export type Selection = {
  keys: ReadonlySet<string>;
  toggle(index: number, key: string): void;
  /** Chooses all rows from the anchor to here. */
  extend(index: number): void;
  clear(): void;
};

/** `keysBetween` gives the keys of rows, from and to included, whether they are in the page or not. */
export function useSelection(keysBetween: (from: number, to: number) => Promise<string[]>): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState(0);
  return {
    keys,
    toggle(index, key) {
      setAnchor(index);
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      setKeys(next);
    },
    extend: (index) => void keysBetween(Math.min(anchor, index), Math.max(anchor, index)).then((found) => setKeys((before) => new Set([...before, ...found]))),
    clear: () => setKeys(new Set()),
  };
}
