import { baseKey, parseIdentifier } from '@/src/identifiers';
import { type CatalogSlice, type CitedWork, type Identifier, type KnownTerm, type RelationType, sourceOfWorks, type Work, type WorkSource } from '@/src/model';
import { definitionKey } from './definitions';
import { compareDated, compareEditions, newestFirst } from './editions';
import { houseOf } from './index/fields';
import { buildIndex, type WorkIndex } from './index/index';
import { type Lookups, lookUp, lookupsOf } from './lookups';
import { openTexts, type Texts } from './texts';
import { foldDesignation } from './tokens';
import { openTopics, type Topics } from './topics';

/** A relation with the work at its other end, where the catalog has it. */
export type Tie = { type: RelationType; id: string; work: Work | null; verified: boolean };

export type KnownDefinition = { work: Work; term: KnownTerm };

/** Whether a work is still current, and what stands in its place, as of the catalog's date. */
export type Standing = {
  status: CitedWork['status'];
  /** Number of the replacing text as its publisher writes it. */
  replacedBy: string | null;
  replacement: Work | null;
  /** false where it rests on a recalled entry. */
  verified: boolean;
};

/** A catalog opened for comparing: lookups over one source of works. Built once, used for many documents. */
export type Catalog = {
  packs: readonly string[];
  asOf: string | null;
  /** How many works there are, and the work at a place of the source. */
  count: number;
  at: (place: number) => Work | null;
  work: (key: string) => Work | undefined;
  /** All editions known under a number, newest first. */
  editions: (identifier: Identifier) => readonly Work[];
  /** Works of other publishers that are recorded under this number too, newest first: most likely twins. */
  aliases: (identifier: Identifier) => readonly Work[];
  /** The work of this number and edition; for a number without edition, the newest published. */
  find: (identifier: Identifier) => Work | null;
  /** By a number as printed. */
  findId: (id: string) => Work | null;
  ties: (work: Work) => readonly Tie[];
  standing: (work: Work) => Standing;
  /** Definitions of a folded designation (`foldDesignation`), of terms and their alternates. */
  definitions: (designation: string) => readonly KnownDefinition[];
  /** Definitions by their words (`definitionKey`). */
  definitionsByText: () => ReadonlyMap<string, readonly KnownDefinition[]>;
  /** Designations, folded, that have at least one definition. */
  designations: () => Iterable<string>;
  /** How many works cite this number (by `baseKey`), and how many works have references at all. */
  citations: (base: string) => number;
  citing: number;
  /** Works whose title says the same words in the same order (`titleKey`, or the same `withoutNumbers`). */
  titled: (key: string) => readonly Work[];
  /** Works at a page whose address ends in this (`addressEnd`): "REC-did-core-20220719", "openid-connect-core-1_0". */
  atAddress: (end: string) => readonly Work[];
  topics: () => Topics;
  texts: () => Texts;
  /** All records that bear an id as printed, or a key. */
  withId: (id: string) => readonly Work[];
  /** The index over the works; built when first asked for, unless one was given. */
  index: () => WorkIndex;
};

/** What is at hand already: the index over the works, and the lookups by title and address. */
export type CatalogOptions = { index?: WorkIndex; lookups?: Lookups };

const NONE: readonly never[] = [];

/** Opens a slice of the catalog. Linear in the number of works, terms and relations. */
export const openCatalog = (slice: CatalogSlice, options: CatalogOptions = {}): Catalog => openCatalogOver(sourceOfWorks(slice, baseKey), options);

