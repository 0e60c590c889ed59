import { CHROME, labelElements, PRESSED, QUOTED } from './label-elements';
import { ASIDE, type LabelledValue, MAIN, valueOfElement } from './label-values';
import type { PageView } from './view';
import { foldLabel } from './words';

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
