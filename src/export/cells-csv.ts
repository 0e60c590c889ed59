/** A cell beginning so is run as a formula by spreadsheets (OWASP, CSV injection). */
const FORMULA = /^'*\s*[=+\-@\t\r|\uff1d\uff0b\uff0d\uff20]/;

/** Rows as CSV (RFC 4180): with a byte order mark, for Excel to read UTF-8; a cell that a spreadsheet would run begins with an apostrophe. */
export function cellsToCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${[head, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}
