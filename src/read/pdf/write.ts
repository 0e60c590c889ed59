import type { Block, Mark, Page } from '@/src/model';
import type { Role } from './classify';
import type { Face } from './fonts';
import type { Mending } from './hyphens';
import type { Line } from './lines';
import type { Flow, Paragraph } from './paragraphs';
import { PieceWriter } from './pieces';
import type { Run } from './runs';
import { plainText, type Segment } from './segments';

/** Where a run begins in the text, by page and item: for links, which are known by their place on the page. */
export type RunPlace = { run: Run; start: number; end: number };

export type Written = {
  text: string;
  blocks: Block[];
  marks: Mark[];
  pages: Page[];
  pieces: ReturnType<PieceWriter['finish']>;
  places: RunPlace[][];
  tops: BlockTop[];
};

/** Where a block begins on its page (baseline of its first line). */
export type BlockTop = { page: number; y: number };

// Characters that are not taken as they are: controls, odd spaces, soft hyphens, ligatures and presentation forms, private use.
const SPECIAL = /\p{Cc}|[\u00a0\u00ad\u115f\u1160\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufb00-\ufdff\ufe70-\ufeff\ue000-\uf8ff]| {2}/u;
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\n\r ]/;
const BULLETS: Record<string, string> = { '\uf0b7': '•', '\uf0a7': '▪', '\uf0d8': '➢', '\uf02d': '−', '\uf0fc': '✓', '\uf06f': 'o', '\uf0e0': '→' };

/** Writes paragraphs and tables into the one text, with blocks, marks and pieces laid over it. */
export class TextWriter {
  /** What is written so far, and how long it is: one growing string would be copied at each look at its end. */
  private readonly parts: string[] = [];
  private base = 0;
  /** The open block. */
  private text = '';
  private readonly blocks: Block[] = [];
  private readonly tops: BlockTop[] = [];
  private readonly marks: Mark[] = [];
  private readonly pieces = new PieceWriter();
  private readonly pageStarts: number[] = [];
  private readonly places: RunPlace[][] = [];
  private tables = 0;

  constructor(
    private readonly faces: readonly Face[],
    private readonly mend: Mending,
    private readonly pageCount: number,
    private readonly labels: readonly string[] | null,
    private readonly marksMonospace: boolean,
  ) {}

  private get position(): number {
    return this.base + this.text.length;
  }

  write(flow: Flow, role: Role | null): void {
    if (flow.kind === 'table') this.writeTable(flow.rows, flow.page);
    else if (role) this.writeParagraph(flow, role);
  }

  private writeParagraph(p: Paragraph, role: Role): void {
    const first = p.lines[0];
    if (!first) return;
    this.begin('\n');
    const left = Math.min(...p.lines.map((l) => l.x0));
    p.lines.forEach((line, i) => {
      this.openPage(line.page);
      if (i > 0) {
        if (role.kind === 'code') this.text += '\n';
        else if (p.joins[i - 1] === 'tab') this.tab();
        else if (p.joins[i - 1] === 'break') this.text = `${this.trimmed()}\u2028`;
        else this.wrap(line);
      }
      if (role.kind === 'code') this.text += ' '.repeat(Math.min(120, Math.max(0, Math.round((line.x0 - left) / (0.6 * line.size)))));
      this.writeLine(line, role.kind === 'toc');
    });
    const number = role.number !== null && this.text.startsWith(role.number) ? role.number : null;
    this.end({ kind: role.kind, level: role.level, number, list: role.list, cell: null }, first, p.indent, p.size);
  }

  private writeTable(rows: Segment[][][], page: number): void {
    const table = this.tables++;
    const boldRow = (row: Segment[][]): boolean => row.every((cell) => cell.every((s) => s.runs.every((r) => this.faces[r.font]?.bold)));
    const headed = rows.length > 1 && boldRow(rows[0] as Segment[][]) && !rows.every(boldRow);
    rows.forEach((row, r) => {
      let separator = '\n';
      row.forEach((cell, c) => {
        const lead = cell[0];
        if (!lead) return;
        this.begin(separator);
        this.openPage(page);
        cell.forEach((s, i) => {
          const line: Line = { page, segments: [s], x0: s.x0, x1: s.x1, y: s.y, size: s.size, characters: s.characters, text: plainText(s.runs) };
          if (i > 0) {
            const above = cell[i - 1] as Segment;
            if (s.y - above.y < 0.5 * s.size) this.space();
            else this.wrap(line);
          }
          this.writeLine(line, false);
        });
        const cellOf = { table, row: r, column: c, header: headed && r === 0 };
        const written = this.end({ kind: 'cell', level: null, number: null, list: null, cell: cellOf }, { page, y: lead.y }, lead.x0, lead.size);
        if (written) separator = '\t';
      });
    });
  }

