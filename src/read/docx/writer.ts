import type { Block, Mark, Page } from '@/src/model';
import { leadingNumber } from '../text/number';
import type { Origin, Places } from './places';

/** A block before its text is known. */
export type Shape = Omit<Block, 'span' | 'number' | 'page' | 'size'>;

/** How a piece of running text is set. */
export type Setting = {
  bold: boolean;
  italic: boolean;
  superscript: boolean;
  code: boolean;
  link: string | null;
  /** Author and day of the change that the text is part of. */
  inserted: string | null;
  deleted: string | null;
};

export const PLAIN: Setting = { bold: false, italic: false, superscript: false, code: false, link: null, inserted: null, deleted: null };

const LINE_BREAK = '\u2028';

/** Characters that print nothing: soft hyphen, zero-width space and joiners, direction marks, byte-order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const HAS_INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/;
const WORDS = /[^\t\n\r\f\v \u00A0\u2000-\u200A\u202F\u3000]+/g;

export type Writer = ReturnType<typeof createWriter>;

/** The element that a text comes from. `exact` where its characters are the text's own, one for one. */
export type Source = { part: number; at: number; length: number; exact: boolean };

/** Some characters of a word, from the n-th on, and where they come from. */
type Stretch = { after: number; length: number; origin: Origin };

/**
 * Lays blocks one after the other into one text. White space collapses to one space, tab or line break, in rising order of
 * rank; none stands at either end of a block, and a block without text leaves no trace. `places` notes where words come from.
 */
export function createWriter(places: Places | null = null) {
  const parts: string[] = [];
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  const pages: Page[] = [{ number: 1, span: { start: 0, end: 0 }, label: null }];
  let length = 0;
  let shape: Shape | null = null;
  let start = -1;
  let pending = '';
  let size: number | null = null;
  /** Number that is printed before the first word; an empty numbered paragraph prints none. */
  let automatic: { number: string; suffix: string } | null = null;
  let page = 1;
  let pageOfBlock = 1;
  /** Text of the open block, for the number at its beginning. */
  let head = '';
  const latest = new Map<Mark['kind'], Mark>();

  const put = (text: string): void => {
    parts.push(text);
    length += text.length;
    if (head.length < 100) head += text;
  };

  const begin = (): void => {
    const last = blocks[blocks.length - 1];
    if (last) {
      parts.push(separator(last, shape));
      length += 1;
    }
    start = length;
    pending = '';
    head = '';
    pageOfBlock = page;
    turnTo(page);
    latest.clear();
  };

  const turnTo = (wanted: number): void => {
    const last = pages[pages.length - 1];
    if (!last || wanted <= last.number) return;
    last.span.end = length;
    for (let number = last.number + 1; number < wanted; number++) pages.push({ number, span: { start: length, end: length }, label: null });
    pages.push({ number: wanted, span: { start: length, end: length }, label: null });
  };

  const mark = (kind: Mark['kind'], value: string | null, from: number, joins: boolean): void => {
    const before = latest.get(kind);
    if (joins && before && before.value === value) {
      before.span.end = length;
      return;
    }
    const fresh: Mark = { span: { start: from, end: length }, kind, value };
    marks.push(fresh);
    latest.set(kind, fresh);
  };

  const word = (text: string, setting: Setting, origins: (() => Stretch[]) | null): void => {
    if (start < 0) {
      begin();
      if (automatic) {
        put(automatic.number);
        pending = automatic.suffix;
      }
    }
    const before = length;
    if (pending !== '') {
      put(pending);
      pending = '';
    }
    const from = length;
    put(text);
    if (places && origins) for (const stretch of origins()) places.add(from + stretch.after, stretch.length, stretch.origin);
    if (setting === PLAIN) return;
    const continues = (kind: Mark['kind']): boolean => latest.get(kind)?.span.end === before;
    if (setting.bold) mark('bold', null, from, continues('bold'));
    if (setting.italic) mark('italic', null, from, continues('italic'));
    if (setting.superscript) mark('superscript', null, from, continues('superscript'));
    if (setting.code) mark('code', null, from, continues('code'));
    if (setting.link !== null) mark('link', setting.link, from, continues('link'));
    if (setting.inserted !== null) mark('inserted', setting.inserted, from, continues('inserted'));
    if (setting.deleted !== null) mark('deleted', setting.deleted, from, continues('deleted'));
  };

  return {
    get length(): number {
      return length;
    },
    get blocks(): readonly Block[] {
      return blocks;
    },
    get page(): number {
      return page;
    },
    open(next: Shape): void {
      shape = next;
      start = -1;
      pending = '';
      size = null;
      automatic = null;
      head = '';
      latest.clear();
    },
    /** Ends the block; null where it had no text. */
    close(): Block | null {
      let block: Block | null = null;
      if (shape && start >= 0 && length > start) {
        const number = automatic?.number ?? typedNumber(head, shape.kind === 'heading');
        block = { span: { start, end: length }, ...shape, number, page: pageOfBlock, size };
        blocks.push(block);
      }
      shape = null;
      start = -1;
      pending = '';
      return block;
    },
    /** The number that Word prints before the paragraph, and what stands after it. */
    number(text: string, suffix: string): void {
      const number = text.trim();
      if (number !== '') automatic = { number, suffix: suffix || (/\s$/.test(text) ? ' ' : '') };
    },
    text(raw: string, setting: Setting, points: number | null, source: Source | null = null): void {
      if (!shape) return;
      const text = HAS_INVISIBLE.test(raw) ? raw.replace(INVISIBLE, '') : raw;
      let at = 0;
      for (const found of text.matchAll(WORDS)) {
        if (found.index > at) space(text.slice(at, found.index));
        if (size === null) size = points;
        word(found[0], setting, places && source ? () => originsOf(source, raw, text, found.index, found[0].length) : null);
        at = found.index + found[0].length;
      }
      if (at < text.length) space(text.slice(at));
    },
    tab(): void {
      if (start >= 0 && pending !== LINE_BREAK) pending = '\t';
    },
    lineBreak(): void {
      if (start >= 0) pending = LINE_BREAK;
    },
    /** What follows stands on this page; pages never go back in the text, but may in the count, beside each other in a table row. */
    toPage(wanted: number): void {
      page = wanted;
      if (start >= 0) turnTo(wanted);
    },
    mark(added: Mark): void {
      marks.push(added);
    },
    finish(): { text: string; blocks: Block[]; marks: Mark[]; pages: Page[] } {
      const text = parts.join('');
      const last = pages[pages.length - 1];
      if (last) last.span.end = text.length;
      return { text, blocks, marks: tidyMarks(text, marks), pages };
    },
  };

  function space(raw: string): void {
    if (start < 0) return;
    if (raw.includes('\t')) {
      if (pending !== LINE_BREAK) pending = '\t';
    } else if (pending === '') pending = ' ';
  }
}

