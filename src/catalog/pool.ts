/** Strings that many works share, each with a number; 0 is none. */
export type Pool = { names: string[]; numberOf: (name: string | null) => number; find: (name: string) => number };

export function openPool(names: string[] = ['']): Pool {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return {
    names,
    find: (name) => numbers.get(name) ?? -1,
    numberOf: (name) => {
      if (name === null) return 0;
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}
