import type { Face } from './fonts';
import { isNextLabel, labelOf } from './labels';
import type { Line } from './lines';
import { plainText, type Segment } from './segments';
import type { Element } from './tables';

/** How a line is joined to the one before it in its paragraph. */
export type Join = 'wrap' | 'break' | 'tab';

export type Paragraph = {
  kind: 'paragraph';
  lines: Line[];
  joins: Join[];
  /** Left edge of its first line, and of the lines after it. */
  indent: number;
  body: number;
  size: number;
  bold: boolean;
  italic: boolean;
  monospace: boolean;
  centred: boolean;
  heading: number;
  /** White space above it in ems; infinite at the top of a page. */
  above: number;
};
export type Table = { kind: 'table'; rows: Segment[][][]; page: number };
export type Flow = Paragraph | Table;

/** A column of a page with its elements and the edges of its text. */
export type Column = { page: number; elements: Element[]; left: number; right: number };

type Style = { bold: boolean; italic: boolean; monospace: boolean; heading: number };

/** Joins the lines of all columns into paragraphs, across columns and pages where the sentence goes on. */
export class ParagraphBuilder {
  readonly flow: Flow[] = [];
  /** Those of the flow that are footnotes. */
  readonly notes = new Set<Flow>();
  private current: Paragraph | null = null;
  private currentRight = 0;

  constructor(
    private readonly faces: readonly Face[],
    private readonly pitches: ReadonlyMap<number, number>,
    private readonly bodySize: number,
  ) {}

  /** Takes a column's lines in. Linear in their number. */
  add(column: Column): void {
    const rights = rightEdges(column);
    let previous: Line | null = null;
    column.elements.forEach((element, i) => {
      if (element.kind === 'table') {
        this.close();
        this.flow.push({ kind: 'table', rows: element.rows, page: element.page });
        previous = null;
        return;
      }
      const { line } = element;
      const right = rights[i] as number;
      const style = this.styleOf(line);
      const join = this.current
        ? previous
          ? this.joinBelow(this.current, previous, line, style, right, column)
          : this.joinAcross(this.current, line, style)
        : null;
      if (this.current && join) this.extend(this.current, line, join);
      else this.start(line, style, previous, column);
      this.currentRight = right;
      previous = line;
    });
  }

  /** Footnotes of the column added last: they stand before a paragraph that may go on overleaf, and never join it. */
  addNotes(column: Column): void {
    const open = this.current;
    const [before, right] = [this.flow.length, this.currentRight];
    this.current = null;
    this.add(column);
    this.close();
    const added = this.flow.splice(before);
    for (const note of added) this.notes.add(note);
    const last = open?.lines[open.lines.length - 1];
    const at = open && last && !endsSentence(last.text) && this.flow[before - 1] === open ? before - 1 : before;
    this.flow.splice(at, 0, ...added);
    this.current = open;
    this.currentRight = right;
  }

  finish(): Flow[] {
    this.close();
    return this.flow;
  }

  private close(): void {
    if (this.current) unfoldLabel(this.current);
    this.current = null;
  }

  private start(line: Line, style: Style, previous: Line | null, column: Column): void {
    const centre = (column.left + column.right) / 2;
    const slack = (column.right - column.left) * 0.08;
    const paragraph: Paragraph = {
      kind: 'paragraph',
      lines: [line],
      joins: [],
      indent: line.x0,
      body: hangOf(line),
      size: line.size,
      ...style,
      centred: Math.abs((line.x0 + line.x1) / 2 - centre) < 6 && line.x0 > column.left + slack && line.x1 < column.right - slack,
      above: previous ? (line.y - previous.y) / line.size : Number.POSITIVE_INFINITY,
    };
    this.close();
    this.current = paragraph;
    this.flow.push(paragraph);
  }

