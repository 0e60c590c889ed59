import type { Block, Span } from '@/src/model';
import type { View } from '../view';
import { flat, isNote } from './entry';

/** One row of a table of terms: designation in the first column, definition in the second, a source perhaps in a third. */
export type Row = {
  entry: { designation: Span; definition: Span | null } | null;
  header: boolean;
  first: string;
  notes: string[];
  source: string | null;
  end: number;
  /** Index of the first block after the row. */
  next: number;
};

export function readRow(view: View, blocks: readonly Block[], from: number): Row {
  const first = blocks[from]?.cell;
  const columns = new Map<number, Block[]>();
  let next = from;
  let header = false;
  for (; next < blocks.length; next++) {
    const block = blocks[next] as Block;
    if (block.kind !== 'cell' || !block.cell || block.cell.table !== first?.table || block.cell.row !== first.row) break;
    header ||= block.cell.header;
    columns.set(block.cell.column, [...(columns.get(block.cell.column) ?? []), block]);
  }
  const order = [...columns.keys()].sort((a, b) => a - b);
  const spanOf = (column: number | undefined): Span | null => {
    const cells = column === undefined ? undefined : columns.get(column)?.filter((b) => !isNote(view.source.text.slice(b.span.start, b.span.end)));
    const head = cells?.[0];
    const tail = cells?.at(-1);
    return head && tail ? { start: head.span.start, end: tail.span.end } : null;
  };
  const words = (s: Span | null): string => (s ? flat(view.source.text.slice(s.start, s.end)) : '');
  const designation = spanOf(order[0]);
  const notes = order.slice(1).flatMap((c) => (columns.get(c) ?? []).map((b) => flat(view.source.text.slice(b.span.start, b.span.end))).filter(isNote));
  return {
    entry: designation && words(designation) !== '' && order.length >= 2 ? { designation, definition: spanOf(order[1]) } : null,
    header,
    first: words(designation),
    notes,
    source: order.length >= 3 ? words(spanOf(order[2])) || null : null,
    end: blocks[next - 1]?.span.end ?? 0,
    next: Math.max(next, from + 1),
  };
}

export const isHeadRow = (row: Row): boolean => row.header || /^(?:terms?|designation|word|name|concept)$/i.test(row.first);
