import { parseIdentifiers } from '@/src/identifiers';
import { groupName, type PageWork, type Stage, stageOf } from '@/src/model';
import { plainDate } from './dates';
import { createWork } from './form';
import { addressOf, headingLevel, type PageView } from './view';
import { oneLine } from './words';

/** How one body's list of specifications is known. */
export type SpecificationList = {
  body: string;
  /** Addresses of the specifications themselves. */
  specification: RegExp;
  stages: readonly [RegExp, Stage][];
};

const MOST_WORKS = 2000;
/** Links to other forms of the same text. */
const FORMS =
  /^(?:html|pdf|txt|text|xml|zip|docx?|markdown|md|github|source|repository|diff|errata|download|view|read|here|link|issues?|history|editor['’]?s?(?: draft)?|latest(?: draft)?|changes)\b/i;
/** "(txt)", "[PDF]": a form of the text that the words beside it name. */
const isForm = (name: string): boolean => FORMS.test(name.replace(/^[([\s]+/, ''));
const ITEMS = new Set(['li', 'tr', 'dt', 'dd', 'article']);
const CHROME = new Set(['nav', 'footer', 'navigation', 'contentinfo', 'aside']);

/**
 * Specifications that a page links to, each with the stage that the heading above it or its own row says. A link that neither
 * says a stage for is none of the list.
 */
export function listSpecifications(view: PageView, list: SpecificationList, known: (words: string) => boolean): { works: PageWork[]; stages: number } {
  const works: PageWork[] = [];
  const taken = new Set<string>();
  const sections: { level: number; start: number; end: number; words: string }[] = [];
  let stages = 0;
  const specifications = linksTo(view, list);
  for (let at = 0; at < view.count && works.length < MOST_WORKS; at++) {
    const level = headingLevel(view, at);
    if (level !== null) {
      while ((sections.at(-1)?.level ?? 0) >= level) sections.pop();
      sections.push({ level, start: view.start(at), end: view.end(at), words: oneLine(view.text(at)) });
      if (known(sections.at(-1)?.words ?? '')) stages++;
    }
    if (view.name(at) !== 'a') continue;
    const href = addressOf(view, view.attribute(at, 'href'));
    const name = oneLine(view.text(at));
    if (!href || name.length > 250 || !list.specification.test(href) || view.isIn(at, CHROME)) continue;
    const named = isForm(name) ? namedInItem(view, at, specifications, known) : null;
    if (isForm(name) ? named === null : name.length < 4) continue;
    const item = named ? named.item : itemOf(view, at, specifications);
    const above = sections.toReversed().find(({ words }) => known(words));
    const own = item >= 0 ? stageInItem(view, item, at, known) : null;
    const stage = own ?? above;
    if (!stage || taken.has(href) || (named && taken.has(`${item}`))) continue;
    taken.add(href).add(`${item}`);
    const place = named ?? { start: view.start(at), end: view.end(at), words: name };
    works.push(specification(view, { at, item, name: place, href, stage, group: groupAbove(sections, known) }, list));
  }
  return { works, stages };
}

/** Links to specifications, in order. */
function linksTo(view: PageView, list: SpecificationList): number[] {
  const links: number[] = [];
  for (let at = 0; at < view.count; at++) {
    if (view.name(at) !== 'a') continue;
    const href = addressOf(view, view.attribute(at, 'href'));
    if (href && list.specification.test(href) && !isForm(oneLine(view.text(at)))) links.push(at);
  }
  return links;
}

const LINKS = new Set(['a']);
const WIDE = new Set(['main', 'body', 'section', 'html']);

/** The row, list item or card of a link: the widest element around it that leads to no other specification. */
function itemOf(view: PageView, link: number, links: readonly number[]): number {
  const place = links.indexOf(link);
  const [before, after] = [links[place - 1] ?? -1, links[place + 1] ?? view.count];
  let item = -1;
  for (let at = view.parent(link), steps = 0; at >= 0 && steps < 8; at = view.parent(at), steps++) {
    if (WIDE.has(view.name(at)) || (before >= at && before < view.after(at)) || (after >= at && after < view.after(at))) return item;
    item = at;
    if (ITEMS.has(view.name(at)) || view.role(at) === 'row') return at;
  }
  return item;
}

/**
 * "CTAP 2.2 | Proposed Standard | [HTML] [PDF]": where all links of a row or list item lead to forms of one text, its name is what
 * stands first there, without a link.
 */
function namedInItem(view: PageView, link: number, specifications: readonly number[], known: (words: string) => boolean): (Words & { item: number }) | null {
  let item = view.parent(link);
  for (let steps = 0; item >= 0 && steps < 6 && !ITEMS.has(view.name(item)) && view.role(item) !== 'row'; steps++) item = view.parent(item);
  if (item < 0 || !(ITEMS.has(view.name(item)) || view.role(item) === 'row')) return null;
  if (view.name(item) === 'dd' || specifications.some((one) => one > item && one < view.after(item))) return null;
  const row = view.role(item) === 'row' || view.name(item) === 'tr';
  const first = row ? view.firstChild(item) : -1;
  if (row && first < 0) return null;
  const [start, end] = row ? [view.start(first), view.end(first)] : [view.start(item), view.start(firstLink(view, item))];
  const words = oneLine(view.page.text.slice(start, end)).replace(/[\s:：–—([|-]+$/, '');
  return words.length >= 4 && words.length <= 250 && /\p{L}{2}/u.test(words) && !known(words) && !isForm(words) ? { item, start, end, words } : null;
}

function firstLink(view: PageView, item: number): number {
  for (let at = item + 1; at < view.after(item); at++) if (view.name(at) === 'a') return at;
  return item;
}

/** A cell, a badge or the end of the line that is nothing but a stage. */
function stageInItem(view: PageView, item: number, link: number, known: (words: string) => boolean): { start: number; end: number; words: string } | null {
  for (let at = item + 1; at < view.after(item); at++) {
    const words = oneLine(view.text(at))
      .replace(/^(?:status|stage|maturity)\s*[:：]\s*/i, '')
      .replace(/^[([]|[)\]]$/g, '');
    // "Editor's draft" as a link leads to another form of the text
    const leads = FORMS.test(words) && view.isIn(at, LINKS);
    if (at !== link && !leads && words.length < 50 && known(words)) return { start: view.start(at), end: view.end(at), words };
  }
  return null;
}

const groupAbove = (sections: readonly { words: string }[], known: (words: string) => boolean): string | null =>
  sections.map(({ words }) => words).find((words) => /\b(?:Working Group|WG|Community Group)$/.test(words) && words.length < 80 && !known(words)) ?? null;

type Words = { start: number; end: number; words: string };
type Entry = { at: number; item: number; name: Words; href: string; stage: Words; group: string | null };

function specification(view: PageView, { at, item, name: named, href, stage, group }: Entry, list: SpecificationList): PageWork {
  const work = createWork(view);
  const name = named.words;
  const place = { label: null, start: named.start, end: named.end };
  const version = item < 0 || /\d/.test(name) ? null : versionIn(view, item);
  const identifiers = [...(version ? parseIdentifiers(`${name} ${version}`) : []), ...parseIdentifiers(name), ...parseIdentifiers(href)].slice(0, 1);
  work.set('id', version ? `${name} ${version}` : name, place, name);
  work.set('title', name, place, name);
  work.set('identifiers', identifiers, place, name);
  work.set('stageText', stage.words, { label: null, ...stage });
  const meant = list.stages.find(([pattern]) => pattern.test(stage.words))?.[1] ?? stageOf([stage.words]);
  if (meant !== 'unknown') work.set('stage', meant, { label: null, ...stage });
  if (item >= 0) {
    const end = Math.min(view.end(item), firstItemIn(view, item, at));
    const rest = { label: null, start: place.end, end: Math.max(place.end, end) };
    work.set('date', plainDate(view.page.text.slice(rest.start, rest.end)), rest);
    const words = view.page.text.slice(rest.start, Math.min(rest.end, nextLink(view, at, rest.end)));
    if (place.start === view.start(at)) work.set('scope', described(words, stage.words), rest);
  }
  work.set('group', groupName(list.body, group), place, group ?? '');
  work.constant({ body: list.body, kind: 'specification', url: href });
  return work.done();
}

/** A cell of the row that is nothing but a version. */
function versionIn(view: PageView, item: number): string | null {
  if (view.role(item) !== 'row') return null;
  for (let cell = view.firstChild(item); cell >= 0; cell = view.nextSibling(cell)) {
    const version = /^v?(?:ersion )?(\d+\.\d+(?:\.\d+)?)$/i.exec(view.text(cell));
    if (version?.[1]) return version[1];
  }
  return null;
}

/** Where the next link begins: after it stand other forms of the same text. */
function nextLink(view: PageView, link: number, end: number): number {
  for (let at = view.after(link); at < view.count && view.start(at) < end; at++) if (view.name(at) === 'a') return view.start(at);
  return end;
}

/** Items inside an item are other works: its own words end there. */
function firstItemIn(view: PageView, item: number, after: number): number {
  for (let at = after + 1; at < view.after(item); at++) if (ITEMS.has(view.name(at)) && view.name(item) !== 'tr') return view.start(at);
  return view.end(item);
}

/** "– (Optional) Defines how …": a sentence beside the name; less is none. */
function described(text: string, stage: string): string {
  const words = oneLine(text.split('\n').find((line) => line.trim().length > 30) ?? '').replace(/^[\s–—:-]+/, '');
  return words.split(' ').length >= 5 && !words.startsWith(stage) ? words : '';
}
