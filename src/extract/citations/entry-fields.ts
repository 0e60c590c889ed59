import { findIdentifiers, parseIdentifiers, printIdentifier, sameNumber } from '@/src/identifiers';
import type { Identifier, Mark, Publisher, Span } from '@/src/model';
import { indexAt } from '@/src/model';
import type { View } from '../view';
import { identifiersOfAddress } from './address';
import type { Entry } from './entries';

export const flat = (s: string): string => s.replace(/[\s\u2028\u00a0]+/g, ' ').trim();

export type Fields = { identifiers: Identifier[]; id: string | null; edition: string | null; title: string | null; url: string | null };

/** Longest part of an entry that is looked at for its number. */
const HEAD = 1000;

/** What is longer is no entry; only its beginning is read. */
const LONGEST = 4000;

/** What an entry says of the work it names. */
export function readFields(view: View, entry: Entry): Fields {
  const body = readable(view, { start: entry.body.start, end: Math.min(entry.body.end, entry.body.start + LONGEST) });
  const url = urlOf(view, entry.span, body);
  const lead = leadOf(body);
  const identifiers = identifiersOf(entry.label, body, lead, url);
  return {
    identifiers,
    id: printed(identifiers),
    edition: identifiers.find((i) => i.edition !== null)?.edition ?? null,
    title: titleOf(view, entry, body, lead),
    url,
  };
}

/** The text of a place with footnote marks and other superscripts blanked, at its length. */
function readable(view: View, span: Span): string {
  let text = view.source.text.slice(span.start, span.end);
  for (const mark of marksIn(view, span)) {
    if (mark.kind !== 'superscript' || mark.span.end - mark.span.start > 5) continue;
    const from = mark.span.start - span.start;
    text = text.slice(0, from) + ' '.repeat(mark.span.end - mark.span.start) + text.slice(mark.span.end - span.start);
  }
  return text;
}

export function marksIn(view: View, within: Span): Mark[] {
  const { marks } = view.source;
  const found: Mark[] = [];
  for (let at = Math.max(0, indexAt(marks, within.start)); at < marks.length; at++) {
    const mark = marks[at] as Mark;
    if (mark.span.start >= within.end) break;
    if (mark.span.start >= within.start && mark.span.end <= within.end) found.push(mark);
  }
  return found;
}

const URL = /https?:\/\/[^\s<>"“”\]]+/u;

/** First address in an entry; else the target of its first link that leads out of the document. */
function urlOf(view: View, span: Span, body: string): string | null {
  const found = URL.exec(body);
  if (found) return found[0].replace(/[).,;>\]]+$/, '');
  return marksIn(view, span).find((m) => m.kind === 'link' && m.value !== null && /^https?:/.test(m.value))?.value ?? null;
}

// ---- numbers ------------------------------------------------------------------------------------------------------

type Found = ReturnType<typeof findIdentifiers>;
/** The numbers with which an entry begins, and where they end in its text; -1 where it begins otherwise. */
type Lead = { identifiers: Identifier[]; end: number; all: Found };

