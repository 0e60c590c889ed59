import type { Block, SourceDocument } from '@/src/model';
import { blockTitle } from '@/src/model';

export type Heading = { block: Block; number: string | null; title: string; level: number };

/** Depth by number: "3" 1, "3.1.2" 3, "A.1" 2; null where the number has no depth. */
export function depthOf(number: string): number | null {
  const bare = number.replace(/[.):]+$/, '');
  if (/^(?:annex|appendix|annexe)\b/i.test(bare)) return 1;
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
  const marked: Heading[] = [];
  for (const block of source.blocks) {
    if (block.kind !== 'heading') continue;
    const title = blockTitle(source, block)
      .replace(/[\s\u2028]+/g, ' ')
      .trim();
    if (title === '' && block.number === null) continue;
    const depth = block.number ? depthOf(block.number) : null;
    marked.push({ block, number: block.number?.replace(/[.):]+$/, '') ?? null, title, level: depth ?? block.level ?? 1 });
  }
  if (marked.filter((h) => h.number !== null).length >= 3) return marked;
  return merge(marked, numberedLines(source));
}

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
    found.push({ block, number: match[1], title: match[2].trim(), level: match[1].split('.').length });
  }
  return new Set(found.filter((h) => h.level === 1).map((h) => h.number)).size >= 3 ? found : [];
}

const merge = (a: readonly Heading[], b: readonly Heading[]): Heading[] =>
  [...a, ...b.filter((h) => !a.some((other) => other.block === h.block))].sort((x, y) => x.block.span.start - y.block.span.start);
