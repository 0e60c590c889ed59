import type { Identifier, Span } from '@/src/model';
import { plain, undress } from './fold';
import { type Grammar, take } from './grammar';
import { cen } from './publishers/cen';
import { dif, toip } from './publishers/dif';
import { etsi } from './publishers/etsi';
import { eu } from './publishers/eu';
import { fido } from './publishers/fido';
import { ieee } from './publishers/ieee';
import { ietf } from './publishers/ietf';
import { iso } from './publishers/iso';
import { ituDocuments } from './publishers/itu-documents';
import { ituR } from './publishers/itu-r';
import { ituResolutions } from './publishers/itu-resolutions';
import { ituT } from './publishers/itu-t';
import { nist } from './publishers/nist';
import { oasis } from './publishers/oasis';
import { openid } from './publishers/openid';
import { ecma, globalPlatform, gsma, iana, icao, ogc, oneM2M, others } from './publishers/others';
import { threeGpp } from './publishers/threegpp';
import { w3c } from './publishers/w3c';

export type { Grammar } from './grammar';

/** Every publisher's grammar, in the order in which they are asked. */
export const publishers: readonly Grammar[] = [
  ituT,
  ituR,
  ituResolutions,
  ituDocuments,
  ietf,
  iso,
  ieee,
  etsi,
  threeGpp,
  cen,
  nist,
  w3c,
  openid,
  fido,
  dif,
  toip,
  oasis,
  eu,
  icao,
  gsma,
  globalPlatform,
  oneM2M,
  ecma,
  ogc,
  iana,
  others,
];

/** The one number that the whole text is, dressed or not; of a joint or dual number ("Y.4500.15/Q.3955") the first. Null where it is none. */
export function parseIdentifier(text: string): Identifier | null {
  return parseIdentifiers(text)[0] ?? null;
}

/** All numbers of a joint ("ITU-T X.509 (2019) | ISO/IEC 9594-8:2020"), dual or listed ("RFC 7643/7644") number; empty where the text is none. */
export function parseIdentifiers(text: string): Identifier[] {
  const bare = undress(text);
  const whole = readWhole(bare);
  if (whole) return whole;
  const named = /^(.+?) ?\([^()]{1,60}\)$/.exec(bare);
  const outside = named ? readWhole(undress(named[1] as string)) : null;
  if (outside) return outside;
  const parts = bare.split(/ ?\| ?|; | = | \+ (?=[A-Z])| \/ (?=[A-Z])/).map((part) => readWhole(undress(part)));
  return parts.length > 1 && parts.every((part) => part !== null) ? parts.flatMap((part) => part ?? []) : [];
}

/** Longer than any number with its dressing; what is longer is prose. */
const LONGEST = 240;

function readWhole(text: string): Identifier[] | null {
  if (text.length === 0 || text.length > LONGEST) return null;
  for (const grammar of publishers) {
    const reading = grammar.read(text, 0, true);
    if (reading && reading.end >= text.length) return reading.identifiers;
  }
  return null;
}

/** Which grammars' numbers may begin with a character, by its code; the rest of a text is passed over. */
const BY_INITIAL: readonly (readonly { grammar: Grammar; trigger: RegExp }[] | undefined)[] = (() => {
  const table: { grammar: Grammar; trigger: RegExp }[][] = [];
  for (const grammar of publishers) {
    const trigger = new RegExp(`(?:${grammar.trigger})`, 'y');
    for (const initial of grammar.initials) {
      const code = initial.charCodeAt(0);
      table[code] = [...(table[code] ?? []), { grammar, trigger }];
    }
  }
  return table;
})();
/** A number does not begin in the middle of a word, an address, a path or a dotted number. */
const INSIDE = /[\p{L}\p{N}_./@-]/u;
const INSIDE_ASCII: readonly boolean[] = Array.from({ length: 128 }, (_, code) => INSIDE.test(String.fromCharCode(code)));

function isInside(text: string, at: number): boolean {
  if (at === 0) return false;
  const code = text.charCodeAt(at - 1);
  return code < 128 ? (INSIDE_ASCII[code] as boolean) : INSIDE.test(text[at - 1] as string);
}

