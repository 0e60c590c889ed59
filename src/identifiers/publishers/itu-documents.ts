import type { Identifier } from '@/src/model';
import { dateOf, type Grammar, identifier, type Reading, take } from '../grammar';
import { formerly } from './itu-t';

// Documents of ITU-T meetings (Rec. ITU-T A.1, A.2; TSB's document numbers), Questions, work items, collective letters.

const GROUP = '(?:SG ?\\d{1,2}|TSAG|FG-?[A-Z][A-Za-z0-9]*|JCA-[A-Za-z]+|COM ?\\d{1,2}|SCV|WTSA\\d*)';
const DOCUMENT = new RegExp(`(${GROUP}) ?- ?(TD|C|LS|DOC|R|I|O)[-. ]{0,3}(\\d{1,4})`, 'y');
const BARE = /(TD|C|LS) ?-? ?(\d{1,4})(?!\d)/y;
const REVISION = /(?:-| )?(?:R|Rev\.? ?)(\d{1,2})(?![\d.])/y;
const PLACE = /(?: ?\((PLEN|GEN|WP ?\d)\/\d{1,2}\)|\/(WP ?\d|PLEN|GEN|P|\d{1,2})(?:\/(\d{1,2}))?)(?![\w])/y;
const ATTACHMENT = /_(att\d{1,3})/y;
const LANGUAGE = / - ([EFSRAC])(?![\w])/y;
const DATE = / \((\d{4})-(\d{2})\)/y;
const QUESTIONS = /(?:(?:ITU-T )?(?:Questions?|Qs?\.?|q)) ?(?=\d)((?:\d{1,2}(?:, ?| ?& ?| and |, and | ?\+ ?)){0,12}\d{1,2}) ?\/ ?(\d{1,2}|TSAG)(?![\d/-])/y;
const SERIES_REPORT = /(?:ITU-T )?((?:[A-Z]STR|[A-Z]STP|TR|TP|HSTP|FSTP)[.-][A-Za-z][\w]*(?:[.-][\w]+){0,6})/y;
const NICKNAME =
  /(?:(?:[Dd]raft )?(?:new |revised )?(?:Recommendation )?(?:ITU-T )?)([A-Z]\.(?:\d{3,5}(?:\.\d+)*-)?(?!series)[A-Za-z][A-Za-z]+[A-Za-z0-9]*(?:[.-][A-Za-z0-9]+){0,6})(rev)?/y;
const FORMER = / \((?:ex|formerly) ([A-Z]{1,4}\.[A-Za-z][\w.-]{0,30})\)/y;
const FOCUS_GROUP = /(?:ITU-T )?(FG[- ]?[A-Z][A-Za-z0-9]{1,8})(?:[ -](D\d{1,2}(?:\.\d{1,2})*))?(?![A-Za-z\d])/y;
const LETTER = /(?:TSB )?(Collective [Ll]etter|Col(?:l)?\.?|Circular|CIRC)(?: No\.?)? ?(\d{1,3}(?:\/\d{1,2})?)(?![\d/])/y;

function read(text: string, at: number, whole: boolean): Reading | null {
  return readDocument(text, at, whole) ?? readQuestions(text, at, whole) ?? readLetter(text, at, whole) ?? readWorkItem(text, at, whole);
}

function readDocument(text: string, at: number, whole: boolean): Reading | null {
  const found = take(DOCUMENT, text, at);
  const bare = found ? null : take(BARE, text, at);
  if (!found && !bare) return null;
  const kind = (found?.[2] ?? bare?.[1]) as string;
  const number = (found?.[3] ?? bare?.[2]) as string;
  const group = found ? (found[1] as string).replace(/ /g, '') : null;
  let end = at + (found ?? bare ?? [''])[0].length;
  const early = take(REVISION, text, end);
  if (early) end += early[0].length;
  const place = take(PLACE, text, end);
  if (place) end += place[0].length;
  const late = early ? null : take(REVISION, text, end);
  if (late) end += late[0].length;
  const attachment = take(ATTACHMENT, text, end);
  if (attachment) end += attachment[0].length;
  const language = take(LANGUAGE, text, end);
  if (language) end += language[0].length;
  const date = take(DATE, text, end);
  if (date) end += date[0].length;
  // In prose "C 12" and "LS 4" are words and figures; a temporary document without its group needs its place.
  if (bare && !whole && !(kind === 'TD' && place)) return null;
  if (!whole && /^(?:[\p{L}\d]|[-.]\d)/u.test(text.slice(end, end + 2))) return null;
  const where = place ? `/${(place[1] ?? place[2] ?? '').replace(/ /g, '')}${place[3] ? `/${place[3]}` : ''}` : '';
  const type = kind === 'TD' ? 'td' : kind === 'C' ? 'contribution' : kind === 'LS' ? 'liaison-statement' : 'document';
  const revision = early?.[1] ?? late?.[1];
  const own = identifier('ITU-T', type, `${group ? `${group}-` : ''}${kind}${number.replace(/^0+(?=\d)/, '')}${where}`, {
    edition: [revision ? `R${revision}` : null, date ? dateOf(date[1] as string, date[2]) : null].filter(Boolean).join(' ') || null,
    supplement: attachment ? (attachment[1] as string) : null,
    language: language ? (language[1] as string) : null,
  });
  return { identifiers: [own], end };
}