/** Opens a source of works. Asks it for no more works than a document needs, apart from those with terms, texts or references. */
export function openCatalogOver(source: WorkSource, options: CatalogOptions = {}): Catalog {
  const workOf = (key: string): Work | undefined => {
    const place = source.placeOf(key);
    return (place < 0 ? null : source.at(place)) ?? undefined;
  };
  const numbered = remember((base: string): Numbered => byOwner(source.withNumber(base), base));
  const editions = (identifier: Identifier): readonly Work[] => numbered(baseKey(identifier)).own;
  const aliases = (identifier: Identifier): readonly Work[] => numbered(baseKey(identifier)).alias;
  const find = (identifier: Identifier): Work | null => pickEdition(editions(identifier), identifier) ?? pickEdition(aliases(identifier), identifier);
  const findId = (id: string): Work | null => {
    const exact = source.withId(id).at(-1);
    if (exact) return exact;
    const identifier = parseIdentifier(id);
    return identifier ? find(identifier) : null;
  };

  const tiesOf = new Map<string, Tie[]>();
  const ties = (work: Work): readonly Tie[] => {
    const known = tiesOf.get(work.key);
    if (known) return known;
    const found = work.relations.map((r) => ({ type: r.type, id: r.id, work: (r.key ? workOf(r.key) : undefined) ?? findId(r.id), verified: r.verified }));
    tiesOf.set(work.key, found);
    return found;
  };

  const definitionsOf = once(() => collectDefinitions(source.with('terms')));
  const lookups = once(() => options.lookups ?? lookupsOf(source));
  const titled = remember((key: string) => lookUp(source, lookups(), `t ${key}`));
  const atAddress = remember((end: string) => lookUp(source, lookups(), `a ${end}`));
  const citationsOf = once(() => countCitations(source.with('references')));

  const withId = (id: string): readonly Work[] => {
    const same = source.withId(id);
    const work = same.length > 0 ? undefined : workOf(id);
    return work ? [work] : same;
  };

  const catalog: Catalog = {
    packs: source.packs,
    asOf: source.asOf,
    count: source.count,
    at: source.at,
    work: workOf,
    editions,
    aliases,
    find,
    findId,
    ties,
    standing: (work) => standingOf(work, ties, editions),
    definitions: (designation) => definitionsOf().get(designation) ?? NONE,
    definitionsByText: once(() => collectTexts(source.with('terms'))),
    designations: () => definitionsOf().keys(),
    citations: (base) => citationsOf().counts.get(base) ?? 0,
    withId,
    titled,
    atAddress,
    texts: once(() => openTexts([...source.with('text')])),
    topics: once(() => openTopics(source)),
    index: once(() => options.index ?? buildIndex(worksOf(source))),
    get citing() {
      return citationsOf().citing;
    },
  };
  return catalog;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function remember<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const value = make(name);
    made.set(name, value);
    return value;
  };
}

function worksOf(source: WorkSource): Work[] {
  const works: Work[] = [];
  for (let place = 0; place < source.places; place++) {
    const work = source.at(place);
    if (work) works.push(work);
  }
  return works;
}

/** Works under a number: those whose own it is, and those of other publishers, which are most likely twins. Newest first. */
type Numbered = { own: readonly Work[]; alias: readonly Work[] };

function byOwner(works: readonly Work[], base: string): Numbered {
  const owns = (work: Work): boolean => work.identifiers.some((i) => baseKey(i) === base && isOwnNumber(work, i));
  const lends = (work: Work): boolean => work.identifiers.some((i) => baseKey(i) === base && !isOwnNumber(work, i));
  return { own: works.filter(owns).sort(newestFirst), alias: works.filter(lends).sort(newestFirst) };
}

/** A number of the publisher that gave the first one; not a twin's, nor, for an amendment, that of the text it amends. */
function isOwnNumber(work: Work, identifier: Identifier): boolean {
  const first = work.identifiers[0];
  if (!first || first === identifier) return true;
  return houseOf(first.publisher) === houseOf(identifier.publisher) && (first.supplement === null) === (identifier.supplement === null);
}

function pickEdition(list: readonly Work[], identifier: Identifier): Work | null {
  if (list.length === 0) return null;
  if (identifier.edition === null || identifier.type === 'rfc') return list.find(isPublished) ?? list[0] ?? null;
  const base = baseKey(identifier);
  const wanted = identifier.edition;
  return (
    list.find((work) =>
      work.identifiers.some((i) => i.edition !== null && baseKey(i) === base && sameStage(i, identifier) && compareEditions(i.edition, wanted) === 0),
    ) ??
    // A record without edition (an Internet-Draft, a living specification) stands for all editions of its number.
    list.find((work) => isOwnNumber(work, identifier) && work.identifiers.every((i) => i.edition === null || baseKey(i) !== base)) ??
    null
  );
}

/** "ISO/IEC DIS 1234" is not "ISO/IEC 1234", whatever their years. */
const sameStage = (a: Identifier, b: Identifier): boolean => (a.stage ?? '') === (b.stage ?? '');

