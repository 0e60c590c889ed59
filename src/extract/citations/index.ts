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
  const entries = lists.flatMap((list) => cutEntries(view, list));
  const listed = withoutRepeats(entries.map((entry) => toCitation(view, entry)));
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
  const fits = looksLikeTag(byLabel);
  for (const [key, tag] of tags) {
    const citation = byLabel.get(key) ?? byLabel.get(key.replace(/^b-/, '')) ?? byLabel.get(`b-${key}`);
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

/** Places in order, without those that lie in one before: a linked tag is one mention. */
function mergeSpans(a: readonly Span[], b: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...a, ...b].sort((x, y) => x.start - y.start || y.end - x.end)) {
    const before = merged.at(-1);
    if (!before || span.start >= before.end) merged.push(span);
  }
  return merged;
}

/** A list that is printed twice (a draft beside its clean text, a page repeated) counts once. */
function withoutRepeats(citations: Citation[]): Citation[] {
  const seen = new Set<string>();
  return citations.filter((citation) => {
    const key = `${citation.role} ${citation.raw.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')}`;
    return !seen.has(key) && seen.add(key);
  });
}
