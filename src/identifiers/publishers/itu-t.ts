import type { Identifier } from '@/src/model';
import { dateOf, type Grammar, identifier, monthSlashYear, type Reading, take } from '../grammar';

// Rec. ITU-T A.1 and A.11 (numbering, publication), the author's guide (references), TSB's names of supplements,
// appendices and software; dual numbers "G.8013/Y.1731"; "X.1303 bis"; dated "(04/2021)", "(V16) (06/2026)".

const BEFORE =
  /(?:(?:[Dd]raft )?(?:[Nn]ew |[Rr]evised )?(?:(?:Recommendations?|RECOMMENDATIONS?|Recs?\.?) )?(?:ITU-? ?T|UIT-? ?T|CCITT|ITU)(?: (?:[Dd]raft )?(?:[Nn]ew |[Rr]evised )?(?:Recommendations?|Recs?\.?|draft))?|(?:[Dd]raft )?(?:[Nn]ew |[Rr]evised )?(?:Recommendations?|Recs?\.?)) ?/y;
const NUMBER =
  /((?:[A-Z]\.|(?:EMC|MES|IMPL|[A-Z])-)\d{1,5}(?:[a-zR](?![a-z]))?(?:\.[x\d]+(?:[a-z](?![a-z]))?)*)(?![A-Z\d]|(?!bis|ter|quater|rev)[a-z])(?:( ?(?:bis|ter|quater|quarter)\b)| (R|[A-F])(?= \(\d|\/|$))?/y;
const SERIES_END = /(?:\.[xX]+|[xX]{2})?[ -]series\b/y;
const DUAL = / ?\/ ?([A-Z]\.\d{1,5}[a-z]?(?:\.\d+)*(?: ?(?:bis|ter|quater|quarter)\b| R(?= \())?)(?![\d-])/y;
const REVISION = /[ -]?(rev(?:ised)?\d?)\b(?!\.)/y;
const FORMER = / \((?:ex|formerly|ex\.) ([A-Z]{1,4}\.[A-Za-z][\w.-]{0,30})\)/y;
const VERSION = /(?:,? ?\((V) ?(\d{1,2})\)|,? (v)\.? ?(\d{1,2})(?![\d.]))/y;
const DATE = / ?\( ?(?:(\d{1,2}) ?\/ ?((?:19|20)\d{2})|((?:19|20)\d{2})(?:-(\d{2}))?|([A-Z][a-z]{2,8})\.? ((?:19|20)\d{2}))(?:, (?:[^()]{0,40}))? ?\)/y;
const SUPPLEMENT =
  /(?:,? ?[-/] ?|,? )(Technical |tech\. )?(Amendment|Amd|Amend|Corrigendum|Cor|Corr|Supplement|Suppl|Sup|Erratum|Err|Annex|Appendix|App|Addendum|Add)(?:\. ?| )((?:[A-Z][a-z]?\d{0,2}|[IVXL]+)(?:\.\d+)?\+?|\d+(?:\.\d+)?)(?![\w/])((?: (?:test vectors|Software|software))?)/y;
const SERIES_SUPPLEMENT = /([A-Z])(?:-series(?: Recommendations)?)?(?:,? - ?|[ ,.-]{1,2})(?:Supplement|Suppl|Sup|SUP|suppl)\.? ?(\d+(?:\.\d+)?)(?![\d/])/y;
const RANGE_SUPPLEMENT = /([A-Z][.-]?\d+(?:-\d+)? series|[A-Z]-?\d+(?:-\d+)?) Suppl\. ?(\d+)/y;
const SUPPLEMENT_TO = /(?:[Dd]raft )?(?:[Nn]ew )?Supplement (\d+) to (?:the )?(?:ITU-T )?([A-Z])[- ]series(?: Recommendations)?/y;
const NEXT = /(?:, | and |, and | or | & )(?=[A-Z]\.\d)/y;

/** What makes a letter and figures a place in the text or the end of a range: "Table T.120 and T.121", "X.1250 to X.1279". */
const OTHER_THINGS =
  /(?:\b(?:clauses?|sub-?clauses?|sections?|annex(?:es)?|appendi(?:x|ces)|figures?|figs?\.|tables?|tab\.|box(?:es)?|rooms?|paragraphs?|items?|steps?|rules?|parts?|pages?|lines?|equations?|eqs?\.|listings?|examples?|requirements?|routes?|chapters?|buildings?|gates?|apt\.|apartments?|models?|nos?\.|numbers?|bugs?|issues?|tickets?|slides?|footnotes?|volumes?|theorems?|lemmas?|rows?|columns?|cells?|nodes?|units?|blocks?|zones?|lots?|cases?|scenarios?|options?|comments?|§) ?(?:[A-Z]\.\d+(?:\.\d+)*(?:, | and | or |, and | ?[-…~] ?| to ))*|[A-Z]\.\d+(?:\.\d+)*(?: ?[-…~] ?| to | through ))$/i;
const RANGE = /^(?:-[A-Z]?\.?\d|[A-Za-z\d]|\.\d| ?(?:\.\.|…)| ?[-~] ?[A-Z]\.\d| (?:to|through) [A-Z]\.\d)/;

const SUPPLEMENT_NAMES: Readonly<Record<string, string>> = {
  ame: 'Amd',
  amd: 'Amd',
  cor: 'Cor',
  sup: 'Suppl',
  err: 'Err',
  ann: 'Annex',
  app: 'App',
  add: 'Add',
};
/** Their own date is the date of the text; an amendment's date stands beside the date of what it amends. */
const TEXTS = /^(?:Annex|App|Suppl)/;

function read(text: string, at: number, whole: boolean): Reading | null {
  const to = take(SUPPLEMENT_TO, text, at);
  if (to) return dated(text, at + to[0].length, identifier('ITU-T', 'supplement', `${to[2]} Suppl. ${to[1]}`));
  const before = take(BEFORE, text, at);
  const start = at + (before?.[0].length ?? 0);
  const named = before !== null && /ITU|UIT|CCITT/.test(before[0]);
  if (named || whole) {
    const series = (whole && take(RANGE_SUPPLEMENT, text, start)) || take(SERIES_SUPPLEMENT, text, start);
    if (series) return dated(text, start + series[0].length, identifier('ITU-T', 'supplement', `${series[1]} Suppl. ${series[2]}`));
  }
  const first = readNumber(text, start, whole, named, before !== null);
  if (!first || !before || !/Rec(?:ommendation)?s/.test(before[0])) return first;
  let { end } = first;
  const identifiers = [...first.identifiers];
  for (let next = take(NEXT, text, end); next; next = take(NEXT, text, end)) {
    const more = readNumber(text, end + next[0].length, whole, named, true);
    if (!more) break;
    identifiers.push(...more.identifiers);
    end = more.end;
  }
  return { identifiers, end };
}

function readNumber(text: string, at: number, whole: boolean, named: boolean, dressed: boolean): Reading | null {
  const number = take(NUMBER, text, at);
  if (!number) return null;
  const digits = /\d+/.exec(number[0])?.[0].length ?? 0;
  if (!whole && !named && digits < (dressed ? 2 : 3)) return null;
  if (/^[A-Z]-/.test(number[0]) && !named) return null;
  if (!whole && (/^[A-Z]-/.test(number[0]) || (!dressed && OTHER_THINGS.test(text.slice(Math.max(0, at - 48), at))))) return null;
  let end = at + number[0].length;
  const series = take(SERIES_END, text, end);
  if (series)
    return whole ? { identifiers: [identifier('ITU-T', 'series', (number[0] + series[0]).replace(/ series$/, '-series'))], end: end + series[0].length } : null;
  const numbers = [spaced(number[1] as string, number[2] ?? (number[3] ? ` ${number[3]}` : ''))];
  for (let dual = take(DUAL, text, end); dual; dual = take(DUAL, text, end)) {
    numbers.push((dual[1] as string).replace(/ ?(bis|ter|quater|quarter)$/, ' $1'));
    end += dual[0].length;
  }
  const former = take(FORMER, text, end);
  if (former) end += former[0].length;
  const revision = take(REVISION, text, end);
  if (revision) end += revision[0].length;
  const subNumber = whole ? take(/-\d{1,2}(?= \(|$)|-[A-Z]\.\d+(?= \(\d)/y, text, end) : null;
  if (subNumber) {
    end += subNumber[0].length;
    numbers[0] += subNumber[0];
  }
  if (!whole && RANGE.test(text.slice(end, end + 16))) return null;
  if (revision && numbers.length === 1)
    return tail(text, end, numbers, { stage: (revision[1] as string).replace('revised', 'rev'), type: 'work-item', former });
  return tail(text, end, numbers, { stage: null, type: 'rec', former });
}

const spaced = (number: string, suffix: string): string => number + (suffix ? ` ${suffix.trim()}` : '');

type Kind = { stage: string | null; type: string; former: RegExpExecArray | null };

/** Version, date and what amends or adds to the text, each with its own date. */
function tail(text: string, from: number, numbers: string[], kind: Kind): Reading {
  const own = readEdition(text, from);
  let { end, edition } = own;
  const supplements: string[] = [];
  let lastDate: string | null = null;
  for (let found = take(SUPPLEMENT, text, end); found; found = take(SUPPLEMENT, text, end)) {
    const name = SUPPLEMENT_NAMES[(found[2] as string).slice(0, 3).toLowerCase()] as string;
    // "X.509, Annex A" and "X.1252, Appendix I" point into a text; only a dated or numbered piece is a text of its own.
    const at = end + found[0].length;
    const date = readEdition(text, at);
    if (TEXTS.test(name) && name !== 'Suppl' && !date.edition && at !== text.length) break;
    if (lastDate && supplements.length) supplements[supplements.length - 1] += `:${lastDate}`;
    supplements.push(`${found[1] ? 'Technical ' : ''}${name} ${found[3]}${found[4] ?? ''}`);
    lastDate = date.edition;
    end = date.end;
  }
  if (lastDate) {
    if (supplements.length === 1 && !edition && TEXTS.test(supplements[0] as string)) edition = lastDate;
    else supplements[supplements.length - 1] += `:${lastDate}`;
  }
  const supplement = supplements.join('/') || null;
  const identifiers = numbers.map((number) => identifier('ITU-T', kind.type, number, { edition, supplement, stage: kind.stage }));
  if (kind.former) identifiers.push(formerly(kind.former[1] as string));
  return { identifiers, end };
}

/** The nickname that a text had while it was worked on. */
export const formerly = (name: string): Identifier => identifier('ITU-T', /^(?:TR|TP|[A-Z]ST[RP])[.-]/.test(name) ? 'technical-report' : 'work-item', name);

function readEdition(text: string, from: number): { edition: string | null; end: number } {
  let end = from;
  const version = take(VERSION, text, end);
  if (version) end += version[0].length;
  const date = take(DATE, text, end);
  if (date) end += date[0].length;
  const day = date ? dateOf((date[2] ?? date[3] ?? date[6]) as string, date[1] ?? date[4] ?? date[5]) : null;
  const issue = version ? (version[1] ?? version[3]) + ((version[2] ?? version[4]) as string) : null;
  return { edition: [day, issue].filter(Boolean).join(' ') || null, end };
}

function dated(text: string, at: number, own: Identifier): Reading {
  const { edition, end } = readEdition(text, at);
  return { identifiers: [{ ...own, edition }], end };
}

const PRINTED: Readonly<Record<string, string>> = { Amd: 'Amd.', Cor: 'Cor.', Err: 'Err.', Add: 'Add.', Suppl: 'Suppl.', App: 'App.', Annex: 'Annex' };

function print(i: Identifier): string {
  const pieces = (i.supplement ?? '').split('/').filter(Boolean);
  const dateLast = pieces.length === 1 && TEXTS.test(pieces[0] as string) && !(pieces[0] as string).includes(':');
  const added = pieces.map((piece) => {
    const [name, date] = piece.split(':');
    return ` ${(name as string).replace(/(Amd|Cor|Err|Add|Suppl|App)(?= )/, (n) => PRINTED[n] as string)}${printEdition(date ?? null)}`;
  });
  const edition = printEdition(i.edition);
  return `ITU-T ${i.number}${i.stage ?? ''}${dateLast ? '' : edition}${added.join('')}${dateLast ? edition : ''}`;
}

function printEdition(edition: string | null): string {
  if (!edition) return '';
  return edition
    .split(' ')
    .sort((a, b) => Number(/^\d/.test(a)) - Number(/^\d/.test(b)))
    .map((word) => (/^\d/.test(word) ? ` (${monthSlashYear(word)})` : word.startsWith('V') ? ` (${word})` : ` v.${word.slice(1)}`))
    .join('');
}

export const ituT: Grammar = {
  id: 'itu-t',
  title: 'ITU-T Recommendations',
  description: 'Recommendations with dual numbers, versions, dates, amendments, corrigenda, annexes and appendices; Supplements; CCITT numbers.',
  publishers: ['ITU-T'],
  initials: 'CDEFGHIJKLMNOPQRSTUVXYdnr',
  trigger:
    '(?:[Dd]raft |[Nn]ew |[Rr]evised )*(?:Recommendations?|RECOMMENDATIONS?|Recs?\\.?) (?:ITU|CCITT|[A-Z]\\.\\d)|(?:ITU|UIT)-?T |CCITT |ITU [A-Z][. ]|[D-VXY]\\.\\d{3}|Supplement \\d+ to (?:the )?(?:ITU-T )?[A-Z][- ]series',
  read,
  print,
  base: (i) => (i.type === 'work-item' ? `itu-t rec ${i.number}` : `itu-t ${i.type} ${i.number}`),
};
