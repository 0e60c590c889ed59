import { findIdentifiers, printIdentifier, sameNumber } from '@/src/identifiers';
import type { Citation, Notice, Outcome, Span, UnlistedCitation } from '@/src/model';
import { pageAt, type View } from '../view';
import { cutEntries, type Entry } from './entries';
import { flat, numbersOf, printed, titleOf, urlOf } from './entry-fields';
import { findReferenceLists } from './lists';
import { findTags, labelKey } from './mentions';

/** The document's reference lists, where each entry is cited, and what is cited but stands in no list. */
export function extractCitations(view: View): Outcome<{ citations: Citation[]; unlisted: UnlistedCitation[] }> {
  const notices: Notice[] = [];
  const lists = findReferenceLists(view);
  const entries = lists.flatMap((list) => cutEntries(view, list));
  const citations = entries.map((entry) => toCitation(view, entry));
  const listSpans = lists.map((list) => list.span);
  const tags = findTags(view, listSpans);
  const byLabel = new Map<string, Citation>();
  for (const citation of citations) {
    if (!citation.label) continue;
    const key = labelKey(citation.label);
    if (byLabel.has(key))
      notices.push({ code: 'duplicate-label', message: `The label ${citation.label} stands twice in the reference lists.`, span: citation.span });
    else byLabel.set(key, citation);
  }
  const unlisted: UnlistedCitation[] = [];
  for (const [key, tag] of tags) {
    const citation = byLabel.get(key) ?? byLabel.get(key.replace(/^b-/, ''));
    if (citation) citation.mentions.push(...tag.spans);
    else if (byLabel.size > 0 && looksLikeTag(tag.label, byLabel)) unlisted.push({ label: tag.label, spans: tag.spans });
  }
  citations.push(...inText(view, citations, listSpans));
  return { value: { citations, unlisted }, notices };
}

function toCitation(view: View, entry: Entry): Citation {
  const body = view.source.text.slice(entry.body.start, entry.body.end);
  const identifiers = numbersOf(entry.label, body);
  const edition = identifiers.find((i) => i.edition !== null)?.edition ?? null;
  return {
    label: entry.label,
    id: printed(identifiers) ?? null,
    identifiers,
    edition,
    title: titleOf(view, entry),
    url: urlOf(view, entry.body),
    role: entry.role,
    raw: flat(view.source.text.slice(entry.span.start, entry.span.end)),
    span: entry.span,
    page: pageAt(view, entry.span.start),
    mentions: [],
    dated: edition !== null,
  };
}

/** A bracketed word is a tag only where it has the shape of this document's tags: a number, or letters with a digit or dot. */
function looksLikeTag(label: string, known: ReadonlyMap<string, Citation>): boolean {
  const bare = label.replace(/^\[|\]$/g, '');
  const numeric = [...known.keys()].some((key) => /^\d+$/.test(key));
  if (/^\d+$/.test(bare)) return numeric && Number(bare) > 0 && Number(bare) <= known.size + 20;
  if (/^i\.\d+$/.test(bare)) return true;
  return /^(?:b-)?\p{Lu}/u.test(bare) && /\d/.test(bare) && bare.length <= 40 && findIdentifiers(bare.replace(/^b-/, '')).length > 0;
}

/** Numbers in the running text that no list holds, each once with all its places. */
function inText(view: View, listed: readonly Citation[], lists: readonly Span[]): Citation[] {
  const { text, blocks } = view.source;
  const known = listed.flatMap((c) => c.identifiers);
  const found: Citation[] = [];
  const byNumber = new Map<string, Citation>();
  const knownNumbers = new Set(known.map((i) => printIdentifier({ ...i, edition: null, stage: null, language: null })));
  const hits = findIdentifiers(text);
  let block = 0;
  let list = 0;
  for (const { identifier, span } of hits) {
    while (lists[list] && (lists[list]?.end ?? 0) <= span.start) list++;
    const inside = lists[list];
    if (inside && inside.start <= span.start) continue;
    while (blocks[block + 1] && (blocks[block + 1]?.span.start ?? Infinity) <= span.start) block++;
    const kind = blocks[block]?.kind;
    if (kind === 'toc' || kind === 'code') continue;
    const bare = printIdentifier({ ...identifier, edition: null, stage: null, language: null });
    if (knownNumbers.has(bare)) {
      const citation = listed.find((c) => c.identifiers.some((i) => sameNumber(i, identifier)));
      if (citation && !citation.mentions.some((m) => m.start <= span.start && span.end <= m.end)) citation.mentions.push(span);
      continue;
    }
    const before = byNumber.get(bare);
    if (before) {
      before.mentions.push(span);
      continue;
    }
    const citation: Citation = {
      label: null,
      id: bare,
      identifiers: [identifier],
      edition: identifier.edition,
      title: null,
      url: null,
      role: 'in-text',
      raw: text.slice(span.start, span.end),
      span,
      page: pageAt(view, span.start),
      mentions: [span],
      dated: identifier.edition !== null,
    };
    byNumber.set(bare, citation);
    found.push(citation);
  }
  return found;
}
