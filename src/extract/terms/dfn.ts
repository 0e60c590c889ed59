import { type Block, indexAt, type Mark, type TermEntry } from '@/src/model';
import type { View } from '../view';
import { finishEntry, flat, tidyDesignation } from './entry';

/**
 * Words that the source marks as defined where they stand (`<dfn>`, W3C's habit), outside the terms clauses: the
 * definition is the sentence around them. Marks inside code, and marks of a term that already has its entry, are left.
 */
export function findDfnTerms(view: View, known: readonly TermEntry[]): TermEntry[] {
  const { source } = view;
  const names = new Set(known.flatMap((t) => [t.designation, ...t.alternates].map(singular)));
  const found: TermEntry[] = [];
  for (const mark of source.marks) {
    if (mark.kind !== 'dfn') continue;
    const block = source.blocks[indexAt(source.blocks, mark.span.start)];
    if (!block || block.kind === 'code' || block.kind === 'toc') continue;
    // Elsewhere than at the W3C a heading is marked as defined to be linked to, not to define.
    if (block.kind === 'heading' && view.profile.publisher !== 'W3C') continue;
    const marked = source.text.slice(mark.span.start, mark.span.end);
    // Names of methods, slots and registered tokens are code, and define no concept.
    if (/^\[\[|\w\(|^\S*[-_]\S*[-_]\S*$/.test(marked)) continue;
    const designation = tidyDesignation(marked);
    if (designation === '' || designation.length > 100 || names.has(singular(designation))) continue;
    names.add(singular(designation));
    found.push(
      finishEntry(view, {
        number: null,
        designation,
        designationSpan: mark.span,
        alternates: linkingTexts(mark),
        pieces: [definitionAround(view, block, mark)],
        notes: [],
        source: null,
        adopted: false,
        end: block.span.end,
      }),
    );
  }
  return found;
}

/** A term is often defined in the plural and used in the singular. */
const singular = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '');

/** data-lt holds further linking texts, divided by "|" (ReSpec and Bikeshed). */
export const linkingTexts = (mark: Mark): string[] =>
  (mark.value ?? '')
    .split('|')
    .map(flat)
    .filter((s) => s !== '');

/** A sentence is cut here, in characters. */
const LONGEST = 2000;

/** For a list's term: the definitions after it; else the sentence in which the mark stands. */
function definitionAround(view: View, block: Block, mark: Mark): { start: number; end: number } {
  const { source } = view;
  if (block.kind === 'term') {
    const at = indexAt(source.blocks, block.span.start);
    const next = source.blocks[at + 1];
    if (next?.kind === 'definition') {
      let end = next.span.end;
      for (let i = at + 2; source.blocks[i]?.kind === 'definition'; i++) end = source.blocks[i]?.span.end ?? end;
      return { start: next.span.start, end };
    }
  }
  const text = source.text;
  const first = Math.max(block.span.start, mark.span.start - LONGEST);
  const last = Math.min(block.span.end, mark.span.end + LONGEST);
  let start = mark.span.start;
  while (start > first && !/[.!?]\s/.test(text.slice(start - 2, start))) start--;
  let end = mark.span.end;
  while (end < last && !(/[.!?]/.test(text[end - 1] ?? '') && /\s/.test(text[end] ?? ' ') && end > mark.span.end)) end++;
  return { start, end };
}
