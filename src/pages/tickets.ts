import { findIdentifiers, parseIdentifiers } from '@/src/identifiers';
import type { PageWork } from '@/src/model';
import { bodyOfIdentifier } from './bodies';
import { createWork, type WorkDraft } from './form';
import { type FieldValue, fieldValue, type Link, linksIn, textValue } from './values';
import { ASIDE_PARTS, addressOf, ancestor, type PageView } from './view';
import { oneLine } from './words';

/** "ETSI EN 319 142-1 v1.2.1 (2024-01) - Electronic Signatures …": number, then title; a name without number is both. */
export function takeFormalName(value: FieldValue, work: WorkDraft): void {
  if (value.text === '') return;
  const [first] = findIdentifiers(value.text);
  const parted = / [-–—:] |: /.exec(value.text);
  const left = parted ? value.text.slice(0, parted.index) : value.text;
  const whole = parseIdentifiers(left);
  const id = whole.length > 0 ? left : first && first.span.start === 0 ? value.text.slice(0, first.span.end) : value.text;
  const identifiers = whole.length > 0 ? whole : first && first.span.start === 0 ? [first.identifier] : [];
  work.set('id', id, value, id);
  work.set('identifiers', identifiers, value, id);
  work.set(
    'title',
    value.text
      .slice(id.length)
      .replace(/^[\s:–—-]+/, '')
      .trim() || value.text,
    value,
  );
  if (identifiers[0]) work.constant({ body: bodyOfIdentifier(identifiers[0]) });
}

/** Labels that say how far the standard is: of the gap analysis, or of the roadmap ("sts: ready"). */
const STANDING = /^(?:existing[ -]with[ -]gaps|existing|missing|candidate|ready|no[ -]gaps|(?:sts|status): ?.+)$/i;

/** The name of the label whose tickets a link lists; what it is for may be printed behind it. Null where it leads elsewhere. */
export function labelOf({ text, href }: Link): string | null {
  const found = /\/issues\/?\?(?:.*&)?q=[^&]*label(?::|%3A)(?:"|%22)?(.+?)(?:"|%22|&|$)|\/labels\/([^/?#]+)/i.exec(href);
  const coded = found?.[1] ?? found?.[2];
  if (!coded || text === '') return null;
  try {
    const name = oneLine(decodeURIComponent(coded.replace(/\+/g, ' ')));
    return text.startsWith(name) ? name : text.length < 60 ? text : null;
  } catch {
    return text.length < 60 ? text : null;
  }
}

export function takeLabels(labels: readonly string[], value: FieldValue, work: WorkDraft): void {
  const standing = labels.find((label) => STANDING.test(label));
  if (standing) work.set('stageText', standing, value, standing);
  work.set(
    'topics',
    labels.filter((label) => label !== standing && label.length < 80),
    value,
  );
}

const MOST_TICKETS = 2000;

/** The tickets that a list names, each that begins with a standard's number, with the labels in its row. */
export function listTickets(view: PageView): PageWork[] {
  const works: PageWork[] = [];
  const taken = new Set<string>();
  for (let at = 0; at < view.count && works.length < MOST_TICKETS; at++) {
    if (view.name(at) !== 'a' || view.isIn(at, ASIDE_PARTS)) continue;
    const href = addressOf(view, view.attribute(at, 'href')) ?? '';
    const number = /\/issues\/(\d+)$/.exec(href)?.[1];
    const words = view.page.text.slice(view.start(at), view.end(at)).replace(/\s*#\d+\s*$/, '');
    if (!number || taken.has(href) || findIdentifiers(words)[0]?.span.start !== 0) continue;
    taken.add(href);
    const work = createWork(view);
    const value = textValue(view, view.start(at), view.start(at) + words.length);
    takeFormalName(value, work);
    const item = itemOf(view, at);
    if (item >= 0)
      takeLabels(
        linksIn(view, item).flatMap((link) => labelOf(link) ?? []),
        fieldValue(view, { ...value, elements: [item] }),
        work,
      );
    if (work.has('id')) works.push(work.done());
  }
  return works;
}

/** The row or list item of a ticket. */
const itemOf = (view: PageView, link: number): number => ancestor(view, link, (at) => /^(?:row|listitem)$/.test(view.role(at) ?? ''), 12);
