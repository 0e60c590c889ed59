import { baseKey, findIdentifiers } from '@/src/identifiers';
import type { Evidence, Identifier, Outside, Span, There } from '@/src/model';
import type { MatchContext } from './context';
import { pair } from './finding';
import { addressEnd } from './names';

/** Where a document says which one it is: places in its front, and words outside its text. */
export type IdentityPlaces = { spans: Span[]; outside: Outside[] };

const known = new WeakMap<MatchContext, IdentityPlaces>();

/**
 * Every place in the front that bears the document's number, its name at its publisher's, or its title; and where running
 * heads, the file's properties or its address bear them too. In the order of the text, none within another.
 */
export function identityPlaces(context: MatchContext): IdentityPlaces {
  const found = known.get(context) ?? findPlaces(context);
  known.set(context, found);
  return found;
}

/** The evidence of a finding that rests on what the document is: the title or number first, then every other place. */
export function identityEvidence(context: MatchContext, other: There): { evidence: Evidence[]; outside: Outside[] } {
  const { spans, outside } = identityPlaces(context);
  const first = context.whole();
  const rest = spans.map(context.passage).filter(({ span }) => span.end > span.start && span.start !== first.span.start);
  return { evidence: [pair(first, other), ...rest.map((place) => pair(place, null))], outside };
}

/** Covers, series tables and forewords end by here, as far as identities are read (src/extract/identity/front.ts). */
const FRONT_BLOCKS = 420;
const FRONT_LENGTH = 60_000;

function findPlaces(context: MatchContext): IdentityPlaces {
  const { source, extract } = context;
  const { identity } = extract;
  const end = Math.max(source.blocks[FRONT_BLOCKS]?.span.start ?? source.text.length, 0);
  const front = source.text.slice(0, Math.min(source.text.length, Math.max(end, FRONT_LENGTH)));
  const patterns = patternsOf(context);
  const numbers = [...identity.identifiers, ...context.own.exact.flatMap((work) => work.identifiers)];
  const all = [identity.idSpan, identity.titleSpan, ...numbersIn(front, numbers), ...patterns.flatMap((pattern) => placesOf(front, pattern))];
  return { spans: withoutNested(all.filter((span) => span !== null)), outside: outsideOf(context, patterns, numbers) };
}

/** The names that are no parsed numbers ("did-core", an address's end), and the title, as patterns that bear any white space. */
function patternsOf({ extract, source, own }: MatchContext): RegExp[] {
  const { identity } = extract;
  const ends = [identity.id, source.url, ...own.exact.map((work) => work.url)].flatMap((address) => (address ? (addressEnd(address) ?? []) : []));
  const names = [identity.id, ...identity.otherIds, ...ends].filter((name): name is string => name !== null && name.length >= SHORTEST_NAME);
  const titles = [identity.title, ...own.exact.map((work) => work.title), ...own.namesakes.map((work) => work.title)].filter(
    (title): title is string => title !== null && title.length >= SHORTEST_TITLE,
  );
  return [...new Set([...names, ...titles])].map((words) => new RegExp(escaped(words), 'giu'));
}

const SHORTEST_NAME = 5;
const SHORTEST_TITLE = 8;

const escaped = (words: string): string =>
  words
    .trim()
    .split(/[\s\u00a0]+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/[-\u2010\u2011]/g, '[-\u2010\u2011]'))
    .join('[\\s\u00a0]+');

const placesOf = (text: string, pattern: RegExp): Span[] => Array.from(text.matchAll(pattern), (m) => ({ start: m.index, end: m.index + m[0].length }));

/** A number is looked for by its digits, and read with the words around it ("Request for Comments: 6749" is printed without RFC). */
const BEFORE = 60;
const AFTER = 40;
const SURE_LENGTH = 4;

/** Where a text bears one of these numbers, in any edition. */
export function numbersIn(text: string, identifiers: readonly Identifier[]): Span[] {
  const bases = new Set(identifiers.map(baseKey));
  const spans: Span[] = [];
  for (const digits of new Set(identifiers.map((i) => i.number))) {
    if (!/\d/.test(digits)) continue;
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(digits).replace(/\s/g, '\\s?')}(?![\\p{N}])`, 'giu');
    for (const place of placesOf(text, pattern)) {
      const from = Math.max(0, place.start - BEFORE);
      const read = findIdentifiers(text.slice(from, Math.min(text.length, place.end + AFTER))).find(
        (f) => bases.has(baseKey(f.identifier)) && from + f.span.start <= place.start && place.end <= from + f.span.end,
      );
      if (read) spans.push({ start: from + read.span.start, end: from + read.span.end });
      else if (digits.replace(/\D/g, '').length >= SURE_LENGTH) spans.push(place);
    }
  }
  return spans;
}

function outsideOf({ source }: MatchContext, patterns: readonly RegExp[], identifiers: readonly Identifier[]): Outside[] {
  const says = (words: string): boolean =>
    numbersIn(words, identifiers).length > 0 ||
    patterns.some((pattern) => {
      pattern.lastIndex = 0;
      return pattern.test(words);
    });
  const heads = [...new Set(source.runningText)].filter(says).map((words): Outside => ({ where: 'running-head', words }));
  const properties = Object.values(source.metadata)
    .filter((words) => words !== '' && says(words))
    .map((words): Outside => ({ where: 'properties', words }));
  const address = source.url && says(decodeURIComponent(source.url)) ? [{ where: 'address' as const, words: source.url }] : [];
  return [...new Map([...heads, ...properties, ...address].map((one) => [`${one.where} ${one.words}`, one])).values()];
}

function withoutNested(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push({ ...span });
    else if (span.end > last.end) last.end = span.end;
  }
  return kept;
}
