import type { Notice, PageWork } from '@/src/model';
import { createWork, type Field, type Found, fieldsByLabel, type PageForm, type WorkDraft } from './form';
import type { LabelledValue } from './label-values';
import { readTables } from './tables';
import { type FieldValue, fieldValue } from './values';
import type { PageView } from './view';
import { foldLabel } from './words';

export type Records = {
  /** From a table with a known head, not from cards. */ tabled: boolean;
  works: PageWork[];
  columns: ReadonlySet<Field>;
  notices: Notice[];
};

const MOST_WORKS = 5000;

/**
 * Many works of one page: the rows of its tables, or where it has none with a known head, the groups of labels and values (cards)
 * that each begin with a key. `finish` sees each work with the line above its part of the table.
 */
export function readRecords(
  view: PageView,
  form: PageForm,
  found: Found,
  keys: readonly Field[],
  finish: (work: WorkDraft, section: string | null, key: FieldValue | null) => void,
): Records {
  const fields = fieldsByLabel(form);
  const folds = new Set(keys.flatMap((key) => key.labels.map(foldLabel)));
  const read = readTables(view, (fold) => fields.has(fold), folds, Math.min(form.least, 3));
  const columns = new Set(read.columns.flatMap((fold) => fields.get(fold)?.field ?? []));
  const works: PageWork[] = [];
  const keep = (work: WorkDraft, section: string | null, key: FieldValue | null): void => {
    finish(work, section, key);
    if (work.has('id')) works.push(work.done());
  };
  for (const row of read.rows) {
    const work = createWork(view);
    let key: FieldValue | null = null;
    for (const field of form.fields)
      for (const [fold, cell] of row.cells) {
        if (fields.get(fold)?.field !== field) continue;
        const value = fieldValue(view, cell);
        if (keys.includes(field)) key = value;
        field.take(value, work, view);
      }
    keep(work, row.section, key);
  }
  const tabled = works.length > 0;
  if (!tabled) for (const group of cardsOf(found.all, folds)) readCard(view, form, group, keys, keep, columns);
  const cut = read.cut || works.length > MOST_WORKS;
  return {
    tabled,
    works: works.slice(0, MOST_WORKS),
    columns,
    notices: cut ? [{ code: 'page-cut', message: `This page lists more than ${MOST_WORKS} works; the first ${MOST_WORKS} were read.` }] : [],
  };
}

/** Labels and values from one key to the next. */
function cardsOf(all: readonly LabelledValue[], keys: ReadonlySet<string>): LabelledValue[][] {
  const cards: LabelledValue[][] = [];
  for (const value of all) {
    if (keys.has(value.fold)) cards.push([value]);
    else cards.at(-1)?.push(value);
  }
  return cards;
}

function readCard(
  view: PageView,
  form: PageForm,
  card: readonly LabelledValue[],
  keys: readonly Field[],
  keep: (work: WorkDraft, section: string | null, key: FieldValue | null) => void,
  columns: Set<Field>,
): void {
  const fields = fieldsByLabel(form);
  const work = createWork(view);
  let first: FieldValue | null = null;
  const taken = new Set<Field>();
  for (const labelled of card) {
    const field = fields.get(labelled.fold)?.field;
    if (!field || taken.has(field)) continue;
    taken.add(field);
    columns.add(field);
    const value = fieldValue(view, labelled);
    if (keys.includes(field)) first = value;
    field.take(value, work, view);
  }
  keep(work, null, first);
}