/** Numbers in running prose with their places, in order; every number of a dual or listed one has the place of the whole. Linear in the text. */
export function findIdentifiers(text: string): { identifier: Identifier; span: Span }[] {
  const found: { identifier: Identifier; span: Span }[] = [];
  const flat = plain(text);
  for (let at = 0; at < flat.length; at++) {
    const here = BY_INITIAL[flat.charCodeAt(at)];
    if (!here || isInside(flat, at)) continue;
    for (const { grammar, trigger } of here) {
      if (!take(trigger, flat, at)) continue;
      const reading = grammar.read(flat, at, false);
      if (!reading || reading.end <= at) continue;
      const span = { start: at, end: reading.end };
      for (const identifier of reading.identifiers) found.push({ identifier, span });
      at = reading.end - 1;
      break;
    }
  }
  return found;
}

const printers = new Map(publishers.flatMap((grammar) => grammar.publishers.map((publisher) => [publisher as string, grammar])));
const DOCUMENT_TYPES = /^(?:td|contribution|liaison-statement|document|question|collective-letter|circular|work-item|technical-report|focus-group.*)$/;

function grammarOf(i: Identifier): Grammar {
  if (/^(?:resolution|decision|opinion|action)$/.test(i.type) && /^(?:ITU|ITU-T|ITU-R|other)$/.test(i.publisher)) return ituResolutions;
  if (i.publisher === 'ITU-T' && DOCUMENT_TYPES.test(i.type) && !/^[A-Z]\.\d+(?:\.\d+)*$/.test(i.number)) return ituDocuments;
  if ((i.publisher === 'CEN' || i.publisher === 'other') && /(?:ISO|IEC|CISPR)/.test(i.copublisher ?? '')) return iso;
  return printers.get(i.publisher) ?? others;
}

/** The number as its publisher writes it; parsing it gives the same identifier. */
export function printIdentifier(i: Identifier): string {
  return grammarOf(i).print(i);
}

/** Names the numbered text without edition, stage and language; the same for every way of writing the number. */
export function baseKey(i: Identifier): string {
  const base = grammarOf(i).base?.(i) ?? `${i.publisher} ${i.type} ${i.number}`;
  const supplement = i.supplement ? ` ${i.supplement.replace(/:\d{4}(?:-\d\d)?(?: V\d+)?/g, '').replace(/^\+.*$/, '')}`.trimEnd() : '';
  return `${base}${supplement}`.toLowerCase();
}

/** Names one edition at one stage in one language. */
export function identifierKey(i: Identifier): string {
  return [i.publisher, i.copublisher, i.type, i.number, i.edition, i.stage, i.supplement, i.language]
    .map((field) => field ?? '')
    .join('|')
    .toLowerCase();
}

/** Whether two identifiers number the same text, in whatever edition. */
export const sameNumber = (a: Identifier, b: Identifier): boolean => baseKey(a) === baseKey(b);

/** Whether two identifiers mean the same edition of the same text: "2021" agrees with "2021-04"; a dated and an undated number do not. */
export function sameEdition(a: Identifier, b: Identifier): boolean {
  if (!sameNumber(a, b)) return false;
  if (a.edition === null || b.edition === null) return a.edition === b.edition;
  const left = wordsOf(a.edition);
  const right = wordsOf(b.edition);
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return few.every((word) => many.some((other) => other === word || other.startsWith(`${word}-`) || word.startsWith(`${other}-`)));
}

/** The words of an edition; "r4" and "4" are the same revision. */
const wordsOf = (edition: string): string[] =>
  edition
    .toLowerCase()
    .split(' ')
    .map((word) => word.replace(/^r(?=\d)/, ''));

/** Readable key of one edition of one text: "itu-t-x-1252-2021-04", "iso-iec-24760-1-2025", "rfc-6749". */
export function workKey(i: Identifier): string {
  const bare = printIdentifier({ ...i, edition: null, supplement: null, language: null });
  return slug([bare, i.edition, i.supplement, i.language].filter(Boolean).join(' '));
}

/** Lower-case letters and digits with hyphens between, for works whose number is not understood; at most 120 characters. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 120)
    .replace(/-+$/, '');
}
