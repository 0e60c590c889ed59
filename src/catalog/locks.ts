/** Runs `work` while nobody else holds the name; null where somebody does. A holder that ends, however it ends, holds nothing. */
export type Locks = <T>(name: string, work: () => Promise<T>) => Promise<{ value: T } | null>;

const held = new Set<string>();

/** The platform's locks, which reach over tabs; where there are none (Node), those of this process. */
export const platformLocks: Locks = async (name, work) => {
  const locks = 'navigator' in globalThis ? globalThis.navigator.locks : undefined;
  if (locks) return locks.request(name, { ifAvailable: true }, async (lock) => (lock ? { value: await work() } : null));
  if (held.has(name)) return null;
  held.add(name);
  try {
    return { value: await work() };
  } finally {
    held.delete(name);
  }
};

/** Runs `work` when nobody else holds the name any more. */
export const inTurn = <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const locks = 'navigator' in globalThis ? globalThis.navigator.locks : undefined;
  return locks ? locks.request(name, work) : work();
};
