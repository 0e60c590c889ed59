import { CHROME, childCount, FRAMES, LONGEST_LABEL, SLOTS } from './label-elements';
import { headingLevel, type PageView } from './view';
import { foldLabel, isControl, oneLine } from './words';

/** Something that stands beside a label: a run of the page's text, and the elements that it is made of (none for words of a line). */
export type LabelledValue = { label: string; fold: string; start: number; end: number; elements: number[]; inMain: boolean; aside: boolean };

export const MAIN = new Set(['main', 'article']);
export const ASIDE = new Set(['aside', 'complementary']);

export function valueOfElement(view: PageView, element: number, labels: ReadonlyMap<number, string>): LabelledValue {
  const label = oneLine(view.text(element)).replace(/\s*[:：]$/, '');
  const base = { label, fold: labels.get(element) ?? foldLabel(label), inMain: view.isIn(element, MAIN), aside: view.isIn(element, ASIDE) };
  const pointed = pointedValue(view, element);
  if (pointed >= 0) return { ...base, start: view.start(pointed), end: view.end(pointed), elements: [pointed] };
  const level = headingLevel(view, element) ?? headingInside(view, element);
  const place = level === null ? besideLabel(view, element, labels) : belowHeading(view, element, level, labels);
  return { ...base, ...place };
}

/** `<label for>` and `aria-labelledby` name the place of the value. */
function pointedValue(view: PageView, element: number): number {
  const wanted = view.attribute(element, 'for');
  const own = view.attribute(element, 'id');
  const pointed = wanted !== null ? view.pointedBy(wanted, false) : own !== null ? view.pointedBy(own, true) : -1;
  return pointed !== element && !FRAMES.has(view.name(pointed)) ? pointed : -1;
}

const headingInside = (view: PageView, element: number): number | null => {
  const child = view.firstChild(element);
  return child >= 0 && view.text(child) === view.text(element) ? headingLevel(view, child) : null;
};

type Place = { start: number; end: number; elements: number[] };

/** What follows in the same parent, or, where the label stands alone in its parent, beside that. */
function besideLabel(view: PageView, element: number, labels: ReadonlyMap<number, string>): Place {
  const nothing = { start: view.end(element), end: view.end(element), elements: [] };
  const below = belowInColumn(view, element, labels);
  if (below) return below;
  for (let at = element; ; at = view.parent(at)) {
    const parent = view.parent(at);
    if (parent < 0) return nothing;
    const place = followers(view, at, parent, labels);
    if (place.text) return place;
    if (place.stopped || place.slots > 0 || isRow(view, at, parent) || view.name(at) === 'li') return nothing;
    if (oneLine(view.text(parent)) !== oneLine(view.text(at))) return nothing;
    if (view.name(parent) === 'tr' || view.name(parent) === 'body') {
      // A label alone in its row has its value in the next one.
      return view.name(parent) === 'tr' ? nextRow(view, parent, labels) : nothing;
    }
  }
}

/** In a table of two rows, labels above values: the cell below. A longer table lists works, and its first row is none of this one. */
function belowInColumn(view: PageView, element: number, labels: ReadonlyMap<number, string>): Place | null {
  let cell = element;
  while (cell >= 0 && view.name(cell) !== 'td' && view.name(cell) !== 'th') cell = view.text(view.parent(cell)) === view.text(element) ? view.parent(cell) : -1;
  const row = cell < 0 ? -1 : view.parent(cell);
  const next = row < 0 ? -1 : view.nextSibling(row);
  if (next < 0 || !isLabelRow(view, row, labels)) return null;
  const later = view.nextSibling(next);
  if (later >= 0 && !isLabelRow(view, later, labels)) return null;
  let value = view.firstChild(next);
  for (let at = view.firstChild(row); at >= 0 && at !== cell; at = view.nextSibling(at)) value = value < 0 ? -1 : view.nextSibling(value);
  return value < 0 || beginsWithLabel(view, value, labels) ? null : { start: view.start(value), end: view.end(value), elements: [value] };
}

/** At least two labels side by side, and most of what has words. */
function isLabelRow(view: PageView, row: number, labels: ReadonlyMap<number, string>): boolean {
  if (row < 0) return false;
  let known = 0;
  let written = 0;
  let beside = false;
  let before = false;
  for (let cell = view.firstChild(row); cell >= 0; cell = view.nextSibling(cell)) {
    const label = beginsWithLabel(view, cell, labels) && view.end(cell) - view.start(cell) <= LONGEST_LABEL;
    if (view.text(cell) !== '') written++;
    if (label) known++;
    beside ||= label && before;
    before = label;
  }
  return beside && known * 2 >= written;
}

/** A label that stands with other cells in a row has its value there or nowhere. */
const isRow = (view: PageView, at: number, parent: number): boolean =>
  (view.role(parent) === 'row' || view.name(parent) === 'tr') && (view.firstChild(parent) !== at || view.nextSibling(at) >= 0);

