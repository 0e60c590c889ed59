import type { ListDifference, ListedWork, Work } from '@/src/model';

const named = ({ key, id, title }: Work): ListedWork => ({ key, id, title });

/** Compares by key. Where and when a fact was seen is no change of the fact; nor is the class, which is the list's. */
export function differenceOf(before: readonly Work[], after: readonly Work[]): ListDifference {
  const had = new Map(before.map((work) => [work.key, work]));
  const has = new Set(after.map((work) => work.key));
  const difference: ListDifference = { added: [], changed: [], withdrawn: before.filter((work) => !has.has(work.key)).map(named) };
  for (const work of after) {
    const old = had.get(work.key);
    if (!old) difference.added.push(named(work));
    else {
      const fields = changedFields(old, work);
      if (fields.length > 0) difference.changed.push({ ...named(work), fields });
    }
  }
  return difference;
}

function changedFields(before: Work, after: Work): string[] {
  const { provenance: _b, key: _kb, ...old } = before;
  const { provenance: _a, key: _ka, ...now } = after;
  const was: Readonly<Record<string, unknown>> = old;
  const is: Readonly<Record<string, unknown>> = now;
  return Object.keys({ ...old, ...now }).filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
}

/** Keys of every work that the difference names. */
export const worksTouched = ({ added, changed, withdrawn }: ListDifference): string[] => [...added, ...changed, ...withdrawn].map((work) => work.key);
