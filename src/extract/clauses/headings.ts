import type { Block, ClauseRole, SourceDocument } from '@/src/model';
import { blockTitle, indexAt } from '@/src/model';
import { roleOf } from './roles';

/** `end` is where the heading's last line ends; it may be set in several blocks. */
export type Heading = { block: Block; end: number; number: string | null; title: string; level: number };

/** Depth by number: "3" 1, "3.1.2" 3, "A.1" 2, "Appendix A.1" 2; null where the number has no depth. */
export function depthOf(number: string): number | null {
  const bare = number.replace(/[.):]+$/, '').replace(/^(?:annex|appendix|annexe|appendice|anexo|apéndice|chapter|clause|section|article|part)\s+/i, '');
  if (/^(?:[A-Z]|[IVX]+|\d+)(?:\.\d+[a-z]?)*$/.test(bare)) return bare.split('.').length;
  return null;
}

const NUMBERED = /^((?:\d{1,2}|[A-Z])(?:\.\d{1,3}){0,5})\.?[\t\u2003 ]+(\S.*)$/u;

/**
 * Headings in order. A heading's level follows its number where it has one, so that a tree stays sound when styles are used freely.
 * Numbered short lines of documents whose reader could mark no headings (manual bold, plain text) are taken where their numbers
 * go on from one another.
 */
export function findHeadings(source: SourceDocument): Heading[] {
  const marked = markedHeadings(source);
  const numbered = marked.filter((h) => h.number !== null).length >= 3 ? [] : numberedLines(source);
  const all = merge(merge(marked, numbered), annexLines(source));
  return withoutTitlePieces(joinAnnexes(merge(all, frontTitles(source, all))));
}

/** Headings by the format's own marking; labelled lines and dates that are set as large are none. */
function markedHeadings(source: SourceDocument): Heading[] {
  const found: Heading[] = [];
  for (const block of source.blocks) {
    if (block.kind !== 'heading') continue;
    const title = blockTitle(source, block)
      .replace(/[\s\u2028]+/g, ' ')
      .replace(/\s*:$/, '')
      .trim();
    if (title === '' && block.number === null) continue;
    if (NO_TITLE.test(source.text.slice(block.span.start, block.span.end))) continue;
    const number = block.number?.replace(/[.):]+$/, '') ?? null;
    found.push({ block, end: block.span.end, number, title: number ? title.replace(/^(?:[.:–-]\s+|—\s*)/, '') : title, level: block.level ?? 1 });
  }
  const offset = levelOffset(found);
  const sizes = depthsBySize(found);
  return found.map((h) => ({ ...h, level: (h.number ? depthOf(h.number) : null) ?? sizes.get(h.block.size ?? -1) ?? Math.max(1, h.level - offset) }));
}

/** Least depth of the numbered headings in each letter size, where the layout is all that tells headings: "Abstract" is as large as "1. Introduction". */
function depthsBySize(headings: readonly Heading[]): Map<number, number> {
  const depths = new Map<number, number>();
  for (const { block, number } of headings) {
    const depth = number ? depthOf(number) : null;
    if (depth !== null && block.size !== null && block.style === null) depths.set(block.size, Math.min(depth, depths.get(block.size) ?? depth));
  }
  return depths;
}

const ANNEX_LINE =
  /^((?:Annex|Annexe|Anexo|Appendix|Appendice|Apéndice)\s+(?:[A-Z]|[IVXL]+|\d{1,2}))(?:\s*\((?:normative|informative)\))?(?:\s*[\u2028–—-]\s*(.{1,200})|\s*)$/iu;

/** Annex headings that are set as paragraphs: by a style that says so, or alone on their line. */
function annexLines(source: SourceDocument): Heading[] {
  const found: Heading[] = [];
  for (const block of source.blocks) {
    if (block.kind !== 'paragraph' || block.span.end - block.span.start > 260) continue;
    const text = source.text.slice(block.span.start, block.span.end).trim();
    const styled = /^(?:annex|appendix)_?(?:no_?)?(?:title)?\d?/i.test(block.style ?? '');
    const line =
      /^(?:Ann|Ane|App|Apé)/i.test(text) || styled
        ? (ANNEX_LINE.exec(text) ?? (styled ? /^((?:Annex|Appendix|Annexe)\s+(?:[A-Z]|[IVXL]+|\d{1,2}))\s+(.+)$/iu.exec(text) : null))
        : null;
    if (line?.[1]) found.push({ block, end: block.span.end, number: line[1], title: line[2]?.trim() ?? '', level: 1 });
    else if (styled && /^(?:bibliograph|references?$)/i.test(text)) found.push({ block, end: block.span.end, number: null, title: text, level: 1 });
  }
  return found;
}

const NO_TITLE = /^(?:RFC|Internet-Draft|Stream|Category|Published|ISSN|Workgroup|Expires|Status|Date|Version):\s+\S|^\d{1,2} \p{Lu}\p{L}+ \d{4}$/u;

/**
 * How many levels the format's marking stands above or below the numbers: a title at level 1 puts "1 Scope" and "Abstract" at 2. The numbers'
 * majority decides.
 */
