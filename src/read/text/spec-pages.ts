import { type BlockShape, PARAGRAPH } from '@/src/model';
import type { Composer } from './composer';
import { numberDepth } from './levels';
import { groupLines, type Line } from './lines';
import { leadingNumber } from './number';
import { takeOutPageBreaks } from './pagination';
import type { Composition } from './read-text';

/**
 * RFCs, Internet-Drafts and whatever else is printed that way: text indented under headings at the margin, hanging indents for
 * lists, definitions and references, figures in characters.
 */
export function composeSpecPages(composer: Composer, raw: string, all: readonly Line[]): Composition {
  const { lines, runningText } = takeOutPageBreaks(all);
  const groups = groupLines(lines);
  const writer = writerOf(composer, raw);
  let at = composeFront(writer, groups);
  const base = bodyIndent(groups.slice(at));
  let definition: number | null = null;
  for (; at < groups.length; at++) {
    const group = groups[at] as Line[];
    const first = group[0] as Line;
    if (isContentsTitle(first)) {
      at = composeContents(writer, groups, at) - 1;
      definition = null;
      continue;
    }
    const heading = headingLines(group, base);
    if (heading > 0) {
      writer.heading(group.slice(0, heading));
      definition = null;
      if (group.length > heading) composeGroup(writer, group.slice(heading), base, null, null);
      continue;
    }
    definition = composeGroup(writer, group, base, definition, groups[at + 1]?.[0] ?? null);
  }
  return { metadata: {}, runningText, finish: (composed) => composed };
}

type Writer = ReturnType<typeof writerOf>;

function writerOf(composer: Composer, raw: string) {
  const open = (line: Line, shape: Partial<BlockShape>): void => composer.openBlock({ ...PARAGRAPH, indent: line.indent, page: line.page, ...shape });
  /** Lines of one block, joined as they were before they were wrapped. `from` leaves out what stands before it in the first line. */
  const write = (lines: readonly Line[], from = lines[0]?.start ?? 0, to?: number): void => {
    lines.forEach((line, i) => {
      const before = lines[i - 1];
      if (before && !joinsTightly(before.text, line.text)) composer.add(raw, 0, before.end, before.end + 1);
      composer.add(raw, 0, i === 0 ? from : line.start, i === 0 && to !== undefined ? to : line.end);
    });
  };
  return {
    raw,
    block(lines: readonly Line[], shape: Partial<BlockShape>, from?: number): void {
      const first = lines[0];
      if (!first) return;
      open(first, shape);
      write(lines, from);
      composer.closeBlock();
    },
    /** Part of one line. */
    part(line: Line, from: number, to: number, shape: Partial<BlockShape>): void {
      open(line, shape);
      composer.add(raw, 0, from, to);
      composer.closeBlock();
    },
    /** The rest of a line and the lines after it. */
    rest(line: Line, from: number, more: readonly Line[], shape: Partial<BlockShape>): void {
      open(line, shape);
      write([line, ...more], from);
      composer.closeBlock();
    },
    heading(lines: readonly Line[]): void {
      const text = lines.map((l) => l.text).join(' ');
      const number = leadingNumber(text, true);
      this.block(lines, { kind: 'heading', number, level: number ? (numberDepth(number) ?? 1) : 1 });
    },
    /** Lines as they stand, without the indent that they share. */
    code(lines: readonly Line[]): void {
      const first = lines[0];
      if (!first) return;
      const left = Math.min(...lines.map((l) => l.indent));
      open(first, { kind: 'code', indent: left });
      lines.forEach((line, i) => {
        if (i > 0) composer.addExact(`\n${' '.repeat(Math.max(0, line.indent - left))}`, -1);
        composer.addExact(raw, 0, line.start, line.end);
      });
      composer.closeBlock();
    },
  };
}

