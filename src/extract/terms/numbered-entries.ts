import type { Block } from '@/src/model';
import { roleOf } from '../clauses/roles';
import { sourceLine } from './entry';
import { type Habit, type Opening, type Reading, wordsOf } from './habit';
import { readLead } from './lead';
import { boldLead, divideAtColon, lineOf } from './line';

const ENTRY_NUMBER = /^(?:[A-Z]|\d{1,3})(?:\.\d{1,3})+\.?$/;
const GENERIC =
  /^(?:general|introduction|overview|notations?|symbols?|conventions?|void|typographical .*|.*\b(?:language|keywords)|terms?\b.*|definitions?\b.*|abbreviat.*|acronyms?)$/i;

/** Numbers of entries go below their clause's; right-to-left documents may print them the other way round. */
function belongs({ zone }: Reading, number: string): boolean {
  const clause = zone.clause.number;
  if (clause === null) return true;
  const bare = number.replace(/\.$/, '');
  return bare.startsWith(`${clause}.`) || bare.endsWith(`.${clause}`) || bare.endsWith(`.${clause.split('.').reverse().join('.')}`);
}

const numberOf = (reading: Reading, block: Block | undefined): string | null => {
  if (!block || block.kind === 'cell') return null;
  const number = block.number ?? loneNumber(reading, block);
  return number && ENTRY_NUMBER.test(number) && belongs(reading, number) ? number : null;
};

/** A number alone on its line, which readers leave as text: it counts nothing that stands beside it. */
const loneNumber = ({ text }: Reading, { span }: Block): string | null =>
  span.end - span.start <= 16 ? text.slice(span.start, span.end).trim() || null : null;

/** "3.2.1	term [source]: definition", and the number, names and definition on lines of their own (ISO 10241-1). */
export const numberedEntries: Habit = {
  id: 'numbered-entries',
  title: 'Numbered entries',
  description: 'ITU-T "3.1.1 term [source]: definition"; ISO number, preferred and admitted terms, definition, notes, SOURCE.',
  sure: true,
  least: 1,
  opens(reading, i) {
    const { view, blocks, text } = reading;
    const block = blocks[i];
    const number = numberOf(reading, block);
    if (!block || number === null) return null;
    const line = lineOf(view, block);
    const words = text.slice(line.start, line.end).trim();
    if (words === '' || words === number) return namesBelow(reading, i, number);
    const opening = (designation: { start: number; end: number }, pieces: Opening['pieces'], source: string | null, takesNames = false): Opening => ({
      number,
      designation,
      pieces,
      source,
      takesNames,
      end: block.span.end,
      next: i + 1,
    });
    const division = divideAtColon(text, line);
    const bold = boldLead(view, line);
    if (division && !(division.definition.end - division.definition.start < 2 && leadsIn(words))) {
      return opening(division.designation, [division.definition], division.source);
    }
    if (bold !== null && bold < line.end - 1 && text.slice(bold, line.end).trim().length > 2) {
      const dash = /^\s*[–—-]\s*/.exec(text.slice(bold, line.end));
      return opening({ start: line.start, end: bold }, [{ start: bold + (dash?.[0].length ?? 0), end: line.end }], null);
    }
    const dashed = DASHED.exec(text.slice(line.start, Math.min(line.end, line.start + 140)));
    if (dashed?.[1] && wordsOf(dashed[1]) <= 8 && line.end - line.start - dashed[0].length > 12) {
      return opening({ start: line.start, end: line.start + dashed[1].length }, [{ start: line.start + dashed[0].length, end: line.end }], null);
    }
    if (/[.;:]$/.test(words) || wordsOf(words) > 14 || GENERIC.test(words) || roleOf(words, null) !== 'body') return null;
    // A sub-clause that groups entries is none itself.
    const next = blocks[i + 1];
    if (!next || (next.kind === 'heading' && block.kind === 'heading')) return null;
    if (numberOf(reading, next)?.startsWith(`${number.replace(/\.$/, '')}.`) || readLead(text.slice(next.span.start, next.span.end))) return null;
    const bracket = /\s*\[([^\]]+)\]\s*$/.exec(words);
    return opening({ start: line.start, end: bracket ? line.start + bracket.index : line.end }, [], bracket?.[1] ?? null, true);
  },
};

/** "relay tree – A tree of …" */
const DASHED = /^([^–—\u2028]{2,80}?)\s+[–—-]\s+(?=\S)/u;

const leadsIn = (words: string): boolean => /\b(?:following|apply|applies|below)\b[^:]*:$/i.test(words);

/** The number stands alone: the first line below is the preferred term. */
function namesBelow(reading: Reading, i: number, number: string): Opening | null {
  const { view, blocks, text } = reading;
  const name = blocks[i + 1];
  if (!name || numberOf(reading, name) !== null || (name.number !== null && ENTRY_NUMBER.test(name.number)) || name.kind === 'heading' || name.kind === 'cell')
    return null;
  const line = { start: name.span.start, end: name.span.end };
  const words = text.slice(line.start, line.end);
  if (wordsOf(words) > 14 || sourceLine(words) !== null) return null;
  const division = boldLead(view, line) === null ? null : divideAtColon(text, line);
  if (division) return { number, designation: division.designation, pieces: [division.definition], source: division.source, end: name.span.end, next: i + 2 };
  return { number, designation: line, pieces: [], source: null, takesNames: true, end: name.span.end, next: i + 2 };
}
