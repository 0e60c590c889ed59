import type { Abbreviation, Block, Outcome, Span } from '@/src/model';
import { trimSpan } from '@/src/model';
import { blocksIn, type View } from './view';

const flat = (s: string): string => s.replace(/[\s\u2028\u00a0]+/g, ' ').trim();

/** "IdM": holds a capital or a digit, is short, and is not a sentence. Single words in other scripts are taken as they are. */
const isShort = (s: string): boolean => s.length >= 1 && s.length <= 24 && s.split(/\s+/).length <= 3 && /[\p{Lu}\p{N}\p{Lo}]/u.test(s) && !/[.;:!?]$/.test(s);
const HEADING = /^(?:abbreviations?|acronyms?|symbols?|terms?|short(?: form)?|definitions?|expansions?|meaning|full (?:form|name)|description)$/i;
/** Lines of an abbreviations clause that are no entries. */
const NO_ENTRY = /^(?:NOTE|EXAMPLE|Note|Example|SOURCE|Source|for the purposes?|this|the following)\b/;
/** Titles that the clause tree gives no role: "Abbreviations and Terms", "List of acronyms used". */
const TITLE = /\b(?:abbreviat(?:ions?|ed)|acronyms?|initialisms?)\b/i;
/** Divides "IdM<TAB>identity management", "IdM: …", "IdM – …", "IdM   …"; the short form alone may hold single spaces. */
const DIVIDED = /^\s*([^\t\u2028:：=–—]{1,28}?)\s*(?:\t+|\s*[:：=]\s*|\s+[–—-]\s+|\u2028|\s{2,})\s*(\S[\s\S]*)$/u;

/**
 * The document's list of abbreviations: two columns by tab, table, definition list or colon; where only a space divides
 * them (PDF), the first word whose letters begin the words after it.
 */
export function extractAbbreviations(view: View): Outcome<Abbreviation[]> {
  const found: Abbreviation[] = [];
  const seen = new Set<string>();
  const add = (short: string, long: string, at: Span): void => {
    const s = flat(short)
      .replace(/[:：]$/, '')
      // Emphasis of a Markdown source that plain text keeps: "*API*".
      .replace(/^(\*{1,2}|_)(.+)\1$/, '$2')
      .trim();
    const l = flat(long).replace(/[;.]$/, '').trim();
    if (
      !/\p{Lu}|\p{Lo}|\p{L}{3}/u.test(s) ||
      /[[\]{}=’…]/.test(s) ||
      l.length < 2 ||
      HEADING.test(s) ||
      NO_ENTRY.test(s) ||
      seen.has(`${s}\u0000${l.toLowerCase()}`)
    )
      return;
    seen.add(`${s}\u0000${l.toLowerCase()}`);
    found.push({ short: s, long: l, span: trimSpan(view.source.text, at) });
  };
  view.clauses.forEach((clause, i) => {
    if (mixesTermsAndAbbreviations(view, i)) {
      readClause(view, blocksIn(view, { start: clause.heading.end, end: clause.span.end }), (short, long, at) => {
        if (ACRONYM.test(flat(short)) && long.length < 120) add(short, long, at);
      });
    }
    if (clause.role !== 'abbreviations' && !(clause.role === 'body' && TITLE.test(clause.title) && clause.title.length < 60)) return;
    readClause(view, blocksIn(view, { start: clause.heading.end, end: clause.span.end }), add);
  });
  found.sort((a, b) => a.span.start - b.span.start);
  return { value: found, notices: [] };
}

/** "RFC", "IdM", "5GC": two capitals or digits at least. */
const ACRONYM = /^(?=.*[A-Z].*[A-Z0-9]|.*[0-9].*[A-Z])[A-Z0-9][A-Za-z0-9/&-]{1,11}$/;

/** "3 Definitions and abbreviations" without sub-clauses for each. */
function mixesTermsAndAbbreviations({ clauses }: View, i: number): boolean {
  const clause = clauses[i];
  const next = clauses[i + 1];
  return clause?.role === 'terms' && TITLE.test(clause.title) && !(next && next.span.start < clause.span.end);
}

