import type { Citation, Span } from '@/src/model';
import { indexAt } from '@/src/model';
import type { View } from '../view';
import { labelKey } from './label';

/**
 * Places that lead to an entry by a link: to the entry's own anchor, as HTML specifications cite, or out to the very address that
 * the entry gives (ReSpec links a term into the document that it lists).
 */
export function findLinks(view: View, listed: readonly Citation[], lists: readonly Span[]): Map<Citation, Span[]> {
  const found = new Map<Citation, Span[]>();
  const byAnchor = anchorsOf(view, listed);
  const byAddress = new Map<string, Citation>();
  for (const citation of listed) {
    if (citation.label) byAnchor.set(`#${labelKey(citation.label)}`, byAnchor.get(`#${labelKey(citation.label)}`) ?? citation);
    const address = citation.url ? addressKey(citation.url) : null;
    // A site's front page is the address of too much.
    if (address?.includes('/') && !byAddress.has(address)) byAddress.set(address, citation);
    else if (address && /^[\w-]+\.spec\.whatwg\.org$/.test(address)) byAddress.set(address, citation);
  }
  const outside = lists.map((span) => ({ span })).sort((a, b) => a.span.start - b.span.start);
  for (const mark of view.source.marks) {
    if (mark.kind !== 'link' || !mark.value) continue;
    const around = outside[indexAt(outside, mark.span.start)];
    if (around && mark.span.start < around.span.end) continue;
    const citation = mark.value.startsWith('#') ? byAnchor.get(anchorKey(mark.value.slice(1))) : byAddress.get(addressKey(mark.value));
    if (!citation) continue;
    const known = found.get(citation);
    if (known) known.push(mark.span);
    else found.set(citation, [mark.span]);
  }
  return found;
}

/** Anchors of the blocks that an entry is made of, and the anchor that its label makes in the usual tools. */
function anchorsOf(view: View, listed: readonly Citation[]): Map<string, Citation> {
  const { blocks } = view.source;
  const anchors = new Map<string, Citation>();
  for (const citation of listed) {
    for (let at = Math.max(0, indexAt(blocks, citation.span.start)); at < blocks.length; at++) {
      const block = blocks[at];
      if (!block || block.span.start >= citation.span.end) break;
      if (block.anchor && block.span.end > citation.span.start) anchors.set(anchorKey(block.anchor), citation);
      const row = block.context ? /(?:tr|dt|li)#([^\s.>]+)/.exec(block.context)?.[1] : undefined;
      if (row) anchors.set(anchorKey(row), citation);
    }
  }
  return anchors;
}

/** "#bib-rfc2119", "#ref:RFC2119", "#biblio-rfc2119" and "#RFC2119" lead to one entry. */
const anchorKey = (anchor: string): string => `#${labelKey(anchor.replace(/^(?:bib|biblio|ref|cite|citeref|_ref)[-:_]/i, ''))}`;

const addressKey = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[#?].*$/, '')
    .replace(/(?:\.html?)?\/?$/, '');
