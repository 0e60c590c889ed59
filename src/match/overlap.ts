import { baseKey } from '@/src/identifiers';
import type { Citation, Signals, Work } from '@/src/model';
import { referenceBases } from './catalog';
import type { MatchContext } from './context';
import { namesOf } from './definitions';
import { findLike } from './index/index';
import { foldDesignation } from './tokens';

/** A work that may cover the same ground, with what speaks for it, signal by signal. */
export type Overlap = {
  work: Work;
  signals: Signals;
  /** 0–1: how alike the titles alone are. */
  title: number;
  sharedTerms: string[];
  sharedReferences: string[];
  /** Topics of the document's own record speak for it: it rests on the document's number or name too. */
  byRecord: boolean;
};

const CANDIDATES = 40;
/** Fewer than this on either side, and sharing some or none says nothing. */
const ENOUGH_TERMS = 4;
const ENOUGH_REFERENCES = 4;

/** Weights of the signals beside scope, which counts in full (docs/decisions/3-four-signals.md). */
const TERMS_WEIGHT = 0.48;
const REFERENCES_WEIGHT = 0.42;

/** How surely two works cover one ground, 0–1: signals that agree strengthen each other, so what is left of doubt is multiplied. */
export const strengthOf = ({ scope, terms, references }: Signals): number =>
  1 - (1 - (scope ?? 0)) * (1 - TERMS_WEIGHT * (terms ?? 0)) * (1 - REFERENCES_WEIGHT * (references ?? 0));

const overlaps = new WeakMap<MatchContext, Overlap[]>();

/** Works like the document by title and scope, then by the terms they define and by what they cite. Best by scope first. Sought once an analysis. */
export function findOverlaps(context: MatchContext): Overlap[] {
  const found = overlaps.get(context) ?? seekOverlaps(context);
  overlaps.set(context, found);
  return found;
}

function seekOverlaps(context: MatchContext): Overlap[] {
  const { extract, catalog } = context;
  const { title } = extract.identity;
  const scope = extract.scope?.text ?? null;
  const terms = new Set(extract.terms.filter((entry) => entry.origin === 'own').flatMap((entry) => namesOf(entry).map(foldDesignation)));
  const references = citedBases(extract.citations);
  const subjects = documentTopics(context);
  const found = new Map<string, Overlap>();
  const add = (work: Work, scopeSignal: number | null, titleLikeness: number): void => {
    const byTopics = topicSignal(context, subjects.topics, work);
    const byTerms = termSignal(context, terms, work);
    const byReferences = referenceSignal(context, references, work);
    found.set(work.key, {
      work,
      title: titleLikeness,
      signals: {
        scope: withTopics(scopeSignal, byTopics, subjects.recorded),
        terms: byTerms?.value ?? null,
        references: byReferences?.value ?? null,
        text: context.shared().share.get(work.key) ?? null,
      },
      sharedTerms: byTerms?.shared ?? [],
      sharedReferences: byReferences?.shared ?? [],
      byRecord: subjects.recorded && byTopics > 0,
    });
  };
  if (title || scope)
    for (const { key, score, signals } of findLike(catalog.index(), { title, scope }, { top: CANDIDATES })) {
      const work = catalog.work(key);
      if (work) add(work, score, signals.title);
    }
  if (subjects.recorded) for (const work of worksWithTopics(context, subjects.topics)) if (!found.has(work.key)) add(work, null, 0);
  // A work with another title may share a document's terms and references all the same.
  for (const work of worksWithTerms(context, terms)) if (!found.has(work.key)) add(work, null, 0);
  return [...found.values()];
}

const citedBases = (citations: readonly Citation[]): Set<string> =>
  new Set(citations.filter((c) => c.role !== 'in-text').flatMap((c) => c.identifiers.map(baseKey)));