function nextRow(view: PageView, row: number, labels: ReadonlyMap<number, string>): Place {
  const nothing = { start: view.end(row), end: view.end(row), elements: [] };
  const next = view.nextSibling(row);
  if (next < 0 || childCount(view, next) !== 1 || beginsWithLabel(view, next, labels)) return nothing;
  return { start: view.start(next), end: view.end(next), elements: [next] };
}

/** Run of text and elements after `at` in its parent, up to the next label or heading. */
function followers(
  view: PageView,
  at: number,
  parent: number,
  labels: ReadonlyMap<number, string>,
): Place & { text: boolean; stopped: boolean; slots: number } {
  const elements: number[] = [];
  let end = view.end(parent);
  let stopped = false;
  let slots = 0;
  const grouped = view.name(at) === 'dt' || view.name(at) === 'th' || view.name(at) === 'td';
  for (let next = view.nextSibling(at); next >= 0; next = view.nextSibling(next)) {
    const another = view.name(next) === 'dt' || headingLevel(view, next) !== null || beginsWithLabel(view, next, labels) || isSameShape(view, at, next);
    if (another) {
      end = view.start(next);
      stopped = true;
      break;
    }
    if (SLOTS.has(view.name(next))) slots++;
    elements.push(next);
    // In a row or a pair the value is one cell; a second one that has words is another column.
    if (grouped && view.name(at) !== 'dt' && view.text(next) !== '') {
      end = view.end(next);
      break;
    }
  }
  const start = view.end(at);
  return { start, end, elements, stopped, slots, text: /[^\s:：]/.test(view.page.text.slice(start, end)) };
}

/** The next pair of a list of pairs, whose label is not known: `<div><b>Owner</b><i>x</i></div>` after one of the same build. */
function isSameShape(view: PageView, at: number, next: number): boolean {
  if (view.name(at) !== view.name(next) || FRAMES.has(view.name(at)) || childCount(view, next) < 2) return false;
  return childCount(view, at) >= 1 && view.name(view.firstChild(at)) === view.name(view.firstChild(next)) && view.name(at) !== 'td' && view.name(at) !== 'span';
}

function beginsWithLabel(view: PageView, element: number, labels: ReadonlyMap<number, string>): boolean {
  for (let at = element, steps = 0; at >= 0 && steps < 8; at = view.firstChild(at), steps++) {
    if (labels.has(at)) return true;
    const child = view.firstChild(at);
    // words before the first child: the element begins with them
    if (child >= 0 && view.page.text.slice(view.start(at), view.start(child)).trim() !== '') return false;
  }
  return false;
}

/** All up to the next heading of the same level or above, the next heading that is a label, or the end of the section. */
function belowHeading(view: PageView, element: number, level: number, labels: ReadonlyMap<number, string>): Place {
  const section = blockOf(view, element, sectionOf(view, element));
  const elements: number[] = [];
  let end = section >= 0 ? view.end(section) : view.page.text.length;
  for (let at = view.after(element); at < view.count && isWithin(view, at, section); ) {
    const own = headingLevel(view, at);
    if ((own !== null && (own <= level || labels.has(at))) || CHROME.has(view.name(at)) || view.name(at) === 'aside') {
      end = view.start(at);
      break;
    }
    if (holdsHeading(view, at, level, labels)) at = view.firstChild(at);
    else {
      elements.push(at);
      at = view.after(at);
    }
  }
  return { start: view.end(element), end, elements };
}

/** Whether such a heading stands inside an element; looks at no more than some hundred elements. */
function holdsHeading(view: PageView, element: number, level: number, labels: ReadonlyMap<number, string>): boolean {
  const until = Math.min(view.after(element), element + 400);
  for (let at = element + 1; at < until; at++) {
    const own = headingLevel(view, at);
    if (own !== null && (own <= level || labels.has(at))) return true;
  }
  return false;
}

const SECTIONS = new Set(['section', 'article', 'main', 'aside', 'body', 'td', 'li']);

function sectionOf(view: PageView, element: number): number {
  let at = view.parent(element);
  while (at >= 0 && !SECTIONS.has(view.name(at))) at = view.parent(at);
  return at;
}

const BLOCKS = new Set('p ul ol dl div table section pre blockquote figure'.split(' '));

/** The innermost block that holds the heading and what stands below it: what comes after that block belongs to the page, not to the text. */
function blockOf(view: PageView, heading: number, section: number): number {
  for (let at = heading, parent = view.parent(at); parent >= 0 && parent !== section; at = parent, parent = view.parent(at)) {
    let block = false;
    for (let next = view.nextSibling(at); next >= 0; next = view.nextSibling(next)) block ||= BLOCKS.has(view.name(next)) && view.text(next) !== '';
    const rest = view.page.text.slice(view.end(at), view.end(parent)).split('\n');
    if (block && rest.some((line) => line.trim() !== '' && !isControl(line))) return parent;
  }
  return section;
}

const isWithin = (view: PageView, element: number, section: number): boolean => section < 0 || (element >= section && element < view.after(section));
