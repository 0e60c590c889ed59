import { roleOf } from '../clauses/roles';
import { type Habit, wordsOf } from './habit';

/** Each term a heading without number, the definition in the paragraphs below it. */
export const glossaryHeadings: Habit = {
  id: 'glossary-headings',
  title: 'Headings that are terms',
  description: 'Each term is a heading of its own, its definition below (DIF, wiki and Markdown glossaries).',
  sure: false,
  least: 3,
  opens({ blocks, text }, i) {
    const block = blocks[i];
    const next = blocks[i + 1];
    if (block?.kind !== 'heading' || block.number !== null || block.cell || !next || next.kind === 'heading') return null;
    const words = text.slice(block.span.start, block.span.end);
    if (wordsOf(words) > 10 || roleOf(words, null) !== 'body') return null;
    return { number: null, designation: block.span, pieces: [], source: null, end: block.span.end, next: i + 1 };
  },
};
