import { LONGEST_RECORD } from './stream';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * Rows out of delimited text (RFC 4180: a quoted cell may hold delimiters, line ends and doubled quotes), a piece at a time.
 * A quote that is never closed is taken for a letter once its cell is longer than a record can be.
 */
export function createRows(delimiter: string): { push(piece: string): string[][]; end(): string[][] } {
  let rest = '';
  const take = (text: string, final: boolean): string[][] => {
    const rows: string[][] = [];
    let at = 0;
    while (at < text.length) {
      const row = readRow(text, at, delimiter, final);
      if (!row) break;
      if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row.cells);
      at = row.end;
    }
    rest = text.slice(at);
    return rows;
  };
  return {
    push(piece) {
      const text = rest + piece;
      return take(text, text.length > LONGEST_RECORD);
    },
    end: () => take(rest, true),
  };
}

/** One row from `at`, and where the next begins; null where its end has not come yet. */
function readRow(text: string, at: number, delimiter: string, final: boolean): { cells: string[]; end: number } | null {
  const cells: string[] = [];
  for (;;) {
    const cell = text.charCodeAt(at) === 34 ? quotedCell(text, at, delimiter) : null;
    const found = cell ?? plainCell(text, at, delimiter);
    if (!final && (found.end >= text.length || (text[found.end] === '\r' && found.end + 1 >= text.length))) return null;
    cells.push(found.value);
    if (text[found.end] === delimiter) {
      at = found.end + 1;
      continue;
    }
    return { cells, end: found.end + (text.startsWith('\r\n', found.end) ? 2 : 1) };
  }
}

function plainCell(text: string, at: number, delimiter: string): { value: string; end: number } {
  const limit = delimiter.charCodeAt(0);
  let end = at;
  for (; end < text.length; end++) {
    const sign = text.charCodeAt(end);
    if (sign === limit || sign === 10 || sign === 13) break;
  }
  return { value: text.slice(at, end), end };
}

/** Null where what looks like a quoted cell is none: its quote closes nowhere, or in the midst of words. */
function quotedCell(text: string, at: number, delimiter: string): { value: string; end: number } | null {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 2)) {
    if (text[quote + 1] === '"') continue;
    const next = text[quote + 1];
    if (next !== undefined && next !== delimiter && next !== '\n' && next !== '\r') return null;
    return { value: text.slice(at + 1, quote).replaceAll('""', '"'), end: quote + 1 };
  }
  return text.length - at > LONGEST_RECORD ? null : { value: text.slice(at + 1), end: text.length };
}

/** The delimiter with which most of the first rows have the same number of cells, two or more; null where there is none. */
export function delimiterOf(head: string): string | null {
  let best: { delimiter: string; cells: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const counts = createRows(delimiter)
      .push(head)
      .slice(0, 20)
      .map((row) => row.length);
    const alike = (cells: number): number => counts.filter((count) => count === cells).length;
    const cells = counts.reduce((most, count) => (alike(count) > alike(most) || (alike(count) === alike(most) && count > most) ? count : most), 0);
    if (cells >= 2 && alike(cells) * 2 >= counts.length && cells > (best?.cells ?? 1)) best = { delimiter, cells };
  }
  return best?.delimiter ?? null;
}
