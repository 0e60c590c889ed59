import { printIdentifier } from '@/src/identifiers';
import type { Mention, Span } from '@/src/model';
import { indexAt } from '@/src/model';
import { numbersIn } from './numbers';
import type { View } from './view';

/** An outside body and the ways it is written. */
export type BodyName = { name: string; spellings: readonly string[] };

/**
 * Every place where the text names a study group, a Question, a Resolution, an action, an outside body or a numbered work, in order.
 * A body's name inside a number ("FIDO" in "FIDO CTAP 2.1", "GSC" in "GSC-16 Resolution 4") is part of the number.
 */
export function findMentions(view: View, bodies: readonly BodyName[]): Mention[] {
  const { text } = view.source;
  const works = findNumbered(view);
  const taken = works.map(({ span }) => ({ span }));
  const free = (mention: Mention): boolean => {
    const around = taken[indexAt(taken, mention.span.start)];
    return around === undefined || mention.span.start >= around.span.end;
  };
  const others = [...findActions(text), ...findStudyGroups(text), ...findBodies(text, bodies)].filter(free);
  return [...works, ...others].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Actions are read here with their topic. */
const DOCUMENTS = /^(?:action|td|contribution|liaison-statement|document|tdoc|collective-letter|circular)$/;

function findNumbered(view: View): Mention[] {
  const mentions: Mention[] = [];
  for (const { identifier, span } of numbersIn(view.source)) {
    const { type } = identifier;
    if (DOCUMENTS.test(type)) continue;
    const kind = type === 'question' ? 'question' : /^(?:resolution|opinion|decision)$/.test(type) ? 'resolution' : 'work';
    const name =
      kind === 'work'
        ? printIdentifier({ ...identifier, edition: identifier.publisher === 'NIST' ? identifier.edition : null, language: null })
        : printIdentifier(identifier);
    mentions.push({ kind, name, span });
  }
  return mentions;
}

const INSIDE = /[\p{L}\p{N}_@./-]/u;

/** Whether a name begins here, not in the middle of a word, address or number. Asked after the match: a look behind at every place costs ten times the time. */
const standsFree = (text: string, at: number): boolean => at === 0 || !INSIDE.test(text[at - 1] as string);

// ---- actions ------------------------------------------------------------------------------------------------------

/** "WTSA-24 action on Digital Identities 1", "WTSA-24 Action 10, on DI (digital identities) 1", "WTSA-24 action DI 1"; also mistyped. */
const ACTION =
  /\b(WTSA|PP|WTDC)-(\d{2,4})\s+(?:[Aa]{1,2})ctions?(?:(?:\s+(?:No\.?\s*)?\d{1,3})?\s*,?\s*(?:on\s+|for\s+|(?<=\s))(\p{Lu}[\p{L}-]*(?:\s+\([^()\n]{1,60}\))?(?:\s+(?!and\b|or\b|of\b)\p{L}[\p{L}-]*){0,4}?)\s+(\d{1,2})|\s+(?:No\.?\s*)?(\d{1,3}))(?![\p{L}\p{N}]|[./-]\p{N})/gu;

function findActions(text: string): Mention[] {
  return [...text.matchAll(ACTION)].map((found) => {
    const [all, assembly, year, topic, count, number] = found;
    const about = topic && count ? `${initialsOf(topic)} ${count}` : number;
    return { kind: 'action', name: `${assembly}-${year} action ${about}`, span: { start: found.index, end: found.index + all.length } };
  });
}

/** "DI" of "DI (digital identities)" and of "Digital Identities". */
function initialsOf(topic: string): string {
  const first = topic.split(/\s/)[0] as string;
  if (/^\p{Lu}{2,}$/u.test(first)) return first;
  return topic
    .replace(/\([^)]*\)/g, '')
    .split(/[\s-]+/)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}

// ---- study groups -------------------------------------------------------------------------------------------------

const GROUPS =
  /(?:(ITU-[TRD])\s+)?(?:(SG|Study\s+Groups?)\s?(\d{1,2})(?![\p{L}\p{N}]|[-.]\p{N}|-(?:TD|C|LS|DOC)\p{N}?|\/N\p{N})((?:\s*(?:,|and|or|&|\/|,\s*and|,\s*or)\s*\d{1,2}(?![\p{L}\p{N}/]|[-.]\p{N}))*)|(TSAG)(?![\p{L}\p{N}]|-(?:TD|C|LS|R)\p{N}))/gu;
