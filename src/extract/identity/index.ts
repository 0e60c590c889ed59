import { parseIdentifiers } from '@/src/identifiers';
import type { DocumentIdentity, Identifier, Notice, Outcome } from '@/src/model';
import type { View } from '../view';
import type { Claims } from './claims';
import { confidentialityOf } from './confidentiality';
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
  else if (!id) notices.push({ code: 'no-number', message: 'No document number was found where this publisher prints one.' });
  return {
    value: {
      profile: profile.id,
      profileConfidence: confidence,
      id,
      otherIds,
      identifiers: identifiersOf(id, otherIds),
      title,
      date: claims.date ?? null,
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

function identifiersOf(id: string | null, otherIds: readonly string[]): Identifier[] {
  const found = [id, ...otherIds].flatMap((text) => (text ? parseIdentifiers(text) : []));
  const seen = new Set<string>();
  return found.filter((identifier) => {
    const key = JSON.stringify(identifier);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
