import { plainDate } from './dates';
import type { LabelledValue } from './labels';
import { addressOf, type PageView } from './view';
import { isBlank, oneLine } from './words';

export type Link = { text: string; href: string };

/** What stands beside a label, in the shapes that fields ask for. */
export type FieldValue = {
  label: string | null;
  start: number;
  end: number;
  /** One line; '' where the page leaves it blank. */
  text: string;
  /** Lines as the page breaks them, blank ones left out. */
  lines: string[];
  /** Items of a list: list items, links that stand apart, lines, or what commas and semicolons part. */
  items: string[];
  links: Link[];
  date: string | null;
};

/** Buttons of the page's own inside a value. */
const CONTROLS = /^(?:edit|show|hide|show more|show less|read more|more|less|copy|view|open|details|expand|collapse|\[edit\]|…|\.\.\.)$/i;

export function fieldValue(
  view: PageView,
  { label, start, end, elements }: Pick<LabelledValue, 'start' | 'end' | 'elements'> & { label: string | null },
): FieldValue {
  const raw = view.page.text.slice(start, end).replace(/^\s*[:：]\s*/, '');
  const from = end - raw.length;
  const lines = raw
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !CONTROLS.test(line));
  const text = oneLine(lines.join(' '));
  const blank = isBlank(text);
  return {
    label,
    start: from,
    end,
    text: blank ? '' : text,
    lines: blank ? [] : lines,
    items: blank ? [] : itemsOf(view, elements, lines),
    links: elements.flatMap((element) => linksIn(view, element)),
    date: blank ? null : plainDate(text),
  };
}

/** Words of a line as a value of its own. */
export const textValue = (view: PageView, start: number, end: number): FieldValue => fieldValue(view, { label: null, start, end, elements: [] });

export function linksIn(view: PageView, element: number): Link[] {
  const links: Link[] = [];
  for (let at = element; at < view.after(element); at++) {
    if (view.name(at) !== 'a') continue;
    const href = addressOf(view, view.attribute(at, 'href'));
    if (href) links.push({ text: oneLine(view.text(at)), href });
  }
  return links;
}

function itemsOf(view: PageView, elements: readonly number[], lines: readonly string[]): string[] {
  const listed: string[] = [];
  for (const element of elements)
    for (let at = element; at < view.after(element); at++) {
      if (view.name(at) === 'li' || view.attribute(at, 'role') === 'listitem') {
        listed.push(oneLine(view.text(at)));
        at = view.after(at) - 1;
      }
    }
  const apart = listed.length > 0 ? listed : lines;
  const items = apart.length > 1 ? apart.flatMap((line) => splitList(line, /;/)) : apart.flatMap((line) => splitList(line, /[;,]/));
  return items
    .map((item) => item.replace(/^[-–•·*]\s+/, '').replace(/[\s,;.]+$/, (end) => (end.includes('.') && /\b(?:Ltd|Inc|Corp|Co|Jr)\.$/.test(item) ? '.' : '')))
    .filter((item) => item !== '' && !isBlank(item));
}

/** Parts at these signs, but not inside brackets nor before what belongs to a firm's name. */
function splitList(line: string, signs: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (let i = 0; i < line.length; i++) {
    const sign = line.charAt(i);
    if (sign === '(' || sign === '[') depth++;
    if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1);
    if (depth === 0 && signs.test(sign) && !/^\s*(?:Ltd|Inc|LLC|Corp|Co\b|S\.?A\b|GmbH|PLC|Jr)/.test(line.slice(i + 1))) {
      parts.push(part.trim());
      part = '';
    } else part += sign;
  }
  return [...parts, part.trim()];
}