  private begin(separator: string): void {
    if (this.blocks.length > 0) {
      this.parts.push(separator);
      this.base++;
    }
    this.text = '';
  }

  /** Closes the open block; takes it back, separator included, where it holds nothing. */
  private end(block: Pick<Block, 'kind' | 'level' | 'number' | 'list' | 'cell'>, at: { page: number; y: number }, indent: number, size: number): boolean {
    this.text = this.trimmed();
    if (this.text === '') {
      if (this.blocks.length > 0) {
        this.parts.pop();
        this.base--;
      }
      return false;
    }
    const span = { start: this.base, end: this.position };
    this.blocks.push({ ...block, span, style: null, anchor: null, page: at.page, indent: round(indent), size: round(size), context: null });
    this.tops.push({ page: at.page, y: at.y });
    this.parts.push(this.text);
    this.base = span.end;
    this.text = '';
    return true;
  }

  /** Marks the beginning of each page not yet begun. */
  private openPage(page: number): void {
    while (this.pageStarts.length < page) this.pageStarts.push(this.position);
  }

  private trimmed(): string {
    const end = this.text.trimEnd();
    if (end.length < this.text.length) this.pieces.dropEnd(this.base + end.length);
    return end;
  }

  private space(): void {
    if (this.text !== '' && !this.endsInSpace()) this.text += ' ';
  }

  /** Joins the next line: with a space, or without where a word, an address or a number was broken. */
  private wrap(next: Line): void {
    this.text = this.trimmed();
    const tail = this.text.slice(-200);
    const token = /[^\s]*$/.exec(tail)?.[0] ?? '';
    const following = /^[^\s]*/.exec(next.text)?.[0] ?? '';
    switch (seam(token, following, this.mend)) {
      case 'space':
        this.space();
        return;
      case 'mend':
        this.text = this.text.slice(0, -1);
        this.pieces.dropEnd(this.position);
        return;
      case 'none':
    }
  }

  private writeLine(line: Line, contents: boolean): void {
    line.segments.forEach((segment, i) => {
      if (i > 0) this.tab();
      let end = Number.NaN;
      segment.runs.forEach((run, k) => {
        // Before a line's first run the seam with the line above has decided.
        if (k > 0 && (run.spaced || (!run.rtl && run.x - end > 0.17 * Math.min(run.size, line.size)))) this.space();
        this.writeRun(run, line, contents);
        end = run.x + run.width;
      });
    });
  }

  private tab(): void {
    const trimmed = this.trimmed();
    this.text = trimmed.endsWith('\t') || trimmed === '' ? trimmed : `${trimmed}\t`;
  }

  private writeRun(run: Run, line: Line, contents: boolean): void {
    const start = this.position;
    if (contents) this.writeContents(run, line.page);
    else this.writePart(run, line.page, 0, run.text.length);
    const span = { start, end: this.position };
    if (span.end <= span.start) return;
    const places = this.places[line.page] ?? [];
    this.places[line.page] = places;
    places.push({ run, ...span });
    const face = this.faces[run.font];
    if (face?.bold) this.mark('bold', span.start, span.end);
    if (face?.italic) this.mark('italic', span.start, span.end);
    if (this.marksMonospace && face?.monospace) this.mark('code', span.start, span.end);
    if (run.size < 0.82 * line.size && run.y < line.y - 0.12 * line.size && run.text.trim().length <= 12) this.mark('superscript', span.start, span.end);
  }

  /** A line of a contents list without its leaders. */
  private writeContents(run: Run, page: number): void {
    const leaders = /^[.\s\u00a0…_]+$|(?:\.[\s\u00a0]?){3,}|…{2,}|_{5,}/.exec(run.text);
    if (!leaders) {
      this.writePart(run, page, 0, run.text.length);
      return;
    }
    this.writePart(run, page, 0, leaders.index);
    this.tab();
    this.writePart(run, page, leaders.index + leaders[0].length, run.text.length);
  }