/** Works that define several of these terms. */
function worksWithTerms(context: MatchContext, terms: ReadonlySet<string>): Work[] {
  const counts = new Map<Work, number>();
  for (const name of terms) for (const { work } of context.catalog.definitions(name)) counts.set(work, (counts.get(work) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= ENOUGH_TERMS).map(([work]) => work);
}

/** What the document is about, in the catalog's topics, and whether its own record says so. */
type Subjects = { topics: ReadonlySet<string>; recorded: boolean };

/** Topics of the document's own record; where it has none, those on which its likest works agree. */
function documentTopics({ own, catalog, extract }: MatchContext): Subjects {
  const recorded = [...own.exact, ...own.namesakes].flatMap((work) => work.topics);
  if (recorded.length > 0) return { topics: new Set(recorded), recorded: true };
  const { title } = extract.identity;
  const scope = extract.scope?.text ?? null;
  const topics = new Set<string>();
  if (!title && !scope) return { topics, recorded: false };
  const votes = new Map<string, number>();
  for (const { key, score } of findLike(catalog.index(), { title, scope }, { top: VOTERS })) {
    for (const topic of catalog.work(key)?.topics ?? []) votes.set(topic, (votes.get(topic) ?? 0) + score);
  }
  for (const [topic, vote] of votes) if (vote >= ELECTED) topics.add(topic);
  return { topics, recorded: false };
}

const VOTERS = 8;
const ELECTED = 0.4;

/** 0–1 where the two share enough rare topics; 0 where they share one, or common ones. */
function topicSignal({ catalog }: MatchContext, here: ReadonlySet<string>, work: Work): number {
  const topics = catalog.topics();
  const there = new Set(work.topics);
  const shared = [...here].filter((topic) => there.has(topic));
  const sum = (names: Iterable<string>): number => [...names].reduce((total, topic) => total + topics.rarity(topic), 0);
  if (shared.length < 2 || sum(shared) < topics.enough) return 0;
  return sum(shared) / Math.max(topics.enough, Math.min(sum(here), sum(there)));
}

function worksWithTopics({ catalog }: MatchContext, here: ReadonlySet<string>): Work[] {
  const topics = catalog.topics();
  const sums = new Map<number, number>();
  for (const topic of here) for (const place of topics.places(topic)) sums.set(place, (sums.get(place) ?? 0) + topics.rarity(topic));
  return [...sums].flatMap(([place, sum]) => (sum >= topics.enough ? (catalog.at(place) ?? []) : []));
}

/** Sharing a subject as the catalog sorts it is a hint, never more: words have to say the rest. One that was only inferred says nothing alone. */
const RECORDED_WEIGHT = 0.3;
const INFERRED_WEIGHT = 0.15;
const SOME_WORDS = 0.07;

function withTopics(scope: number | null, topics: number, recorded: boolean): number | null {
  if (topics === 0 || (!recorded && (scope ?? 0) < SOME_WORDS)) return scope;
  return 1 - (1 - (scope ?? 0)) * (1 - (recorded ? RECORDED_WEIGHT : INFERRED_WEIGHT) * Math.min(1, topics));
}

type Signal = { value: number; shared: string[] };

/** Designations that both define, the rarer the heavier, against the smaller of the two lists. */
function termSignal({ catalog }: MatchContext, here: ReadonlySet<string>, work: Work): Signal | null {
  const there = new Set(work.terms.filter((term) => term.source === null).map((term) => foldDesignation(term.designation)));
  if (here.size < ENOUGH_TERMS || there.size < ENOUGH_TERMS) return null;
  const weight = (name: string): number => 1 / (1 + Math.log(1 + catalog.definitions(name).length));
  return shareOf(here, there, weight);
}

/** Citations in common: one that half the catalog cites says little. */
function referenceSignal({ catalog }: MatchContext, here: ReadonlySet<string>, work: Work): Signal | null {
  if (here.size < ENOUGH_REFERENCES || work.references.length < ENOUGH_REFERENCES) return null;
  const weight = (base: string): number => Math.log(1 + (catalog.citing + 1) / (1 + catalog.citations(base)));
  return shareOf(here, referenceBases(work), weight);
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: (name: string) => number): Signal {
  const sum = (names: Iterable<string>): number => [...names].reduce((total, name) => total + weight(name), 0);
  const shared = [...a].filter((name) => b.has(name));
  const least = Math.min(sum(a), sum(b));
  return { value: least > 0 ? Math.min(1, sum(shared) / least) : 0, shared: shared.sort((x, y) => weight(y) - weight(x)) };
}
