import { baseKey, parseIdentifier } from '@/src/identifiers';
import type { Citation, Identifier, Notice, Outcome, Span, UnlistedCitation } from '@/src/model';
import { pageAt, type View } from '../view';
import { cutEntries, type Entry } from './entries';
import { flat, readFields } from './entry-fields';
import { findInText } from './in-text';
import { labelKey } from './label';
import { findLinks } from './links';
import { findReferenceLists } from './lists';
import { findTags } from './mentions';
import { readSourceTags } from './source-tags';
import { looksLikeTag } from './unlisted';

/** The document's reference lists, where each entry is cited, what is cited but stands in no list, and what is only mentioned. `own`: the document's own numbers, which it does not cite. */
export function extractCitations(view: View, own: readonly Identifier[] = []): Outcome<{ citations: Citation[]; unlisted: UnlistedCitation[] }> {
  const notices: Notice[] = [];
  const lists = findReferenceLists(view);
  const listed = withoutRepeats(lists.map((list) => cutEntries(view, list).map((entry) => toCitation(view, entry))));
  const listSpans: Span[] = lists.map((list) => list.span);
  const tags = findTags(view, listSpans);
  const byLabel = new Map<string, Citation>();
  for (const citation of listed) {
    if (!citation.label) continue;
    const key = labelKey(citation.label);
    const message = `The label ${citation.label} stands twice in the reference lists.`;
    if (byLabel.has(key)) notices.push({ code: 'duplicate-label', message, span: citation.span });
    else byLabel.set(key, citation);
  }
  // A document still in its source form has no list: its tags are made into one when it is rendered.
  if (listed.length === 0) listed.push(...readSourceTags(view, tags));
  const unlisted: UnlistedCitation[] = [];
  const byNumber = numberedEntries(listed);
  const fits = looksLikeTag(byLabel);
  for (const [key, tag] of tags) {
    const citation = byLabel.get(key) ?? byLabel.get(key.replace(/^b-/, '')) ?? byLabel.get(`b-${key}`) ?? byNumber(tag.label);
    if (citation) citation.mentions.push(...tag.spans);
    else if (fits(tag.label)) unlisted.push({ label: tag.label, spans: tag.spans });
  }
  for (const [citation, spans] of findLinks(view, listed, listSpans)) citation.mentions = mergeSpans(citation.mentions, spans);
  const citations = [...listed, ...findInText(view, listed, listSpans, own)];
  return { value: { citations, unlisted }, notices };
}

function toCitation(view: View, entry: Entry): Citation {
  const fields = readFields(view, entry);
  return {
    label: entry.label,
    ...fields,
    role: entry.role,
    raw: flat(view.source.text.slice(entry.span.start, entry.span.end)),
    span: entry.span,
    page: pageAt(view, entry.span.start),
    mentions: [],
    dated: fields.edition !== null,
  };
}

/** Finds the entry that a tag means by its number: the text cites "[ISO/IEC 18013-5]" and the list has "[ISO18013-5]". */
function numberedEntries(listed: readonly Citation[]): (label: string) => Citation | undefined {
  const numbers = new Map<string, Citation>();
  for (const citation of listed) for (const i of citation.identifiers) if (!numbers.has(baseKey(i))) numbers.set(baseKey(i), citation);
  return (label) => {
    const number = /\d/.test(label) && label.length > 5 ? parseIdentifier(label) : null;
    return number ? numbers.get(baseKey(number)) : undefined;
  };
}

/** Places in order, without those that lie in one before: a linked tag is one mention. */
function mergeSpans(a: readonly Span[], b: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...a, ...b].sort((x, y) => x.start - y.start || y.end - x.end)) {
    const before = merged.at(-1);
    if (!before || span.start >= before.end) merged.push(span);
  }
  return merged;
}

/**
 * A list that is printed twice counts once: word for word (a page repeated), or by its labels (the editors' list in clause 2 and the
 * tool's at the end). Two works under one label in one list stay two.
 */
function withoutRepeats(lists: readonly (readonly Citation[])[]): Citation[] {
  const words = new Set<string>();
  const before = new Map<string, Citation>();
  const kept: Citation[] = [];
  for (const list of lists) {
    const fresh = list.filter((citation) => {
      const key = `${citation.role} ${citation.raw.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')}`;
      const known = before.get(nameOf(citation));
      if (words.has(key) || (known && known.id === citation.id)) return false;
      words.add(key);
      return true;
    });
    for (const citation of fresh) before.set(nameOf(citation), citation);
    kept.push(...fresh);
  }
  return kept;
}

/** By what a list names an entry: its label, else its number with its edition, else its words. */
const nameOf = (citation: Citation): string =>
  citation.label ? labelKey(citation.label) : citation.id ? `${citation.role} ${citation.id} ${citation.edition ?? ''}` : citation.raw;
