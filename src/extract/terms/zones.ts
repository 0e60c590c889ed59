import type { Block, Clause, ClauseRole, Span } from '@/src/model';
import { blocksIn, type View } from '../view';

/** A stretch of the document whose entries are terms, with what its clause says of their origin. */
export type Zone = { clause: Clause; span: Span; blocks: Block[]; adopted: boolean | null };

const ROLES: ReadonlySet<ClauseRole> = new Set<ClauseRole>(['terms', 'terms-elsewhere', 'terms-here']);

/** Sub-clauses of a terms clause that hold none, though no role tells them. */
const OTHER_TITLE =
  /^(?:symbols?|notations?|notational conventions?|typographical conventions?|.{0,30}\babbreviat(?:ions?|ed terms)\b.*|acronyms?|requirements? (?:language|notation).*|key ?words)$/i;

/**
 * The terms clauses, cut so that a sub-clause with a role of its own (3.1 defined elsewhere, 3.2 defined here, 3.3 abbreviations)
 * is its own zone or none, and every block belongs to one zone only; and lists that a lead-in calls definitions elsewhere.
 */
export function findZones(view: View): Zone[] {
  const zones: Zone[] = [];
  view.clauses.forEach((clause, i) => {
    if (!holdsTerms(clause)) return;
    let start = clause.heading.end;
    const cuts = [...innerCuts(view, i), { start: clause.span.end, end: clause.span.end }];
    for (const cut of cuts) {
      if (cut.start > start) {
        const span = { start, end: cut.start };
        // Footnotes stand where the page ends, in the middle of an entry of which they are no part.
        const blocks = blocksIn(view, span).filter((b) => b.kind !== 'toc' && b.kind !== 'caption' && b.kind !== 'note');
        if (blocks.length > 0) zones.push({ clause, span, blocks, adopted: originOf(clause) });
      }
      start = Math.max(start, cut.end);
    }
  });
  if (zones.length === 0) zones.push(...wholeGlossary(view));
  if (zones.length === 0) zones.push(...listsAfterLead(view));
  if (zones.length === 0) zones.push(...definitionsThatApply(view));
  return zones.sort((a, b) => a.span.start - b.span.start);
}

/** Titles beyond those that the clause tree knows: "Definitions from the Regulation", "Glossary of identity terms", "Additional definitions". */
const TERMS_TITLE =
  /^(?:(?:annex|appendix|article|section)\s+[\w.]+\s*[-–—:.]?\s*)?(?:\((?:normative|informative)\)\s*)?(?:(?:glossary|vocabulary|terminology|definitions|terms)\b(?!.*\b(?:reference|use|service|conditions|license|by this specification)$)|(?:additional|further|other|common|key|general|basic|core|specific|relevant|main)\s+(?:terms|definitions|terminology|concepts and (?:terms|definitions))\b)/i;
/** What is declared under such titles is data, not concepts: "Attribute definitions", "Definitions of message types". */
const DATA_TITLE =
  /\b(?:data|types?|schemas?|attributes?|parameters?|objects?|messages?|class(?:es)?|elements?|fields?|codes?|formats?|claims?|metadata|functions?|services?|operations?|procedures?|ASN\.1|XML|JSON|YANG|MIB|OIDs?|propert(?:y|ies)|interfaces?|events?|errors?|syntax|grammar|namespaces?|requirements?|test)\b.*\bdefinitions?$|^definitions? of\b.*\b(?:types|schemas?|attributes|parameters|objects|messages|classes|elements|fields|codes|formats|claims|functions|services|operations|properties|interfaces|events|errors)\b/i;
/** "SessionTranscript Definitions" */
const CODE_TITLE = /\w[a-z][A-Z]\w* definitions?$/;

const holdsTerms = ({ role, title }: Clause): boolean =>
  ROLES.has(role)
    ? !DATA_TITLE.test(title) && !CODE_TITLE.test(title.replace('Definition', 'definition'))
    : (role === 'body' || role === 'annex' || role === 'appendix') && title.length < 90 && TERMS_TITLE.test(title) && !DATA_TITLE.test(title);

const originOf = ({ role }: Clause): boolean | null => (role === 'terms-elsewhere' ? true : role === 'terms-here' ? false : null);

/** Clauses inside clause `i` that are zones of their own or hold no terms. Clauses are in document order. */
function innerCuts({ clauses }: View, i: number): Span[] {
  const cuts: Span[] = [];
  const outer = clauses[i];
  if (!outer) return cuts;
  for (let at = i + 1; at < clauses.length; at++) {
    const inner = clauses[at];
    if (!inner || inner.span.start >= outer.span.end) break;
    if (holdsTerms(inner) || (inner.role !== 'body' && !ROLES.has(inner.role) && inner.number !== null) || OTHER_TITLE.test(inner.title)) cuts.push(inner.span);
  }
  return cuts;
}