/** ITU has had no study group beyond these numbers. */
const HIGHEST = 21;

/** Study groups of ITU; "SG5" alone counts only in a text that speaks of ITU, for other bodies have study groups too. */
function findStudyGroups(text: string): Mention[] {
  if (!/\bITU\b|\bTSAG\b|\bWTSA\b/.test(text)) return [];
  const mentions: Mention[] = [];
  for (const found of text.matchAll(GROUPS)) {
    if (!standsFree(text, found.index)) continue;
    const sector = found[1] ?? 'ITU-T';
    const start = found.index;
    if (found[5]) {
      mentions.push({ kind: 'study-group', name: 'TSAG', span: { start: start + found[0].indexOf('TSAG'), end: start + found[0].length } });
      continue;
    }
    const list = found[4] ?? '';
    const firstEnd = start + found[0].length - list.length;
    add(mentions, sector, found[3] as string, { start, end: firstEnd });
    // "Study Groups 2, 13 and 17" goes on; "SG17 and 3 others" does not.
    if (!/Groups/.test(found[2] ?? '')) continue;
    for (const more of list.matchAll(/\d{1,2}/g)) add(mentions, sector, more[0], { start: firstEnd + more.index, end: firstEnd + more.index + more[0].length });
  }
  return mentions;
}

function add(mentions: Mention[], sector: string, number: string, span: Span): void {
  if (Number(number) >= 1 && Number(number) <= HIGHEST) mentions.push({ kind: 'study-group', name: `${sector} SG${Number(number)}`, span });
}

// ---- outside bodies -----------------------------------------------------------------------------------------------

/** Spellings by the character code that they begin with, as one sticky expression each; the rest of a text is passed over. */
type BodyIndex = { byInitial: readonly (RegExp | undefined)[]; names: ReadonlyMap<string, string> };
const indexes = new WeakMap<readonly BodyName[], BodyIndex>();

/** Committees of ISO, IEC and CEN that no list has are named by their number. */
const COMMITTEE =
  /(?:ISO\/IEC\s+JTC\s?1|(?:ISO|IEC|CEN|CEN\/CLC|CENELEC)[/ ]\s?(?:TC|JTC)\s?\d{1,3})(?:\s?\/\s?(?:SC|WG|JWG|AG)\s?\d{1,3}){0,2}(?![\p{L}\p{N}]|\.\p{N})/gu;

function findBodies(text: string, bodies: readonly BodyName[]): Mention[] {
  const { byInitial, names } = indexOf(bodies);
  const mentions: Mention[] = [...text.matchAll(COMMITTEE)]
    .filter((found) => standsFree(text, found.index))
    .map((found) => ({
      kind: 'body',
      name: names.get(foldName(found[0])) ?? committeeName(found[0]),
      span: { start: found.index, end: found.index + found[0].length },
    }));
  const committees = [...mentions];
  const meansOther = otherMeanings(text, bodies);
  for (let at = 0; at < text.length; at++) {
    const expression = byInitial[text.charCodeAt(at)];
    if (!expression || !standsFree(text, at)) continue;
    const around = committees[indexAt(committees, at)];
    if (around && at < around.span.end) continue;
    expression.lastIndex = at;
    const written = expression.exec(text)?.[0];
    if (!written || GOES_ON.test(text.slice(at + written.length, at + written.length + 3))) continue;
    const name = names.get(foldName(written));
    if (!name || meansOther(written)) continue;
    mentions.push({ kind: 'body', name, span: { start: at, end: at + written.length } });
    at += written.length - 1;
  }
  return mentions;
}

/**
 * Tells of an acronym whether the document itself writes it out as something else: "CSC" is the Cloud Signature Consortium, and in
 * cloud computing a cloud service customer.
 */
function otherMeanings(text: string, bodies: readonly BodyName[]): (acronym: string) => boolean {
  const known = new Map<string, boolean>();
  return (acronym) => {
    if (!/^\p{Lu}{2,6}$/u.test(acronym)) return false;
    const before = known.get(acronym);
    if (before !== undefined) return before;
    const own = bodies
      .filter((b) => b.spellings.includes(acronym))
      .flatMap((b) => [b.name, ...b.spellings])
      .join(' ')
      .toLowerCase();
    const expansions = expansionsOf(text, acronym).filter((words) => spells(words, acronym));
    const other = expansions.length > 0 && !expansions.some((words) => sharedWords(words, own) >= 0.5);
    known.set(acronym, other);
    return other;
  };
}

