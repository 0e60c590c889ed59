import { groupName, type Identifier, type KnownTerm, type Relation, type RelationType, stageOf, type Work, type WorkLife } from '@/src/model';
import { bodyOf, keyFor, kindOfIdentifier, numbersOf } from '../packs';
import type { ImportStamp } from './types';

/** What a file says of one work, in words. */
export type ImportRecord = {
  id: string | null;
  title: string | null;
  scope?: string | null;
  /** Other numbers and names. */
  aliases?: readonly string[];
  /** Publisher as the file names it; the number itself knows better. */
  publisher?: string | null;
  group?: string | null;
  question?: string | null;
  kind?: string | null;
  status?: string | null;
  date?: string | null;
  url?: string | null;
  topics?: readonly string[];
  relations?: readonly { type: RelationType; id: string }[];
  references?: readonly string[];
  terms?: readonly KnownTerm[];
  life?: WorkLife;
};

/** Names by which organisations are written out, as the catalog calls them. */
const BODIES: Readonly<Record<string, string>> = {
  'International Telecommunication Union': 'ITU',
  'International Organization for Standardization': 'ISO',
  'International Electrotechnical Commission': 'IEC',
  'Internet Engineering Task Force': 'IETF',
  'RFC Publisher': 'IETF',
  'World Wide Web Consortium': 'W3C',
  'European Telecommunications Standards Institute': 'ETSI',
  'National Institute of Standards and Technology': 'NIST',
  'Institute of Electrical and Electronics Engineers': 'IEEE',
};

const orNull = (text: string | null | undefined): string | null => {
  const trimmed = text?.replace(/\s+/g, ' ').trim();
  return trimmed ? trimmed : null;
};

/** A work of a record; null where it has neither number nor title. A record without title leaves the title to other sources. */
export function workOfRecord(record: ImportRecord, stamp: ImportStamp, source: string): Work | null {
  const title = orNull(record.title);
  const id = orNull(record.id) ?? title;
  if (!id) return null;
  const identifiers: readonly Identifier[] = numbersOf(id, record.aliases ?? []);
  const named = orNull(record.publisher);
  const publisher = named === null ? null : (BODIES[named] ?? named);
  const body = identifiers[0] && identifiers[0].publisher !== 'other' ? bodyOf(id, identifiers) : (publisher ?? bodyOf(id, identifiers));
  const status = orNull(record.status);
  return {
    key: keyFor(id, identifiers),
    id,
    identifiers: [...identifiers],
    title: title ?? '',
    scope: record.scope?.trim() || null,
    body,
    group: groupName(body, orNull(record.group)),
    question: orNull(record.question),
    kind: orNull(record.kind) ?? kindOfIdentifier(identifiers),
    stage: stageOf([status]),
    stageText: status,
    date: orNull(record.date),
    url: orNull(record.url),
    topics: [...(record.topics ?? [])],
    relations: (record.relations ?? []).map((r): Relation => ({ ...r, key: null, verified: true })),
    terms: [...(record.terms ?? [])],
    references: [...(record.references ?? [])],
    text: null,
    purpose: null,
    ...(record.life && Object.keys(record.life).length > 0 ? { life: record.life } : {}),
    provenance: [{ source, seen: stamp.seen, by: stamp.name, verified: true }],
  };
}
