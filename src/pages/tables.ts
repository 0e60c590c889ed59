import type { PageView } from './view';
import { foldLabel } from './words';

/** A cell of a row with the place of its words. */
export type Cell = { start: number; end: number; elements: number[] };
/** A row of a table whose head is known: its cells by the fold of their column's label, the line that stands above its part of the table. */
export type TableRow = { cells: Map<string, Cell & { label: string }>; section: string | null; element: number };
export type TableRead = { rows: TableRow[]; columns: string[]; cut: boolean };

const MOST_ROWS = 5000;
const HEAD_WITHIN = 15;
const TABLES = new Set(['table', 'grid', 'treegrid']);

/** Rows of every table on the page, by table: each row belongs to the innermost. */
export function tablesOf(view: PageView): number[][] {
  const tables = new Map<number, number[]>();
  for (let at = 0; at < view.count; at++) {
    if (view.role(at) !== 'row') continue;
    let table = view.parent(at);
    while (table >= 0 && !TABLES.has(view.role(table) ?? '')) table = view.parent(table);
    const rows = tables.get(table);
    if (rows) rows.push(at);
    else tables.set(table, [at]);
  }
  return [...tables.values()];
}

/** Cells of a row at their columns: a cell that spans several stands in the first, one that spans rows is carried on. */
export function cellsOf(view: PageView, row: number, carried: Map<number, { left: number; cell: number }>): Map<number, number> {
  const cells = new Map<number, number>();
  let column = 0;
  const carry = (): void => {
    for (let held = carried.get(column); held && held.left > 0; held = carried.get(column)) {
      cells.set(column, held.cell);
      held.left--;
      column++;
    }
  };
  for (let cell = view.firstChild(row); cell >= 0; cell = view.nextSibling(cell)) {
    carry();
    cells.set(column, cell);
    const down = Number(view.attribute(cell, 'rowspan') ?? 1);
    if (down > 1) carried.set(column, { left: Math.min(down, MOST_ROWS) - 1, cell });
    column += Math.max(1, Math.min(50, Number(view.attribute(cell, 'colspan') ?? 1) || 1));
  }
  carry();
  return cells;
}

/** The rows of all tables in whose head at least `least` of these columns stand, one of the `keys` among them. */
export function readTables(view: PageView, isColumn: (fold: string) => boolean, keys: ReadonlySet<string>, least: number): TableRead {
  const read: TableRead = { rows: [], columns: [], cut: false };
  for (const rows of tablesOf(view)) {
    const head = findHead(view, rows, isColumn, keys, least);
    if (!head) continue;
    read.columns.push(...head.columns.values());
    const carried = new Map<number, { left: number; cell: number }>();
    let section: string | null = null;
    for (const row of rows.slice(head.at + 1)) {
      if (read.rows.length >= MOST_ROWS) {
        read.cut = true;
        return read;
      }
      const cells = cellsOf(view, row, carried);
      const written = [...cells.values()].filter((cell) => view.text(cell) !== '');
      if (written.length === 0) continue;
      if (written.length === 1 && head.columns.size > 1) section = view.text(written[0] ?? row);
      else if (!isHeadAgain(view, cells, head.columns)) read.rows.push(tableRow(view, row, cells, head, section));
    }
  }
  return read;
}

type Head = { at: number; columns: Map<number, string>; labels: Map<number, string> };

function findHead(view: PageView, rows: readonly number[], isColumn: (fold: string) => boolean, keys: ReadonlySet<string>, least: number): Head | null {
  for (const [at, row] of rows.slice(0, HEAD_WITHIN).entries()) {
    const columns = new Map<number, string>();
    const labels = new Map<number, string>();
    for (const [column, cell] of cellsOf(view, row, new Map())) {
      if (view.end(cell) - view.start(cell) > 80) continue;
      const fold = foldLabel(view.text(cell));
      if (!isColumn(fold) || [...columns.values()].includes(fold)) continue;
      columns.set(column, fold);
      labels.set(column, view.text(cell));
    }
    if (columns.size >= least && [...columns.values()].some((fold) => keys.has(fold))) return { at, columns, labels };
  }
  return null;
}

const isHeadAgain = (view: PageView, cells: ReadonlyMap<number, number>, columns: ReadonlyMap<number, string>): boolean =>
  [...columns].every(([column, fold]) => {
    const cell = cells.get(column);
    return cell !== undefined && foldLabel(view.text(cell)) === fold;
  });

function tableRow(view: PageView, row: number, cells: ReadonlyMap<number, number>, head: Head, section: string | null): TableRow {
  const named = new Map<string, Cell & { label: string }>();
  for (const [column, fold] of head.columns) {
    const cell = cells.get(column);
    if (cell !== undefined) named.set(fold, { start: view.start(cell), end: view.end(cell), elements: [cell], label: head.labels.get(column) ?? fold });
  }
  return { cells: named, section, element: row };
}
