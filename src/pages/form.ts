import type { FactName, Notice, PageFacts, PageWork, WorkFacts, WorkLife } from '@/src/model';
import type { LabelledValue } from './label-values';
import { findLabelled } from './labels';
import type { FieldValue } from './values';
import { fieldValue } from './values';
import type { PageView } from './view';
import { foldLabel, oneLine } from './words';

/** One work as it is read: the first word on a fact stands. */
export type WorkDraft = {
  has(name: FactName): boolean;
  get(): WorkFacts;
  /** `exact`: the words that say it, where they are only a part of what stands beside the label. */
  set(name: FactName, fact: unknown, value: Pick<FieldValue, 'label' | 'start' | 'end'>, exact?: string): void;
  /** Replaces facts by a fuller form of the same (a number with its version). */
  amend(facts: WorkFacts): void;
  /** Says a constant of the form (its body), which no words of the page stand for. */
  constant(facts: WorkFacts): void;
  done(): PageWork;
};

export type Field = {
  /** As pages print it, the usual one first. */
  labels: readonly string[];
  /** Pages of this form always have it: its absence is said. */
  expected?: true;
  take(value: FieldValue, work: WorkDraft, view: PageView): void;
};

/** How pages of one publisher look: found by their labels, wherever these stand. */
export type PageForm = {
  id: string;
  title: string;
  description: string;
  /** Addresses of such pages today; a page elsewhere is known by its labels. */
  address: RegExp;
  /** Fields that must be there where the address says nothing. */
  least: number;
  fields: readonly Field[];
  read(view: PageView, found: Found): PageReading;
};

export type PageReading = Pick<PageFacts, 'works' | 'missing' | 'notices'>;

/** What stands beside the labels of a form, by field; blank values too. */
export type Found = { byField: ReadonlyMap<Field, LabelledValue[]>; all: readonly LabelledValue[] };

const tables = new WeakMap<PageForm, ReadonlyMap<string, { field: Field; rank: number }>>();

/** The fields of a form by the folds of their labels. */
export function fieldsByLabel(form: PageForm): ReadonlyMap<string, { field: Field; rank: number }> {
  const known = tables.get(form);
  if (known) return known;
  const made = new Map<string, { field: Field; rank: number }>();
  for (const field of form.fields)
    for (const [rank, label] of field.labels.entries()) if (!made.has(foldLabel(label))) made.set(foldLabel(label), { field, rank });
  tables.set(form, made);
  return made;
}

/** Places of one field that are kept: a single work has one or two. */
const MOST_PLACES = 200;

export function findFields(view: PageView, form: PageForm): Found {
  const fields = fieldsByLabel(form);
  const found = findLabelled(view, (fold) => fields.has(fold));
  // A side column mostly speaks of other works; it is heard where the rest of the page says nothing.
  const outside = found.filter(({ aside }) => !aside);
  const all = new Set(outside.map(({ fold }) => fields.get(fold)?.field)).size >= 2 ? outside : found;
  const byField = new Map<Field, LabelledValue[]>();
  for (const value of all) {
    const known = fields.get(value.fold);
    const list = known ? byField.get(known.field) : undefined;
    if (list && list.length < MOST_PLACES) list.push(value);
    else if (known && !list) byField.set(known.field, [value]);
  }
  const rank = (value: LabelledValue): number => fields.get(value.fold)?.rank ?? 99;
  for (const list of byField.values()) list.sort((a, b) => rank(a) - rank(b) || Number(b.inMain) - Number(a.inMain) || a.start - b.start);
  return { byField, all };
}

export function createWork(view: PageView): WorkDraft {
  const facts: WorkFacts = {};
  const life: WorkLife = {};
  const printed: PageWork['printed'] = {};
  const has = (name: FactName): boolean => (name.startsWith('life.') ? name.slice(5) in life : name in facts);
  return {
    has,
    get: () => ({ ...facts, ...(Object.keys(life).length > 0 ? { life } : {}) }),
    set(name, fact, { label, start, end }, exact) {
      if (fact === null || fact === undefined || fact === '' || (Array.isArray(fact) && fact.length === 0) || has(name)) return;
      if (name.startsWith('life.')) Object.assign(life, { [name.slice(5)]: fact });
      else Object.assign(facts, { [name]: fact });
      const words = view.page.text.slice(start, end);
      const at = exact ? words.indexOf(exact) : -1;
      const lead = words.length - words.trimStart().length;
      printed[name] =
        exact && at >= 0
          ? { label, exact, start: start + at, end: start + at + exact.length }
          : {
              label,
              exact: exact ?? (start < 0 && typeof fact === 'string' ? fact : words.trim()),
              start: start < 0 ? -1 : start + lead,
              end: start < 0 ? -1 : start + lead + words.trim().length,
            };
    },
    amend: (fuller) => void Object.assign(facts, fuller),
    constant: (given) => {
      Object.assign(life, { ...given.life, ...life });
      for (const [name, value] of Object.entries(given)) {
        if (name !== 'life' && !(name in facts) && value !== null) Object.assign(facts, { [name]: value });
      }
    },
    done: () => ({ facts: { ...facts, ...(Object.keys(life).length > 0 ? { life } : {}) }, printed }),
  };
}

/** Fills a work with the first of each field; says where a second one in the page's main part differs. */
export function takeFields(view: PageView, form: PageForm, found: Found, work: WorkDraft): Notice[] {
  const notices: Notice[] = [];
  for (const field of form.fields) {
    const [first, ...others] = found.byField.get(field) ?? [];
    if (!first) continue;
    const value = fieldValue(view, first);
    const before = Object.keys(work.done().printed).length;
    field.take(value, work, view);
    if (Object.keys(work.done().printed).length === before) continue;
    const other = others.find((one) => one.fold === first.fold && one.inMain === first.inMain && differs(view, value.text, one));
    if (other) notices.push({ code: 'said-twice', message: `"${first.label}" stands on this page more than once with different values; the first was taken.` });
  }
  return notices;
}

function differs(view: PageView, text: string, other: LabelledValue): boolean {
  const bare = (words: string): string => oneLine(words).replace(/[\s,;]+/g, '');
  const [first, second] = [bare(text), bare(fieldValue(view, other).text)];
  return first !== '' && second !== '' && !first.includes(second) && !second.includes(first);
}

export const missingOf = (form: PageForm, found: Found): string[] =>
  form.fields.filter((field) => field.expected && !found.byField.has(field)).map((field) => field.labels[0] ?? '');
