import type { LightPage } from '@/src/model';

/** A LightPage with its tree at hand. Elements are indices in document order; -1 is none. */
export type PageView = {
  page: LightPage;
  count: number;
  name(element: number): string;
  parent(element: number): number;
  firstChild(element: number): number;
  nextSibling(element: number): number;
  /** First element after this one and all that stands in it. */
  after(element: number): number;
  start(element: number): number;
  end(element: number): number;
  /** Words of an element, trimmed; lines as they stand. */
  text(element: number): string;
  attribute(element: number, name: string): string | null;
  role(element: number): string | null;
  /** The element with this id, or, `byLabel`, the one that says it is labelled by it; -1 where there is none. */
  pointedBy(id: string, byLabel: boolean): number;
  /** Whether an element is one of those, or stands in one. */
  isIn(element: number, names: ReadonlySet<string>): boolean;
};

/** ARIA roles of elements that have one by their name. */
const ROLES: Readonly<Record<string, string>> = {
  table: 'table',
  tr: 'row',
  td: 'cell',
  th: 'columnheader',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  nav: 'navigation',
  li: 'listitem',
  main: 'main',
  article: 'article',
};

export function viewPage(page: LightPage): PageView {
  const { elements, names, text } = page;
  const count = Math.floor(elements.length / 4);
  const first = new Int32Array(count).fill(-1);
  const next = new Int32Array(count).fill(-1);
  const last = new Int32Array(count).fill(-1);
  const after = new Int32Array(count).fill(count);
  for (let i = 0; i < count; i++) {
    const parent = elements[i * 4 + 1] ?? -1;
    if (parent < 0) continue;
    const before = last[parent] ?? -1;
    if (before < 0) first[parent] = i;
    else next[before] = i;
    last[parent] = i;
  }
  for (let i = 0; i < count; i++) {
    const sibling = next[i] ?? -1;
    const parent = elements[i * 4 + 1] ?? -1;
    after[i] = sibling >= 0 ? sibling : parent >= 0 ? (after[parent] ?? count) : count;
  }
  const attributes = new Map<number, Map<string, string>>();
  const ids = new Map<string, number>();
  const labelled = new Map<string, number>();
  for (const [element, name, value] of page.attributes) {
    if (name === 'id' && !ids.has(value)) ids.set(value, element);
    if (name === 'aria-labelledby') for (const id of value.split(' ').slice(0, 4)) if (!labelled.has(id)) labelled.set(id, element);
    const known = attributes.get(element);
    if (known) known.set(name, value);
    else attributes.set(element, new Map([[name, value]]));
  }
  const number = (element: number, which: 0 | 1 | 2 | 3): number => elements[element * 4 + which] ?? -1;
  const view: PageView = {
    page,
    count,
    name: (element) => names[number(element, 0)] ?? '',
    parent: (element) => number(element, 1),
    firstChild: (element) => first[element] ?? -1,
    nextSibling: (element) => next[element] ?? -1,
    after: (element) => after[element] ?? count,
    start: (element) => number(element, 2),
    end: (element) => number(element, 3),
    text: (element) => text.slice(number(element, 2), number(element, 3)).trim(),
    attribute: (element, name) => attributes.get(element)?.get(name) ?? null,
    role: (element) => view.attribute(element, 'role') ?? ROLES[view.name(element)] ?? null,
    pointedBy: (id, byLabel) => (byLabel ? labelled : ids).get(id) ?? -1,
    isIn(element, wanted) {
      for (let at = element; at >= 0; at = number(at, 1)) if (wanted.has(view.name(at)) || wanted.has(view.attribute(at, 'role') ?? '')) return true;
      return false;
    },
  };
  return view;
}

/** Menus, footers and side columns: what is linked there is beside the page's own matter. */
export const ASIDE_PARTS: ReadonlySet<string> = new Set(['nav', 'footer', 'navigation', 'contentinfo', 'aside']);

/** The nearest element above that is such a one, among the next `most`; -1 where there is none. */
export function ancestor(view: PageView, element: number, is: (at: number) => boolean, most: number): number {
  for (let at = view.parent(element), looked = 0; at >= 0 && looked < most; at = view.parent(at), looked++) if (is(at)) return at;
  return -1;
}

/** 1–6 of a heading; null for anything else. */
export function headingLevel(view: PageView, element: number): number | null {
  const name = /^h([1-6])$/.exec(view.name(element));
  if (name) return Number(name[1]);
  return view.role(element) === 'heading' ? Number(view.attribute(element, 'aria-level') ?? 2) || 2 : null;
}

/** An address of the page made whole; null where it is none of the web. */
export function addressOf(view: PageView, href: string | null): string | null {
  if (href === null) return null;
  // URL is no part of the language library; every place this runs in has it.
  const base = view.page.head.find(([name]) => name === 'base')?.[1] ?? view.page.address ?? undefined;
  const { URL } = globalThis as unknown as { URL: new (href: string, base?: string) => { href: string; protocol: string } };
  try {
    const made = new URL(href, base);
    return /^https?:$/.test(made.protocol) ? made.href : null;
  } catch {
    return null;
  }
}
