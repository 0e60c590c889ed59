import { parseIdentifiers } from '@/src/identifiers';
import type { Block, CitationRole, Clause, Span } from '@/src/model';
import { roleOf } from '../clauses/roles';
import { blocksIn, type View } from '../view';
import { startsWithLabel } from './label';

/** A list of references: the blocks under its heading, without those of its own sub-lists. */
export type ReferenceList = { title: string; role: Exclude<CitationRole, 'in-text'>; blocks: Block[]; span: Span; labelled: boolean };

const ROLES = new Set<Clause['role']>(['references', 'normative-references', 'informative-references', 'bibliography']);
/** Sub-clauses under the references that hold none: xml2rfc's footnoted addresses, W3C's issue lists, thanks. */
const NO_LIST = /^(?:\d+(?:\.\d+)*\.?\s+)?(?:uris?|url list|index|issue summary|authors?['’]? addresses?|terms defined by reference)$/i;
const NO_LIST_ROLES = new Set<Clause['role']>(['acknowledgements', 'history', 'boilerplate', 'abbreviations', 'terms', 'contents']);
/** What ITU-T and others print after the last page of the text. */
const END_OF_TEXT = /^(?:[_\u2013\u2014-]{5,}|(?:series|séries?|серии?) (?:of|des|de las|рекомендаций)\b.*|itu-t [a-z]-series recommendations)$/iu;

type Root = { title: string; role: Clause['role']; number: string | null; span: Span; contentStart: number; nested: boolean; annex: boolean };

/** The reference lists in order. Sub-clauses of a reference clause inherit its role unless their title says otherwise. */
export function findReferenceLists(view: View): ReferenceList[] {
  const marked = view.clauses.filter((c) => ROLES.has(listRole(c))).map((c) => rootOf(view, c));
  const roots = [...marked, ...unmarked(view, marked)].sort((a, b) => a.span.start - b.span.start);
  const withoutList = view.clauses.filter((c) => NO_LIST.test(c.title) || NO_LIST_ROLES.has(c.role)).map((c) => c.span);
  const lists: ReferenceList[] = [];
  for (const root of roots) {
    const inner = [...roots.filter((other) => other !== root).map((r) => r.span), ...withoutList].filter(
      (span) => span.start > root.span.start && span.end <= root.span.end,
    );
    let start = root.contentStart;
    for (const cut of [...inner, { start: root.span.end, end: root.span.end }].sort((a, b) => a.start - b.start)) {
      if (cut.start > start) {
        const blocks = upToEnd(
          view,
          blocksIn(view, { start, end: cut.start }).filter((b) => b.kind !== 'toc'),
        );
        const last = blocks.at(-1);
        // A short unlabelled list under a heading inside an annex belongs to what the annex says, often to a text it quotes.
        const labelled = blocks.some((b) => startsWithLabel(view.source.text, b));
        // ETSI lists in an annex what was read and is not cited, beside its labelled references.
        const quoted = !labelled && (root.nested || (root.annex && lists.some((list) => list.labelled)));
        if (last && !quoted) lists.push({ title: root.title, role: roleOfList(view, root, blocks), blocks, span: { start, end: last.span.end }, labelled });
      }
      start = Math.max(start, cut.end);
    }
  }
  return lists.sort((a, b) => a.span.start - b.span.start);
}

/** The role of a clause; an annex that is the references ("Annex A (informative) Bibliography", "Appendix D References") has theirs. */
function listRole(clause: Clause): Clause['role'] {
  if (clause.role !== 'annex' && clause.role !== 'appendix') return clause.role;
  return roleOf(clause.title.replace(/^(?:annex|appendix)\s+[A-Z\dIVX]{1,4}\b\s*[.:–—-]?\s*/i, '').replace(/^\((?:informative|normative)\)\s*/i, ''), null);
}

/** `nested`: under an annex, or without a number between two annexes. */
function rootOf(view: View, clause: Clause): Root {
  const annexes = view.clauses.filter((c) => c !== clause && isAnnex(c));
  const under = annexes.some((c) => c.span.start < clause.span.start && clause.span.end <= c.span.end);
  const between = clause.number === null && annexes.some((c) => c.span.start < clause.span.start) && annexes.some((c) => c.span.start > clause.span.start);
  return {
    title: clause.title,
    role: listRole(clause),
    number: clause.number,
    span: clause.span,
    contentStart: clause.heading.end,
    nested: under || between,
    annex: clause.role === 'annex' || clause.role === 'appendix',
  };
}

const isAnnex = (c: Clause): boolean =>
  ((c.role === 'annex' || c.role === 'appendix') && !ROLES.has(listRole(c))) || /^(?:annex|appendix)\b/i.test(c.number ?? '');

/** Lines that read "Bibliography" or "References", that the reader could not tell for headings, with references after them. */
function unmarked(view: View, marked: readonly Root[]): Root[] {
  const { blocks, text } = view.source;
  const found: Root[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    if (block.kind === 'heading' || block.kind === 'toc' || block.kind === 'cell' || block.span.end - block.span.start > 60) continue;
    const title = text.slice(block.span.start, block.span.end).trim();
    // "Reference" alone is a field of covers (ETSI).
    if (!/^(?:[\dIVX]+\.?\s+)?\p{Lu}/u.test(title) || /[.;,]$/.test(title) || /^r[eé]f[eé]rence$/i.test(title)) continue;
    const role = roleOf(title.replace(/^[\dIVX]+\.?\s+/, ''), null);
    if (!ROLES.has(role) || marked.some((r) => r.span.start <= block.span.start && block.span.end <= r.span.end)) continue;
    const next = blocks.slice(i + 1, i + 6);
    if (
      next[0]?.kind === 'toc' ||
      !next.some((b) => startsWithLabel(text, b) || parseIdentifiers(text.slice(b.span.start, b.span.end).slice(0, 200)).length > 0)
    )
      continue;
    const end = view.clauses.find((c) => c.span.start >= block.span.end)?.span.start ?? text.length;
    found.push({ title, role, number: null, span: { start: block.span.start, end }, contentStart: block.span.end, nested: false, annex: false });
  }
  return found;
}

function upToEnd(view: View, blocks: Block[]): Block[] {
  const end = blocks.findIndex(
    (b) => b.kind !== 'cell' && b.span.end - b.span.start < 80 && END_OF_TEXT.test(view.source.text.slice(b.span.start, b.span.end).trim()),
  );
  return end < 0 ? blocks : blocks.slice(0, end);
}

const SAYS_INFORMATIVE = /\b(?:informative|non-normative|informational)\b/i;
const IS_INFORMATIVE =
  /\b(?:this (?:section|clause|annex|appendix) is (?:informative|non-normative)|not (?:essential|necessary|indispensable|required) (?:for|to))\b/i;

/**
 * Normative unless the title, the lead-in or the place says otherwise. ITU-T, ISO, ETSI and 3GPP have their normative references in
 * a numbered clause, so that a numbered "Bibliography" is a translation of "References".
 */
function roleOfList(view: View, root: Root, blocks: readonly Block[]): ReferenceList['role'] {
  if (root.role === 'normative-references') return 'normative';
  if (root.role === 'informative-references' || SAYS_INFORMATIVE.test(root.title)) return 'informative';
  if (root.role === 'bibliography') {
    // Beside a clause of references a numbered bibliography is what its name says (FAPI, ISO's old form).
    const beside = view.clauses.some((c) => c.role === 'references' || c.role === 'normative-references');
    return !beside && root.number !== null && /^\d$/.test(root.number) ? 'normative' : 'informative';
  }
  if (/^(?:annex|appendix|anexo|annexe)\b/i.test(`${root.number ?? ''} ${root.title}`.trim()) || root.nested) return 'informative';
  const first = view.source.blocks.find((b) => b.span.start >= root.contentStart);
  const lead = [first, ...blocks.slice(0, 2)].map((b) => (b ? view.source.text.slice(b.span.start, b.span.end) : '')).join('\n');
  return IS_INFORMATIVE.test(lead) ? 'informative' : 'normative';
}
