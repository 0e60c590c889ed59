import type { KnownTerm, WorkLife } from '@/src/model';
import type { Columns } from './columns';
import { HEAD_WITHIN, headOf } from './columns';
import { workOfRecord } from './record';
import { tableDate } from './table-dates';
import type { ColumnField, Context, Found, Refusal } from './types';

/** Reads rows as they come: the head is found, its columns are named, and every row below is a work or is refused with a reason. */
export function createTable(file: string, context: Context): { take(rows: readonly (readonly string[])[]): Found; end(): Found } {
  let waiting: (readonly string[])[] | null = [];
  let columns: Columns = [];
  let width = 0;
  let row = 0;
  const terms = new Map<string, { cells: Map<ColumnField, string>; terms: KnownTerm[] }>();

  const begin = (): Found => {
    const rows = waiting ?? [];
    waiting = null;
    const head = headOf(rows);
    const headers = rows[head] ?? [];
    width = headers.length;
    columns = context.columnsFor(headers);
    row = head + 1;
    return read(rows.slice(head + 1));
  };

  const read = (rows: readonly (readonly string[])[]): Found => {
    const found: Found = { works: [], refused: [], read: 0 };
    for (const cells of rows) {
      row++;
      if (cells.every((cell) => cell.trim() === '')) continue;
      found.read++;
      const refuse = (reason: string): void => void found.refused.push(refusal(file, row, reason, cells));
      if (cells.slice(width).some((cell) => cell.trim() !== '')) {
        refuse('This row has more cells than the head has columns.');
        continue;
      }
      const named = namedCells(cells, columns);
      if (columns.includes('term') && columns.includes('definition')) {
        if (!addTerm(terms, named, file)) refuse('This row has no term or no definition.');
        continue;
      }
      const work = workOfRow(named, context, file);
      if (work) found.works.push(work);
      else refuse('This row has neither a number nor a title.');
    }
    return found;
  };

  return {
    take(rows) {
      if (waiting === null) return read(rows);
      waiting.push(...rows);
      return waiting.length > HEAD_WITHIN ? begin() : { works: [], refused: [], read: 0 };
    },
    end() {
      const found = waiting === null ? { works: [], refused: [], read: 0 } : begin();
      for (const { cells, terms: list } of terms.values()) {
        const work = workOfRow(cells, context, file, list);
        if (work) found.works.push(work);
      }
      return found;
    },
  };
}

const refusal = (file: string, row: number, reason: string, cells: readonly string[]): Refusal => ({
  file,
  row,
  reason,
  words: cells.join(' · ').slice(0, 120),
});

/** A cell that our own tables kept a spreadsheet from running as a formula is itself again. */
const bare = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '').trim();

function namedCells(cells: readonly string[], columns: Columns): Map<ColumnField, string> {
  const named = new Map<ColumnField, string>();
  columns.forEach((field, i) => {
    const cell = bare(cells[i] ?? '');
    // The dash that tables print for "nothing".
    if (field && cell !== '' && cell !== '—' && cell !== '–' && cell !== '-') named.set(field, cell);
  });
  return named;
}

const listOf = (cell: string | undefined, commas = false): string[] =>
  (cell ?? '')
    .split(/[;|\n]/.test(cell ?? '') || !commas ? /[;|\n]/ : /,/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

const LISTS = ['editors', 'supportingMembers', 'liaisonBodies', 'formerIds'] as const;
const WORDS = ['target', 'approvalProcess', 'version', 'priority', 'baseText'] as const;
const DAYS = ['registered', 'updated'] as const;

function lifeOf(cells: ReadonlyMap<ColumnField, string>): WorkLife {
  const life: WorkLife = {};
  for (const name of LISTS) if (cells.has(name)) life[name] = listOf(cells.get(name));
  for (const name of WORDS) if (cells.has(name)) life[name] = cells.get(name);
  for (const name of DAYS) {
    const day = tableDate(cells.get(name) ?? '');
    if (day) life[name] = day;
  }
  return life;
}

function workOfRow(cells: ReadonlyMap<ColumnField, string>, context: Context, file: string, terms: readonly KnownTerm[] = []) {
  const life = lifeOf(cells);
  const url = cells.get('url') ?? null;
  return workOfRecord(
    {
      id: cells.get('id') ?? null,
      title: cells.get('title') ?? null,
      scope: cells.get('scope') ?? null,
      aliases: [...listOf(cells.get('aliases'), true), ...(life.formerIds ?? [])],
      publisher: cells.get('body') ?? null,
      group: cells.get('group') ?? null,
      question: cells.get('question') ?? null,
      kind: cells.get('kind') ?? null,
      status: cells.get('status') ?? null,
      date: tableDate(cells.get('date') ?? ''),
      url: url && /^https?:\/\//i.test(url) ? url : null,
      topics: listOf(cells.get('topics'), true),
      references: listOf(cells.get('references')),
      terms,
      life,
    },
    context.stamp,
    file,
  );
}

/** Terms of one document stand in many rows; those without a document are the file's own. */
function addTerm(all: Map<string, { cells: Map<ColumnField, string>; terms: KnownTerm[] }>, cells: Map<ColumnField, string>, file: string): boolean {
  const designation = cells.get('term');
  const definition = cells.get('definition');
  if (!designation || !definition) return false;
  const id = cells.get('id') ?? cells.get('title') ?? file.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const of = all.get(id) ?? {
    cells: new Map([['id', id], ...[...cells].filter(([name]) => name !== 'term' && name !== 'definition')] as [ColumnField, string][]),
    terms: [],
  };
  of.terms.push({ designation, alternates: listOf(cells.get('aliases'), true), definition, clause: null, source: null });
  of.cells.delete('aliases');
  all.set(id, of);
  return true;
}
