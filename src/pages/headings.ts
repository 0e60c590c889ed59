import { findIdentifiers, parseIdentifiers } from '@/src/identifiers';
import type { Identifier } from '@/src/model';
import { headingLevel, type PageView } from './view';
import { oneLine } from './words';

/** A heading of the page, or its title in the head (place -1). */
export type Headline = { text: string; lines: string[]; start: number; end: number; element: number };

/** Headings of the first two levels, then the title: most pages say there what they are about. */
export function headlines(view: PageView): Headline[] {
  const found: Headline[] = [];
  for (let at = 0; at < view.count && found.length < 40; at++) {
    const level = headingLevel(view, at);
    if (level === null || level > 2 || view.text(at) === '') continue;
    const text = view.text(at);
    found.push({ text: oneLine(text), lines: text.split('\n').map(oneLine).filter(Boolean), start: view.start(at), end: view.end(at), element: at });
  }
  for (const [name, content] of view.page.head)
    if (name === 'title' || name === 'og:title') found.push({ text: content, lines: [content], start: -1, end: -1, element: -1 });
  return found;
}

export type HeadIdentity = { id: string; identifiers: Identifier[]; title: string | null; headline: Headline };

/** The first headline that is or begins with a number that `accepts`; what follows the number there is the title. */
export function identityInHead(view: PageView, accepts: (identifier: Identifier) => boolean): HeadIdentity | null {
  for (const headline of headlines(view)) {
    const found = numberIn(headline.text, accepts) ?? headline.lines.map((line) => numberIn(line, accepts)).find((read) => read) ?? null;
    if (!found) continue;
    const rest = found.title ?? titleBeside(headline, found.id);
    // The title in the head is often the number alone, where a line of the page says both.
    const line = rest === null && headline.start < 0 ? identityInLines(view, accepts) : null;
    if (line && line.identifiers[0]?.number === found.identifiers[0]?.number) return line;
    return { ...found, title: rest, headline };
  }
  return identityInLines(view, accepts);
}

/** Old pages head themselves with a bold line, "X.1252 : Baseline …", and no heading element. */
function identityInLines(view: PageView, accepts: (identifier: Identifier) => boolean): HeadIdentity | null {
  const top = view.page.text.slice(0, 6000);
  for (const m of top.matchAll(/(?:^|\n)([^\n]{3,40}?) [:–—-] ([^\n]{5,300})(?=\n|$)/g)) {
    const id = (m[1] ?? '').trim();
    const identifiers = parseIdentifiers(id);
    if (!identifiers[0] || !accepts(identifiers[0])) continue;
    const start = m.index + m[0].indexOf(m[1] ?? '');
    const end = m.index + m[0].length;
    const text = oneLine(top.slice(start, end));
    return { id, identifiers, title: (m[2] ?? '').trim(), headline: { text, lines: [text], start, end, element: -1 } };
  }
  return null;
}

const PARTING = /^\s*[:–—|,-]?\s*/;
/** What sites put around a title: their own name. */
const SITE = /\s+[|·–—-]\s+(?:ITU|ISO|IETF|ETSI|W3C|GitHub|OpenID|FIDO).*$/i;

/** The kind of a document, printed before its number, at times without a blank between the two. */
const KIND =
  /^(?:(?:final )?draft )?(?:international standard(?:ized profile)?|technical (?:specification|report)|publicly available specification|international workshop agreement|recommendation(?= ITU| [A-Z]\.))\s*/i;

function numberIn(line: string, accepts: (identifier: Identifier) => boolean): Omit<HeadIdentity, 'headline'> | null {
  const bare = line.replace(SITE, '').replace(KIND, '');
  const whole = parseIdentifiers(bare);
  if (whole[0] && accepts(whole[0])) return { id: bare, identifiers: whole, title: null };
  for (const parting of [' : ', ': ', ' – ', ' — ', ' - ', ' | ']) {
    const at = bare.indexOf(parting);
    if (at <= 0) continue;
    const left = bare.slice(0, at).trim();
    const identifiers = parseIdentifiers(left);
    if (identifiers[0] && accepts(identifiers[0])) return { id: left, identifiers, title: bare.slice(at + parting.length).trim() || null };
  }
  const [first] = findIdentifiers(bare);
  if (!first || first.span.start > 0 || !accepts(first.identifier)) return null;
  const id = bare.slice(0, first.span.end);
  return {
    id,
    identifiers: parseIdentifiers(id).length > 0 ? parseIdentifiers(id) : [first.identifier],
    title: bare.slice(first.span.end).replace(PARTING, '').trim() || null,
  };
}

/** A heading of several lines: the line beside the one with the number. */
function titleBeside(headline: Headline, id: string): string | null {
  const others = headline.lines.filter((line) => line !== id && !line.startsWith(id) && line.replace(KIND, '') !== '');
  return others.length === 1 && headline.lines.length === 2 ? (others[0] ?? null) : null;
}

/** The heading right after this one, where it is no heading of a section: pages print the title below the number. */
export function headingAfter(view: PageView, headline: Headline, isSection: (text: string) => boolean): Headline | null {
  if (headline.element < 0) return null;
  for (let at = headline.element + 1; at < Math.min(view.count, headline.element + 12); at++) {
    if (headingLevel(view, at) === null || view.text(at) === '') continue;
    const text = oneLine(view.text(at));
    if (text.length >= 400 || isSection(text)) return null;
    const parts = [at, ...partsBelow(view, at, isSection)];
    const lines = parts.map((part) => oneLine(view.text(part)));
    return { text: lines.join(' — '), lines, start: view.start(at), end: view.end(parts.at(-1) ?? at), element: at };
  }
  return null;
}

/** Headings of ever lower levels with nothing between them: a title in parts (introductory, main, complementary element). */
function partsBelow(view: PageView, first: number, isSection: (text: string) => boolean): number[] {
  const parts: number[] = [];
  let last = first;
  for (let at = view.after(first); at < view.count; at++) {
    const level = headingLevel(view, at);
    const blank = view.page.text.slice(view.end(last), view.start(at)).trim() === '';
    if (!blank || parts.length > 3) break;
    if (level === null) continue;
    if (level <= (headingLevel(view, last) ?? 6) || isSection(view.text(at)) || view.text(at) === '') break;
    parts.push(at);
    last = at;
  }
  return parts;
}
