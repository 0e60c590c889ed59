import type { Block, Span } from '@/src/model';
import { flat, isNote } from './entry';
import type { Habit, Reading } from './habit';

type Cells = Map<number, Block[]>;
type Row = { cells: Cells; header: boolean; end: number; next: number };

const TERM =
  /^(?:(?:defined |preferred )?terms?|designation|words?|names?|concepts?|expression|terme|término|vocabulary|glossary term|term\(s\)|entry|roles?|actors?)\b/i;
const DEFINITION = /\b(?:definitions?|descriptions?|meanings?|explanations?|définition|definición|means)\b/i;
const SOURCE = /^(?:sources?|references?|origin|defined in|derived from|quelle)\b/i;

/** A table of abbreviations holds no terms. */
const SHORT = /\b(?:abbreviations?|acronyms?|symbols?)\b/i;

/** One row of a table: its cells by column. */
function rowAt(blocks: readonly Block[], from: number): Row | null {
  const first = blocks[from];
  if (!first?.cell || (first.kind !== 'cell' && first.kind !== 'heading')) return null;
  const cells: Cells = new Map();
  let header = true;
  let next = from;
  for (; next < blocks.length; next++) {
    const block = blocks[next];
    if (!block?.cell || block.cell.table !== first.cell.table || block.cell.row !== first.cell.row) break;
    header &&= block.cell.header;
    const column = cells.get(block.cell.column);
    if (column) column.push(block);
    else cells.set(block.cell.column, [block]);
  }
  return { cells, header, end: blocks[next - 1]?.span.end ?? first.span.end, next };
}

/** Columns that hold the designation, the definition and the source; null where a head row says that the table holds no terms. */
type Columns = { term: number; definition: number; source: number | null };

/** What is known of the tables of a zone: each row asks for it. */
const known = new WeakMap<readonly Block[], Map<number, Columns | null>>();

function columnsOf(reading: Reading, i: number): Columns | null {
  const table = reading.blocks[i]?.cell?.table;
  if (table === undefined) return null;
  const tables = known.get(reading.blocks) ?? new Map<number, Columns | null>();
  known.set(reading.blocks, tables);
  const found = tables.get(table);
  if (found !== undefined) return found;
  const columns = readColumns(reading, i);
  tables.set(table, columns);
  return columns;
}

function readColumns({ text, blocks }: Reading, i: number): Columns | null {
  const table = blocks[i]?.cell?.table;
  let at = i;
  while (at > 0 && blocks[at - 1]?.cell?.table === table) at--;
  const head = rowAt(blocks, at);
  if (!head) return null;
  const labels = [...head.cells].map(([column, cell]) => ({ column, label: cell.map((b) => flat(text.slice(b.span.start, b.span.end))).join(' ') }));
  const definition = labels.find(({ label }) => DEFINITION.test(label) && label.length < 80);
  const isHead = head.header || definition !== undefined || labels.every(({ label }) => TERM.test(label) || SOURCE.test(label));
  const order = [...head.cells.keys()].sort((a, b) => a - b);
  if (!isHead) {
    const [term, meaning, source] = order;
    return term === undefined || meaning === undefined || order.length > 3 ? null : { term, definition: meaning, source: source ?? null };
  }
  const named = labels.find(({ label, column }) => TERM.test(label) && column !== definition?.column);
  const term = named?.column ?? order.find((column) => column !== definition?.column);
  const meaning = definition?.column ?? (named ? order.find((column) => column > named.column) : undefined);
  if (term === undefined || meaning === undefined || SHORT.test(labels.find(({ column }) => column === term)?.label ?? '')) return null;
  return { term, definition: meaning, source: labels.find(({ label }) => SOURCE.test(label))?.column ?? null };
}

/** A table of terms: a row an entry. */
export const tables: Habit = {
  id: 'tables',
  title: 'Tables of terms',
  description: 'One column of terms and one of definitions, told by their head row (EUDI, NIST, GSMA), a source perhaps in a third.',
  sure: true,
  least: 1,
  opens(reading, i) {
    const { blocks, text } = reading;
    const block = blocks[i];
    if (!block?.cell) return null;
    const before = blocks[i - 1];
    if (before?.cell && before.cell.table === block.cell.table && before.cell.row === block.cell.row) return null;
    const row = rowAt(blocks, i);
    const columns = row && columnsOf(reading, i);
    if (!row || !columns || row.header) return null;
    const wordsIn = (column: number | null): Block[] => (column === null ? [] : (row.cells.get(column) ?? []));
    const spanOf = (cell: readonly Block[]): Span | null => {
      const first = cell[0];
      const last = cell.at(-1);
      return first && last ? { start: first.span.start, end: last.span.end } : null;
    };
    const said = (b: Block): string => flat(text.slice(b.span.start, b.span.end));
    const designation = spanOf(wordsIn(columns.term));
    const meaning = wordsIn(columns.definition);
    const firstNote = meaning.findIndex((b, at) => at > 0 && isNote(said(b)));
    const definition = spanOf(firstNote < 0 ? meaning : meaning.slice(0, firstNote));
    if (!designation || !definition || isHeadRow(text.slice(designation.start, designation.end), text.slice(definition.start, definition.end))) return null;
    const source = spanOf(wordsIn(columns.source));
    return {
      number: null,
      designation,
      pieces: [definition],
      notes: firstNote < 0 ? [] : meaning.slice(firstNote).map(said),
      source: source ? flat(text.slice(source.start, source.end)) || null : null,
      end: row.end,
      next: row.next,
    };
  },
};

const isHeadRow = (term: string, definition: string): boolean => TERM.test(flat(term)) && DEFINITION.test(definition) && definition.length < 80;