/** Share of the longer words of the first text that stand in the second. */
function sharedWords(words: string, own: string): number {
  const longer = words.match(/\p{L}{4,}/gu) ?? [];
  return longer.length === 0 ? 1 : longer.filter((word) => own.includes(word)).length / longer.length;
}

/** What stands after an acronym at the beginning of a line, and before it in parentheses; lower case. */
function expansionsOf(text: string, acronym: string): string[] {
  const found: string[] = [];
  for (const hit of text.matchAll(new RegExp(`(?<=^|\\n)${acronym}[\\t \\u00a0]|\\(${acronym}\\)`, 'g'))) {
    const end = hit.index + hit[0].length;
    const words = hit[0].startsWith('(')
      ? text
          .slice(Math.max(0, hit.index - 80), hit.index)
          .split(/[^\p{L}\s-]/u)
          .at(-1)
      : text.slice(end, end + 80).split(/[\n.;]/)[0];
    found.push(
      (words ?? '')
        .toLowerCase()
        .trim()
        .split(/\s+/)
        .slice(hit[0].startsWith('(') ? -acronym.length - 1 : 0)
        .join(' '),
    );
    if (found.length >= 8) break;
  }
  return found;
}

/** Whether the acronym's letters begin words of the expansion, in order. */
function spells(words: string, acronym: string): boolean {
  let at = 0;
  for (const word of words.split(/[\s/-]+/)) if (word[0]?.toUpperCase() === acronym[at]) at++;
  return at >= acronym.length - 1;
}

/** What shows that a name was only the beginning of a word, an address or a number. */
const GOES_ON = /^(?:[\p{L}\p{N}_@]|[-.]\p{N}|-\p{Lu}{2}|\.\p{Ll}|\/\p{Lu}{2})/u;

const foldName = (name: string): string => name.toLowerCase().replace(/[\s\u00a0/-]+/g, '');
const committeeName = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .replace(/^(ISO|IEC|CEN) (?=TC|JTC)/, '$1/')
    .replace(/(JTC|TC|SC|WG|JWG|AG)(?=\d)/g, '$1 ');

/** Shorter spellings are words of other fields. */
const SHORTEST = 3;

function indexOf(bodies: readonly BodyName[]): BodyIndex {
  const known = indexes.get(bodies);
  if (known) return known;
  const names = new Map<string, string>();
  const grouped = new Map<number, string[]>();
  const spellings = bodies.flatMap(({ name, spellings }) => spellings.map((spelling) => ({ name, spelling })));
  for (const { name, spelling } of spellings.sort((a, b) => b.spelling.length - a.spelling.length)) {
    const folded = foldName(spelling);
    if (spelling.length < SHORTEST || /Resolution \d/.test(spelling) || names.has(folded)) continue;
    names.set(folded, name);
    // A name of one word in small letters is a product's too: "OpenID providers" are no foundation.
    const source = /^\p{Lu}\w*\p{Ll}\w*$/u.test(spelling)
      ? `${flexible(spelling)}(?! (?!and\\b|or\\b|is\\b|has\\b|have\\b|will\\b|in\\b|on\\b|as\\b|at\\b|to\\b)[A-Za-z])(?!-)`
      : flexible(spelling);
    for (const initial of [spelling[0] as string, source.startsWith('[') ? (spelling[0] as string).toLowerCase() : null]) {
      if (initial === null) continue;
      const own = grouped.get(initial.charCodeAt(0));
      if (own) own.push(source);
      else grouped.set(initial.charCodeAt(0), [source]);
    }
  }
  const byInitial: (RegExp | undefined)[] = [];
  for (const [code, own] of grouped) byInitial[code] = new RegExp(own.join('|'), 'y');
  const index = { byInitial, names };
  indexes.set(bodies, index);
  return index;
}

/** The spelling with any white space, "JTC1" for "JTC 1", spaces about slashes, and either case inside longer words: "FIDO alliance". */
function flexible(spelling: string): string {
  return spelling
    .split(/(\s+|\/)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (/^\s+$/.test(part)) return '[\\s\\u00a0]*';
      if (part === '/') return '[\\s\\u00a0]*/?[\\s\\u00a0]*';
      const escaped = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return /^\p{Lu}\p{Ll}+$/u.test(part) ? `[${part[0]}${(part[0] as string).toLowerCase()}]${escaped.slice(1)}` : escaped;
    })
    .join('');
}