/**
 * Where `length` characters from `at` on of the text written stand in the element, before invisible characters were taken out:
 * a stretch each between these. `after` counts from the first of the characters.
 */
function originsOf({ part, at: element, length: whole, exact }: Source, raw: string, text: string, at: number, length: number): Stretch[] {
  if (!exact) return [{ after: 0, length, origin: { part, at: element, from: 0, to: whole } }];
  if (raw.length === text.length) return [{ after: 0, length, origin: { part, at: element, from: at, to: at + length } }];
  const found: Stretch[] = [];
  let seen = 0;
  for (let i = 0; i < raw.length && seen < at + length; i++) {
    if (HAS_INVISIBLE.test(raw.charAt(i))) continue;
    if (seen++ < at) continue;
    const last = found.at(-1);
    if (last && last.origin.to === i) {
      last.length++;
      last.origin.to++;
    } else found.push({ after: seen - 1 - at, length: 1, origin: { part, at: element, from: i, to: i + 1 } });
  }
  return found;
}

/** Cells beside each other are separated by a tab, everything else by a line feed. */
function separator(last: Block, next: Shape | null): string {
  const a = last.cell;
  const b = next?.cell;
  return a && b && a.table === b.table && a.row === b.row && a.column !== b.column ? '\t' : '\n';
}

/** A typed number; where a tab follows it, a bare "1" or "A" is one too. */
function typedNumber(head: string, heading: boolean): string | null {
  return leadingNumber(head, heading) ?? /^(?:\d{1,3}|[A-Z])(?=\t)/.exec(head)?.[0] ?? null;
}

/** Without white space at their ends, empty ones out, by start. */
function tidyMarks(text: string, marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks) {
    let { start, end } = mark.span;
    while (start < end && /\s/.test(text.charAt(start))) start++;
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
    if (end > start) kept.push({ ...mark, span: { start, end } });
  }
  return kept.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}
