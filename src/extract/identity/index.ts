import { identifierKey, parseIdentifiers } from '@/src/identifiers';
import type { DocumentIdentity, Identifier, Notice, Outcome } from '@/src/model';
import type { View } from '../view';
import type { Claims } from './claims';
import { confidentialityOf } from './confidentiality';
import { dateIn } from './dates';
import { type Front, frontOf, isPlaceholder } from './front';
import { languageOf } from './language';

/**
 * Which document this is. The page decides; what the container's metadata says is the weakest witness: it fills a missing title, and
 * where it disagrees with the page it is reported and left aside.
 */
export function identify(view: View, confidence: number): Outcome<DocumentIdentity> {
  const { source, profile } = view;
  const front = frontOf(source);
  const claims = profile.identify(front);
  const notices: Notice[] = [];
  const title = settleTitle(front, claims, notices);
  const id = settleId(claims, notices);
  const otherIds = [...new Set(claims.otherIds ?? [])].filter((other) => other !== id && other !== '');
  if (profile.id === 'generic')
    notices.push({ code: 'unknown-publisher', message: 'No publisher’s habits were recognised; number, kind and stage may be missing.' });
  else if (!id && claims.kind !== 'terms-of-reference')
    notices.push({ code: 'no-number', message: 'No document number was found where this publisher prints one.' });
  return {
    value: {
      profile: profile.id,
      profileConfidence: confidence,
      id,
      otherIds,
      identifiers: identifiersOf([id, ...otherIds], profile.publisher, title),
      title,
      date: claims.date ?? runningDate(source.runningText),
      kind: claims.kind ?? 'document',
      stage: claims.stage ?? 'unknown',
      groups: claims.groups ?? [],
      questions: claims.questions ?? [],
      authors: claims.authors ?? [],
      language: claims.language ?? languageOf(source),
      confidentiality: confidentialityOf(front, claims.confidentiality),
      idSpan: id ? (claims.idSpan ?? null) : null,
      titleSpan: title && title === claims.title ? (claims.titleSpan ?? null) : null,
    },
    notices,
  };
}

/** A month or day that every page's head or foot repeats. */
const runningDate = (running: readonly string[]): string | null =>
  running
    .slice(0, 12)
    .map(dateIn)
    .find((date) => date !== null) ?? null;

function settleId(claims: Claims, notices: Notice[]): string | null {
  const id = claims.id?.replace(/\s+/g, ' ').trim() || null;
  if (!id) return null;
  if (!isPlaceholder(id) && !/\b[A-Za-z]*(?:xxxx?|yyyy?|nnnn?)\b/i.test(id)) return id;
  notices.push({ code: 'placeholder-number', message: `The number “${id}” is a template’s placeholder and was left aside.`, span: claims.idSpan ?? undefined });
  return null;
}

function settleTitle(front: Front, claims: Claims, notices: Notice[]): string | null {
  const { metadata } = front.source;
  const printed = claims.title?.replace(/\s+/g, ' ').trim() || null;
  const stored = usefulTitle(metadata['dc:title'] ?? metadata.title);
  if (printed && isPlaceholder(printed))
    notices.push({ code: 'placeholder-title', message: `The title “${printed}” is a template’s placeholder.`, span: claims.titleSpan ?? undefined });
  if (!printed) {
    if (stored) notices.push({ code: 'title-from-metadata', message: 'No title was found on the page; the file’s metadata names it.' });
    return stored;
  }
  if (stored && claims.titleSpan && sharedWords(printed, stored) < 0.4)
    notices.push({ code: 'stale-metadata', message: `The file’s metadata names another title (“${stored.slice(0, 160)}”); the page’s own was taken.` });
  return printed;
}

/** A stored title that names something: not a template's, a file's or a program's. */
function usefulTitle(title: string | undefined): string | null {
  const tidy = title?.replace(/\s+/g, ' ').trim() ?? '';
  if (tidy.length < 4 || isPlaceholder(tidy)) return null;
  return /^(?:Microsoft Word|untitled|document\d*|slide \d|template|.*\.(?:docx?|dotx?|pdf|html?))\b|template for|^LS template/i.test(tidy) ? null : tidy;
}

/** Share of the shorter title's words that the longer one has. */
function sharedWords(a: string, b: string): number {
  const left = new Set(a.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const right = new Set(b.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
}

/**
 * The numbers, parsed. A publisher's bare names ("did-core", "sarif-v2.1.0") are numbers only beside its own name; a specification without a
 * number that parses is known by its title.
 */
function identifiersOf(ids: readonly (string | null)[], publisher: string, title: string | null): Identifier[] {
  const found = ids.flatMap((text) => {
    if (!text) return [];
    const read = parseIdentifiers(text);
    return read.length > 0 ? read : parseIdentifiers(`${publisher} ${text}`).filter((identifier) => identifier.publisher === publisher);
  });
  const named = found.length > 0 || !title ? [] : parseIdentifiers(title).filter((identifier) => identifier.publisher === publisher);
  const seen = new Set<string>();
  return [...found, ...named].filter((identifier) => {
    const key = identifierKey(identifier);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