  private extend(paragraph: Paragraph, line: Line, join: Join): void {
    if (paragraph.lines.length === 1 && !paragraph.centred) paragraph.body = line.x0;
    paragraph.lines.push(line);
    paragraph.joins.push(join);
  }

  private styleOf(line: Line): Style {
    let bold = 0;
    let italic = 0;
    let monospace = 0;
    let characters = 0;
    let tagged = 0;
    let heading = 0;
    for (const s of line.segments) {
      for (const run of s.runs) {
        const face = this.faces[run.font];
        const length = run.text.length;
        characters += length;
        if (face?.bold) bold += length;
        if (face?.italic) italic += length;
        if (face?.monospace) monospace += length;
        if (run.heading > 0) {
          heading = run.heading;
          tagged += length;
        }
      }
    }
    return {
      bold: bold > 0.9 * characters,
      italic: italic > 0.9 * characters,
      monospace: monospace > 0.9 * characters,
      heading: tagged > 0.9 * characters ? heading : 0,
    };
  }

  /** Whether a line goes on with the paragraph above it in the same column; null where it begins a new one. */
  private joinBelow(p: Paragraph, above: Line, line: Line, style: Style, right: number, column: Column): Join | null {
    const size = Math.max(p.size, line.size);
    if (Math.min(p.size, line.size) < 0.86 * size) return null;
    // A line of code words alone may stand in the middle of a sentence.
    const inline = style.monospace && !p.monospace && Math.abs(line.x0 - p.body) < 2 && !isShort(above, line, right);
    if (style.monospace !== p.monospace && !inline) return null;
    const pitch = (this.pitches.get(Math.round(line.size * 2)) ?? 1.2) * line.size;
    const gap = line.y - above.y;
    if (gap <= 0 || gap > pitch * 1.28 + 1) return null;
    if (style.monospace && !inline) return 'break';
    if (isContentsLine(above, column.right)) return null;
    if (style.bold !== p.bold && (style.bold || p.lines.every((l) => this.styleOf(l).bold)) && isShort(above, line, right)) return null;
    if (style.italic && !p.italic && endsSentence(above.text)) return null;
    if (style.heading !== p.heading && (style.heading > 0 || p.heading > 0)) return null;
    if (this.beginsBoldEntry(p, above, line)) return null;
    const [stop, stopAbove] = [line.segments[1], above.segments[1]];
    if (stop && stopAbove && Math.abs(stop.x0 - stopAbove.x0) < 3) {
      // Two lines with the same tab stop are two entries, unless the first column wraps beside a full line.
      const full = above.x1 + 3 * line.size > right;
      const spaced = Number.isFinite(p.above) && p.above * p.size > 1.3 * pitch && gap <= 1.1 * pitch;
      return full && (spaced || /^[\p{Ll}(]/u.test(line.text)) ? 'wrap' : null;
    }
    const label = labelOf(line.text);
    if (label && this.beginsEntry(p, above, line, label.text, label.kind, right)) return null;
    if (p.centred) return isCentred(line, column) ? (isShort(above, line, right - 20) ? 'break' : 'wrap') : null;
    const title = p.size > 1.25 * this.bodySize;
    if (isShort(above, line, right)) return title && Math.abs(line.x0 - p.body) < 3 ? 'break' : null;
    const slack = 0.35 * line.size;
    if (p.lines.length === 1) {
      // A first line that stands out to either side: first-line indent, or a hanging entry.
      const moved = line.x0 - p.indent;
      if (above.segments.some((s) => Math.abs(line.x0 - s.x0) <= slack)) return 'wrap';
      if (Math.abs(line.x0 - p.body) <= slack || Math.abs(moved) <= slack) return 'wrap';
      if (moved < 0) return -moved < 5 * line.size ? 'wrap' : null;
      return moved < 14 * line.size ? 'wrap' : null;
    }
    const moved = line.x0 - p.body;
    if (Math.abs(moved) <= slack) return 'wrap';
    if (moved < 0) return null;
    return endsSentence(above.text) ? null : 'wrap';
  }

  /** Entries that each begin with bold words ("**term**: definition") stand under one another without space between. */
  private beginsBoldEntry(p: Paragraph, above: Line, line: Line): boolean {
    const first = p.lines[0];
    if (!first || Math.abs(line.x0 - p.indent) > 3 || !endsEntry(above.text)) return false;
    return this.leadsBold(line) && this.leadsBold(first);
  }

  /** Whether a line begins with a few bold words and goes on in plain ones. */
  private leadsBold(line: Line): boolean {
    const runs = line.segments.flatMap((s) => s.runs).filter((run) => run.text.trim() !== '');
    const end = runs.findIndex((run) => !this.faces[run.font]?.bold);
    return end > 0 && runs.slice(0, end).reduce((sum, run) => sum + run.text.length, 0) <= 90;
  }

  /** Whether a label at the line's beginning begins an entry, rather than stand in running text by chance. */
  private beginsEntry(p: Paragraph, above: Line, line: Line, label: string, kind: string, right: number): boolean {
    const first = labelOf(p.lines[0]?.text ?? '');
    const hangs = p.lines.length > 1 || first !== null ? line.x0 < p.body - 0.35 * line.size : false;
    const atIndent = Math.abs(line.x0 - p.indent) <= 0.35 * line.size;
    if (isShort(above, line, right)) return true;
    // A tag on a line of its own heads the entry below it.
    if (kind === 'tag' && line.text.trim().length <= label.length + 1 && atIndent && line.x1 < right - 60) return true;
    if (hangs && atIndent) return true;
    if (kind === 'note') return true;
    if (first && first.kind === kind && atIndent && isNextLabel(first.text, label)) return true;
    if (kind === 'tag') return first?.kind === 'tag' && atIndent && endsSentence(above.text);
    const tabbed = line.segments.length > 1 && line.text.indexOf('\t') <= label.length + 1;
    if (tabbed && kind !== 'clause') return true;
    return tabbed && endsSentence(above.text);
  }

  /** Whether the first line of a column or page goes on with the paragraph that ended the one before. */
  private joinAcross(p: Paragraph, line: Line, style: Style): Join | null {
    const last = p.lines[p.lines.length - 1];
    if (!last || Math.min(p.size, line.size) < 0.93 * Math.max(p.size, line.size)) return null;
    if (style.monospace !== p.monospace || style.heading !== p.heading || p.bold !== style.bold || p.centred) return null;
    if (p.monospace) return null;
    const label = labelOf(line.text);
    const lower = /^[\s"'“‘(]*[\p{Ll}]/u.test(line.text);
    const ended = endsSentence(last.text);
    if (label && !(lower && label.kind === 'number')) return null;
    const plain = last.segments.length === 1 && line.segments.length === 1;
    if (isShort(last, line, this.currentRight))
      return plain && lower && /[\p{L},]$/u.test(last.text) && (p.lines.length > 1 || last.characters > 30) ? 'wrap' : null;
    if (lower) return 'wrap';
    return ended ? null : 'wrap';
  }
}

/** A line of a contents list ends in a page number at the right edge, after leaders or a wide gap. */
function isContentsLine(line: Line, right: number): boolean {
  if (!/[\s.…](?:\d{1,4}|[ivxlc]{1,6})$/.test(line.text)) return false;
  return /(?:\.\s?){4,}|…{2,}/.test(line.text) || (line.x1 > right - 3 && /\t\S{1,6}$/.test(line.text));
}

/** Where the left part of an entry wraps beside its right part, puts the left part's lines before the right part's. */
function unfoldLabel(p: Paragraph): void {
  const stop = p.lines[0]?.segments[1]?.x0;
  if (stop === undefined || p.lines[0]?.segments.length !== 2) return;
  const wraps = p.lines.filter((l) => l.segments.length === 2 && Math.abs((l.segments[1] as Segment).x0 - stop) < 3).length;
  if (wraps < 2) return;
  const part = (left: boolean): Line[] =>
    p.lines.flatMap((line) => {
      const segments = line.segments.filter((s) => s.x0 < stop - 3 === left);
      if (segments.length === 0) return [];
      const [x0, x1] = [Math.min(...segments.map((s) => s.x0)), Math.max(...segments.map((s) => s.x1))];
      return [{ ...line, segments, x0, x1, text: segments.map((s) => plainText(s.runs)).join('\t') }];
    });
  const [label, text] = [part(true), part(false)];
  p.lines = [...label, ...text];
  p.joins = p.lines.slice(1).map((_, i) => (i + 1 === label.length ? 'tab' : 'wrap'));
}

/** Where the text after a tabbed label begins, else the line's own left edge. */
function hangOf(line: Line): number {
  const second = line.segments[1];
  return second && labelOf(`${line.text.slice(0, line.text.indexOf('\t'))} `) ? second.x0 : line.x0;
}

const isCentred = (line: Line, column: Column): boolean => Math.abs((line.x0 + line.x1) / 2 - (column.left + column.right) / 2) < 8;

/** A sentence, an entry or a lead-in ends here. */
export const endsSentence = (text: string): boolean => /[.:;!?][\s"'”’)\]]*$/.test(text) && !/(?:e\.g|i\.e|cf|etc|vs|Rec|No|Nos|Fig|al)\.$/.test(text);

/** Definitions end with a full stop, or with a bracketed reference. */
const endsEntry = (text: string): boolean => endsSentence(text) || /\]$/.test(text);

/** Whether the next line's first word would have fitted on the line above it: then the line was ended on purpose. */
export function isShort(above: Line, next: Line, right: number): boolean {
  const word = /^[^\s]+/.exec(next.text)?.[0].length ?? 1;
  // A long address or identifier may be broken anywhere; the break then says nothing.
  const per = (next.x1 - next.x0) / Math.max(1, next.text.length);
  const room = right - above.x1 - (word + 1.4) * per;
  // Word processors end lines a word early here and there: in the middle of a sentence it takes more room to mean something.
  const lower = /^\p{Ll}/u.test(next.text);
  if (/[.:!?]$/.test(above.text) || above.size !== next.size) return room > 1;
  if (above.text.endsWith(';')) return room > (lower ? 0.12 * (right - above.x0) : 1);
  return room > (/^[\p{Ll}\d(]/u.test(next.text) ? 0.18 : 0.08) * (right - above.x0);
}

/**
 * The right edge to which each line could have run: the column's, or that of its neighbours with the same left edge
 * where those fill a narrower measure (quotations, boxes).
 */
function rightEdges(column: Column): number[] {
  const { elements, right } = column;
  const edges = new Array<number>(elements.length).fill(right);
  let from = 0;
  while (from < elements.length) {
    const first = elements[from] as Element;
    let to = from + 1;
    if (first.kind === 'line') {
      while (to < elements.length) {
        const next = elements[to] as Element;
        const before = elements[to - 1] as Element;
        if (next.kind !== 'line' || before.kind !== 'line' || Math.abs(next.line.x0 - first.line.x0) > 3) break;
        if (Math.abs(next.line.size - first.line.size) > 0.5 || next.line.y - before.line.y > 1.6 * next.line.size) break;
        to++;
      }
      const stack = elements.slice(from, to).flatMap((e) => (e.kind === 'line' ? [e.line] : []));
      const local = Math.max(...stack.map((l) => l.x1));
      const body = stack.slice(0, -1);
      const full = body.filter((l) => l.x1 > local - 0.1 * (local - l.x0)).length;
      if (body.length >= 3 && full >= 0.75 * body.length && stack.every((l) => l.segments.length === 1)) edges.fill(local, from, to);
    }
    from = to;
  }
  return edges;
}
