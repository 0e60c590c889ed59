import { ancestor, headingLevel, type PageView } from './view';
import { foldLabel } from './words';

export const LONGEST_LABEL = 80;
/** Containers whose whole text being a label says nothing: their rows do. */
export const FRAMES = new Set('html body main article section table tbody thead tfoot tr dl ul ol form fieldset'.split(' '));
/** Menus and the like: what looks like a label there leads somewhere else. */
export const CHROME = new Set('nav footer navigation contentinfo tablist menu menubar toolbar'.split(' '));
export const PRESSED = new Set('a button summary option tab'.split(' '));
/** A quoted text: what looks like a label in a draft's own header is none of the page around it. */
export const QUOTED = new Set(['pre']);
const HOLDERS = new Set('th td dt columnheader rowheader cell'.split(' '));
/** Elements that are a place for a value even where it is empty. */
export const SLOTS = new Set('td th dd div span p output input textarea ul ol section'.split(' '));

/** Elements that are nothing but a label: the outermost below a row, cell or block. */
export function labelElements(view: PageView, isLabel: (fold: string) => boolean): Map<number, string> {
  const labels = new Map<number, string>();
  for (const [at, whole, bare, own] of shortTexts(view)) {
    const fold = [whole, bare, own].find(isLabel);
    if (fold === undefined || isHeadOfList(view, at, isLabel) || hasEmptySlot(view, at) || isAncestorLabelled(view, at, labels) || view.isIn(at, CHROME))
      continue;
    if ((isPressed(view, at) && !view.isIn(at, HOLDERS)) || isInHead(view, at)) continue;
    labels.set(at, fold);
  }
  return labels;
}

type ShortText = [element: number, fold: string, withoutBrackets: string, beforeButton: string];
const folded = new WeakMap<PageView, ShortText[]>();

/** Elements short enough to be a label, folded once for all forms. */
function shortTexts(view: PageView): ShortText[] {
  const known = folded.get(view);
  if (known) return known;
  const made: ShortText[] = [];
  for (let at = 0; at < view.count; at++) {
    const length = view.end(at) - view.start(at);
    if (length < 2 || length > LONGEST_LABEL || FRAMES.has(view.name(at))) continue;
    if (/^(?:row|rowgroup|table|grid|list)$/.test(view.attribute(at, 'role') ?? '')) continue;
    const text = view.text(at);
    const fold = foldLabel(text);
    const own = wordsBeforeButton(view, at);
    if (fold !== '') made.push([at, fold, text.includes('(') ? foldLabel(text.replace(/\([^()\d]{3,}\)/g, '')) : fold, own === null ? fold : foldLabel(own)]);
  }
  folded.set(view, made);
  return made;
}

/** "Abstract [Preview]": the words of a heading before a link or button at its end; null where it has none. */
function wordsBeforeButton(view: PageView, element: number): string | null {
  if (headingLevel(view, element) === null) return null;
  const child = view.firstChild(element);
  const leads = child >= 0 && PRESSED.has(view.name(child)) && view.end(child) >= view.start(element) + view.text(element).length;
  return leads ? view.page.text.slice(view.start(element), view.start(child)) : null;
}

/** A cell of a row in which every one of three or more words is a label, with rows of as many cells below: the head of a list, whatever its elements are called. */
function isHeadOfList(view: PageView, element: number, isLabel: (fold: string) => boolean): boolean {
  let row = element;
  while (row >= 0 && view.name(row) !== 'tr') row = view.parent(row);
  const below = row < 0 ? -1 : view.nextSibling(row);
  if (below < 0 || childCount(view, row) < 3 || childCount(view, below) !== childCount(view, row)) return false;
  const labels = cellLabels(view, row, isLabel);
  const next = cellLabels(view, below, isLabel);
  const later = view.nextSibling(below);
  // Two rows alone, or pairs of them, are labels above their values.
  const pairs = (later < 0 || cellLabels(view, later, isLabel).known >= 2) && !standsAbove(view, row);
  return labels.known >= 3 && labels.known * 2 > labels.written && next.known === 0 && !pairs;
}

/** Whether the same row stands above in its table: a list in parts repeats its head. */
function standsAbove(view: PageView, row: number): boolean {
  const words = view.text(row);
  let steps = 0;
  for (let above = view.firstChild(view.parent(row)); above >= 0 && above !== row && steps < 200; above = view.nextSibling(above), steps++)
    if (view.text(above) === words) return true;
  return false;
}

function cellLabels(view: PageView, row: number, isLabel: (fold: string) => boolean): { known: number; written: number } {
  let known = 0;
  let written = 0;
  for (let cell = view.firstChild(row); cell >= 0; cell = view.nextSibling(cell)) {
    const text = view.text(cell);
    if (text === '') continue;
    written++;
    if (text.length <= LONGEST_LABEL && isLabel(foldLabel(text))) known++;
  }
  return { known, written };
}

const HEADS = new Set(['thead']);

/** A cell of a table's head names a column: what stands beside it is another head. */
function isInHead(view: PageView, element: number): boolean {
  let row = element;
  while (row >= 0 && view.role(row) !== 'row') row = view.parent(row);
  if (row < 0) return false;
  if (view.isIn(row, HEADS)) return true;
  let cells = 0;
  for (let cell = view.firstChild(row); cell >= 0; cell = view.nextSibling(cell), cells++) if (view.role(cell) !== 'columnheader') return false;
  return cells > 2;
}

/** A block that holds a label and an empty place beside it is a row, no label. */
function hasEmptySlot(view: PageView, element: number): boolean {
  if (headingLevel(view, element) !== null) return false;
  let children = 0;
  let empty = 0;
  for (let child = view.firstChild(element); child >= 0; child = view.nextSibling(child)) {
    children++;
    if (view.end(child) - view.start(child) < 1 || view.text(child) === '') empty += SLOTS.has(view.name(child)) ? 1 : 0;
  }
  return children > 1 && empty > 0;
}

const isAncestorLabelled = (view: PageView, element: number, labels: ReadonlyMap<number, string>): boolean =>
  ancestor(view, element, (at) => labels.has(at), 6) >= 0;

/** Links and buttons lead somewhere else: "Summary" in a menu is no label. */
function isPressed(view: PageView, element: number): boolean {
  if (PRESSED.has(view.name(element)) || PRESSED.has(view.attribute(element, 'role') ?? '')) return true;
  const only = view.firstChild(element);
  if (only >= 0 && PRESSED.has(view.name(only)) && view.text(only) === view.text(element)) return headingLevel(view, element) === null;
  const parent = view.parent(element);
  return parent >= 0 && PRESSED.has(view.name(parent));
}

/** Elements that stand directly in one. */
export function childCount(view: PageView, element: number): number {
  let count = 0;
  for (let child = view.firstChild(element); child >= 0; child = view.nextSibling(child)) count++;
  return count;
}
