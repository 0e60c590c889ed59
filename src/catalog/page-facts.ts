import { baseKey, parseIdentifier, sameEdition, sameNumber } from '@/src/identifiers';
import {
  documentKey,
  type Extract,
  type FactDifference,
  type FactName,
  type Identifier,
  type PageFacts,
  type PagePreviewWork,
  type PageWork,
  type SourceDocument,
  type Work,
  type WorkFacts,
  type WorkLife,
} from '@/src/model';
import { inWeight, mergeRecords, says, type WorkRecord } from './records';
import { savingOfDocument } from './save';
import type { WorkRow } from './schema';

/** The facts that a preview shows, in its order. Numbers follow from the id; a saved text is no fact to look at. */
const SHOWN: readonly FactName[] = [
  'id',
  'title',
  'stageText',
  'stage',
  'date',
  'life.target',
  'life.priority',
  'group',
  'question',
  'body',
  'kind',
  'life.approvalProcess',
  'life.version',
  'life.intendedStatus',
  'life.editors',
  'life.supportingMembers',
  'life.liaisonBodies',
  'relations',
  'life.formerIds',
  'life.baseText',
  'scope',
  'life.workPlan',
  'life.news',
  'life.alerts',
  'life.comment',
  'references',
  'terms',
  'topics',
  'url',
  'life.registered',
  'life.updated',
];

export const factOf = (facts: WorkFacts, name: FactName): unknown =>
  name.startsWith('life.') ? facts.life?.[name.slice(5) as keyof WorkLife] : facts[name as Exclude<keyof WorkFacts, 'life'>];

/** What an analysed document says of itself, in the form of a page's facts. */
export function factsOfDocument(document: SourceDocument, extract: Extract, today: string): PageFacts {
  const { records } = savingOfDocument(document, extract, 'neighbour', today);
  const [own] = records;
  return {
    form: 'document',
    address: document.url ?? document.fileName,
    document: documentKey(extract.identity, document.id),
    works: own ? [{ facts: own.facts, printed: {} }] : [],
    missing: [],
    notices: [],
  };
}

/**
 * The known work that a page's work is: the same number in the same edition. A draft of a revision is not the text that it
 * revises; a work item that was published since is the same work; of Internet-Drafts every version is one work.
 */
export function knownRow(facts: WorkFacts, key: string, rows: readonly WorkRow[]): WorkRow | null {
  const same = rows.find((row) => row.key === key);
  if (same) return same;
  const fitting = rows
    .map((row) => ({ row, work: mergeRecords(row.key, row.records) }))
    .filter(({ work }) => (facts.identifiers ?? []).some((own) => work.identifiers.some((known) => fits(own, known, facts, work))));
  return fitting.sort((a, b) => (b.work.date ?? '').localeCompare(a.work.date ?? ''))[0]?.row ?? null;
}

function fits(own: Identifier, known: Identifier, facts: WorkFacts, work: Work): boolean {
  if (!sameNumber(own, known) || (own.supplement ?? '') !== (known.supplement ?? '')) return false;
  if (own.type === 'draft' && own.publisher === 'IETF') return true;
  if ((own.stage ?? '') !== (known.stage ?? '')) return false;
  if (own.edition !== null && known.edition !== null) return sameEdition(own, known);
  return !(facts.stage === 'draft' && work.stage !== 'draft' && work.stage !== 'unknown');
}

/** How what a page says stands to what is known of that work. */
export function previewWork({ facts }: PageWork, row: WorkRow | null): Omit<PagePreviewWork, 'bodies'> {
  const known = row ? mergeRecords(row.key, row.records) : null;
  const ordered = row ? inWeight(row.records) : [];
  const stated = SHOWN.filter((name) => says(factOf(facts, name)));
  const differences = stated.flatMap((name): FactDifference[] => {
    const value = factOf(facts, name);
    const before = known ? factOf(known, name) : undefined;
    if (isKnown(name, value, before, known)) return [];
    const source = ordered.find((record) => says(factOf(record.facts, name)));
    const said = source?.provenance[0];
    return [
      {
        name,
        state: !says(before) ? 'new' : source?.origin === 'user' ? 'over' : 'differs',
        page: wordsOf(name, name === 'relations' || name === 'topics' ? added(value, before) : value),
        known: says(before) ? wordsOf(name, before) : null,
        source: says(before) && said ? { source: said.source, seen: said.seen, by: said.by } : null,
      },
    ];
  });
  return { key: row?.key ?? null, id: facts.id ?? null, title: facts.title ?? known?.title ?? null, same: stated.length - differences.length, differences };
}

