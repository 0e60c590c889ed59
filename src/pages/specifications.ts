import { parseIdentifiers } from '@/src/identifiers';
import { groupName, type PageWork, type Stage, stageOf } from '@/src/model';
import { plainDate } from './dates';
import { createWork } from './form';
import { isForm, type NamedByWords, namedByWords, type Words } from './forms-of-text';
import { ASIDE_PARTS, addressOf, headingLevel, type PageView } from './view';
import { oneLine } from './words';

/** How one body's list of specifications is known. */
export type SpecificationList = {
  body: string;
  /** Addresses of the specifications themselves. */
  specification: RegExp;
  stages: readonly [RegExp, Stage][];
};

const MOST_WORKS = 2000;
const ITEMS = new Set(['li', 'tr', 'dt', 'dd', 'article']);

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
    // A fragment is a place in a text that somebody cites.
    if (!href || href.includes('#') || name.length > 250 || !list.specification.test(href) || view.isIn(at, ASIDE_PARTS)) continue;
    const form = isForm(name);
    const named = form ? namedByWords(view, at, known) : null;
    const item = named ? named.item : itemOf(view, at, specifications);
    // Where the item has a link with a name of its own, the forms beside it are forms of that.
    if (form ? named === null || holdsOne(view, item, specifications) : name.length < 4) continue;
    const above = sections.toReversed().find(({ words }) => known(words));
    const own = item >= 0 ? stageInItem(view, item, at, known) : null;
    const stage = named?.stage ?? own ?? above ?? null;
    if ((!stage && !named?.term) || taken.has(href) || (named && taken.has(named.key))) continue;
    taken.add(href).add(named?.key ?? href);
    const place = { start: view.start(at), end: view.end(at), words: name };
    works.push(specification(view, { at, item, name: place, named, href, stage, group: groupAbove(view, sections, known) }, list));
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

const holdsOne = (view: PageView, item: number, specifications: readonly number[]): boolean =>
  item >= 0 && specifications.some((one) => one > item && one < view.after(item));

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

/** A cell, a badge or the end of the line that is nothing but a stage. */
function stageInItem(view: PageView, item: number, link: number, known: (words: string) => boolean): { start: number; end: number; words: string } | null {
  for (let at = item + 1; at < view.after(item); at++) {
    const words = oneLine(view.text(at))
      .replace(/^(?:status|stage|maturity)\s*[:：]\s*/i, '')
      .replace(/^[([]|[)\]]$/g, '');
    // "Editor's draft" as a link leads to another form of the text
    const leads = isForm(words) && view.isIn(at, LINKS);
    if (at !== link && !leads && words.length < 50 && known(words)) return { start: view.start(at), end: view.end(at), words };
  }
  return null;
}

/** "AB/Connect Working Group – Specifications", "DIF - Claims and Credentials Working Group": the group whose list it is. */
const GROUP = /^(?:(?:DIF|OpenID|FIDO)\s*[-–—|]\s*)?(\S.{1,70}?\b(?:Working Group|WG|Community Group))(?:\s*[-–—|]\s*.*)?$/;

/** From the headings above, else from the title in the head; a heading that names a stage names no group. */
function groupAbove(view: PageView, sections: readonly { words: string }[], known: (words: string) => boolean): string | null {
  const title = view.page.head.find(([name]) => name === 'title')?.[1] ?? '';
  for (const words of [...sections.map((section) => section.words), title]) {
    const group = words.length < 120 && !known(words) ? GROUP.exec(words)?.[1] : undefined;
    if (group) return group;
  }
  return null;
}

type Entry = { at: number; item: number; name: Words; named: NamedByWords | null; href: string; stage: Words | null; group: string | null };

function specification(view: PageView, { at, item, name: linked, named, href, stage, group }: Entry, list: SpecificationList): PageWork {
  const work = createWork(view);
  const { words: name, start, end: nameEnd } = named ?? linked;
  const place = { label: null, start, end: nameEnd };
  const version = named?.version ?? (item < 0 || /\d/.test(name) ? null : versionIn(view, item));
  const identifiers = [...(version ? parseIdentifiers(`${name} ${version}`) : []), ...parseIdentifiers(name), ...parseIdentifiers(href)].slice(0, 1);
  work.set('id', version ? `${name} ${version}` : name, place, name);
  work.set('title', name, place, name);
  work.set('identifiers', identifiers, place, name);
  if (stage) {
    work.set('stageText', stage.words, { label: null, ...stage }, stage.words);
    const meant = list.stages.find(([pattern]) => pattern.test(stage.words))?.[1] ?? stageOf([stage.words]);
    if (meant !== 'unknown') work.set('stage', meant, { label: null, ...stage }, stage.words);
  }
  const about = named?.about;
  if (about) work.set('scope', described(view.page.text.slice(about.start, about.end), ''), { label: null, ...about });
  if (item >= 0) {
    const end = Math.min(view.end(item), firstItemIn(view, item, at));
    const rest = { label: null, start: place.end, end: Math.max(place.end, end) };
    work.set('date', plainDate(view.page.text.slice(rest.start, rest.end)), rest);
    const words = view.page.text.slice(rest.start, Math.min(rest.end, nextLink(view, at, rest.end)));
    if (!named) work.set('scope', described(words, stage?.words ?? ''), rest);
  }
  work.set('group', groupName(list.body, group), { label: null, start: -1, end: -1 }, group ?? '');
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
  return words.split(' ').length >= 5 && (stage === '' || !words.startsWith(stage)) ? words : '';
}
