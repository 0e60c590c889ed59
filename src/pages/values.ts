import { plainDate } from './dates';
import type { LabelledValue } from './label-values';
import { addressOf, type PageView } from './view';
import { isBlank, isControl, oneLine } from './words';

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
  /** Words of the innermost elements, where they stand beside each other without a blank. */
  pieces: string[];
  links: Link[];
  date: string | null;
};

export function fieldValue(
  view: PageView,
  { label, start, end, elements }: Pick<LabelledValue, 'start' | 'end' | 'elements'> & { label: string | null },
): FieldValue {
  const raw = view.page.text.slice(start, end).replace(/^\s*[:：]\s*/, '');
  const from = end - raw.length;
  const lines = raw
    .split('\n')
    .map((line) => line.replace(/\s*¶\s*$/, '').trim())
    .filter((line) => line !== '' && !isControl(line));
  const text = oneLine(lines.join(' '));
  const blank = isBlank(text);
  return {
    label,
    start: from,
    end,
    text: blank ? '' : text,
    lines: blank ? [] : lines,
    items: blank ? [] : itemsOf(view, elements, lines),
    pieces: blank ? [] : elements.flatMap((element) => piecesIn(view, element)),
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

function piecesIn(view: PageView, element: number): string[] {
  const pieces: string[] = [];
  for (let at = element; at < view.after(element); at++) if (view.firstChild(at) < 0 && view.text(at) !== '') pieces.push(oneLine(view.text(at)));
  return pieces.slice(0, 500);
}

/** Links side by side and nothing else: badges, labels. */
function linkedItems(view: PageView, elements: readonly number[], lines: readonly string[]): string[] {
  const names: string[] = [];
  for (const element of elements)
    for (let at = element; at < view.after(element); at++) if (view.name(at) === 'a' && view.text(at) !== '') names.push(oneLine(view.text(at)));
  const bare = (words: string): string => words.replace(/[\s,;]+/g, '');
  return names.length > 1 && bare(names.join('')) === bare(lines.join('')) ? names : [];
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
  const linked = listed.length > 0 ? [] : linkedItems(view, elements, lines);
  if (linked.length > 0) return linked.filter((item) => !isBlank(item));
  const apart = listed.length > 0 ? listed : lines;
  const signs = apart.length > 1 && !(listed.length === 0 && apart.some((line) => line.endsWith(','))) ? /;/ : /[;,]/;
  return apart
    .flatMap((line) => splitList(line, signs))
    .map((item) =>
      withoutStop(
        oneLine(item)
          .replace(/^[-–•·*]\s+/, '')
          .replace(/[\s,;]+$/, ''),
      ),
    )
    .filter((item) => item !== '' && !isBlank(item));
}

/** The full stop of a sentence goes; that of "Ltd.", "Inc." and "S.A." stays. */
const withoutStop = (item: string): string => (/(?:^|[\s.])\p{Lu}[\p{L}]{0,3}\.$/u.test(item) ? item : item.replace(/\.+$/, ''));

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
  return depth > 0 && parts.length === 0 ? line.split(signs).map((one) => one.trim()) : [...parts, part.trim()];
}
