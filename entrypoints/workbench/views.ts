import { browser } from 'wxt/browser';
import type { WorksOrder } from '@/src/model';
import { type Filter, isFilter } from './filters';

/** Columns that may be shown beside the number. */
export const COLUMN_NAMES = ['title', 'body', 'group', 'question', 'stage', 'date', 'topics', 'target', 'seen'] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];
export const USUAL_COLUMNS: readonly ColumnName[] = ['title', 'body', 'stage', 'date', 'seen'];

export type Sort = { by: WorksOrder; up: boolean };

/** A table as its user left it, under a name. */
export type View = { name: string; text: string; filters: Filter[]; onlySaved: boolean; sort: Sort; columns: ColumnName[] };

const VIEWS = 'views';
const COLUMNS = 'columns';
const ORDERS: readonly WorksOrder[] = ['relevance', 'id', 'title', 'body', 'group', 'stage', 'date', 'seen'];

const isColumn = (value: unknown): value is ColumnName => COLUMN_NAMES.some((name) => name === value);

function viewOf(value: unknown): View[] {
  if (typeof value !== 'object' || value === null) return [];
  const { name, text, filters, onlySaved, sort, columns } = value as Partial<Record<keyof View, unknown>>;
  if (typeof name !== 'string' || name === '') return [];
  const by = typeof sort === 'object' && sort !== null && 'by' in sort ? ORDERS.find((order) => order === sort.by) : undefined;
  return [
    {
      name,
      text: typeof text === 'string' ? text : '',
      filters: Array.isArray(filters) ? filters.filter(isFilter) : [],
      onlySaved: onlySaved === true,
      sort: { by: by ?? 'id', up: !(typeof sort === 'object' && sort !== null && 'up' in sort && sort.up === false) },
      columns: Array.isArray(columns) ? columns.filter(isColumn) : [...USUAL_COLUMNS],
    },
  ];
}

/** Views kept on this machine, by name. */
export async function readViews(): Promise<View[]> {
  const kept: Record<string, unknown> = await browser.storage.local.get(VIEWS);
  const value = kept[VIEWS];
  return Array.isArray(value) ? value.flatMap(viewOf) : [];
}

/** Keeps a view in place of one of its name; answers with all. */
export async function keepView(view: View): Promise<View[]> {
  const views = [...(await readViews()).filter((other) => other.name !== view.name), view].sort((a, b) => a.name.localeCompare(b.name));
  await browser.storage.local.set({ [VIEWS]: views });
  return views;
}

export async function forgetView(name: string): Promise<View[]> {
  const views = (await readViews()).filter((view) => view.name !== name);
  await browser.storage.local.set({ [VIEWS]: views });
  return views;
}

export async function readColumns(): Promise<ColumnName[]> {
  const kept: Record<string, unknown> = await browser.storage.local.get(COLUMNS);
  const value = kept[COLUMNS];
  return Array.isArray(value) ? COLUMN_NAMES.filter((name) => value.includes(name)) : [...USUAL_COLUMNS];
}

export const keepColumns = (columns: readonly ColumnName[]): Promise<void> => browser.storage.local.set({ [COLUMNS]: columns });
