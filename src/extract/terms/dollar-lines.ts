import type { Habit } from './habit';

/** "$ term" on a line of its own, the definition below it: RFC 2828, RFC 4949 and glossaries made after them. */
export const dollarLines: Habit = {
  id: 'dollar-lines',
  title: 'Glossary lines that begin with "$"',
  description: 'A line "$ term", its definition indented below (Internet Security Glossary).',
  sure: true,
  least: 2,
  opens({ blocks, text }, i) {
    const block = blocks[i];
    if (!block || !text.startsWith('$ ', block.span.start)) return null;
    const words = text.slice(block.span.start, block.span.end);
    const see = /\n|\u2028|\s(?=See:|\([INOD]\)\s)/.exec(words);
    const end = see ? block.span.start + see.index : block.span.end;
    // Two terms with one definition may have run together.
    const [first, ...others] = text.slice(block.span.start + 2, end).split(' $ ');
    return {
      number: null,
      designation: { start: block.span.start + 2, end: block.span.start + 2 + (first?.length ?? 0) },
      alternates: others.map((name) => name.trim()),
      pieces: see ? [{ start: end + see[0].length, end: block.span.end }] : [],
      source: null,
      end: block.span.end,
      next: i + 1,
    };
  },
};
