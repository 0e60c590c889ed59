import { baseKey, identifierKey, printIdentifier } from '@/src/identifiers';
import { type Identifier, type MergeProposal, type MergeReason, type MergeVerdict, rowOfWork, type Work } from '@/src/model';
import type { WorkIndex } from './index/index';
import { titlePeers } from './index/title-peers';
import { judgeOneWork, type OneWork } from './one-work';
import { titleWords } from './title-words';

/** The works of a catalog: by place, as their sources say them; `index` counts them by the same places. */
export type DuplicateSource = { places: number; at: (place: number) => Work | null; index: WorkIndex };

/** Proposals of one reason answered at once. */
const MOST = 300;

/** Works of one number without edition that are compared; more are editions of one text. */
const MOST_OF_NUMBER = 40;

type Pair = { a: Work; b: Work; why: MergeReason; shared: string };
type Numbered = { place: number; identifier: Identifier; first: boolean };

/**
 * Works that may be one, by the class of their identifiers first: the same number and edition under two keys; a number of one that
 * is another number of the other; one number, which one of them writes without edition. Then by title and scope, where one has no
 * number: two numbers are two works, whatever their titles, and of two publishers twins. Of a work without number the likeliest
 * alone is proposed. Pairs that were decided on are left out. Linear in the works and in what their titles share.
 */
export function proposeMerges(source: DuplicateSource, decided: readonly MergeVerdict[]): MergeProposal[] {
  const pairs = new Map<string, Pair>();
  const apart = new Set(decided.map(({ from, to }) => nameOf(from, to)));
  const add = (pair: Pair): void => {
    const name = nameOf(pair.a.key, pair.b.key);
    if (!apart.has(name) && !pairs.has(name)) pairs.set(name, pair);
  };
  const { numbers, bare } = survey(source);
  for (const list of numbers.values()) if (list.length > 1) for (const pair of numberPairs(source, list)) add(pair);
  for (const place of bare) {
    const pair = likestOf(source, place, apart);
    if (pair) add(pair);
  }
  const byReason = ORDER.map((why) => [...pairs.values()].filter((pair) => pair.why === why).sort((x, y) => (x.a.key < y.a.key ? -1 : 1)));
  return byReason.flatMap((list) => list.slice(0, MOST)).map(directed);
}

const ORDER: readonly MergeReason[] = ['number', 'other-number', 'bare-number', 'title', 'likeness'];

const nameOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function directed({ a, b, why, shared }: Pair): MergeProposal {
  const [to, from] = weightOf(a) > weightOf(b) || (weightOf(a) === weightOf(b) && a.key < b.key) ? [a, b] : [b, a];
  return { from: rowOfWork(from), to: rowOfWork(to), why, shared };
}

/** Every number without its edition with the places that bear it, and the places of works without a number. */
function survey({ places, at }: DuplicateSource): { numbers: Map<string, Numbered[]>; bare: number[] } {
  const numbers = new Map<string, Numbered[]>();
  const bare: number[] = [];
  for (let place = 0; place < places; place++) {
    const work = at(place);
    if (!work) continue;
    if (work.identifiers.length === 0) bare.push(place);
    work.identifiers.forEach((identifier, i) => {
      const name = looseKey(identifier);
      const known = numbers.get(name);
      if (known) known.push({ place, identifier, first: i === 0 });
      else numbers.set(name, [{ place, identifier, first: i === 0 }]);
    });
  }
  return { numbers, bare };
}

/** "ISO 24760-1" is how many write ISO/IEC 24760-1. */
const looseKey = (identifier: Identifier): string => baseKey(identifier).replace(/^(?:iso\/iec|iso|iec)\b/, 'iso');

function numberPairs({ at, index }: DuplicateSource, list: readonly Numbered[]): Pair[] {
  const pairs: Pair[] = [];
  const works = new Map<number, Work>();
  const workAt = (place: number): Work => {
    const work = works.get(place) ?? at(place);
    if (!work) throw new Error('a work went while works were compared');
    works.set(place, work);
    return work;
  };
  const few = list.slice(0, MOST_OF_NUMBER);
  few.forEach((one, i) => {
    for (const other of few.slice(i + 1)) {
      if (one.place === other.place) continue;
      const same = identifierKey(one.identifier) === identifierKey(other.identifier);
      if (!same && !(one.first && other.first && mayBeOneEdition(one.identifier, other.identifier))) continue;
      const [a, b] = [workAt(one.place), workAt(other.place)];
      if (same && (one.first || other.first) && !isTwin(one, other, a, b))
        pairs.push({ a, b, why: one.first && other.first ? 'number' : 'other-number', shared: printIdentifier(one.identifier) });
      else if (!same && isBareNumberOf(index, a, b)) pairs.push({ a, b, why: 'bare-number', shared: printIdentifier({ ...one.identifier, edition: null }) });
    }
  });
  return onePerUndated(pairs);
}

