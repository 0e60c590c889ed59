import type { Block, Clause, Extract, Span } from '@/src/model';
import { frontOf } from './identity/front';
import { blocksIn, type View } from './view';

/** A scope is compared as a whole; what goes on longer than this is a chapter. */
const LONGEST = 8000;
/** Shorter than this it says nothing: "<Mandatory>", "None.". */
const SHORTEST = 40;

/**
 * The text of the document's own scope clause; else its abstract or summary, wherever the publisher puts one; else its introduction. Scopes of
 * annexes and of quoted documents are not the document's.
 */
export function findScope(view: View): Extract['scope'] {
  const own = ownClauses(view);
  const scopes = own.filter((c) => c.role === 'scope').sort((a, b) => a.level - b.level);
  const candidates: (() => Extract['scope'])[] = [
    ...scopes.slice(0, 2).map((c) => () => textOf(view, within(c))),
    ...own.filter((c) => c.role === 'summary').map((c) => () => textOf(view, within(c))),
    () => markedAbstract(view),
    () => abstractField(view),
    ...own.filter((c) => c.role === 'introduction' || /^purpose$/i.test(c.title)).map((c) => () => textOf(view, within(c))),
  ];
  for (const candidate of candidates) {
    const found = candidate();
    if (found) return found;
  }
  return null;
}

const within = (clause: Clause): Span => ({ start: clause.heading.end, end: clause.span.end });

/** Clauses before the first annex or reference list. */
function ownClauses({ clauses }: View): Clause[] {
  const end = clauses.findIndex(
    (c, i) =>
      i > 0 && c.level === 1 && ['annex', 'appendix', 'bibliography'].includes(c.role) && clauses.slice(0, i).some((o) => o.number !== null && o.level === 1),
  );
  return end < 0 ? clauses : clauses.slice(0, end);
}

const SAYS_NOTHING: ReadonlySet<Block['kind']> = new Set<Block['kind']>(['toc', 'code', 'caption']);

/** What follows an abstract on a cover without a heading of its own. */
const NEXT_FIELD = /^(?:Status|Citation format|Keywords?|Key ?words|Editors?|Contributors|Copyright|Notices?|History|Change log)\s*:?$/i;

function textOf(view: View, span: Span): Extract['scope'] {
  const { text } = view.source;
  const parts: string[] = [];
  let start = -1;
  let end = -1;
  let length = 0;
  for (const block of blocksIn(view, span)) {
    if (SAYS_NOTHING.has(block.kind)) continue;
    const words = text.slice(block.span.start, block.span.end).replaceAll('\u2028', ' ').trim();
    if (parts.length > 0 && NEXT_FIELD.test(words)) break;
    if (words === '' || /^<[^<>]*>$/.test(words)) continue;
    if (start < 0) start = block.span.start;
    end = block.span.end;
    parts.push(words);
    length += words.length;
    if (length > LONGEST) break;
  }
  const whole = parts.join('\n');
  return whole.length >= SHORTEST ? { text: whole, span: { start, end } } : null;
}

/** An abstract that has no heading of its own in the source: `<section id="abstract">` of ReSpec, Word's and OASIS' style "Abstract". */
function markedAbstract(view: View): Extract['scope'] {
  const { blocks } = view.source;
  const first = blocks.findIndex((b, i) => i < 400 && isAbstract(b));
  if (first < 0) return null;
  let last = first;
  while (last + 1 < blocks.length && isAbstract(blocks[last + 1])) last++;
  return textOf(view, { start: blocks[first]?.span.start ?? 0, end: blocks[last]?.span.end ?? 0 });
}

const isAbstract = (block: Block | undefined): boolean =>
  block !== undefined && (/#abstract\b/.test(block.context ?? '') || /^abstract$/i.test(block.style ?? ''));

/** "Abstract:" of a meeting document's header table. */
function abstractField(view: View): Extract['scope'] {
  const field = frontOf(view.source).fields.find(
    (f) => /^(?:abstract|abstract of the contribution|summary|résumé|summary of change|reason for change)$/.test(f.label) && f.value.length >= SHORTEST,
  );
  const first = field?.lines[0];
  const last = field?.lines.at(-1);
  return field && first && last ? { text: field.value.replaceAll('\n', ' '), span: { start: first.span.start, end: last.span.end } } : null;
}
