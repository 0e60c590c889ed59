import { headingLevel, type PageView } from './view';
import { foldLabel, isControl, oneLine } from './words';

/** Something that stands beside a label: a run of the page's text, and the elements that it is made of (none for words of a line). */
export type LabelledValue = { label: string; fold: string; start: number; end: number; elements: number[]; inMain: boolean; aside: boolean };

const LONGEST_LABEL = 80;
/** Containers whose whole text being a label says nothing: their rows do. */
const FRAMES = new Set('html body main article section table tbody thead tfoot tr dl ul ol form fieldset'.split(' '));
const CHROME = new Set('nav footer navigation contentinfo tablist menu menubar toolbar'.split(' '));
const PRESSED = new Set('a button summary option tab'.split(' '));
/** A quoted text: what looks like a label in a draft's own header is none of the page around it. */
const QUOTED = new Set(['pre']);
const HOLDERS = new Set('th td dt columnheader rowheader cell'.split(' '));
/** Elements that are a place for a value even where it is empty. */
const SLOTS = new Set('td th dd div span p output input textarea ul ol section'.split(' '));

/**
 * All places where one of these labels stands with what stands beside it. A label is a whole element, or the words before a
 * colon in a line. Its value is what follows it in the same row, pair or block, up to the next label; an empty place beside a
 * label is an empty value, never the next row.
 */
export function findLabelled(view: PageView, isLabel: (fold: string) => boolean): LabelledValue[] {
  const labels = labelElements(view, isLabel);
  const found: LabelledValue[] = [];
  for (const element of labels.keys()) found.push(valueOfElement(view, element, labels));
  const taken = new Set(found.map(({ fold }) => fold));
  for (const line of labelledLines(view, isLabel)) if (!taken.has(line.fold)) found.push(line);
  for (const named of namedElements(view, isLabel)) if (!taken.has(named.fold)) found.push(named);
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Elements that are nothing but a label: the outermost below a row, cell or block. */
function labelElements(view: PageView, isLabel: (fold: string) => boolean): Map<number, string> {
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

function isAncestorLabelled(view: PageView, element: number, labels: ReadonlyMap<number, string>): boolean {
  for (let at = view.parent(element), steps = 0; at >= 0 && steps < 6; at = view.parent(at), steps++) if (labels.has(at)) return true;
  return false;
}

/** Links and buttons lead somewhere else: "Summary" in a menu is no label. */
function isPressed(view: PageView, element: number): boolean {
  if (PRESSED.has(view.name(element)) || PRESSED.has(view.attribute(element, 'role') ?? '')) return true;
  const only = view.firstChild(element);
  if (only >= 0 && PRESSED.has(view.name(only)) && view.text(only) === view.text(element)) return headingLevel(view, element) === null;
  const parent = view.parent(element);
  return parent >= 0 && PRESSED.has(view.name(parent));
}

const MAIN = new Set(['main', 'article']);
const ASIDE = new Set(['aside', 'complementary']);

function valueOfElement(view: PageView, element: number, labels: ReadonlyMap<number, string>): LabelledValue {
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

function childCount(view: PageView, element: number): number {
  let count = 0;
  for (let child = view.firstChild(element); child >= 0; child = view.nextSibling(child)) count++;
  return count;
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

/** "Status: Published" as the words of a line. A further label in the same line ends the value. */
function labelledLines(view: PageView, isLabel: (fold: string) => boolean): LabelledValue[] {
  const found: LabelledValue[] = [];
  const { text } = view.page;
  const chrome = chromeOf(view);
  const line = /([^\n:：]{2,80})[ \t]?[:：](?!\/\/)([^\n]*)/y;
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    line.lastIndex = start;
    const m = end - start > 3 ? line.exec(text) : null;
    const label = m?.[1]?.trim() ?? '';
    if (m && isLabel(foldLabel(label)) && !chrome.some((place) => start >= place.start && start < place.end)) {
      const from = start + m[0].length - (m[2] ?? '').length;
      const to = Math.min(end, nextLabelIn(text, from, end, isLabel));
      found.push({ label, fold: foldLabel(label), start: from, end: to, elements: [], inMain: false, aside: false });
    }
    start = end + 1;
  }
  return found;
}

/** Places of menus, footers, side columns and quoted texts. */
function chromeOf(view: PageView): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let at = 0; at < view.count; ) {
    const chrome = [CHROME, ASIDE, QUOTED].some((set) => set.has(view.name(at)) || set.has(view.attribute(at, 'role') ?? ''));
    if (chrome) places.push({ start: view.start(at), end: view.end(at) });
    at = chrome ? view.after(at) : at + 1;
  }
  return places.slice(0, 500);
}

function nextLabelIn(text: string, from: number, end: number, isLabel: (fold: string) => boolean): number {
  const label = /[\p{Lu}][\p{L}/() -]{2,40}(?=[:：])/gu;
  label.lastIndex = from;
  for (let m = label.exec(text); m && m.index < end; m = label.exec(text)) {
    // The longest run of words that is a label: "Published Stage:" ends in one.
    const words = m[0].split(' ');
    for (let skip = 0; skip < words.length; skip++) if (isLabel(foldLabel(words.slice(skip).join(' ')))) return m.index + words.slice(0, skip).join(' ').length;
  }
  return end;
}

const NAMING = ['aria-label', 'data-label', 'data-title', 'data-th', 'data-field', 'itemprop'];

/** Elements that carry their label in an attribute ("data-label", "itemprop"). */
function namedElements(view: PageView, isLabel: (fold: string) => boolean): LabelledValue[] {
  return view.page.attributes.flatMap(([element, name, value]) => {
    if (!NAMING.includes(name)) return [];
    const label = value.replace(/([\p{Ll}])([\p{Lu}])/gu, '$1 $2').replace(/[-_]/g, ' ');
    const fold = foldLabel(label);
    if (!isLabel(fold) || view.isIn(element, CHROME) || PRESSED.has(view.name(element)) || foldLabel(view.text(element)) === fold) return [];
    return [
      {
        label: value,
        fold,
        start: view.start(element),
        end: view.end(element),
        elements: [element],
        inMain: view.isIn(element, MAIN),
        aside: view.isIn(element, ASIDE),
      },
    ];
  });
}
