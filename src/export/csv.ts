import type { Table } from './table';

/** What makes a spreadsheet read a cell as a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A cell that no spreadsheet takes for a formula: an apostrophe before it says that it is text. */
export const safeCell = (text: string): string => (FORMULA.test(text) || /^'[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** A table as CSV (RFC 4180), UTF-8 with the mark by which Excel knows it. */
export function toCsv({ head, rows }: Table): string {
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join(',');
  return `\ufeff${[head, ...rows].map((cells) => `${line(cells)}\r\n`).join('')}`;
}
