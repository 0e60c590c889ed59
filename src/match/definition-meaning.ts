import { conceptOf, isGeneral, isOfScheme, spellOut } from './definition-concepts';
import { definitionWords } from './definitions';
import { stem } from './stem';
import { STOP_WORDS } from './tokens';

/** A definition as concepts: what is done, to what, and by whom. */
export type Meaning = {
  all: ReadonlyMap<string, number>;
  acts: ReadonlySet<string>;
  things: ReadonlySet<string>;
  /** How many concepts are those of one scheme or architecture. */
  schemeWords: number;
};

const GENERAL_WEIGHT = 0.35;

/** Reads a definition's words; those of the designation itself tell neither side apart and are left out. */
export function meaningOf(text: string, designation: ReadonlySet<string>): Meaning {
  const all = new Map<string, number>();
  const acts = new Set<string>();
  const things = new Set<string>();
  let schemeWords = 0;
  for (const word of spellOut(definitionWords(text))) {
    if (STOP_WORDS.has(word) || /^\d+$/.test(word)) continue;
    const { name, sort } = conceptOf(word);
    if (isOfScheme(name) && !all.has(name)) schemeWords++;
    all.set(name, Math.max(all.get(name) ?? 0, designation.has(stem(word)) ? GENERAL_WEIGHT : isGeneral(name) ? GENERAL_WEIGHT : 1));
    if (sort === 'act') acts.add(name);
    if (sort === 'thing' && !isGeneral(name)) things.add(name);
  }
  return { all, acts, things, schemeWords };
}

/** How near two meanings are, part by part; each 0–1, `null` where a side says nothing of that part. */
export type Nearness = { alike: number; within: number; acts: number | null; things: number | null; sharedWeight: number };

export function nearnessOf(a: Meaning, b: Meaning): Nearness {
  const sum = (m: ReadonlyMap<string, number>): number => [...m.values()].reduce((total, w) => total + w, 0);
  let shared = 0;
  for (const [name, weight] of a.all) if (b.all.has(name)) shared += Math.min(weight, b.all.get(name) ?? 0);
  const [x, y] = [sum(a.all), sum(b.all)];
  return {
    alike: x + y > 0 ? (2 * shared) / (x + y) : 0,
    within: Math.min(x, y) > 0 ? shared / Math.min(x, y) : 0,
    acts: dice(a.acts, b.acts),
    things: dice(a.things, b.things),
    sharedWeight: shared,
  };
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number | null {
  if (a.size === 0 || b.size === 0) return null;
  let shared = 0;
  for (const name of a) if (b.has(name)) shared++;
  return (2 * shared) / (a.size + b.size);
}
