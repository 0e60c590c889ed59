import { baseKey, parseIdentifier } from '@/src/identifiers';
import type { CatalogSlice, CitedWork, Identifier, KnownTerm, RelationType, Work } from '@/src/model';
import { definitionKey } from './definitions';
import { compareDated, compareEditions, newestFirst } from './editions';
import { houseOf, undressTitle } from './index/fields';
import { buildIndex, type WorkIndex } from './index/index';
import { openTexts, type Texts } from './texts';
import { contentWords, foldDesignation } from './tokens';
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

/** A catalog opened for comparing: lookups over one slice. Built once, used for many documents. */
export type Catalog = {
  packs: readonly string[];
  asOf: string | null;
  works: readonly Work[];
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

export type CatalogOptions = { index?: WorkIndex };

const NONE: readonly never[] = [];

/** Opens a slice of the catalog. Linear in the number of works, terms and relations. */
export function openCatalog(slice: CatalogSlice, options: CatalogOptions = {}): Catalog {
  const byKey = new Map<string, Work>();
  const byId = new Map<string, Work>();
  const sameId = new Map<string, Work[]>();
  const byBase = new Map<string, Work[]>();
  const byAlias = new Map<string, Work[]>();
  for (const work of slice.works) {
    byKey.set(work.key, work);
    const namesake = byId.get(work.id);
    if (namesake) sameId.set(work.id, [...(sameId.get(work.id) ?? [namesake]), work]);
    byId.set(work.id, work);
    for (const identifier of work.identifiers) {
      const base = baseKey(identifier);
      const lists = isOwnNumber(work, identifier) ? byBase : byAlias;
      const found = lists.get(base);
      if (!found) lists.set(base, [work]);
      else if (!found.includes(work)) found.push(work);
    }
  }
  for (const list of [...byBase.values(), ...byAlias.values()]) if (list.length > 1) list.sort(newestFirst);

  const editions = (identifier: Identifier): readonly Work[] => byBase.get(baseKey(identifier)) ?? NONE;
  const aliases = (identifier: Identifier): readonly Work[] => byAlias.get(baseKey(identifier)) ?? NONE;
  const find = (identifier: Identifier): Work | null => pickEdition(editions(identifier), identifier) ?? pickEdition(aliases(identifier), identifier);
  const findId = (id: string): Work | null => {
    const exact = byId.get(id);
    if (exact) return exact;
    const identifier = parseIdentifier(id);
    return identifier ? find(identifier) : null;
  };

  const tiesOf = new Map<string, Tie[]>();
  const ties = (work: Work): readonly Tie[] => {
    const known = tiesOf.get(work.key);
    if (known) return known;
    const found = work.relations.map((r) => ({ type: r.type, id: r.id, work: (r.key ? byKey.get(r.key) : undefined) ?? findId(r.id), verified: r.verified }));
    tiesOf.set(work.key, found);
    return found;
  };

  const definitionsOf = once(() => collectDefinitions(slice.works));
  const titlesOf = once(() => collectTitles(slice.works));
  const addressesOf = once(() => collectAddresses(slice.works));
  const citationsOf = once(() => countCitations(slice.works));

  const withId = (id: string): readonly Work[] => {
    const work = byId.get(id) ?? byKey.get(id);
    return sameId.get(id) ?? (work ? [work] : NONE);
  };

  const catalog: Catalog = {
    packs: slice.packs,
    asOf: slice.asOf,
    works: slice.works,
    work: (key) => byKey.get(key),
    editions,
    aliases,
    find,
    findId,
    ties,
    standing: (work) => standingOf(work, ties, editions),
    definitions: (designation) => definitionsOf().get(designation) ?? NONE,
    definitionsByText: once(() => collectTexts(slice.works)),
    designations: () => definitionsOf().keys(),
    citations: (base) => citationsOf().counts.get(base) ?? 0,
    withId,
    titled: (key) => titlesOf().get(key) ?? NONE,
    atAddress: (end) => addressesOf().get(end) ?? NONE,
    texts: once(() => openTexts(slice.works)),
    topics: once(() => openTopics(slice.works)),
    index: once(() => options.index ?? buildIndex(slice.works)),
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

function collectDefinitions(works: readonly Work[]): Map<string, KnownDefinition[]> {
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

function collectTitles(works: readonly Work[]): Map<string, Work[]> {
  const found = new Map<string, Work[]>();
  for (const work of works) {
    const key = titleKey(work.title);
    for (const name of new Set([key, withoutNumbers(key)])) {
      const list = found.get(name);
      if (list) list.push(work);
      else found.set(name, [work]);
    }
  }
  return found;
}

/** A title's key without versions and other numbers: the same for the editions of a text that carry them in the title. */
export const withoutNumbers = (key: string): string => key.replace(/(?:^| )(?:v|version |edition |level )?\d[\d.]*(?= |$)/g, '').trim();

function collectAddresses(works: readonly Work[]): Map<string, Work[]> {
  const found = new Map<string, Work[]>();
  for (const work of works) {
    const end = work.url ? addressEnd(work.url) : null;
    if (end === null) continue;
    const list = found.get(end);
    if (list) list.push(work);
    else found.set(end, [work]);
  }
  return found;
}

/** The last part of a page's address where it names a document: long enough, with a number in it or several words. */
export function addressEnd(address: string): string | null {
  const parts = address
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => part !== '');
  const last = (parts.at(-1) ?? '').replace(/\.(?:html?|pdf|txt|docx?|xml)$/i, '').toLowerCase();
  return last.length >= 8 && /[a-z]/.test(last) && /\d|[a-z]{2,}-[a-z]{2,}/.test(last) && !/^(?:index|spec|specification|draft)$/.test(last) ? last : null;
}

/** A title's words that carry meaning, without the publisher's dressing: its part number, its "Information technology –". */
export const titleKey = (title: string): string =>
  contentWords(
    undressTitle(title)
      .replace(DRESSED, '')
      .replace(/\bpart\s+\d+(?:-\d+)*\b/gi, ' '),
  ).join(' ');
const DRESSED =
  /^(?:information technology|electronic signatures and (?:trust )?infrastructures \(ESI\)|information security, cybersecurity and privacy protection|security techniques)\s*[-–—;:]+\s*/i;

function collectTexts(works: readonly Work[]): Map<string, KnownDefinition[]> {
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

function countCitations(works: readonly Work[]): { counts: Map<string, number>; citing: number } {
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