const JOINS = /^\s*(?:\([^)]{0,40}\)\s*)?(?:\||\/|=|\(equivalent to|technically (?:equivalent to|aligned with)|,?\s*and\b)\s*(?:Recommendation|Rec\.)?\s*$/u;
const SERIES_JOIN = /^\s*[,/;(]\s*$/;
const DRESS =
  /[\s–—•·*"“«(-]+|^(?:Draft|Final|Recommendations?|Rec\.?|IETF|IEEE|W3C|OASIS|NIST|ETSI|CCITT|ITU-T|Commission|new|revised|Recommandations?|Recomendaci(?:ón|ones)|Рекомендаци[яи]|МСЭ-Т|UIT-T)\b|^(?:(?:ال)?توصي(?:ة|ات)|建议书)/gu;

function leadOf(body: string): Lead {
  const all = findIdentifiers(body.slice(0, HEAD));
  const first = all[0];
  if (!first || undressed(body.slice(0, first.span.start)).length > 2) return { identifiers: [], end: -1, all };
  const joined = joinedFrom(body, all, 0);
  return { identifiers: joined.map((f) => f.identifier), end: joined.at(-1)?.span.end ?? -1, all };
}

const undressed = (words: string): string => {
  let bare = words;
  for (let before = ''; bare !== before; ) {
    before = bare;
    bare = bare.replace(DRESS, '');
  }
  return bare;
};

/** A number and those that name the same text: "| ISO/IEC 9594-8:2020", "BCP 14, RFC 2119". */
function joinedFrom(body: string, all: Found, at: number): Found {
  const joined: Found = [];
  for (let i = at; i < all.length; i++) {
    const found = all[i] as Found[number];
    const before = joined.at(-1);
    if (before && before.span.start !== found.span.start) {
      const between = body.slice(before.span.end, found.span.start);
      const series = before.identifier.publisher === 'IETF' && found.identifier.publisher === 'IETF' && before.identifier.type !== found.identifier.type;
      if (!JOINS.test(between) && !(series && SERIES_JOIN.test(between))) break;
    }
    joined.push(found);
  }
  return joined;
}

/** The numbers that an entry is listed under: what its label is with what the text adds, else what it begins with, else its first number outside its title. */
function identifiersOf(label: string | null, body: string, lead: Lead, url: string | null): Identifier[] {
  const named = label && !COUNTED.test(label) ? parseIdentifiers(anchored(label)) : [];
  const head = named[0];
  if (head) {
    const same = (f: Found[number]): boolean => named.some((i) => sameNumber(f.identifier, i));
    const dated = lead.all.findIndex((f) => same(f) && f.identifier.edition !== null);
    const at = dated >= 0 ? dated : lead.all.findIndex(same);
    if (at >= 0) return rfcFirst(joinedFrom(body, lead.all, at).map((f) => f.identifier));
    const first = lead.identifiers[0];
    // "[IEC 62366] IEC 62366-1:2015": the text is more exact than its label.
    if (first && first.publisher === head.publisher && first.number.startsWith(head.number)) return lead.identifiers;
    return named;
  }
  if (lead.identifiers.length > 0) return rfcFirst(lead.identifiers);
  const outside = afterTitle(body);
  const until = endOfAddress(body);
  const at = lead.all.findIndex(
    (f) => f.span.start >= outside && f.span.start < until && !MENTION_ONLY.test(body.slice(Math.max(0, f.span.start - 24), f.span.start)),
  );
  if (at >= 0 && outside > 0) return rfcFirst(joinedFrom(body, lead.all, at).map((f) => f.identifier));
  const addressed = url ? identifiersOfAddress(url) : [];
  if (addressed.length > 0) return addressed;
  // The body as the author and its number within the title: 'ISO/IEC JTC 1/SC 17, "ISO/IEC 18013-5:2021 …"'.
  const titled = lead.all.findIndex((f) => f.span.start > 0 && /["“]\s*$/.test(body.slice(Math.max(0, f.span.start - 3), f.span.start)));
  const within = lead.all[titled];
  if (within && (within.identifier.edition || /^["”,.]/.test(body.slice(within.span.end)))) return joinedFrom(body, lead.all, titled).map((f) => f.identifier);
  const any = lead.all.findIndex((f) => f.span.start < until && !MENTION_ONLY.test(body.slice(Math.max(0, f.span.start - 24), f.span.start)));
  return any >= 0 && (QUOTED.exec(body) === null || label === null) ? rfcFirst(joinedFrom(body, lead.all, any).map((f) => f.identifier)) : [];
}

/** Labels that count and number nothing: "[7]", "[i.7]", "[ISO1]". */
const COUNTED = /^\[?(?:(?:i\.)?\d+|(?!RFC|BCP|STD|FYI)[A-Z]{2,6}\d)\]?$/;

/** Anchors of the IETF's citation libraries and of specref write numbers with dots: "[ITU.X690.2021]", "[ISO.8601.2004]", "[ISOIEC-7816-4]". */
const anchored = (label: string): string =>
  label
    .replace(/^\[|\]$/g, '')
    .replace(
      /^(?:ITU|CCITT)\.([A-Z])\.?(\d+(?:\.\d{1,2})*)(?:\.((?:19|20)\d\d))?$/,
      (_, letter, number, year) => `ITU-T ${letter}.${number}${year ? ` (${year})` : ''}`,
    )
    .replace(/^(ISO|IEC)\.(\d+(?:-\d+)*)\.((?:19|20)\d\d)$/, '$1 $2:$3')
    .replace(/^IEEE\.([\d.]+)\.((?:19|20)\d\d)$/, 'IEEE Std $1-$2')
    .replace(/^ISOIEC[-.](?=\d)/, 'ISO/IEC ')
    .replace(/^NIST-(SP|FIPS|IR)-(?=\d)/, 'NIST $1 ');

/** Where an entry's first address ends: what stands after it (remarks, the foot of a page) is not what the entry names. */
function endOfAddress(body: string): number {
  const found = URL.exec(body);
  return found ? found.index + found[0].length : body.length;
}

const MENTION_ONLY = /(?:amending|repealing|based on|supplement to|errata (?:to|for)|comments on|replac(?:es|ing)|supersed\w+|see|in|of) (?:the )?$/i;

/** An RFC is known by its own number; BCP and STD numbers move on to others. */
function rfcFirst(identifiers: Identifier[]): Identifier[] {
  const unique = identifiers.filter((i, n) => identifiers.findIndex((other) => sameNumber(other, i)) === n);
  return [...unique.filter((i) => i.type === 'rfc'), ...unique.filter((i) => i.type !== 'rfc')];
}

const printed = (identifiers: readonly Identifier[]): string | null => {
  const first = identifiers[0];
  return first ? printIdentifier({ ...first, edition: keepsEdition(first) ? first.edition : null, language: null }) : null;
};

/** Where the edition is part of the number as people write it: "NIST SP 800-63-3", "FIPS 140-2", "OpenID Connect Core 1.0". */
const keepsEdition = (i: Identifier): boolean => i.publisher === 'NIST' || i.publisher === 'ITU-R' || i.type === 'td';

// ---- title --------------------------------------------------------------------------------------------------------

const QUOTED = /(?:[“«„]|(?<![\p{L}\p{N}])["'‘](?=\S))([^”"»]{3,400}?)(?:[”"»]|['’](?![\p{L}\p{N}]))/u;

/** Where the quoted title ends; 0 where nothing is quoted. */
function afterTitle(body: string): number {
  const quoted = QUOTED.exec(body);
  return quoted ? quoted.index + quoted[0].length : 0;
}

/** Title: in quotation marks (IETF, ETSI, OASIS), set in italics (ITU-T, ISO), linked (W3C), or what follows the number and its year. */
/** What ends a title: a full stop, an address, an author's initials after a comma, or where the text says that it can be had. */
const END_OF_TITLE = String.raw`(?:\.(?=\s+\p{Lu}|\s*$)|$|\s*[,.]?\s*<?https?:|\s*,? (?:[Aa]vailable|[Rr]etrievable|[Aa]ccessible) (?:at|from|online)|,\s+(?=\p{Lu}\.\s?(?:\p{Lu}\.\s?)?\p{Lu}\p{Ll}))`;
const AFTER_NUMBER = new RegExp(
  String.raw`^\s*(?:\([^)]{1,40}\)\s*)*(?:Ed(?:ition)?\.? ?\d+,?)?\s*[,:\u060c.–—-]?\s*([\p{L}\p{N}[(].{2,400}?)${END_OF_TITLE}`,
  'su',
);
/** NIST's form: "Author A (2031) Title, with commas, Version 1.2. (Publisher, Place), series and number." */
const BEFORE_PUBLISHER = /^\p{Lu}[^()]{2,400}\((?:19|20)\d{2}[a-z]?\)[,.:]?\s+(\p{Lu}.{4,300}?)\.\s+\((?=\p{Lu})/u;
const SENTENCE = new RegExp(String.raw`^(\p{Lu}.{6,600}?)${END_OF_TITLE}`, 'u');

function titleOf(view: View, entry: Entry, body: string, lead: Lead): string | null {
  const quoted = QUOTED.exec(body);
  if (quoted?.[1] && quoted[1].trim().length >= 3) return clean(quoted[1]);
  const marks = marksIn(view, entry.body);
  const italic = marks.filter((m) => m.kind === 'italic' && lettersIn(view, m.span) >= 3 && !/^et al/i.test(view.source.text.slice(m.span.start, m.span.end)));
  const first = italic[0];
  const last = italic.at(-1);
  if (first && last) {
    const words = flat(view.source.text.slice(first.span.start, last.span.end));
    if (words.split(' ').length >= 2 && words.length <= 300) return clean(words);
  }
  // An act is named by its number, its date and what it lays down, in one.
  const act = lead.identifiers.some((i) => i.publisher === 'EU') ? SENTENCE.exec(flat(body)) : null;
  if (act?.[1]) return clean(act[1]);
  if (lead.end >= 0 && !lead.identifiers.some((i) => NAMED.has(i.publisher))) {
    const after = AFTER_NUMBER.exec(body.slice(lead.end));
    if (after?.[1]) return clean(after[1]);
  }
  const linked = marks.find(
    (m) => m.kind === 'link' && !/^https?:|^www\./.test(view.source.text.slice(m.span.start, m.span.end)) && lettersIn(view, m.span) >= 5,
  );
  if (linked) {
    const words = flat(view.source.text.slice(linked.span.start, linked.span.end));
    if (words.split(' ').length >= 2) return clean(words);
  }
  const line = flat(body).replace(/^[,:–—-]+\s*/, '');
  const before = BEFORE_PUBLISHER.exec(line);
  if (before?.[1]) return clean(before[1]);
  const dated = /^\p{Lu}[^()]{2,120}\((?:19|20)\d{2}[a-z]?\)[,.:]?\s+(\p{Lu}[^,.]{4,200})/u.exec(line);
  if (dated?.[1]) return clean(dated[1]);
  const sentence = SENTENCE.exec(line);
  return sentence?.[1] ? clean(sentence[1]) : null;
}

/** Whose specifications go by their names, so that the number at the beginning of an entry is its title. */
const NAMED = new Set<Publisher>(['W3C', 'OpenID', 'FIDO', 'DIF', 'ToIP', 'OASIS']);

const lettersIn = (view: View, span: Span): number => view.source.text.slice(span.start, span.end).replace(/[^\p{L}]/gu, '').length;

const clean = (title: string): string | null =>
  flat(title)
    .replace(/^[,:;–—-]\s*/, '')
    .replace(/[\s,.;:]+$/, '')
    .replace(/, (?:(?:\d{1,2} )?\p{Lu}\p{Ll}{2,8}\.? )(?:\d{1,2}, )?(?:19|20)\d{2}$/u, '')
    .replace(/, (?!(?:19|20)\d{2})[\w-]+ edition$/i, '') || null;
