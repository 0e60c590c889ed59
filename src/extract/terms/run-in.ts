import { flat } from './entry';
import { type Habit, wordsOf } from './habit';
import { boldLead, divideAtColon, lineOf } from './line';

const MARKED = ['bold', 'dfn', 'italic'] as const;

/** "**term** [source]: definition" and "**term** — definition". */
export const boldRunIn: Habit = {
  id: 'bold-run-in',
  title: 'Bold terms that run into their definition',
  description: 'The term in bold or italic at the beginning of a paragraph, then a colon, dash or tab (ETSI, 3GPP, OASIS).',
  sure: false,
  least: 1,
  opens({ view, blocks, text }, i) {
    const block = blocks[i];
    if (!block || block.kind === 'heading' || block.kind === 'cell' || block.kind === 'code' || /^\d/.test(block.number ?? '')) return null;
    const line = lineOf(view, block);
    const bold = boldLead(view, line, MARKED);
    if (bold === null) return null;
    const rest = text.slice(bold, line.end);
    const set = text.slice(line.start, bold);
    if (wordsOf(set) > 14) return null;
    const end = block.span.end;
    if (/^\s*(?:\([^)]{0,60}\)\s*)?(?:\[[^\]]{0,80}\]\s*)?[:：]/u.test(rest) || /[:：]\s*$/u.test(set)) {
      const division = divideAtColon(text, line);
      if (division && flat(text.slice(division.definition.start, division.definition.end)) !== '')
        return { number: null, designation: division.designation, pieces: [division.definition], source: division.source, end, next: i + 1 };
    }
    if (rest.trim().length < 8) return null;
    const dash = /^\s*[–—-]\s+/.exec(rest) ?? /^\t\s*/.exec(rest);
    const inside = /\s*[–—]\s*$/.exec(set);
    if (!dash && !inside) return null;
    return {
      number: null,
      designation: { start: line.start, end: inside ? line.start + inside.index : bold },
      pieces: [{ start: bold + (dash?.[0].length ?? 0), end }],
      source: null,
      end,
      next: i + 1,
    };
  },
};

/** The term in bold on a line of its own, the definition in the paragraph below. */
export const boldLines: Habit = {
  id: 'bold-lines',
  title: 'Bold terms on lines of their own',
  description: 'A short bold line, and the definition below it in plain letters (NIST glossaries, OASIS).',
  sure: false,
  least: 2,
  opens({ view, blocks, text }, i) {
    const block = blocks[i];
    const next = blocks[i + 1];
    if (!block || block.kind === 'heading' || block.kind === 'cell' || block.number !== null) return null;
    const words = text.slice(block.span.start, block.span.end);
    if (wordsOf(words) > 14 || /[.;:]$/.test(words)) return null;
    if (!next || next.kind === 'heading' || next.kind === 'cell') return null;
    const bold = boldLead(view, block.span);
    if (bold === null ? !isTitleLine(words, text.slice(next.span.start, next.span.end)) : text.slice(bold, block.span.end).trim() !== '') return null;
    const below = boldLead(view, next.span);
    if (below !== null && text.slice(below, next.span.end).trim() === '') return null;
    return { number: null, designation: block.span, pieces: [], source: null, end: block.span.end, next: i + 1 };
  },
};

/** PDFs lose the weight of a font now and then: "Identity Assurance Level (IAL)" above a sentence is such a line too. */
const isTitleLine = (words: string, below: string): boolean =>
  wordsOf(words) <= 7 &&
  !/[:=\t–—]/.test(words) &&
  words.split(/[\s/-]+/).every((word) => /^[(\p{Lu}\p{N}]|^(?:of|the|and|or|for|in|to|a|an|on|with)$/u.test(word)) &&
  wordsOf(below) >= 4 &&
  /^[\p{Lu}(]/u.test(below) &&
  /[.:;)]$/.test(below.trim());

/** "term<TAB>definition" in two columns without a table. */
export const tabbedColumns: Habit = {
  id: 'tabbed-columns',
  title: 'Two columns by tab',
  description: 'The term, a tab and the definition, in plain letters (older NIST publications, drafts in Word).',
  sure: false,
  least: 3,
  opens({ blocks, text }, i) {
    const block = blocks[i];
    if (!block || block.kind === 'heading' || block.kind === 'cell' || block.number !== null) return null;
    const tab = text.indexOf('\t', block.span.start);
    if (tab < 0 || tab >= block.span.end) return null;
    const name = text.slice(block.span.start, tab);
    if (wordsOf(name) > 8 || /[.;:)]$/.test(name.replace(/\([^()]*\)$/, '')) || block.span.end - tab < 6 || !/^[\p{L}"“(]/u.test(name)) return null;
    return {
      number: null,
      designation: { start: block.span.start, end: tab },
      pieces: [{ start: tab + 1, end: block.span.end }],
      source: null,
      end: block.span.end,
      next: i + 1,
    };
  },
};

/** "term: definition" without any setting. */
export const plainColon: Habit = {
  id: 'plain-colon',
  title: 'Terms before a colon',
  description: 'The term, a colon and the definition, in plain letters (plain text, drafts).',
  sure: false,
  least: 2,
  opens({ view, blocks, text }, i) {
    const block = blocks[i];
    if (!block || block.kind === 'heading' || block.kind === 'cell' || block.kind === 'code' || block.number !== null) return null;
    const line = lineOf(view, block);
    const division = divideAtColon(text, line);
    if (!division) return null;
    const name = text.slice(division.designation.start, division.designation.end);
    if (wordsOf(name) > 8 || !/^[\p{L}("“*]/u.test(name.trim()) || division.definition.end - division.definition.start < 13) return null;
    return { number: null, designation: division.designation, pieces: [division.definition], source: division.source, end: block.span.end, next: i + 1 };
  },
};

const DASH = /^([^\s–—][^–—\u2028]{0,80}?)\s+(?:[–—]|--?)\s+(?=\S)/u;

/** "term – definition" without any setting. */
export const plainDash: Habit = {
  id: 'plain-dash',
  title: 'Terms before a dash',
  description: 'The term, a dash and the definition, in plain letters (plain text, drafts, wiki pages).',
  sure: false,
  least: 3,
  opens({ view, blocks, text }, i) {
    const block = blocks[i];
    if (!block || block.kind === 'heading' || block.kind === 'cell' || block.kind === 'code' || block.number !== null) return null;
    const line = lineOf(view, block);
    const found = DASH.exec(text.slice(line.start, Math.min(line.end, line.start + 120)));
    if (!found?.[1] || wordsOf(found[1]) > 8 || /[.;:,]$/.test(found[1]) || line.end - line.start - found[0].length < 12) return null;
    return {
      number: null,
      designation: { start: line.start, end: line.start + found[1].length },
      pieces: [{ start: line.start + found[0].length, end: line.end }],
      source: null,
      end: block.span.end,
      next: i + 1,
    };
  },
};
