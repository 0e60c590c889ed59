import { findIdentifiers, parseIdentifiers } from '@/src/identifiers';
import type { Block, CitationRole, Span } from '@/src/model';
import { indexAt } from '@/src/model';
import type { View } from '../view';
import { readLabel, startsWithLabel } from './label';
import type { ReferenceList } from './lists';

/** One entry of a reference list: its label, if it has one, and all of its text. */
export type Entry = {
  label: string | null;
  body: Span;
  span: Span;
  role: Exclude<CitationRole, 'in-text'>;
  /** Left edge of its first line, where the format has one. */
  indent: number | null;
};

const URL_LINE = /^(?:<?https?:\/\/|www\.|available (?:at|from|online)|url\b|[\u2013-]\s*https?:|doi\b|online:)/iu;
const NO_ENTRY = /^(?:none|void|not applicable|n\/a|there are no|(?:there are )?no (?:normative|informative|references)|aucune?|ninguna?|нет|无|لا يوجد)\b/iu;
const HEAD_CELL = /^(?:ref(?:erence)?s?(?: no\.?)?|no\.?|nr\.?|number|#|tag|id|title|document|item|label|\[ref\])\.?$/i;

/**
 * Cuts a list into entries. What begins one: a bracketed tag (RFC, ITU-T, ETSI, W3C), a definition list's term, a table row
 * with a tag in its first cell, a bullet of a list without tags (X.500), or a line that begins with a number (ISO).
 */
export function cutEntries(view: View, list: ReferenceList): Entry[] {
  const { text } = view.source;
  const labelled = list.blocks.some((b) => startsWithLabel(text, b));
  const entries: Entry[] = [];
  let open: Entry | null = null;
  for (let i = 0; i < list.blocks.length; i++) {
    const block = list.blocks[i] as Block;
    const words = text.slice(block.span.start, block.span.end).trim();
    // Footnotes and captions stand among the entries and are none.
    if (words === '' || block.kind === 'caption' || block.kind === 'note') continue;
    if (block.kind === 'heading' && !startsWithLabel(text, block)) {
      open = null;
    } else if (block.cell) {
      const table = takeTable(list.blocks, i);
      entries.push(...readTable(view, table, list.role));
      i += table.length - 1;
      open = entries.at(-1) ?? null;
    } else if (block.kind === 'term' || list.blocks[i + 1]?.kind === 'definition') {
      const end = endOfDefinitions(list.blocks, i, block.span.end);
      const label = readLabel(words);
      open = {
        label: label?.text ?? words,
        body: { start: block.span.end, end },
        span: { start: block.span.start, end },
        role: list.role,
        indent: block.indent,
      };
      if (label && label.end < words.length) open.body.start = block.span.start + label.end;
      entries.push(open);
      while (list.blocks[i + 1]?.kind === 'definition') i++;
    } else {
      for (const line of linesOf(view, block)) open = readLine(view, block, line, labelled, open, list.role, entries);
    }
  }
  return entries.filter((entry) => !isVoid(view, entry));
}

/** A block's lines, where each begins with a tag of its own; else the block as one. */
function linesOf(view: View, block: Block): Span[] {
  const words = view.source.text.slice(block.span.start, block.span.end);
  const cuts: number[] = [];
  for (const found of words.matchAll(/[\n\u2028]\s*(?=\[)/gu))
    if (readLabel(words.slice(found.index + found[0].length, found.index + found[0].length + 120))) cuts.push(found.index + found[0].length);
  const starts = [0, ...cuts];
  return starts.map((start, n) => ({ start: block.span.start + start, end: block.span.start + (starts[n + 1] ?? words.length) }));
}

function readLine(view: View, block: Block, line: Span, labelled: boolean, open: Entry | null, role: Entry['role'], entries: Entry[]): Entry | null {
  const words = view.source.text.slice(line.start, line.end);
  const label = readLabel(words);
  if (label) {
    const entry: Entry = { label: label.text, body: { start: line.start + label.end, end: line.end }, span: { ...line }, role, indent: block.indent };
    entries.push(entry);
    return entry;
  }
  const bare = words.trim();
  if (open && goesOn(view, open, block, bare, labelled)) {
    if (open.body.end <= open.body.start) open.body.start = line.start;
    open.body.end = line.end;
    open.span.end = line.end;
    return open;
  }
  if (labelled || NO_ENTRY.test(bare)) return open;
  const numbered = block.number !== null && words.startsWith(block.number) ? block.number.length : 0;
  const listed = (block.kind === 'list-item' || numbered > 0) && bare.length > 10 && /\p{L}{3}/u.test(bare);
  const linked = linkedName(view, line);
  if (!beginsWithNumber(words.slice(numbered)) && !OTHER_NUMBER.test(bare) && !looksBibliographic(bare) && !listed && !linked) return open;
  const named = linked && parseIdentifiers(linked.name).length === 0 ? linked : null;
  const entry: Entry = {
    label: named?.name ?? null,
    body: { start: named?.end ?? line.start + numbered, end: line.end },
    span: { ...line },
    role,
    indent: block.indent,
  };
  entries.push(entry);
  return entry;
}

/** Longest entry of a list without labels; what is longer is prose about references. */
const LONGEST_UNLABELLED = 600;
const AUTHOR = /^\p{Lu}[\p{L}'’-]{1,30}(?:, (?:\p{Lu}\.[\s-]?){1,3}|,? (?:\p{Lu}\.? ?){1,3},)/u;

/** An entry without label or number at its beginning: an author, or a year with a quoted title or a number among its first words. */
function looksBibliographic(words: string): boolean {
  if (
    words.length < 25 ||
    words.length > LONGEST_UNLABELLED ||
    /^(?:notes?|the following|for (?:the|dated)|this |these |in |at |editor)\b/i.test(words) ||
    /:$/.test(words)
  )
    return false;
  if (!/\b(?:19|20)\d{2}\b/.test(words)) return false;
  if (AUTHOR.test(words) || /[“"][^”"]{10,200}[”"]/.test(words)) return true;
  const first = findIdentifiers(words.slice(0, 160))[0];
  return first !== undefined && /^[^.]{0,100},\s*$/.test(words.slice(0, first.span.start));
}

/** A number of a publisher that is not known here, with its title: "OIML R 99:2000, Taxis". */
const OTHER_NUMBER = /^\p{Lu}[\p{Lu}&./-]{1,12} ?(?:\p{Lu}{1,4} ?)?\d[\w./-]{0,16}(?:[:-](?:19|20)\d{2})?,\s+[“"]?\p{Lu}\p{Ll}/u;

/** A short linked name with which a line begins, before a comma or dash: "OIDC, OpenID Connect Core 1.0" as FAPI lists its references. */
function linkedName(view: View, line: Span): { name: string; end: number } | null {
  const { marks, text } = view.source;
  for (let at = Math.max(0, indexAt(marks, line.start)); at < marks.length; at++) {
    const mark = marks[at];
    if (!mark || mark.span.start > line.start + 2) return null;
    if (mark.kind !== 'link' || mark.span.start < line.start || mark.span.end > line.start + 40) continue;
    const name = text.slice(mark.span.start, mark.span.end).replace(/\s+/g, ' ').trim();
    return /^\s*[,:–—-]\s+\p{Lu}/u.test(text.slice(mark.span.end, mark.span.end + 8)) && /^\p{Lu}/u.test(name) ? { name, end: mark.span.end } : null;
  }
  return null;
}

/** Whether a line without a tag goes on with the entry before it: an address, a word in the middle of a sentence, an entry without text. */
function goesOn(view: View, open: Entry, block: Block, words: string, labelled: boolean): boolean {
  if (open.body.end <= open.body.start) return true;
  if (URL_LINE.test(words) || /^[\p{Ll}(]/u.test(words)) return true;
  // A hanging indent: the text of an entry stands to the right of its label, also after a page break.
  if (labelled && open.label !== null && open.indent !== null && block.indent !== null && block.indent > open.indent + 2) return true;
  const before = view.source.text.slice(Math.max(open.body.start, open.body.end - 4), open.body.end).trim();
  return labelled && words.length < 300 && /[\p{L}\p{N},–-]$/u.test(before);
}

function takeTable(blocks: readonly Block[], at: number): Block[] {
  const first = blocks[at] as Block;
  let end = at;
  while (blocks[end]?.cell && blocks[end]?.cell?.table === first.cell?.table) end++;
  return blocks.slice(at, end);
}

/** Rows of a table of references: tag or number first, text after it. A table whose first cells are neither is none. */
function readTable(view: View, cells: readonly Block[], role: Entry['role']): Entry[] {
  const { text } = view.source;
  const rows = new Map<number, Block[]>();
  for (const cell of cells) {
    if (text.slice(cell.span.start, cell.span.end).trim() === '') continue;
    const row = cell.cell?.row ?? 0;
    const known = rows.get(row);
    if (known) known.push(cell);
    else rows.set(row, [cell]);
  }
  const entries: Entry[] = [];
  let bodies = 0;
  for (const row of rows.values()) {
    const first = row[0] as Block;
    const last = row.at(-1) as Block;
    const head = text.slice(first.span.start, first.span.end).trim();
    if (row.length < 2) {
      // All in one cell: a list that is laid out as a table.
      const label = readLabel(head);
      if (label && label.end < head.length)
        entries.push({ label: label.text, body: { start: first.span.start + label.end, end: first.span.end }, span: { ...first.span }, role, indent: null });
      continue;
    }
    if (row.every((cell) => cell.cell?.header) || HEAD_CELL.test(head)) continue;
    bodies++;
    const second = row[1] as Block;
    const label = readLabel(head);
    const rest = text.slice(second.span.start, last.span.end);
    const index = /^\d{1,3}\.?$/.test(head);
    if (!label && !index && parseIdentifiers(head).length === 0 && !findIdentifiers(head).some((f) => f.span.start < 12)) continue;
    if (index && readLabel(rest)) {
      const inner = readLabel(rest) as NonNullable<ReturnType<typeof readLabel>>;
      entries.push({
        label: inner.text,
        body: { start: second.span.start + inner.end, end: last.span.end },
        span: { start: first.span.start, end: last.span.end },
        role,
        indent: null,
      });
      continue;
    }
    entries.push({
      label: label?.text ?? head,
      body: { start: second.span.start, end: last.span.end },
      span: { start: first.span.start, end: last.span.end },
      role,
      indent: null,
    });
  }
  return entries.length * 2 >= bodies ? entries : [];
}

function endOfDefinitions(blocks: readonly Block[], at: number, fallback: number): number {
  let end = fallback;
  for (let i = at + 1; blocks[i]?.kind === 'definition'; i++) end = blocks[i]?.span.end ?? end;
  return end;
}

/** "[3] Void." keeps a number free and refers to nothing. */
function isVoid(view: View, entry: Entry): boolean {
  const body = view.source.text.slice(entry.body.start, entry.body.end).trim();
  return (body.length < 40 && NO_ENTRY.test(body)) || (body === '' && entry.label !== null && parseIdentifiers(entry.label).length === 0);
}

const beginsWithNumber = (words: string): boolean => {
  const found = findIdentifiers(words.slice(0, 200))[0];
  if (!found) return false;
  const before = words
    .slice(0, found.span.start)
    .replace(/[\s–—•·*-]+/gu, '')
    .replace(/^(?:Draft|Recommendations?|Rec\.?|IETF|IEEE|W3C|OASIS|NIST|ETSI|CCITT|ITU-T)+/u, '');
  return before.length <= 3;
};