const GLOSSARY_TITLE = /\b(?:glossary|vocabulary|dictionary|terms and definitions|terminology|lexicon)\b/i;
/** Covers are short, and so are the lines on them. */
const COVER_BLOCKS = 16;

const NO_BODY: ReadonlySet<Block['kind']> = new Set(['toc', 'caption', 'cover', 'note']);

/** A document that is a glossary by its title, without a clause that says so: all of its body is one zone (NIST IR 7298). */
function wholeGlossary(view: View): Zone[] {
  const { blocks, text } = view.source;
  const titled = blocks
    .slice(0, COVER_BLOCKS)
    .some(({ span, kind }) => kind !== 'toc' && span.end - span.start < 120 && GLOSSARY_TITLE.test(text.slice(span.start, span.end)));
  const clause = view.clauses.find(({ role }) => role === 'body') ?? view.clauses[0];
  if (!titled || !clause) return [];
  const inside: Block[] = [];
  let cut = -1;
  let at = 0;
  for (const block of blocks) {
    for (let next = view.clauses[at]; next && next.span.start <= block.span.start; next = view.clauses[++at]) {
      if (next.role !== 'body' && next.role !== 'introduction') cut = Math.max(cut, next.span.end);
    }
    // A definition list above the first heading is the cover's: "This version", "Editors".
    const listed = (block.kind === 'term' || block.kind === 'definition') && block.span.start < (view.clauses[0]?.span.start ?? 0);
    if (block.span.start >= cut && !NO_BODY.has(block.kind) && !listed) inside.push(block);
  }
  return inside.length > 0 ? [{ clause: { ...clause, number: null }, span: { start: 0, end: text.length }, blocks: inside, adopted: null }] : [];
}

/** "OAuth defines four roles:" */
const DEFINES =
  /\b(?:defines?|introduces?)\s+(?:the\s+)?(?:following\s+)?(?:[\w-]+\s+)?(?:roles|terms|entities|actors|parties|concepts|participants)\b[^.:]{0,40}:$/i;

/** Definition lists that a lead-in calls so, for documents that have no terms clause (RFC 6749). */
function listsAfterLead(view: View): Zone[] {
  const { blocks, text } = view.source;
  const zones: Zone[] = [];
  for (let i = 1; i < blocks.length; i++) {
    const first = blocks[i];
    const lead = blocks[i - 1];
    if (first?.kind !== 'term' || !lead || lead.kind === 'term' || lead.kind === 'definition' || lead.kind === 'heading') continue;
    const said = text.slice(Math.max(lead.span.start, lead.span.end - 300), lead.span.end);
    if (!DEFINES.test(said)) continue;
    let end = i;
    while (blocks[end]?.kind === 'term' || blocks[end]?.kind === 'definition') end++;
    const clause = clauseBefore(view, first.span.start);
    const last = blocks[end - 1];
    if (clause && last) zones.push({ clause, span: { start: first.span.start, end: last.span.end }, blocks: blocks.slice(i, end), adopted: null });
    i = end;
  }
  return zones;
}

const APPLY = /\bfollowing (?:terms and )?definitions (?:shall )?appl(?:y|ies)\b[^.]{0,40}:$/i;
const NEXT_ARTICLE = /^(?:article|section|chapter|annex|part)\s+[\dIVXA-Z]+\b/i;

/** "For the purposes of this Regulation, the following definitions apply:" in a document whose articles are no headings (EUR-Lex). */
function definitionsThatApply(view: View): Zone[] {
  const { blocks, text } = view.source;
  const zones: Zone[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const lead = blocks[i];
    if (!lead || lead.cell || !APPLY.test(text.slice(Math.max(lead.span.start, lead.span.end - 200), lead.span.end))) continue;
    let end = i + 1;
    for (; end < blocks.length; end++) {
      const block = blocks[end];
      if (
        !block ||
        block.kind === 'heading' ||
        (!block.cell && NEXT_ARTICLE.test(text.slice(block.span.start, Math.min(block.span.end, block.span.start + 40))))
      )
        break;
    }
    const inside = blocks.slice(i + 1, end);
    const last = inside.at(-1);
    if (!last) continue;
    const span = { start: lead.span.end, end: last.span.end };
    const clause = clauseBefore(view, lead.span.start) ?? { number: null, title: '', level: 1, role: 'terms', span, heading: lead.span, page: lead.page };
    zones.push({ clause: { ...clause, number: null }, span, blocks: inside, adopted: null });
    i = end - 1;
  }
  return zones;
}

function clauseBefore({ clauses }: View, offset: number): Clause | null {
  let found: Clause | null = null;
  for (const clause of clauses) {
    if (clause.span.start > offset) break;
    found = clause;
  }
  return found;
}
