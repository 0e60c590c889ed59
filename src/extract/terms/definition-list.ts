import { tidyDesignation } from './entry';
import type { Habit } from './habit';
import { lineOf } from './line';

/** `<dt>`/`<dd>`, hanging lists of RFCs, and paragraph styles that say "term" and "definition". */
export const definitionList: Habit = {
  id: 'definition-list',
  title: 'Definition lists',
  description: 'A term of a list, and the definitions after it: HTML, RFC hanging lists, Word styles (OASIS, ISO).',
  sure: true,
  least: 1,
  opens({ view, blocks, text }, i) {
    const block = blocks[i];
    if (block?.kind !== 'term') return null;
    const alternates: string[] = [];
    let next = i + 1;
    // Terms that stand together share the definition after them.
    for (; blocks[next]?.kind === 'term' && sameList(block.context, blocks[next]?.context ?? null); next++) {
      const also = blocks[next];
      if (also) alternates.push(tidyDesignation(text.slice(also.span.start, also.span.end)));
    }
    if (blocks[next]?.kind !== 'definition') {
      alternates.length = 0;
      next = i + 1;
    }
    const line = lineOf(view, block);
    // "Authentication [CNSSI-9999, adapted]": NIST names the source beside the term.
    const bracket = /\S(\s*\[([^\][]*\d[^\][]*)\])\s*$/.exec(text.slice(line.start, line.end));
    const designation = bracket?.[1] ? { start: line.start, end: line.start + bracket.index + 1 } : line;
    return { number: block.number, designation, alternates, pieces: [], source: bracket?.[2] ?? null, end: block.span.end, next };
  },
};

/** The last step of a context is the element itself. */
const sameList = (a: string | null, b: string | null): boolean => (a === null || b === null ? a === b : parentOf(a) === parentOf(b));
const parentOf = (context: string): string => context.slice(0, Math.max(0, context.lastIndexOf(' > ')));
