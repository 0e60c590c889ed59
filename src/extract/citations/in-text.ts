import { baseKey, printIdentifier } from '@/src/identifiers';
import type { Citation, ClauseRole, Identifier, Span } from '@/src/model';
import { indexAt } from '@/src/model';
import { numbersIn } from '../numbers';
import { clauseAt, pageAt, type View } from '../view';

/** Kinds of number that name work in progress or meetings, not texts that one cites. */
const NOT_CITED = /^(?:question|td|contribution|liaison-statement|document|tdoc|collective-letter|circular|focus-group)$/;

/** What every document of a publisher says (patents, copyright, thanks) cites nothing of the matter. */
const BOILERPLATE = new Set<ClauseRole>(['boilerplate', 'acknowledgements', 'contents']);

/** Numbers in the running text that no list holds, each once with all its places; those that a list holds get the place as a mention. */
export function findInText(view: View, listed: readonly Citation[], lists: readonly Span[], self: readonly Identifier[]): Citation[] {
  const ownNumbers = new Set(self.map(baseKey));
  const { text, blocks } = view.source;
  const known = new Map<string, Citation>();
  for (const citation of listed) for (const i of citation.identifiers) if (!known.has(baseKey(i))) known.set(baseKey(i), citation);
  const outside = lists.map((span) => ({ span })).sort((a, b) => a.span.start - b.span.start);
  const own = new Map<string, Citation>();
  for (const { identifier, span } of numbersIn(view.source)) {
    const around = outside[indexAt(outside, span.start)];
    if (around && span.start < around.span.end) continue;
    const kind = blocks[indexAt(blocks, span.start)]?.kind;
    if (kind === 'toc' || kind === 'code' || kind === 'cover') continue;
    const key = baseKey(identifier);
    const entry = known.get(key) ?? own.get(key);
    if (entry) {
      if (!covered(entry.mentions, span)) entry.mentions.push(span);
      continue;
    }
    if (NOT_CITED.test(identifier.type) || ownNumbers.has(key) || BOILERPLATE.has(clauseAt(view, span.start)?.role ?? 'body')) continue;
    own.set(key, {
      label: null,
      id: printIdentifier({ ...identifier, edition: identifier.publisher === 'NIST' ? identifier.edition : null, language: null }),
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
    });
  }
  for (const citation of listed) citation.mentions.sort((a, b) => a.start - b.start);
  return [...own.values()];
}

/** Whether a place lies in one that is known; "[RFC 6749]" and the number in it are one mention. Mentions of tags come first, in order. */
function covered(mentions: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle] as Span).start <= span.start) low = middle + 1;
    else high = middle;
  }
  const before = mentions[low - 1];
  return before !== undefined && span.end <= before.end;
}
