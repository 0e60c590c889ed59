import type { Block, BlockShape, Mark, Span } from '@/src/model';

/** U+2028, a line break inside a block. */
export const LINE_BREAK = '\u2028';

/**
 * Where the text came from: piece `i` is `length[i]` characters of the text from `start[i]` on, and stands in source
 * `source[i]` from `offset[i]` on, character for character. Text between pieces (separators, list numbers) has no source.
 */
export type Pieces = { start: number[]; length: number[]; source: number[]; offset: number[] };

export type Composed = { text: string; blocks: Block[]; marks: Mark[]; pieces: Pieces };

export type Composer = ReturnType<typeof createComposer>;

enum Code {
  Tab = 9,
  LineFeed = 10,
  FormFeed = 12,
  Return = 13,
  Space = 32,
  NoBreakSpace = 0xa0,
  SoftHyphen = 0xad,
}

const isSpace = (c: number): boolean =>
  c === Code.Space ||
  c === Code.LineFeed ||
  c === Code.NoBreakSpace ||
  c === Code.Tab ||
  c === Code.Return ||
  c === Code.FormFeed ||
  (c >= 0x2000 && c <= 0x200a) ||
  c === 0x202f ||
  c === 0x3000;

/** Characters that print nothing: soft hyphen, zero-width space and joiners, word joiner, byte-order mark, direction marks. */
const isInvisible = (c: number): boolean =>
  c === Code.SoftHyphen || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || c === 0x2060 || c === 0xfeff;

/**
 * Lays blocks of running text one after the other into one text, white space collapsed, and remembers where each run of
 * characters came from. Blocks without text leave no trace.
 */
export function createComposer() {
  const parts: string[] = [];
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  const pieces: Pieces = { start: [], length: [], source: [], offset: [] };
  let length = 0;
  /** The open block and where its text begins; start is -1 until its first character. */
  let shape: BlockShape | null = null;
  let start = -1;
  /** A space or line break that is printed only if more text follows in the block. */
  let pending: { text: string; source: number; offset: number } | null = null;

  const push = (text: string, source: number, offset: number): void => {
    parts.push(text);
    if (source >= 0) {
      pieces.start.push(length);
      pieces.length.push(text.length);
      pieces.source.push(source);
      pieces.offset.push(offset);
    }
    length += text.length;
  };

  /** First character of a block: the separator from the block before, and the block's start. */
  const begin = (): void => {
    const last = blocks[blocks.length - 1];
    if (last) push(shape?.cell && last.cell && last.kind === 'cell' && shape.kind === 'cell' && sameRow(shape.cell, last.cell) ? '\t' : '\n', -1, 0);
    start = length;
    pending = null;
  };

  const flushPending = (): void => {
    if (!pending) return;
    push(pending.text, pending.source, pending.offset);
    pending = null;
  };

  return {
    /** Offset at which the next character will stand, white space not counted. */
    get length(): number {
      return length;
    },
    get open(): boolean {
      return shape !== null;
    },
    get blockCount(): number {
      return blocks.length;
    },
    openBlock(next: BlockShape): void {
      shape = next;
      start = -1;
      pending = null;
    },
    /** True where the open block has text. */
    get begun(): boolean {
      return start >= 0;
    },
    /** `anchor` names a place for a block that has none of its own. Says whether the block had text. */
    closeBlock(anchor: string | null = null): boolean {
      const begun = shape !== null && start >= 0;
      if (shape && begun) blocks.push({ span: { start, end: length }, ...shape, anchor: shape.anchor ?? anchor });
      shape = null;
      start = -1;
      pending = null;
      return begun;
    },
    /** Running text: white space collapses to one space, invisible characters go. */
    add(raw: string, source: number, from = 0, to = raw.length): void {
      if (!shape) return;
      let i = from;
      while (i < to) {
        const c = raw.charCodeAt(i);
        if (isInvisible(c)) {
          i++;
          continue;
        }
        if (isSpace(c)) {
          if (start >= 0 && !pending) pending = { text: ' ', source, offset: i };
          i++;
          continue;
        }
        let end = i + 1;
        while (end < to) {
          const d = raw.charCodeAt(end);
          if (d === Code.Space) {
            const after = end + 1 < to ? raw.charCodeAt(end + 1) : Code.Space;
            if (isSpace(after) || isInvisible(after)) break;
          } else if (isSpace(d) || isInvisible(d)) break;
          end++;
        }
        if (start < 0) begin();
        flushPending();
        push(raw.slice(i, end), source, i);
        i = end;
      }
    },
    /** Text as it stands, line feeds and spaces kept; for code. */
    addExact(raw: string, source: number, from = 0, to = raw.length): void {
      if (!shape || to <= from) return;
      if (start < 0) begin();
      flushPending();
      push(raw.slice(from, to), source, from);
    },
    /** Text that stands nowhere in the source, and a space after it: an automatic list number. */
    addOwn(text: string): void {
      if (!shape) return;
      if (start < 0) begin();
      flushPending();
      push(text, -1, 0);
      pending = { text: ' ', source: -1, offset: 0 };
    },
    /** A line break inside the block. */
    addBreak(): void {
      if (start >= 0) pending = { text: LINE_BREAK, source: -1, offset: 0 };
    },
    mark(mark: Mark): void {
      marks.push(mark);
    },
    /** The whole; call once, after the last block was closed. */
    finish(): Composed {
      const text = parts.join('');
      return { text, blocks: blocks.map((block) => trimmed(text, block)), marks: tidyMarks(text, marks), pieces };
    },
  };
}

const sameRow = (a: NonNullable<Block['cell']>, b: NonNullable<Block['cell']>): boolean => a.table === b.table && a.row === b.row && a.column !== b.column;

/** Code keeps its inner white space; its last line feeds are no part of the block. */
function trimmed(text: string, block: Block): Block {
  if (block.kind !== 'code') return block;
  let { start, end } = block.span;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end === block.span.end || end === start ? block : { ...block, span: { start, end } };
}

/** Marks without white space at their ends, empty ones out, by start. */
function tidyMarks(text: string, marks: Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks) {
    let { start, end } = mark.span;
    while (start < end && /\s/.test(text.charAt(start))) start++;
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
    if (end > start) kept.push({ ...mark, span: { start, end } });
  }
  return kept.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** Index of the last piece that starts at or before `offset`; -1 where there is none. */
export function pieceAt(pieces: Pieces, offset: number): number {
  let low = 0;
  let high = pieces.start.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces.start[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** First and last character of a span in its sources, each as source and offset; null where nothing of it has a source. */
export function sourcesOf(pieces: Pieces, span: Span): { from: { source: number; offset: number }; to: { source: number; offset: number } } | null {
  let first = pieceAt(pieces, span.start);
  if (first < 0 || (pieces.start[first] ?? 0) + (pieces.length[first] ?? 0) <= span.start) first++;
  const last = pieceAt(pieces, Math.max(span.start, span.end - 1));
  if (last < first || last < 0) return null;
  const a = pieces.start[first] ?? 0;
  const b = pieces.start[last] ?? 0;
  return {
    from: { source: pieces.source[first] ?? 0, offset: (pieces.offset[first] ?? 0) + Math.max(0, span.start - a) },
    to: { source: pieces.source[last] ?? 0, offset: (pieces.offset[last] ?? 0) + Math.min(pieces.length[last] ?? 0, span.end - b) },
  };
}
