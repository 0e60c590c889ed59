import type { Passage, Span } from '@/src/model';
import { type Squeezed, squeeze, squeezedIndex } from './squeeze';

/** A quote this long is trusted where it stands only once, without words around it that agree. Squeezed units. */
const TELLING = 20;
/** Units of agreeing context by which the best place must beat the second. */
const LEAD = 4;
/** More places than this say that the words are no quote but a habit. */
const MOST_PLACES = 400;
/** Fuzzy: quotes shorter than this are not looked for; seeds are this long; this share of them must agree on a place. */
const FUZZY_FROM = 48;
const SEED = 12;
const SEEDS = 16;
const SEEDS_NEEDED = 0.6;

/**
 * Finds a passage again in a text that may have changed since. Position first, with the quote to verify it; then the
 * quote wherever it stands, told apart by the words around it; then a place that is nearly the quote. Null when unsure.
 */
export function findPassage(text: string, passage: Pick<Passage, 'span' | 'quote'>): Span | null {
  const { span, quote } = passage;
  const exact = squeeze(quote.exact).text;
  if (exact === '') return null;
  const here = squeeze(text);
  const before = squeeze(quote.prefix).text;
  const after = squeeze(quote.suffix).text;
  const contextAt = (at: number, length: number): number => sameEnd(here.text, at, before) + sameStart(here.text, at + length, after);

  const expected = squeezedIndex(here, span.start);
  if (here.text.startsWith(exact, expected)) {
    const context = contextAt(expected, exact.length);
    if (exact.length >= TELLING || context >= Math.min(LEAD, before.length + after.length)) return spanAt(here, expected, exact.length);
  }

  const places: { at: number; context: number }[] = [];
  for (let at = here.text.indexOf(exact); at >= 0 && places.length <= MOST_PLACES; at = here.text.indexOf(exact, at + 1))
    places.push({ at, context: contextAt(at, exact.length) });
  if (places.length > MOST_PLACES) return null;
  places.sort((a, b) => b.context - a.context);
  const [best, second] = places;
  if (best) {
    const sure = second ? best.context >= second.context + LEAD : exact.length >= TELLING || best.context >= LEAD;
    return sure ? spanAt(here, best.at, exact.length) : null;
  }
  return exact.length >= FUZZY_FROM ? findNearly(here, exact) : null;
}

const spanAt = (here: Squeezed, at: number, length: number): Span => ({ start: here.at[at] ?? 0, end: (here.at[at + length - 1] ?? 0) + 1 });

function sameEnd(text: string, at: number, before: string): number {
  let n = 0;
  while (n < before.length && n < at && text.charCodeAt(at - 1 - n) === before.charCodeAt(before.length - 1 - n)) n++;
  return n;
}

function sameStart(text: string, at: number, after: string): number {
  let n = 0;
  while (n < after.length && text.charCodeAt(at + n) === after.charCodeAt(n)) n++;
  return text.length > at ? n : 0;
}

/**
 * Seeds taken evenly from the quote vote, each where it stands, for the place where the quote would begin. The winner must
 * hold most seeds, and no other place nearly as many. Costs one pass over the text for each seed.
 */
function findNearly(here: Squeezed, exact: string): Span | null {
  const count = Math.min(SEEDS, Math.floor(exact.length / SEED));
  const step = (exact.length - SEED) / Math.max(1, count - 1);
  const slack = Math.max(SEED, Math.floor(exact.length * 0.2));
  const hits: { begins: number; seed: number; at: number }[] = [];
  for (let k = 0; k < count; k++) {
    const offset = Math.round(k * step);
    const seed = exact.slice(offset, offset + SEED);
    let found = 0;
    for (let at = here.text.indexOf(seed); at >= 0 && found < 64; at = here.text.indexOf(seed, at + 1), found++)
      hits.push({ begins: at - offset, seed: k, at });
  }
  hits.sort((a, b) => a.begins - b.begins);
  const clusters: { seeds: Set<number>; first: number; last: number; begins: number }[] = [];
  for (const hit of hits) {
    const open = clusters[clusters.length - 1];
    if (open && hit.begins - open.begins <= slack) {
      open.seeds.add(hit.seed);
      open.first = Math.min(open.first, hit.at);
      open.last = Math.max(open.last, hit.at);
    } else clusters.push({ seeds: new Set([hit.seed]), first: hit.at, last: hit.at, begins: hit.begins });
  }
  clusters.sort((a, b) => b.seeds.size - a.seeds.size);
  const [best, second] = clusters;
  if (!best || best.seeds.size < Math.ceil(count * SEEDS_NEEDED) || (second && second.seeds.size > best.seeds.size / 2)) return null;
  const firstSeed = Math.min(...best.seeds);
  const lastSeed = Math.max(...best.seeds);
  const start = Math.max(0, best.first - Math.round(firstSeed * step));
  const end = Math.min(here.text.length, best.last + SEED + (exact.length - SEED - Math.round(lastSeed * step)));
  return spanAt(here, start, end - start);
}