export const isPublished = (work: Work): boolean => work.stage === 'published' || work.stage === 'unknown';

export const isVerified = (work: Work): boolean => work.provenance.length === 0 || work.provenance.some((p) => p.verified);

const CHAIN_LIMIT = 6;

/** Follows "superseded by" to the end of the chain, then looks for a newer published edition under the same number. */
function standingOf(work: Work, ties: (work: Work) => readonly Tie[], editions: (i: Identifier) => readonly Work[]): Standing {
  const seen = new Set([work.key]);
  let last: Work = work;
  let replacedBy: string | null = null;
  let verified = true;
  for (let hop = 0; hop < CHAIN_LIMIT; hop++) {
    const tie = ties(last).find((t) => t.type === 'superseded-by' && replaces(t, last));
    const next = tie ? tie.work : newerEdition(last, editions);
    if (tie && !tie.work) {
      replacedBy = tie.id;
      verified &&= tie.verified;
      return { status: 'superseded', replacedBy, replacement: null, verified: verified && isVerified(work) };
    }
    if (!next || seen.has(next.key)) break;
    seen.add(next.key);
    verified &&= tie ? tie.verified : isVerified(next);
    replacedBy = next.id;
    last = next;
  }
  if (last !== work) return { status: 'superseded', replacedBy, replacement: last, verified };
  if (work.stage === 'withdrawn') return { status: 'withdrawn', replacedBy: null, replacement: null, verified: isVerified(work) };
  const status = work.stage === 'published' ? 'current' : work.stage === 'superseded' ? 'superseded' : work.stage === 'draft' ? 'draft' : 'unknown';
  return { status, replacedBy: null, replacement: null, verified: isVerified(work) };
}

/** A draft replaces nothing yet. A replacement that the catalog does not have counts where the publisher says so of the work itself. */
const replaces = (tie: Tie, work: Work): boolean =>
  tie.work ? tie.work.stage !== 'draft' && tie.work.key !== work.key : work.stage !== 'published' || work.identifiers[0]?.publisher === 'IETF';

function newerEdition(work: Work, editions: (i: Identifier) => readonly Work[]): Work | null {
  if (work.stage === 'draft') return null;
  for (const identifier of work.identifiers) {
    if (identifier.type === 'draft') continue;
    const dated = { edition: identifier.edition, date: work.date };
    const base = baseKey(identifier);
    for (const other of editions(identifier)) {
      if (other === work || !isPublished(other)) continue;
      const theirs = other.identifiers.find((i) => baseKey(i) === base);
      const difference = theirs ? compareDated({ edition: theirs.edition, date: other.date }, dated) : null;
      if (difference !== null && difference > 0) return other;
    }
  }
  return null;
}

function collectDefinitions(works: Iterable<Work>): Map<string, KnownDefinition[]> {
  const found = new Map<string, KnownDefinition[]>();
  for (const work of works) {
    for (const term of work.terms) {
      const names = new Set([term.designation, ...term.alternates].map(foldDesignation));
      for (const name of names) {
        if (name === '') continue;
        const list = found.get(name);
        if (list) list.push({ work, term });
        else found.set(name, [{ work, term }]);
      }
    }
  }
  return found;
}

function collectTexts(works: Iterable<Work>): Map<string, KnownDefinition[]> {
  const found = new Map<string, KnownDefinition[]>();
  for (const work of works) {
    for (const term of work.terms) {
      const key = definitionKey(term.definition);
      const list = found.get(key);
      if (list) list.push({ work, term });
      else found.set(key, [{ work, term }]);
    }
  }
  return found;
}

function countCitations(works: Iterable<Work>): { counts: Map<string, number>; citing: number } {
  const counts = new Map<string, number>();
  let citing = 0;
  for (const work of works) {
    if (work.references.length === 0) continue;
    citing++;
    for (const base of referenceBases(work)) counts.set(base, (counts.get(base) ?? 0) + 1);
  }
  return { counts, citing };
}

/** What a work cites, each number once, by `baseKey`. */
export function referenceBases(work: Work): Set<string> {
  const bases = new Set<string>();
  for (const id of work.references) {
    const identifier = parseIdentifier(id);
    if (identifier) bases.add(baseKey(identifier));
  }
  return bases;
}
