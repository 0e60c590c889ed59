import type { ListClass, ListWord } from '@/src/model';
import { type Fields, isFields } from '../json';
import { ListError } from './errors';
import type { PublicKey, Rotation } from './keys';

export const LIST_CLASSES: readonly ListClass[] = ['public', 'members-only', 'restricted'];

/** The head of a published list: what its owner says of it, and what its contents are, by size and SHA-256. All of it is signed. */
export type ListHeader = Omit<ListWord, 'works'> & {
  schema: 'concord.list/1';
  /** full: the list itself · delta: what changed since `base`. */
  kind: 'full' | 'delta';
  /** null only before it is signed. */
  key: PublicKey | null;
  rotations: Rotation[];
  base: { version: number; sha256: string } | null;
  /** What stands in the file: gzipped. `opened`: its bytes when unpacked. */
  body: { bytes: number; opened: number; sha256: string };
  /** The whole list as it is then, whatever the file holds. */
  content: { bytes: number; works: number; sha256: string };
};

export const SCHEMA = 'concord.list/1';

/** A list is renewed at least once in this many days: who keeps updates back is found out by then. */
export const LONGEST_LIFE_DAYS = 400;
export const MOST_CONTENT = 256 * 1024 * 1024;
export const MOST_WORKS = 1_000_000;

/** JSON in ASCII alone: the bytes are the same whatever the file is taken for on its way. */
const ascii = (value: unknown): string => JSON.stringify(value).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The one spelling of a head; its fields in one order. */
export const writeHeader = (h: ListHeader): string =>
  ascii({
    schema: h.schema,
    kind: h.kind,
    name: h.name,
    title: h.title,
    owner: h.owner,
    contact: h.contact,
    licence: h.licence,
    class: h.class,
    version: h.version,
    issued: h.issued,
    expires: h.expires,
    asOf: h.asOf,
    changelog: h.changelog,
    key: h.key,
    rotations: h.rotations.map(({ from, to, signature }) => ({ from, to, signature })),
    base: h.base && { version: h.base.version, sha256: h.base.sha256 },
    body: { bytes: h.body.bytes, opened: h.body.opened, sha256: h.body.sha256 },
    content: { bytes: h.content.bytes, works: h.content.works, sha256: h.content.sha256 },
  });

/**
 * Reads a head, and only in its one spelling: a field twice, one more, another order, a number or letter written otherwise are
 * refused, for two readers could understand them differently. @throws ListError 'header', 'words', 'newer-form', 'dates', 'bomb'
 */
export function readHeader(line: string): ListHeader {
  const fields = parse(line);
  if (typeof fields.schema === 'string' && /^concord\.list\/\d+$/.test(fields.schema) && fields.schema !== SCHEMA) throw new ListError('newer-form');
  if (fields.schema !== SCHEMA) throw new ListError('header', 'its schema');
  const header = headerOf(fields);
  if (writeHeader(header) !== line) throw new ListError('header', 'fields twice, unknown, or spelt otherwise');
  checkSense(header);
  return header;
}

function parse(line: string): Fields {
  try {
    const value: unknown = JSON.parse(line);
    if (isFields(value)) return value;
  } catch (cause) {
    throw new ListError('header', 'no JSON', { cause });
  }
  throw new ListError('header', 'no object');
}

const bad = (what: string): never => {
  throw new ListError('header', what);
};

/** Controls, and the marks that turn text around: a title must not show what it does not say. */
const HIDDEN = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\p{Cs}]/u;

const words = (value: unknown, name: string, most: number): string => {
  if (typeof value !== 'string' || value.trim() === '') return bad(name);
  if (HIDDEN.test(value) || value.length > most) throw new ListError('words', name);
  return value;
};
const whole = (value: unknown, name: string, least: number): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : bad(name);
const hash = (value: unknown, name: string): string => (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : bad(name));
const dayOf = (value: unknown, name: string): string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)
    ? value
    : bad(name);
const fieldsIn = (value: unknown, name: string): Fields => (isFields(value) ? value : bad(name));

function headerOf(f: Fields): ListHeader {
  const body = fieldsIn(f.body, 'body');
  const content = fieldsIn(f.content, 'content');
  const base = f.base === null ? null : fieldsIn(f.base, 'base');
  return {
    schema: SCHEMA,
    kind: f.kind === 'full' || f.kind === 'delta' ? f.kind : bad('kind'),
    name: typeof f.name === 'string' && /^[a-z0-9][a-z0-9-]{1,62}$/.test(f.name) ? f.name : bad('name'),
    title: words(f.title, 'title', 200),
    owner: words(f.owner, 'owner', 200),
    contact: f.contact === null ? null : words(f.contact, 'contact', 200),
    licence: words(f.licence, 'licence', 200),
    class: LIST_CLASSES.find((one) => one === f.class) ?? bad('class'),
    version: whole(f.version, 'version', 1),
    issued: dayOf(f.issued, 'issued'),
    expires: dayOf(f.expires, 'expires'),
    asOf: f.asOf === null ? null : dayOf(f.asOf, 'asOf'),
    changelog: Array.isArray(f.changelog) && f.changelog.length <= 200 ? f.changelog.map((line) => words(line, 'changelog', 1000)) : bad('changelog'),
    key: f.key === null || typeof f.key === 'string' ? f.key : bad('key'),
    rotations: Array.isArray(f.rotations) && f.rotations.length <= 32 ? f.rotations.map(rotationOf) : bad('rotations'),
    base: base && { version: whole(base.version, 'base', 1), sha256: hash(base.sha256, 'base') },
    body: { bytes: whole(body.bytes, 'body', 1), opened: whole(body.opened, 'body', 0), sha256: hash(body.sha256, 'body') },
    content: { bytes: whole(content.bytes, 'content', 0), works: whole(content.works, 'content', 0), sha256: hash(content.sha256, 'content') },
  };
}

function rotationOf(value: unknown): Rotation {
  const { from, to, signature } = fieldsIn(value, 'rotations');
  return typeof from === 'string' && typeof to === 'string' && typeof signature === 'string' ? { from, to, signature } : bad('rotations');
}

/** What each field may be and all together still cannot. */
function checkSense(h: ListHeader): void {
  if ((h.kind === 'delta') !== (h.base !== null)) bad('base');
  if (h.base && h.base.version >= h.version) bad('base');
  if (h.kind === 'full' && h.body.opened !== h.content.bytes) bad('body');
  if (h.kind === 'full' && h.body.sha256 === h.content.sha256) bad('body');
  if (h.content.bytes > MOST_CONTENT || h.body.opened > MOST_CONTENT || h.body.bytes > MOST_CONTENT || h.content.works > MOST_WORKS)
    throw new ListError('too-large');
  // Records of works gzip to a fifth or a tenth; what promises a hundredfold is no list.
  if (h.body.opened > Math.max(4 * 1024 * 1024, 100 * h.body.bytes)) throw new ListError('bomb');
  if (h.expires <= h.issued) throw new ListError('dates', 'it expires before it is issued');
  if (Date.parse(h.expires) - Date.parse(h.issued) > LONGEST_LIFE_DAYS * 86_400_000)
    throw new ListError('dates', `it would be valid for more than ${LONGEST_LIFE_DAYS} days`);
  if (h.asOf !== null && h.asOf > h.issued) throw new ListError('dates', 'it knows the future');
}