const fold = (value: unknown): string =>
  JSON.stringify(value ?? null)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+|\\n/g, ' ');

function isKnown(name: FactName, value: unknown, before: unknown, known: Work | null): boolean {
  if (known === null || !says(before)) return false;
  if (name === 'id') return isSameId(String(value), known);
  if (name === 'relations' || name === 'topics') return (added(value, before) as unknown[]).length === 0;
  // a known day is more than the month that the page prints
  if (name === 'date' && typeof before === 'string' && typeof value === 'string') return before.startsWith(value);
  return fold(value) === fold(before);
}

const isSameId = (id: string, known: Work): boolean => {
  if (id === known.id) return true;
  const own = parseIdentifier(id);
  return own !== null && own.type !== 'draft' && known.identifiers.some((other) => sameNumber(own, other) && (own.edition === null || sameEdition(own, other)));
};

/** Items of a list that are gathered from all sources, without those that are known. */
function added(value: unknown, before: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const names = new Set((Array.isArray(before) ? before : []).map(nameOf));
  return value.filter((item) => !names.has(nameOf(item)));
}

function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null || !('id' in item) || !('type' in item)) return fold(item);
  const identifier = parseIdentifier(String(item.id));
  return `${String(item.type)} ${identifier ? baseKey(identifier) + (identifier.edition ?? '') : fold(item.id)}`;
}

/** A fact as a person reads it. */
function wordsOf(name: FactName, value: unknown): string {
  if (name === 'terms' && Array.isArray(value)) return value.map((term) => String(term.designation)).join('; ');
  if (Array.isArray(value))
    return value
      .map((item) =>
        typeof item === 'object' && item !== null && 'id' in item ? `${String(item.type).replaceAll('-', ' ')} ${String(item.id)}` : String(item),
      )
      .join('; ');
  return String(value);
}

/** Who says it: the page by its address, a document by its key. */
export const sayerOf = (facts: PageFacts): Pick<WorkRecord, 'origin' | 'of'> =>
  facts.document ? { origin: 'document', of: facts.document } : { origin: 'page', of: facts.address ?? 'a saved page' };

/**
 * The page's word on a work: the chosen facts and those that are known just so. What this page said before and says no longer,
 * or what was not chosen now, stays with the day it was seen.
 */
export function recordOfPage(page: PageFacts, work: PageWork, names: readonly FactName[], row: WorkRow | null, today: string): WorkRecord {
  const sayer = sayerOf(page);
  const before = row?.records.find((record) => record.origin === sayer.origin && record.of === sayer.of) ?? null;
  const differing = new Set(previewWork(work, row).differences.map(({ name }) => name));
  const facts: WorkFacts = {};
  const life: WorkLife = {};
  const put = (name: FactName, value: unknown): void => {
    if (name.startsWith('life.')) Object.assign(life, { [name.slice(5)]: value });
    else Object.assign(facts, { [name]: value });
  };
  let old = false;
  for (const name of SHOWN) {
    const value = factOf(work.facts, name);
    const earlier = before ? factOf(before.facts, name) : undefined;
    if (says(value) && (names.includes(name) || !differing.has(name))) {
      // the id that the catalog has for this number stays
      if (name !== 'id' || row === null || names.includes(name) || earlier !== undefined) put(name, value);
    } else if (says(earlier)) {
      put(name, earlier);
      old = true;
    }
  }
  if (work.facts.text) facts.text = work.facts.text;
  const known = new Set(row?.numbers ?? []);
  const numbers = (work.facts.identifiers ?? []).filter((identifier) => row === null || names.includes('id') || !known.has(baseKey(identifier)));
  const identifiers = [...(before?.facts.identifiers ?? []), ...numbers].filter(
    (one, i, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === i,
  );
  if (identifiers.length > 0) facts.identifiers = identifiers;
  const by = sayer.origin === 'document' ? 'document read' : 'page added';
  return {
    ...sayer,
    facts: { ...facts, ...(Object.keys(life).length > 0 ? { life } : {}) },
    provenance: [
      { source: page.address ?? 'a saved page', seen: today, by, verified: true },
      ...(old ? (before?.provenance ?? []).filter((one) => one.seen !== today).slice(0, 20) : []),
    ],
  };
}