type Add = (short: string, long: string, at: Span) => void;

function readClause(view: View, blocks: readonly Block[], add: Add): void {
  const { text } = view.source;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const words = text.slice(block.span.start, block.span.end);
    if (block.kind === 'heading' || block.kind === 'toc' || block.kind === 'caption') continue;
    if (block.kind === 'cell' && block.cell) {
      const next = blocks[i + 1];
      // Tables of two, four or six columns hold a pair in each two.
      if (next?.kind === 'cell' && next.cell?.row === block.cell.row && next.cell.table === block.cell.table) {
        if (isShort(flat(words)) && !(block.cell.header && HEADING.test(flat(words))))
          add(words, text.slice(next.span.start, next.span.end), { start: block.span.start, end: next.span.end });
        i++;
      } else readLine(words, block.span, add);
      continue;
    }
    if (block.kind === 'term') {
      const next = blocks[i + 1];
      if (next?.kind === 'definition') {
        add(words, text.slice(next.span.start, next.span.end), { start: block.span.start, end: next.span.end });
        i++;
      }
      continue;
    }
    const below = blocks[i + 1];
    if (below?.kind === 'paragraph' && standsAlone(words) && beginsWith(flat(words), flat(text.slice(below.span.start, below.span.end)))) {
      add(words, text.slice(below.span.start, below.span.end), { start: block.span.start, end: below.span.end });
      i++;
      continue;
    }
    readLine(words, block.span, add);
  }
}

/** PDFs printed from HTML set the short form on a line of its own, and the long one below or beside it at another height. */
const standsAlone = (words: string): boolean =>
  /^\s*\S{1,15}:?\s*$/u.test(words) && /\p{Lu}.*\p{Lu}|\p{Lu}.*\d|\p{Lu}-$/u.test(words) && isShort(flat(words).replace(/:$/, ''));

function readLine(words: string, at: Span, add: Add): void {
  const tab = words.indexOf('\t');
  if (tab > 0 && isTabbed(words.slice(0, tab))) {
    add(words.slice(0, tab), words.slice(tab).replace(/^\s*[–—=:-]\s+/, ''), at);
    return;
  }
  const divided = DIVIDED.exec(words);
  if (divided?.[1] && divided[2] && isShort(flat(divided[1]))) {
    add(divided[1], divided[2], at);
    return;
  }
  // "AB CD EF AB Cd Ef": the long form begins as the short one does.
  const repeated = /^((\S{2,20})(?: \S{1,20}){1,5}?) (\2 \S.*)$/s.exec(flat(words));
  if (repeated?.[1] && repeated[3] && isShort(repeated[2] ?? '')) {
    add(repeated[1], repeated[3], at);
    return;
  }
  const spaced = /^\s*(\S{1,20})\s+(\S.*)$/su.exec(words);
  if (spaced?.[1] && spaced[2] && isShort(spaced[1]) && /\p{Lu}.*\p{Lu}|\d|\p{Lu}$/u.test(spaced[1]) && beginsWith(spaced[1], spaced[2]))
    add(spaced[1], spaced[2], at);
}

/** Before a tab a short form may be longer, and small: "eudiwrp", "JSON-LD W3C VC JOSE". */
const isTabbed = (s: string): boolean => {
  const words = flat(s).split(' ');
  return words.length <= 6 && words.every((word) => word.length <= 24) && !/[.;:!?]$/.test(s.trim()) && (words.length === 1 || isShort(words[0] ?? ''));
};

/** Whether the long form can have given the short one: its first letter is the first letter of a word at the beginning. */
function beginsWith(short: string, long: string): boolean {
  const first = short.replace(/^[^\p{L}\p{N}]+/u, '')[0]?.toLowerCase();
  if (!first || long.length > 160 || /[.;]\s/.test(long)) return false;
  return long
    .toLowerCase()
    .split(/[\s/-]+/)
    .slice(0, 3)
    .some((word) => word.startsWith(first));
}