/** One text under the numbers of two publishers, each with a record of its own, is two works that are identical, and recorded so. */
const isTwin = (one: Numbered, other: Numbered, a: Work, b: Work): boolean =>
  !(one.first && other.first) &&
  a.identifiers[0] !== undefined &&
  b.identifiers[0] !== undefined &&
  baseKey(a.identifiers[0]) !== baseKey(b.identifiers[0]) &&
  a.body !== b.body;

/** The same number, but for an edition that one does not name, or for ISO's partner. */
const mayBeOneEdition = (a: Identifier, b: Identifier): boolean =>
  a.stage === b.stage && a.supplement === b.supplement && a.type === b.type && (a.language === b.language || a.language === null || b.language === null)
    ? a.edition === null || b.edition === null || a.edition === b.edition
    : false;

/** An undated record is of this edition where day, title and scope do not speak against it; a record that has only its number says nothing. */
const isBareNumberOf = (index: WorkIndex, a: Work, b: Work): boolean => isBare(a) || isBare(b) || judgeOneWork(index, a, b) !== null;
const isBare = ({ title, id, key }: Work): boolean => title === '' || title === id || title === key;

/** An undated number means the newest edition: the older ones are other works. */
function onePerUndated(pairs: readonly Pair[]): Pair[] {
  const newest = new Map<string, Pair>();
  for (const pair of pairs.filter(({ why }) => why === 'bare-number')) {
    const undated = pair.a.identifiers[0]?.edition === null ? pair.a : pair.b;
    const dated = (p: Pair): string => (p.a === undated || p.a.key === undated.key ? p.b : p.a).date ?? '';
    const known = newest.get(undated.key);
    if (!known || dated(pair) > dated(known)) newest.set(undated.key, pair);
  }
  const chosen = new Set(newest.values());
  return pairs.filter((pair) => pair.why !== 'bare-number' || chosen.has(pair));
}

/** The work most like one without number, where it is like enough and the only such. */
function likestOf({ at, index }: DuplicateSource, place: number, apart: ReadonlySet<string>): Pair | null {
  const work = at(place);
  if (!work) return null;
  const alike = titlePeers(index, place, titleWords(work).stems)
    .flatMap((peer): { other: Work; judged: OneWork; rank: number }[] => {
      const other = at(peer);
      const judged = other && !apart.has(nameOf(work.key, other.key)) ? judgeOneWork(index, work, other) : null;
      return other && judged ? [{ other, judged, rank: rankOf(judged, other) }] : [];
    })
    .sort((x, y) => y.rank - x.rank || (x.other.key < y.other.key ? -1 : 1));
  const [best, next] = alike;
  if (!best || (next && isAnyonesEnding(best.judged, next.judged))) return null;
  return { a: work, b: best.other, why: best.judged.title === 'same' ? 'title' : 'likeness', shared: best.other.title };
}

/** The last words of two titles, and no scope that tells which: "Determination of acidity" ends many. */
const isAnyonesEnding = (best: OneWork, next: OneWork): boolean => best.title === 'ends' && next.title === 'ends' && best.scope === null && next.scope === null;

const TITLES: Record<OneWork['title'], number> = { same: 4, near: 3, ends: 2, other: 1 };
const rankOf = ({ title, scope }: OneWork, other: Work): number =>
  TITLES[title] + (scope ?? 0.4) + (other.identifiers.length > 0 ? 0.5 : 0) + (other.stage === 'superseded' || other.stage === 'withdrawn' ? -0.5 : 0);

/** Which of two should stay: what is numbered, kept, verified, and says more. */
const weightOf = (work: Work): number =>
  (work.identifiers.length > 0 ? 8 : 0) +
  // A name of its own that is no number: the number is what others cite.
  (work.identifiers.some((identifier) => work.id === printIdentifier(identifier)) ? 1 : 0) +
  // The edition that a record names is more than a number alone.
  (work.identifiers[0]?.edition ? 1 : 0) +
  (work.purpose ? 4 : 0) +
  (work.provenance.some((fact) => fact.verified) ? 2 : 0) +
  (work.scope ? 1 : 0) +
  (work.terms.length > 0 ? 1 : 0) -
  (/--\d+$/.test(work.key) ? 4 : 0);
