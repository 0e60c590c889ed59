/** What a line is shows in its first characters; longer lines are whole paragraphs or no text at all. */
const LONGEST = 1000;

/** A line of a text file: offsets of its printed characters, without the white space at either end; `text` is at most its first 1000 characters. */
export type Line = { start: number; end: number; indent: number; text: string; page: number | null };

/** Tabs stop every 8 columns, as RFCs and terminals have it. */
const columnOf = (lead: string): number => {
  let column = 0;
  for (const c of lead) column = c === '\t' ? column + 8 - (column % 8) : column + 1;
  return column;
};

export const isBlank = (line: Line): boolean => line.start === line.end;

/** Lines in order; a form feed is white space that stands in a line of its own. */
export function splitLines(raw: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  while (at <= raw.length) {
    let next = raw.indexOf('\n', at);
    if (next < 0) next = raw.length;
    let start = at;
    while (start < next && isGap(raw.charCodeAt(start))) start++;
    let end = next;
    while (end > start && isGap(raw.charCodeAt(end - 1))) end--;
    lines.push({
      start,
      end,
      indent: columnOf(raw.slice(at, start).replace(/[\f\r\ufeff]/g, '')),
      text: raw.slice(start, Math.min(end, start + LONGEST)),
      page: null,
    });
    at = next + 1;
  }
  return lines;
}

const isGap = (c: number): boolean => c === 32 || c === 9 || c === 12 || c === 13 || c === 0xa0 || c === 0xfeff || c === 0;

/** Runs of lines without blank lines between them. */
export function groupLines(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let open: Line[] = [];
  for (const line of lines) {
    if (!isBlank(line)) open.push(line);
    else if (open.length > 0) {
      groups.push(open);
      open = [];
    }
  }
  if (open.length > 0) groups.push(open);
  return groups;
}