function levelOffset(headings: readonly Heading[]): number {
  const votes = new Map<number, number>();
  for (const h of headings) {
    const depth = h.number ? depthOf(h.number) : null;
    if (depth !== null) votes.set(h.level - depth, (votes.get(h.level - depth) ?? 0) + 1);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1])[0];
  return best && best[1] >= 3 ? Math.max(0, best[0]) : 0;
}

const OBLIGATION = /^\(?(?:normative|informative|non-normative|informatif|normatif|informativo|normativo)\)?$/i;

/** "Annex A" ⏎ "(normative)" ⏎ "Determination of …": ISO and CEN set an annex's heading in three lines. */
function joinAnnexes(headings: readonly Heading[]): Heading[] {
  const joined: Heading[] = [];
  for (const heading of headings) {
    const open = joined[joined.length - 1];
    const adjacent = open !== undefined && heading.block.span.start <= open.end + 1 && heading.number === null;
    const waits = open !== undefined && ANNEX.test(open.number ?? open.title) && (open.title === '' || OBLIGATION.test(open.title) || ANNEX.test(open.title));
    if (!open || !adjacent || !waits) {
      joined.push(heading);
      continue;
    }
    const own = ANNEX.test(open.title) && open.number === null ? open.title : open.number;
    const said = open.number === null ? '' : open.title;
    joined[joined.length - 1] = { ...open, end: heading.block.span.end, number: own, title: `${said} ${heading.title}`.trim() };
  }
  return joined;
}

const ANNEX = /^(?:Annex|Annexe|Anexo|Appendix|Appendice|Apéndice)\s+(?:[A-Z]|[IVXL]+|\d{1,2})$/i;

/** Unnumbered headings without a text of their own, right before one that is no deeper: the document's title, printed again above clause 1. */
function withoutTitlePieces(headings: readonly Heading[]): Heading[] {
  return headings.filter((heading, i) => {
    const next = followingText(headings, i);
    return !(
      heading.number === null &&
      next &&
      next.level <= heading.level &&
      roleOf(heading.title, null) === 'body' &&
      !/^(?:none|void)\b/i.test(heading.title)
    );
  });
}

/** The heading that follows a heading at once, other pieces of a title between them left aside. */
function followingText(headings: readonly Heading[], i: number): Heading | null {
  const heading = headings[i];
  const next = headings[i + 1];
  return heading && next && next.block.span.start <= heading.end + 1 ? next : null;
}

/** Blocks that may stand before the text of a document that numbers nothing (a corrigendum). */
const WITHOUT_NUMBERS = 120;

const FRONT_ROLES: ReadonlySet<ClauseRole> = new Set<ClauseRole>(['summary', 'keywords', 'foreword', 'introduction', 'history', 'boilerplate']);

/**
 * "Summary", "Keywords", "FOREWORD" before clause 1, which ITU and others set as bold paragraphs and cells: their words and their setting tell
 * them. Nothing of the kind is looked for after the first numbered clause.
 */
function frontTitles(source: SourceDocument, headings: readonly Heading[]): Heading[] {
  const first =
    headings.find((h) => h.number !== null && depthOf(h.number) === 1)?.block.span.start ?? source.blocks[WITHOUT_NUMBERS]?.span.start ?? source.text.length;
  const found: Heading[] = [];
  for (const block of source.blocks) {
    if (block.span.start >= first) break;
    const length = block.span.end - block.span.start;
    if (block.kind === 'heading' || block.kind === 'toc' || length < 4 || length > 40) continue;
    const title = source.text
      .slice(block.span.start, block.span.end)
      .replace(/\s*:\s*$/, '')
      .trim();
    if (!FRONT_ROLES.has(roleOf(title, null))) continue;
    if (/^heading|^toc0$|^zzSTD/i.test(block.style ?? '') || title === title.toUpperCase() || isBold(source, block))
      found.push({ block, end: block.span.end, number: null, title, level: 1 });
  }
  return found;
}

const isBold = (source: SourceDocument, block: Block): boolean => {
  for (let at = indexAt(source.marks, block.span.start); at >= 0; at--) {
    const mark = source.marks[at];
    if (!mark || mark.span.start < block.span.start) return false;
    if (mark.kind === 'bold' && mark.span.end >= block.span.end - 1) return true;
  }
  return false;
};

/** Lines "4 Abbreviations", "4.1 …" that follow one another in count: at least three top-level ones in order. */
function numberedLines(source: SourceDocument): Heading[] {
  const found: Heading[] = [];
  let top = 0;
  for (const block of source.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') continue;
    if (block.span.end - block.span.start > 160) continue;
    const line = source.text.slice(block.span.start, block.span.end);
    const match = NUMBERED.exec(line.trim());
    if (!match?.[1] || !match[2] || /[.;,:]$/.test(match[2]) || !/^\p{Lu}/u.test(match[2])) continue;
    const first = Number.parseInt(match[1], 10);
    if (Number.isNaN(first) || first < top || first > top + 1) continue;
    top = first;
    found.push({ block, end: block.span.end, number: match[1], title: match[2].trim(), level: match[1].split('.').length });
  }
  return new Set(found.filter((h) => h.level === 1).map((h) => h.number)).size >= 3 ? found : [];
}

function merge(a: readonly Heading[], b: readonly Heading[]): Heading[] {
  const known = new Set(a.map((h) => h.block));
  return [...a, ...b.filter((h) => !known.has(h.block))].sort((x, y) => x.block.span.start - y.block.span.start);
}
