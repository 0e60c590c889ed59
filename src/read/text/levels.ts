import type { Block } from '@/src/model';
import { leadingNumber } from './number';

/**
 * Heading elements → clause depth. Bodies begin their clauses at h1 (Word, metanorma) or h2 (W3C, IETF, mkdocs), and ReSpec's
 * source writes h2 everywhere: numbers decide where there are numbers, then the sections that a heading stands in, then h-levels.
 * A single first h1 above the clauses is the document's title, not a clause.
 */
export function settleHeadings(text: string, blocks: Block[], sectionsOnly: boolean): Block[] {
  const numbered = blocks.map((block) =>
    block.kind === 'toc' || block.kind === 'code'
      ? block
      : { ...block, number: leadingNumber(text.slice(block.span.start, Math.min(block.span.end, block.span.start + 80)), block.kind === 'heading') },
  );
  const headings = numbered.filter((b) => b.kind === 'heading');
  const title = titleHeading(headings);
  const clauses = headings.filter((b) => b !== title && !/#(?:title|rfcnum)\b[^>]*$/.test(b.context ?? ''));
  const base = baseLevel(clauses);
  const shallowest = shallowestDepths(clauses);
  return numbered.map((block) => {
    if (block.kind !== 'heading') return block.level === null ? block : { ...block, level: null };
    if (block === title || (block.style === 'h1' && /#(?:title|rfcnum)\b[^>]*$/.test(block.context ?? ''))) return { ...block, kind: 'cover', level: null };
    const depth = block.number ? numberDepth(block.number) : null;
    const sections = sectionsOnly ? (block.context?.match(/(?:^|> )section\b/g)?.length ?? 0) : 0;
    return { ...block, level: Math.max(1, depth ?? (sections || (shallowest.get(block.level ?? 1) ?? (block.level ?? 1) - base))) };
  });
}

function titleHeading(headings: Block[]): Block | null {
  const first = headings[0];
  if (first?.level !== 1 || first.number) return null;
  const second = headings[1];
  if (!second) return null;
  return headings.filter((b) => b.level === 1).length === 1 || ((second.level ?? 1) > 1 && /(?:^|> )\w+#title\b/.test(first.context ?? '')) ? first : null;
}

/** How many h-levels stand above clause depth 1, by the numbered headings' majority, else by the highest level in use. */
function baseLevel(headings: Block[]): number {
  const votes = new Map<number, number>();
  for (const h of headings) {
    const depth = h.number ? numberDepth(h.number) : null;
    if (depth !== null) votes.set((h.level ?? 1) - depth, (votes.get((h.level ?? 1) - depth) ?? 0) + 1);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1])[0];
  if (best) return Math.max(0, best[0]);
  return Math.max(0, Math.min(...headings.map((h) => h.level ?? 1), 6) - 1);
}

/** The least depth that numbers give to each h-level: the old xml2rfc writes h3 for every depth, and its "Abstract" is as high as "1.". */
function shallowestDepths(headings: Block[]): Map<number, number> {
  const depths = new Map<number, number>();
  for (const h of headings) {
    const depth = h.number ? numberDepth(h.number) : null;
    if (depth !== null && h.level !== null) depths.set(h.level, Math.min(depth, depths.get(h.level) ?? depth));
  }
  return depths;
}

/** "3.1.2" → 3, "Annex A" → 1, "A.1" → 2; null for a bracketed label. */
export function numberDepth(number: string): number | null {
  if (number.startsWith('[')) return null;
  return number.replace(/[.:)]+$/, '').split('.').length;
}
