import type { Habit } from './habit';

const ITEM = /^[(]?(?:\d{1,3}[a-z]?|[a-z]{1,3})[).]?\s*[‘'“"«„]([^’'”"»“]{2,140})[’'”"»“]\s*,?\s*(?:means?|shall mean|refers to|has the meaning)\b[:\s]*/u;
const SENTENCE = /^(?:the term\s+)?[“"‘«]([^”"’»]{2,120})[”"’»]\s*(?:\([^)]{1,40}\)\s*)?,?\s*(?:means?|is|refers to|shall mean|denotes)(?:[\s:]+|$)/iu;

/** (1) ‘wallet user’ means …;  "Term" means … */
export const legalActs: Habit = {
  id: 'legal-acts',
  title: 'Definitions of legal acts',
  description: 'A term in quotation marks and "means", numbered or not (EU regulations, implementing acts, policies).',
  sure: true,
  least: 1,
  opens({ blocks, text }, i) {
    const block = blocks[i];
    if (!block || block.kind === 'heading' || block.kind === 'code') return null;
    const head = text.slice(block.span.start, Math.min(block.span.end, block.span.start + 240));
    const found = ITEM.exec(head) ?? SENTENCE.exec(head);
    const name = found?.[1];
    if (!found || name === undefined) return null;
    const at = block.span.start + head.indexOf(name);
    return {
      number: block.number,
      designation: { start: at, end: at + name.length },
      pieces: [{ start: block.span.start + found[0].length, end: block.span.end }],
      source: null,
      end: block.span.end,
      next: i + 1,
    };
  },
};