/** "end-to-\nend" and an address that was broken after a slash close up without a space. */
const joinsTightly = (before: string, after: string): boolean =>
  (/[A-Za-z0-9]-$/.test(before) && /^[A-Za-z0-9]/.test(after) && !/\s-$/.test(before)) ||
  (/<?https?:\/\/[^\s>]*[/&?=._-]$/.test(before) && /^[^\s<([]/.test(after));

const START = /^(?:Abstract|Status of [Tt]his Memo|Table of Contents|Contents|Copyright(?: Notice)?|Introduction|Foreword|Notice|(?:1|0)\.?\s+\S.*)$/i;

/** The first page above the abstract: left and right column of each line, then title and file name. Gives the group where the text begins. */
function composeFront(writer: Writer, groups: readonly Line[][]): number {
  const end = groups.findIndex((group) => START.test(group[0]?.text ?? '') && (group[0]?.indent ?? 0) < 8);
  if (end <= 0 || end > 12) return 0;
  groups.slice(0, end).forEach((group, i) => {
    if (i === 0 && (isFlushRight(group) || group.some((line) => /\S\s{3,}\S/.test(line.text)))) for (const line of group) composeColumns(writer, line);
    else composeTitle(writer, group);
  });
  return end;
}

/** Authors and date without a left column beside them, as OpenID's drafts begin: lines that end together, far to the right. */
function isFlushRight(group: readonly Line[]): boolean {
  const ends = group.map((line) => line.indent + line.text.length);
  return group.length > 1 && group.every((line) => line.indent > 20) && Math.max(...ends) - Math.min(...ends) <= 1;
}

function composeColumns(writer: Writer, line: Line): void {
  const gap = /\s{3,}/.exec(line.text);
  if (!gap) {
    writer.block([line], { kind: 'cover' });
    return;
  }
  writer.part(line, line.start, line.start + gap.index, { kind: 'cover' });
  const right = gap.index + gap[0].length;
  writer.part(line, line.start + right, line.end, { kind: 'cover', indent: line.indent + right });
}

/** Title lines stand centred and close up; a file name below them is a line of its own. */
function composeTitle(writer: Writer, group: readonly Line[]): void {
  let from = 0;
  group.forEach((line, i) => {
    if (!/^(?:draft-[\w.-]+|[\w.-]+-\d\d)$/.test(line.text) && /\S\s{3,}\S/.test(line.text) === false) return;
    if (i > from) writer.block(group.slice(from, i), { kind: 'cover' });
    composeColumns(writer, line);
    from = i + 1;
  });
  if (from < group.length) writer.block(group.slice(from), { kind: 'cover' });
}

const isContentsTitle = (line: Line): boolean => /^(?:Table of Contents|TABLE OF CONTENTS|Contents)$/.test(line.text);

/** Lines of a contents list end in a leader or page number, or stand indented; it ends where a heading stands at the margin without. */
function composeContents(writer: Writer, groups: readonly Line[][], from: number): number {
  writer.block((groups[from] ?? []).slice(0, 1), { kind: 'toc' });
  const rest = groups.map((group, i) => (i === from ? group.slice(1) : group));
  let wrapped = false;
  for (let at = from; at < rest.length; at++) {
    const group = rest[at] as Line[];
    for (const [i, line] of group.entries()) {
      const entry = /(?:\.\s?){3,}|\s\d{1,3}$/.test(line.text);
      const hanging =
        line.indent > 0 &&
        (/^(?:\d+(?:\.\d+)*\.?|[A-Z](?:\.\d+)+\.?|Appendix [A-Z]\.?|[A-Z]\.)\s/.test(line.text) || at === from || wrapped || line.indent <= 12);
      if (!entry && !hanging && i === 0 && at > from) return at;
      wrapped = !entry;
      writer.block([line], { kind: 'toc' });
    }
    const next = rest[at + 1]?.[0];
    if (next && next.indent === 0 && !/(?:\.\s?){3,}|\s\d{1,3}$/.test(next.text)) return at + 1;
    // Two groups of body text in a row: the list has ended without a heading.
    if (next && group.length > 0 && !/(?:\.\s?){3,}|\s\d{1,3}$/.test(next.text) && !/^(?:\d|[A-Z]\.|Appendix)/.test(next.text)) return at + 1;
  }
  return rest.length;
}

/** The indent at which most paragraphs stand. */
function bodyIndent(groups: readonly Line[][]): number {
  const counts = new Map<number, number>();
  for (const group of groups) {
    const indent = group[0]?.indent ?? 0;
    counts.set(indent, (counts.get(indent) ?? 0) + group.length);
  }
  const [best] = [...counts].filter(([indent]) => indent > 0 && indent <= 8).sort((a, b) => b[1] - a[1]);
  const flush = counts.get(0) ?? 0;
  return best && best[1] * 2 > flush ? best[0] : 0;
}

const NUMBERED = /^(?:\d{1,3}(?:\.\d{1,3})*\.?|[A-Z](?:\.\d{1,3})+\.?|[A-Z]\.|(?:Appendix|Annex)\s+[A-Z0-9]+[.:]?)(?:\s+\S|$)/;

/** How many lines at the beginning of a group are its heading; 0 where none is. */
function headingLines(group: readonly Line[], base: number): number {
  const first = group[0] as Line;
  if (first.indent > 0 && !(base === 0 && first.indent < 3)) return 0;
  const numbered = NUMBERED.exec(first.text);
  if (!numbered && base === 0)
    return group.length === 1 &&
      first.text.length < 60 &&
      /^(?:Abstract|References|Introduction|Acknowledge?ments?|Authors?'? Address(?:es)?|Scope|Index)$/i.test(first.text)
      ? 1
      : 0;
  if (first.text.length > 90 || /[;,]$/.test(first.text) || (numbered && /^\d+\s+[a-z]/.test(first.text))) return 0;
  if (!numbered && (/[.:]$/.test(first.text) || first.text.length > 70)) return 0;
  let count = 1;
  const title = first.text.length - first.text.replace(/^\S+(?:\s+[A-Z0-9]+[.:])?\s+/, '').length;
  // A title's second line stands under its first; without a number, at the margin too.
  while (count < group.length && count < 3 && numbered && (group[count] as Line).indent > base && Math.abs((group[count] as Line).indent - title) <= 1) count++;
  const next = group[count];
  return next && next.indent === 0 && base > 0 && !numbered ? 0 : count;
}

const BULLET = /^(?:[o*+•·‣▪–-]|--)\s+(?=\S)/;
const ORDERED = /^(?:\(?[0-9]{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}\))\s+(?=\S)/;
const LABEL = /^\[[^\][]{1,70}\](?=\s|$)/;

/** One run of lines. Gives the indent of the definition that is still open after it, or null. */
function composeGroup(writer: Writer, group: readonly Line[], base: number, definition: number | null, next: Line | null): number | null {
  if (looksLikeCode(group)) {
    writer.code(group);
    return definition;
  }
  const first = group[0] as Line;
  if (group.length <= 2 && /^(?:Figure|Table|Listing)\s+\d+\s*[:.–-]/.test(first.text) && first.indent > base) {
    writer.block(group, { kind: 'caption' });
    return definition;
  }
  let open = definition !== null && first.indent >= definition ? definition : null;
  for (const segment of hangingSegments(group)) open = composeSegment(writer, segment, base, open, segment.at(-1) === group.at(-1) ? next : null);
  return open;
}

/** A run of lines under one hanging indent is several entries: each begins where a line falls back to the first one's indent. */
function hangingSegments(group: readonly Line[]): Line[][] {
  const first = group[0] as Line;
  const hanging = (group[1]?.indent ?? 0) > first.indent;
  const listed = BULLET.test(first.text) || ORDERED.test(first.text) || LABEL.test(first.text);
  if (!hanging && !listed) return [[...group]];
  const segments: Line[][] = [];
  for (const line of group) {
    const marked = BULLET.test(line.text) || ORDERED.test(line.text) || LABEL.test(line.text);
    const begins =
      (line.indent <= first.indent && (hanging || marked)) ||
      (listed && marked && BULLET.test(line.text) && BULLET.test(first.text) && line.indent <= first.indent + 3);
    const open = segments[segments.length - 1];
    if (!open || begins) segments.push([line]);
    else open.push(line);
  }
  return segments;
}

function composeSegment(writer: Writer, lines: readonly Line[], base: number, definition: number | null, next: Line | null): number | null {
  const first = lines[0] as Line;
  const depth = Math.max(0, Math.floor((first.indent - base) / 3));
  if (LABEL.test(first.text)) {
    writer.block(lines, { number: LABEL.exec(first.text)?.[0] ?? null });
    return null;
  }
  const bullet = BULLET.exec(first.text);
  if (bullet) {
    writer.block(lines, { kind: 'list-item', list: { depth, ordered: false } }, first.start + bullet[0].length);
    return definition;
  }
  const ordered = ORDERED.exec(first.text);
  if (ordered && first.indent > 0) {
    writer.block(lines, { kind: 'list-item', list: { depth, ordered: true }, number: ordered[0].trim() });
    return definition;
  }
  const hanging = lines.length > 1 && lines.slice(1).every((line) => line.indent >= first.indent + 2);
  if (definition === null || first.indent < definition) {
    const split = /^(\S(?:.{0,58}?\S)?)\s{2,}(?=\S)/.exec(first.text);
    const term = split?.[1] ?? '';
    if (split && !/[.!?;,]$/.test(term) && (hanging || (lines.length === 1 && /:$/.test(term)))) {
      writer.part(first, first.start, first.start + term.length, { kind: 'term' });
      writer.rest(first, first.start + split[0].length, lines.slice(1), { kind: 'definition' });
      return lines[1]?.indent ?? first.indent + 2;
    }
    const second = lines[1];
    if (
      hanging &&
      second &&
      first.text.length <= 64 &&
      !/[.,;]$/.test(first.text) &&
      first.indent + first.text.length + 1 + (second.text.split(/\s/)[0]?.length ?? 0) <= 72
    ) {
      writer.block([first], { kind: 'term' });
      writer.block(lines.slice(1), { kind: 'definition' });
      return second.indent;
    }
    if (
      lines.length === 1 &&
      next &&
      next.indent >= first.indent + 3 &&
      next.indent <= first.indent + 8 &&
      first.text.length <= 60 &&
      !/[.:;,?!]$/.test(first.text) &&
      first.indent <= base + 6
    ) {
      writer.block(lines, { kind: 'term' });
      return next.indent;
    }
  }
  writer.block(lines, definition !== null && first.indent >= definition ? { kind: 'definition' } : {}, undefined);
  return definition !== null && first.indent >= definition ? definition : null;
}

/** Figures, protocol messages, JSON, grammars: half of the lines or more look like none that a person writes. */
function looksLikeCode(group: readonly Line[]): boolean {
  let odd = 0;
  for (const line of group) if (isOdd(line.text)) odd++;
  return odd * 2 > group.length || (odd * 2 === group.length && group.length > 1);
}

const isOdd = (text: string): boolean =>
  /^[+|/\\{}[\]<>=#*^~_-]{2,}|^[{}|]|^"[^"]{1,60}"\s*:|^[[\]][[\]{,]*$|[{}|]$|\|.*\||--+>|<--+|\+--|==+>|::=|[^.:?!"]\s{3,}\S.*\s{3,}\S|^(?:GET|POST|PUT|HTTP\/\d)\s|^[\w-]+: [\w/*+.-]+;?$|^(?:Host|Content-Type|Authorization|Location|Accept|Cache-Control): |[;{]$/.test(
    text,
  )
    ? !LABEL.test(text) && !/^"[A-Za-z ]+"[,.]?$/.test(text)
    : /^\S{50,}$/.test(text) && !/^<?https?:/.test(text);
