import { baseKey } from '@/src/identifiers';
import type { Citation, Extract, Identifier, SourceDocument, Span, Work } from '@/src/model';
import { type Catalog, isPublished, isVerified, type Standing } from './catalog';
import { compareDated } from './editions';

/** What the catalog knows of a citation. */
export type CitedRecord = {
  /** The cited edition; where the catalog lacks it, the newest edition of the same number. */
  work: Work;
  /** The number by which it was found. */
  identifier: Identifier;
  /** Whether `work` is the very edition cited. */
  exact: boolean;
  standing: Standing;
  /** The text says that this edition is meant, whatever came after. */
  pinned: boolean;
  /** The words that say so. */
  pinnedBy: Span | null;
};

export function resolveCitations(source: SourceDocument, extract: Extract, catalog: Catalog): (CitedRecord | null)[] {
  return extract.citations.map((citation) => {
    const found = resolve(citation, catalog);
    if (!found) return null;
    const pinnedBy = found.standing.status === 'superseded' || found.standing.status === 'withdrawn' ? findPin(source.text, citation) : null;
    return { ...found, pinned: pinnedBy !== null, pinnedBy };
  });
}

type Found = Omit<CitedRecord, 'pinned' | 'pinnedBy'>;

function resolve(citation: Citation, catalog: Catalog): Found | null {
  // "[ITU-T X.1252] Recommendation ITU-T X.1252 (2021)" has the number twice: the dated one says more.
  const dated = citation.identifiers.filter((i) => i.edition !== null);
  const identifiers = citation.identifiers.filter((i) => i.edition !== null || !dated.some((d) => baseKey(d) === baseKey(i)));
  for (const identifier of identifiers) {
    const edition = identifier.edition ?? (citation.dated && identifiers.length === 1 ? citation.edition : null);
    const wanted: Identifier = { ...identifier, edition };
    const work = catalog.find(wanted);
    if (work) return { work, identifier: wanted, exact: true, standing: undatedStanding(catalog, work, wanted) };
    const other = edition === null ? null : otherEdition(wanted, edition, catalog);
    if (other) return other;
  }
  return null;
}

/** An undated reference means whatever edition is newest: it ages only with its number (RFC 4122 → RFC 9562). */
function undatedStanding(catalog: Catalog, work: Work, identifier: Identifier): Standing {
  const standing = catalog.standing(work);
  if (identifier.edition !== null || identifier.type === 'rfc' || standing.status !== 'superseded') return standing;
  const base = baseKey(identifier);
  const sameNumber = standing.replacement ? standing.replacement.identifiers.some((i) => baseKey(i) === base) : standing.replacedBy === null;
  return sameNumber ? { ...standing, status: 'current', replacedBy: null, replacement: null } : standing;
}

/** The catalog has other editions of the number, not the cited one. A newer published one replaces it. */
function otherEdition(wanted: Identifier, edition: string, catalog: Catalog): Found | null {
  const base = baseKey(wanted);
  const known = catalog.editions(wanted).filter((work) => isPublished(work) || work.stage === 'superseded' || work.stage === 'withdrawn');
  const newest = known[0];
  if (!newest || wanted.stage !== null) return null;
  const theirs = newest.identifiers.find((i) => baseKey(i) === base);
  const difference = theirs ? compareDated({ edition: theirs.edition, date: newest.date }, { edition, date: null }) : null;
  if (difference === null || difference <= 0)
    return {
      work: newest,
      identifier: wanted,
      exact: false,
      standing: { status: 'unknown', replacedBy: null, replacement: null, verified: isVerified(newest) },
    };
  const onwards = catalog.standing(newest);
  if (onwards.status === 'withdrawn') return { work: newest, identifier: wanted, exact: false, standing: onwards };
  const replacement = onwards.status === 'superseded' && onwards.replacement ? onwards.replacement : newest;
  return {
    work: newest,
    identifier: wanted,
    exact: false,
    standing: { status: 'superseded', replacedBy: replacement.id, replacement, verified: isVerified(replacement) },
  };
}

// The ways in which texts say that an old edition is meant: ISO "the edition cited applies" is for all dated references and
// pins none; these are said of one reference.
const PIN =
  /\b(?:retained (?:for|because)|kept (?:for|on purpose)|(?:for )?historical(?:ly)? (?:reference|interest|version|purposes|reasons)|historic document|intentionally|on purpose|(?:specifically|only) (?:this|the \d{4}) (?:edition|version)|this (?:specific|particular|exact) (?:edition|version)|(?:earlier|older|previous|prior) (?:edition|version)s? (?:of|is|are)|backwards? compatib)/i;
/** In the entry itself, a word on what became of the work shows that the authors know. */
const KNOWN_TO_AUTHORS = /\b(?:superseded|obsoleted|replaced|withdrawn)\b/i;

const BEFORE_MENTION = 120;
const AFTER_MENTION = 160;
const MENTIONS_LOOKED_AT = 8;

/** Where the list entry, or the sentence around a mention, says that the old edition is meant. */
function findPin(text: string, citation: Citation): Span | null {
  const sentences = citation.mentions.slice(0, MENTIONS_LOOKED_AT).map((mention) => sentenceAround(text, mention));
  for (const place of [citation.span, ...sentences]) {
    const words = text.slice(place.start, place.end);
    const found = PIN.exec(words) ?? (place === citation.span ? KNOWN_TO_AUTHORS.exec(words) : null);
    if (found) return { start: place.start + found.index, end: place.start + found.index + found[0].length };
  }
  return null;
}

function sentenceAround(text: string, mention: Span): Span {
  const from = Math.max(0, mention.start - BEFORE_MENTION);
  const to = Math.min(text.length, mention.end + AFTER_MENTION);
  const before = text.slice(from, mention.start);
  const after = text.slice(mention.end, to);
  const cutBefore = Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'));
  const cutAfter = after.search(/\.\s|\n/);
  return { start: cutBefore < 0 ? from : from + cutBefore + 1, end: cutAfter < 0 ? to : mention.end + cutAfter };
}

/** What stands in a list of references. */
export const listedCitations = (context: { extract: Extract }): Citation[] => context.extract.citations.filter((citation) => citation.role !== 'in-text');
