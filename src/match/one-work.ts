import { publishers } from '@/src/identifiers';
import type { Work } from '@/src/model';
import { houseOf, isAmendment, isRegistry, telling } from './index/fields';
import type { WorkIndex } from './index/index';
import { rarity } from './index/query';
import { type TitleWords, titleWords } from './title-words';
import { wordsOf } from './tokens';

/** How alike two records are that may be of one work. */
export type OneWork = {
  /** same: the same words · near: but for a spelling · ends: one has more before, as publishers' series have · other: none of these. */
  title: 'same' | 'near' | 'ends' | 'other';
  /** 0–1: how much of the shorter scope stands in the other, each word by its rarity; null where one says too little. */
  scope: number | null;
};

/** Titles of fewer words say too little. */
const LEAST_WORDS = 3;

/** Words that a scope must have to be compared. */
const LEAST_SCOPE = 8;

/** Of scopes of one text, taken whole or cut, at least this stands in both; of two texts under one title mostly less. */
const SCOPES_AGREE = 0.5;
/** From here scopes make up for titles that have half their weight in common. */
const SCOPES_SAME = 0.85;
const SOME_TITLE = 0.5;

/** Two records side by side: null where something says that they are two works, or too little says that they are one. */
export function judgeOneWork(index: WorkIndex, a: Work, b: Work): OneWork | null {
  if (areApart(a, b)) return null;
  const [here, there] = [titleWords(a), titleWords(b)];
  if (!sameSeries(here, there)) return null;
  const title = compareTitles(index, here, there);
  const scope = compareScopes(index, a.scope, b.scope);
  if (Math.min(here.stems.size, there.stems.size) < LEAST_WORDS) return null;
  if (title === 'other') return scope !== null && scope >= SCOPES_SAME && sharedWeight(index, here, there) >= SOME_TITLE ? { title, scope } : null;
  if (scope !== null && scope < SCOPES_AGREE) return null;
  return { title, scope };
}

/** Something other than words says that these are two: publishers, days, what kind of text each is, a relation between them. */
function areApart(a: Work, b: Work): boolean {
  return (
    (hasPublisher(a) && hasPublisher(b) && houseOf(a.body) !== houseOf(b.body)) ||
    (yearOf(a) !== null && yearOf(b) !== null && yearOf(a) !== yearOf(b)) ||
    isAmendment(a) !== isAmendment(b) ||
    isRegistry(a) !== isRegistry(b) ||
    a.relations.some((relation) => relation.key === b.key || relation.id === b.id) ||
    b.relations.some((relation) => relation.key === a.key || relation.id === a.id)
  );
}

/** Of the day, or of the edition that the number names. */
const yearOf = ({ date, identifiers }: Work): string | null => date?.slice(0, 4) ?? /(?:19|20)\d\d/.exec(identifiers[0]?.edition ?? '')?.[0] ?? null;

const KNOWN = new Set<string>(publishers.flatMap((grammar) => grammar.publishers));

/** A list that names no publisher leaves it to be guessed, of a work without number by its first word. */
const hasPublisher = ({ body, id, identifiers }: Work): boolean =>
  body !== '' && body !== 'other' && (identifiers.length > 0 || KNOWN.has(body) || !id.startsWith(body));

/** Parts, versions, amendments and guides have the words of their text, and a number or a word of their own. */
function sameSeries(a: TitleWords, b: TitleWords): boolean {
  const bothYears = a.years.size > 0 && b.years.size > 0;
  return sameSet(a.numbers, b.numbers) && [...a.about].sort().join(' ') === [...b.about].sort().join(' ') && (!bothYears || sameSet(a.years, b.years));
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((word) => b.has(word));

function compareTitles(index: WorkIndex, a: TitleWords, b: TitleWords): OneWork['title'] {
  const onlyA = [...a.stems].filter((word) => !b.stems.has(word));
  const onlyB = [...b.stems].filter((word) => !a.stems.has(word));
  if (onlyA.length === 0 && onlyB.length === 0) return 'same';
  if (
    onlyA.length === onlyB.length &&
    onlyA.length <= 2 &&
    onlyA.every((word) => onlyB.some((other) => isSpelling(index, [word, a.spelt.get(word) ?? word], [other, b.spelt.get(other) ?? other])))
  )
    return 'near';
  if (onlyA.length === 0 && endsWith(b, a)) return 'ends';
  if (onlyB.length === 0 && endsWith(a, b)) return 'ends';
  return 'other';
}

/** Whether the last parts of the longer title are the words of the shorter, in order: "Information technology – Security techniques – …". */
function endsWith(longer: TitleWords, shorter: TitleWords): boolean {
  const words = shorter.parts.flat().join(' ');
  for (let from = 1; from < longer.parts.length; from++) if (longer.parts.slice(from).flat().join(' ') === words) return true;
  return false;
}

/** A misspelling is so much rarer than the word. */
const RARER = 100;

/** One letter more, less or other, behind the first: of two words that the catalog has often only where they differ as "s" and "z" do. */
function isSpelling(index: WorkIndex, [stemA, a]: [string, string], [stemB, b]: [string, string]): boolean {
  if (a.replace(/z/g, 's') === b.replace(/z/g, 's')) return true;
  if (Math.min(a.length, b.length) < 5 || a[0] !== b[0] || !isOneEdit(a, b)) return false;
  const [few, many] = [frequencyOf(index, stemA), frequencyOf(index, stemB)].sort((x, y) => x - y) as [number, number];
  return few <= Math.max(1, many / RARER);
}

function isOneEdit(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(x.length, y.length) <= 1 || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
}

function frequencyOf(index: WorkIndex, stemmed: string): number {
  const term = index.wordLookup.find(stemmed);
  return term < 0 ? 0 : index.data.frequency.at(term);
}

const weightIn = (index: WorkIndex, stemmed: string): number => rarity(index.live, frequencyOf(index, stemmed));

const sumOf = (index: WorkIndex, words: Iterable<string>): number => [...words].reduce((sum, word) => sum + weightIn(index, word), 0);

/** Weight of the words in both titles against that of all. */
function sharedWeight(index: WorkIndex, a: TitleWords, b: TitleWords): number {
  const both = [...a.stems].filter((word) => b.stems.has(word));
  return sumOf(index, both) / Math.max(1e-9, sumOf(index, new Set([...a.stems, ...b.stems])));
}

function compareScopes(index: WorkIndex, a: string | null, b: string | null): number | null {
  const [here, there] = [scopeWords(a), scopeWords(b)];
  if (Math.min(here.size, there.size) < LEAST_SCOPE) return null;
  const both = [...here].filter((word) => there.has(word));
  return sumOf(index, both) / Math.max(1e-9, Math.min(sumOf(index, here), sumOf(index, there)));
}

const scopeWords = (scope: string | null): Set<string> => new Set(wordsOf(scope ?? '').flatMap((word) => telling(word) ?? []));