function readQuestions(text: string, at: number, whole: boolean): Reading | null {
  const found = take(QUESTIONS, text, at);
  if (!found) return null;
  const group = found[2] as string;
  // "Q1/24" and "Q3/19" are quarters of years: ITU-T has had no such study groups.
  if (!whole && (Number(group) > 21 || group === '19' || group.startsWith('0'))) return null;
  const numbers = (found[1] as string).match(/\d+/g) ?? [];
  return { identifiers: numbers.map((n) => identifier('ITU-T', 'question', `${Number(n)}/${group}`)), end: at + found[0].length };
}

function readLetter(text: string, at: number, whole: boolean): Reading | null {
  const found = take(LETTER, text, at);
  if (!found || (!whole && !found[0].startsWith('TSB') && !(found[2] as string).includes('/'))) return null;
  const collective = /^Col/.test(found[1] as string);
  return { identifiers: [identifier('ITU-T', collective ? 'collective-letter' : 'circular', found[2] as string)], end: at + found[0].length };
}

/** What templates print where a number will stand. */
const PLACEHOLDER = /^[A-Z]\.(?:x+|y+|n+|z+|xyz|abc|REC|nnnn|number)$/i;

function readWorkItem(text: string, at: number, whole: boolean): Reading | null {
  const report = take(SERIES_REPORT, text, at);
  if (report && (whole || /STR|STP|ITU-T/.test(report[0]))) return named(text, at + report[0].length, 'technical-report', report[1] as string, null);
  const focus = take(FOCUS_GROUP, text, at);
  if (focus && (whole || focus[2])) {
    const number = [(focus[1] as string).replace(/^FG[- ]?/, 'FG '), focus[2]].filter(Boolean).join(' ');
    return { identifiers: [identifier('ITU-T', focus[2] ? 'focus-group-deliverable' : 'focus-group', number)], end: at + focus[0].length };
  }
  const nickname = take(NICKNAME, text, at);
  if (!nickname || (!whole && !/ITU-T |[Dd]raft .*Recommendation /.test(nickname[0]))) return null;
  if (!whole && PLACEHOLDER.test(nickname[1] as string)) return null;
  if (/^[A-Z]\.[A-Z][a-z]+$/.test(nickname[1] as string) && !whole) return null;
  return named(
    text,
    at + nickname[0].length,
    'work-item',
    (nickname[1] as string).replace(/rev$/, ''),
    nickname[2] || /rev$/.test(nickname[1] as string) ? 'rev' : null,
  );
}

function named(text: string, from: number, type: string, number: string, stage: string | null): Reading {
  const identifiers = [identifier('ITU-T', type, number, { stage })];
  const former = take(FORMER, text, from);
  if (former) identifiers.push(formerly(former[1] as string));
  return { identifiers, end: from + (former?.[0].length ?? 0) };
}

function print(i: Identifier): string {
  if (i.type === 'question') return `Q${i.number}`;
  if (i.type === 'collective-letter') return `TSB Collective letter ${i.number}`;
  if (i.type === 'circular') return `TSB Circular ${i.number}`;
  if (/^(?:work-item|technical-report|focus-group)/.test(i.type)) return `ITU-T ${i.number}${i.stage ?? ''}`;
  const words = (i.edition ?? '').split(' ').filter(Boolean);
  const revision = words.find((word) => word.startsWith('R')) ?? '';
  const date = words.find((word) => /^\d{4}/.test(word));
  const slash = i.number.indexOf('/');
  const [head, place] = slash < 0 ? [i.number, ''] : [i.number.slice(0, slash), i.number.slice(slash)];
  return `${head}${revision}${place}${i.supplement ? `_${i.supplement}` : ''}${i.language ? ` - ${i.language}` : ''}${date ? ` (${date})` : ''}`;
}

export const ituDocuments: Grammar = {
  id: 'itu-documents',
  title: 'ITU-T working documents',
  description: 'TDs, contributions and liaison statements with revisions, Questions, work items by nickname, Focus Group deliverables, TSB letters.',
  publishers: [],
  initials: 'ABCDEFGHIJKLMNOPQRSTUVWXYZd',
  trigger:
    '(?:SG ?\\d{1,2}|TSAG|COM ?\\d{1,2}|JCA-[A-Za-z]+|FG-?[A-Z][A-Za-z0-9]*) ?- ?(?:TD|C|LS|DOC|R)[-. ]{0,3}\\d|TD ?\\d|Qs?\\.? ?\\d|Questions? \\d|TSB C|Col \\d|Collective [Ll]etter|[A-Z]ST[RP][.-]|ITU-T |FG[- ][A-Z]|[Dd]raft ',
  read,
  print,
};
