import { identifierKey, parseIdentifiers, slug, workKey } from '@/src/identifiers';
import { groupName, type Identifier, type KnownTerm, type Notice, RELATION_TYPES, type Relation, type RelationType, stageOf, type Work } from '@/src/model';
import { completeWork, isCompleteWork } from './complete-work';
import { CatalogError } from './errors';
import { type Fields, fieldsOf, isFields, listIn, textIn, textsIn } from './json';
import { linkRelations } from './relations';

/** A catalog pack as read: who it is, as of when, and its works. */
export type Pack = { name: string; title: string; asOf: string | null; works: Work[]; notices: Notice[] };

type WorksRead = { works: Work[]; notices: Notice[] };

const SCHEMA = 'concord.pack/1';

/**
 * Reads a pack (`concord.pack/1`), a bare list of landscape records, or NDJSON works (one JSON a line).
 * `name` is used where the content has none of its own. Records that cannot be read are left out with a notice.
 * @throws CatalogError 'not-a-pack' where nothing of these is recognised.
 */
export function readPack(text: string, name: string): Pack {
  const start = text.trimStart();
  const whole = start.startsWith('{') || start.startsWith('[') ? parse(start) : null;
  if (Array.isArray(whole)) return { name, title: name, asOf: null, ...worksFromLandscape(whole, { pack: name, asOf: null }) };
  if (isFields(whole) && whole.schema === SCHEMA) {
    const packName = textIn(whole, 'name') ?? name;
    const asOf = textIn(whole, 'asOf');
    return { name: packName, title: textIn(whole, 'title') ?? packName, asOf, ...worksFromLandscape(listIn(whole, 'works'), { pack: packName, asOf }) };
  }
  if (isFields(whole) && typeof whole.schema === 'string')
    throw new CatalogError('not-a-pack', `This file says it is "${whole.schema}"; Concord reads packs of the form ${SCHEMA}.`);
  const read = worksFromNdjson(start.split('\n'), { pack: name, asOf: null });
  if (read.works.length === 0) throw new CatalogError('not-a-pack', 'This file is neither a Concord pack nor a list of works with one JSON record a line.');
  return { name, title: name, asOf: null, ...read };
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export type PackStamp = { pack: string; asOf: string | null };

/** Works from records as people write them (assets/landscape.json). Relations carry keys where the other work is in the same list. */
export function worksFromLandscape(records: readonly unknown[], stamp: PackStamp): WorksRead {
  return collect(records, (fields) => (isCompleteWork(fields) ? completeWork(fields) : landscapeWork(fields, stamp)));
}

/** Works from bibliographic records, one JSON a line: { id, title, abstract, sdo, group, status, date, url, rel, kw, alias }. */
export function worksFromNdjson(lines: Iterable<string>, stamp: PackStamp): WorksRead {
  const records: unknown[] = [];
  for (const line of lines) if (line.trim() !== '') records.push(parse(line));
  return worksFromRecords(records, stamp);
}

/** Works from records in any of the forms. */
export const worksFromRecords = (records: readonly unknown[], stamp: PackStamp): WorksRead => collect(records, (fields) => workOfFields(fields, stamp));

/** One record of NDJSON, in whichever of the three forms it is; null where it has no id and title. */
export function workOfFields(fields: Fields, stamp: PackStamp): Work | null {
  if (isCompleteWork(fields)) return completeWork(fields);
  return 'abstract' in fields || 'rel' in fields || 'eds' in fields ? bibliographicWork(fields, stamp) : landscapeWork(fields, stamp);
}

function collect(records: readonly unknown[], read: (fields: Fields) => Work | null): WorksRead {
  const works = new Map<string, Work>();
  const notices: Notice[] = [];
  records.forEach((record, index) => {
    const work = isFields(record) ? read(record) : null;
    if (!work) notices.push({ code: 'record-refused', message: `Record ${index + 1} has no id and title, and was left out.` });
    else works.set(freeKey(works, work), work);
  });
  return { works: linkRelations([...works.values()]), notices };
}

/** Two records of one edition (a mirror's duplicate) would hide each other: the second takes a key of its own. */
function freeKey(works: ReadonlyMap<string, Work>, work: Work): string {
  const base = work.key;
  for (let n = 2; works.has(work.key); n++) work.key = `${base}--${n}`;
  return work.key;
}

/** The key that a work has by its number, else by its name. */
export const keyFor = (id: string, identifiers: readonly Identifier[]): string => (identifiers[0] ? workKey(identifiers[0]) : slug(id));

/** All numbers of a work: of its id ("Y.4801/F.748.1" has two) and of the names it had or has elsewhere. */
export function numbersOf(id: string, aliases: readonly string[]): Identifier[] {
  const numbers = new Map<string, Identifier>();
  for (const identifier of [id, ...aliases].flatMap(parseIdentifiers))
    if (!numbers.has(identifierKey(identifier))) numbers.set(identifierKey(identifier), identifier);
  return [...numbers.values()];
}

function landscapeWork(fields: Fields, { pack, asOf }: PackStamp): Work | null {
  const id = textIn(fields, 'id');
  const title = textIn(fields, 'title');
  if (!id || !title) return null;
  const formerly = textIn(fields, 'formerName');
  const identifiers = numbersOf(id, [...textsIn(fields, 'aliases'), ...(formerly ? [formerly] : [])]);
  const body = textIn(fields, 'sdo') ?? bodyOf(id, identifiers);
  const stageText = textIn(fields, 'stage');
  const verified = textIn(fields, 'confidence') === 'verified';
  const source = textIn(fields, 'source') ?? 'recalled';
  const seen = asOf ?? '';
  const doubts = ['question', 'group'].filter((name) => isDoubted(fields, name));
  return {
    key: keyFor(id, identifiers),
    id,
    identifiers,
    title,
    scope: textIn(fields, 'scope'),
    body,
    group: groupName(body, textIn(fields, 'group')),
    question: textIn(fields, 'question'),
    kind: textIn(fields, 'type') ?? 'specification',
    stage: stageOf([isOwnWord(stageText) ? stageText : null, textIn(fields, 'status'), stageText]),
    stageText,
    date: textIn(fields, 'date'),
    url: textIn(fields, 'url'),
    topics: textsIn(fields, 'topics'),
    relations: listIn(fields, 'relations').flatMap(landscapeRelation),
    terms: listIn(fields, 'terms').flatMap(packTerm),
    references: textsIn(fields, 'references'),
    text: textIn(fields, 'text'),
    purpose: null,
    provenance: [
      { source, seen, by: pack, verified },
      ...(verified ? doubts.map((name) => ({ source: `recalled (${name})`, seen, by: pack, verified: false })) : []),
    ],
  };
}

/** A stage code, or the publisher's plain word that the text is out, says more than the record's own status ("in-progress", "PUBLISHED"). */
const isOwnWord = (stage: string | null): boolean => stage !== null && (/^\d/.test(stage) || /^published$/i.test(stage));

/** A term of a published pack: { designation, definition, alternates, clause, source }; one without a definition says nothing. */
function packTerm(record: unknown): KnownTerm[] {
  const fields = fieldsOf(record);
  const designation = textIn(fields, 'designation');
  const definition = textIn(fields, 'definition');
  if (!designation || !definition) return [];
  return [{ designation, definition, alternates: textsIn(fields, 'alternates'), clause: textIn(fields, 'clause'), source: textIn(fields, 'source') }];
}

/** Whether the record itself says that a field is less sure than the rest ("questionConfidence": "recalled"). */
const isDoubted = (fields: Fields, name: string): boolean => {
  const said = textIn(fields, `${name}Confidence`);
  return textIn(fields, name) !== null && said !== null && said !== 'verified';
};

function landscapeRelation(record: unknown): Relation[] {
  const fields = fieldsOf(record);
  const id = textIn(fields, 'id');
  const type = RELATION_TYPES.find((known) => known === fields.type) ?? 'related';
  return id ? [{ type, id, key: null, verified: textIn(fields, 'confidence') === 'verified' }] : [];
}

/** Relations of the public bibliographic data sets; null: says nothing of two texts (an undated work and its editions). */
const BIBLIOGRAPHIC: Readonly<Record<string, RelationType | null>> = {
  obsoletes: 'supersedes',
  obsoletedBy: 'superseded-by',
  updates: 'amends',
  updatedBy: 'amended-by',
  adoptedFrom: 'identical',
  adoptedAs: 'identical',
  complementOf: 'related',
  partOf: 'part-of',
  hasEdition: null,
  editionOf: null,
};

function bibliographicRelation(record: unknown): Relation[] {
  const fields = fieldsOf(record);
  const id = textIn(fields, 'id');
  const type = BIBLIOGRAPHIC[textIn(fields, 't') ?? ''] ?? null;
  return id && type ? [{ type, id, key: null, verified: true }] : [];
}

const BODIES: Readonly<Record<string, string>> = { 'OpenID Foundation': 'OpenID Foundation', ITU: 'ITU' };

function bibliographicWork(fields: Fields, { pack, asOf }: PackStamp): Work | null {
  const id = textIn(fields, 'id');
  const title = textIn(fields, 'title');
  if (!id || !title) return null;
  const alias = textIn(fields, 'alias');
  const identifiers = numbersOf(id, alias ? [alias, ...textsIn(fields, 'alias')] : textsIn(fields, 'alias'));
  const sdo = textIn(fields, 'sdo') ?? '';
  const body = sdo === 'ITU' || sdo === '' || sdo === 'IEC' ? bodyOf(id, identifiers) : (BODIES[sdo] ?? sdo);
  const status = textIn(fields, 'status');
  return {
    key: keyFor(id, identifiers),
    id,
    identifiers,
    title,
    scope: textIn(fields, 'abstract'),
    body,
    group: groupName(body, textIn(fields, 'group')),
    question: null,
    kind: kindOf(fields, identifiers),
    stage: stageOf([status]),
    stageText: status,
    date: textIn(fields, 'date'),
    url: textIn(fields, 'url'),
    topics: textsIn(fields, 'kw'),
    relations: listIn(fields, 'rel').flatMap(bibliographicRelation),
    terms: [],
    references: [],
    text: null,
    purpose: null,
    provenance: [{ source: 'public bibliographic data', seen: asOf ?? '', by: pack, verified: true }],
  };
}

const KINDS: Readonly<Record<string, string>> = {
  rec: 'recommendation',
  is: 'international-standard',
  tr: 'technical-report',
  ts: 'technical-specification',
  draft: 'internet-draft',
};

const kindOf = (fields: Fields, identifiers: readonly Identifier[]): string => (textIn(fields, 'kind') === 'amd' ? 'amendment' : kindOfIdentifier(identifiers));

/** What kind of text its number says it is. */
export function kindOfIdentifier(identifiers: readonly Identifier[]): string {
  const type = identifiers[0]?.type;
  return type ? (KINDS[type] ?? type) : 'specification';
}

/** The publisher as people name it, where a record has only a number. */
export function bodyOf(id: string, identifiers: readonly Identifier[]): string {
  const publisher = identifiers[0]?.publisher;
  if (publisher && publisher !== 'other') return publisher === 'OpenID' ? 'OpenID Foundation' : publisher === 'FIDO' ? 'FIDO Alliance' : publisher;
  return /^[\p{L}/-]+(?= )/u.exec(id)?.[0] ?? 'other';
}