  /** Text of a run from one index to another, normalised, with its pieces. */
  private writePart(run: Run, page: number, from: number, to: number): void {
    const given = from === 0 && to === run.text.length ? run.text : run.text.slice(from, to);
    if (given === '') return;
    if (!SPECIAL.test(given)) {
      const skip = given[0] === ' ' && (this.text === '' || this.endsInSpace()) ? 1 : 0;
      if (given.length === skip) return;
      this.pieces.add(this.position, given.length - skip, page, run.item, run.offset + from + skip, run.offset + to);
      this.text += skip ? given.slice(1) : given;
      return;
    }
    let at = from;
    for (const character of given) {
      const next = at + character.length;
      const out = normalised(character);
      if (out === ' ' ? this.text !== '' && !this.endsInSpace() : out !== '') {
        this.pieces.add(this.position, out.length, page, run.item, run.offset + at, run.offset + next);
        this.text += out;
      }
      at = next;
    }
  }

  private endsInSpace(): boolean {
    const last = this.text.charCodeAt(this.text.length - 1);
    return last === 32 || last === 9 || last === 10 || last === 0x2028;
  }

  private mark(kind: Mark['kind'], start: number, end: number): void {
    for (let i = this.marks.length - 1; i >= 0 && i > this.marks.length - 6; i--) {
      const m = this.marks[i] as Mark;
      if (m.kind !== kind) continue;
      // A space or line end between two bold words is bold; another block is another mark.
      if (start - m.span.end <= 1 && m.span.start >= this.base) {
        m.span.end = end;
        return;
      }
      break;
    }
    this.marks.push({ span: { start, end }, kind, value: null });
  }

  finish(): Written {
    this.openPage(this.pageCount);
    const text = this.parts.join('');
    const { length } = text;
    const pages = this.pageStarts.map((begin, i): Page => {
      const start = Math.min(begin, length);
      const end = Math.max(start, Math.min(this.pageStarts[i + 1] ?? length, length));
      return { number: i + 1, span: { start, end }, label: this.labels?.[i] ?? null };
    });
    const marks = this.marks.filter((m) => m.span.start < length);
    for (const m of marks) m.span.end = Math.min(m.span.end, length);
    return { text, blocks: this.blocks, marks, pages, pieces: this.pieces.finish(), places: this.places, tops: this.tops };
  }
}

/** How the last token of a line and the first of the next belong together. */
function seam(token: string, following: string, mend: Mending): 'space' | 'none' | 'mend' {
  const last = token[token.length - 1] ?? '';
  if (/(?:https?:\/\/|www\.|doi:|urn:)/i.test(token)) {
    if (/[/\-_=&?%#~]$/.test(token)) return 'none';
    if (/^[\w%~-]*[/_=&?%#][^\s]*/.test(following) && !/^https?:/.test(following)) return 'none';
    return last === '.' && /^(?:[a-z]{2,5}\/|html?|pdf|txt|org|com|int)\b/.test(following) ? 'none' : 'space';
  }
  if (last === '/' && /^[\p{L}\d]/u.test(following) && token.length > 1) return 'none';
  if (last === '\u00ad') return 'mend';
  if (last !== '-' && last !== '\u2010') return 'space';
  const left = /(\p{L}[\p{L}\p{N}-]*)[-\u2010]$/u.exec(token)?.[1];
  const right = /^(\p{Ll}\p{L}*)/u.exec(following)?.[1];
  if (left && right && mend(left, right)) return 'mend';
  return token.length === 1 || !/^[\p{L}\p{N}]/u.test(following) ? 'space' : 'none';
}

const round = (n: number): number => Math.round(n * 10) / 10;

function normalised(character: string): string {
  if (SPACE.test(character)) return ' ';
  const code = character.codePointAt(0) ?? 0;
  if (code === 0xad) return '\u00ad';
  if (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff
  )
    return '';
  if ((code >= 0xfb00 && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc)) return character.normalize('NFKC');
  return BULLETS[character] ?? character;
}
