import type { Identifier } from '@/src/model';
import { type Grammar, identifier, type Reading, take } from '../grammar';

// 3GPP TR 21.900: series.number, version x.y.z; the database adds the release ("3GPP TS 33.501:REL-17/17.5.0").

const HEAD = /(3GPP2? )?(?:(TS|TR|S\.)[ -]?)?(\d{2}\.\d{2,3}(?:dcs|ext|U|P|[a-z])?(?:-\d{1,2}[a-z]?){0,2})(?![\d]|\.\d)/y;
const RELEASE = /:(REL-\d{1,2}|Rel-\d{1,2}|R\d{2,4}|Ph\d(?:-(?:DCS|EXT))?|UMTS|[A-Z][A-Za-z0-9-]{1,9})/y;
const VERSION = /(?:\/(\d{1,2}\.\d{1,2}\.\d{1,2})|,? \(?(?:[Vv]ersion |[Vv]\.?)(\d{1,2}\.\d{1,2}\.\d{1,2})\)?)/y;
const RELEASE_WORD = /,? \(?(?:Release|Rel-)(?: |(?<=-))(\d{1,2})\)?/y;
const DOCUMENT = /([SRCT][1-6PW]?-\d{6,7}|[SRC]P-\d{6})(?:r(?:ev)?(\d+))?(?![\w-])/y;

function read(text: string, at: number, whole: boolean): Reading | null {
  const document = take(DOCUMENT, text, at);
  if (document)
    return {
      identifiers: [identifier('3GPP', 'tdoc', document[1] as string, { edition: document[2] ? `r${document[2]}` : null })],
      end: at + document[0].length,
    };
  const head = take(HEAD, text, at);
  if (!head || (!head[1] && !head[2])) return null;
  let end = at + head[0].length;
  const release = take(RELEASE, text, end);
  if (release) end += release[0].length;
  const version = take(VERSION, text, end);
  if (version) end += version[0].length;
  const word = release ? null : take(RELEASE_WORD, text, end);
  if (word) end += word[0].length;
  if (!whole && /^(?:[\p{L}\d]|-\d)/u.test(text.slice(end, end + 2))) return null;
  const issue = version?.[1] ?? version?.[2];
  const edition = [issue ? `V${issue}` : null, release?.[1] ?? (word ? `REL-${word[1]}` : null)].filter(Boolean).join(' ') || null;
  const number = head[3] as string;
  const part = /-(.+)$/.exec(number)?.[1] ?? null;
  return { identifiers: [identifier('3GPP', (head[2] ?? 'ts').toLowerCase().replace('s.', 's'), number, { part, edition })], end };
}

function print(i: Identifier): string {
  if (i.type === 'tdoc') return `${i.number}${i.edition ?? ''}`;
  const words = (i.edition ?? '').split(' ').filter(Boolean);
  const version = words.find((w) => /^V\d/.test(w))?.slice(1);
  const release = words.find((w) => !/^V\d/.test(w));
  return `3GPP ${i.type.toUpperCase()} ${i.number}${release ? `:${release}${version ? `/${version}` : ''}` : version ? ` V${version}` : ''}`;
}

export const threeGpp: Grammar = {
  id: '3gpp',
  title: '3GPP',
  description: 'Technical Specifications and Reports with parts, releases and versions; meeting documents.',
  publishers: ['3GPP'],
  initials: '3TSRC',
  trigger: '3GPP2? (?:TS|TR|S\\.|\\d)|(?:TS|TR)[ -]?\\d{2}\\.\\d{3}|[SRCT][1-6P]-\\d{6}',
  read,
  print,
};
