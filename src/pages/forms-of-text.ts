import { ancestor, headingLevel, type PageView } from './view';
import { oneLine } from './words';

/** Words of the page with their place. */
export type Words = { start: number; end: number; words: string };
/** What links to forms of one text ("HTML | PDF") stand for: named by the words beside them. */
export type NamedByWords = Words & {
  item: number;
  /** One a text, however many forms of it are linked. */
  key: string;
  version: string | null;
  stage: Words | null;
  /** A term of a list of terms is a text also where no stage is said. */
  term: boolean;
  about: { start: number; end: number } | null;
};

const FORMS =
  /^(?:html|pdf|txt|text|xml|zip|docx?|markdown|md|github|source|repo(?:sitory)?|diff|errata|download|view|read|here|link|issues?|history|editor['’]?s?(?: draft)?|latest(?: draft)?|changes)\b|^(?:spec(?:ification)?|latest version)$/i;
/** "(txt)", "[PDF]", "Specification": a form of the text that the words beside it name. */
export const isForm = (name: string): boolean => FORMS.test(name.replace(/^[([\s]+/, ''));

/** Elements above a link that are looked at for the item that it stands in. */
const NEAR = 7;
const LISTED = new Set(['li', 'article']);
/** A sentence that leads to a form is no name. */
const SENTENCE = /\b(?:at|as|in|from|by|is|are|see|to|available|the)$|[.!?]$/i;

type Known = (words: string) => boolean;

/** The text whose form a link leads to: the term above it, the words before it in its line, or the first cell of its row. */
export const namedByWords = (view: PageView, link: number, known: Known): NamedByWords | null =>
  byTerm(view, link) ?? byLine(view, link, known) ?? byRow(view, link, known);

/** `<dt>Name</dt><dd>What it is. [Specification] [Repo]</dd>`. */
function byTerm(view: PageView, link: number): NamedByWords | null {
  const item = ancestor(view, link, (at) => view.name(at) === 'dd', NEAR);
  if (item < 0) return null;
  let term = -1;
  for (let at = view.firstChild(view.parent(item)); at >= 0 && at !== item; at = view.nextSibling(at)) if (view.name(at) === 'dt') term = at;
  if (term < 0 || !isName(oneLine(view.text(term))) || /[:：]$/.test(view.text(term))) return null;
  const about = { start: view.start(item), end: view.start(firstLink(view, item)) };
  return {
    start: view.start(term),
    end: view.end(term),
    words: oneLine(view.text(term)),
    item,
    key: `term ${term}`,
    version: null,
    stage: null,
    term: true,
    about,
  };
}

/** "CTAP 2.2 Proposed Standard: HTML | PDF": a name with its stage, or in a list a name alone. */
function byLine(view: PageView, link: number, known: Known): NamedByWords | null {
  const { text } = view.page;
  const start = text.lastIndexOf('\n', view.start(link) - 1) + 1;
  const raw = text.slice(start, view.start(firstLinkFrom(view, link, start)));
  const words = oneLine(raw).replace(/[\s:：–—([|-]+$/, '');
  if (words === '' || words.length > 250) return null;
  const [name, stage] = splitStage(words, known);
  const item = ancestor(view, link, (at) => LISTED.has(view.name(at)), NEAR);
  if ((stage === null && (item < 0 || !/[:：[(|–—-]\s*$/.test(raw))) || SENTENCE.test(name)) return null;
  const place = (part: string): Words => ({ start: start + raw.indexOf(part.split(' ')[0] ?? ''), end: start + raw.length, words: part });
  const said = stage === null ? null : { start: start + Math.max(0, raw.lastIndexOf(stage)), end: start + raw.length, words: stage };
  const base = { item, key: `line ${start}`, stage: said, term: false, about: null };
  if (!/^v?\d+(?:\.\d+)*$/i.test(name)) return isName(name) && !known(name) ? { ...place(name), ...base, version: null } : null;
  const above = nameAbove(view, link, start, known);
  return above ? { ...above, ...base, version: name } : null;
}

/** "CTAP 2.2" and "Proposed Standard": the longest end of the words that names a stage. */
function splitStage(words: string, known: Known): [string, string | null] {
  const parts = words.split(' ');
  for (let from = Math.max(1, parts.length - 5); from < parts.length; from++) {
    const stage = parts
      .slice(from)
      .join(' ')
      .replace(/^[(–—-]+/, '');
    if (known(stage))
      return [
        parts
          .slice(0, from)
          .join(' ')
          .replace(/[\s,(–—-]+$/, ''),
        stage,
      ];
  }
  return [words, null];
}

/** The last heading or bold line above that names something: versions below it are versions of that. */
function nameAbove(view: PageView, link: number, before: number, known: Known): Words | null {
  for (let at = link - 1, steps = 0; at >= 0 && steps < 80; at--, steps++) {
    const strong = view.name(at) === 'strong' || view.name(at) === 'b' || headingLevel(view, at) !== null;
    const words = oneLine(view.text(at));
    if (strong && view.end(at) <= before && words.length <= 120 && isName(words) && !known(words) && !/^v?\d/i.test(words))
      return { start: view.start(at), end: view.end(at), words };
  }
  return null;
}

function byRow(view: PageView, link: number, known: Known): NamedByWords | null {
  const item = ancestor(view, link, (at) => view.role(at) === 'row' || view.name(at) === 'tr', NEAR);
  const first = item < 0 ? -1 : view.firstChild(item);
  const words = first < 0 ? '' : oneLine(view.text(first));
  if (!isName(words) || known(words)) return null;
  return { start: view.start(first), end: view.end(first), words, item, key: `row ${item}`, version: null, stage: null, term: false, about: null };
}

const isName = (words: string): boolean => words.length >= 4 && words.length <= 250 && /\p{L}{2}/u.test(words) && !isForm(words);

function firstLink(view: PageView, item: number): number {
  for (let at = item + 1; at < view.after(item); at++) if (view.name(at) === 'a') return at;
  return item;
}

/** The first link of a line, from its last one. */
function firstLinkFrom(view: PageView, link: number, start: number): number {
  let first = link;
  for (let at = link; at >= 0 && view.end(at) > start; at--) if (view.name(at) === 'a' && view.start(at) >= start) first = at;
  return first;
}
