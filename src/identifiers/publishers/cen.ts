import type { Identifier } from '@/src/model';
import { type Grammar, identifier, type Reading, take } from '../grammar';

// CEN/CENELEC Internal Regulations, Part 3: EN, CEN/TS, CEN/TR, CWA; stages prEN, FprEN, FprCEN/TS; amendments "/A1:2017".

const HEAD =
  /(?:(BS|DIN|NF|UNE|UNI|NEN|SS) )?(?:(CEN(?:[/-]?CLC|ELEC)?|CLC)[/ ](?:CLC\/)?)?(prEN|FprEN|EN|prTS|FprTS|TS|TR|Guide|prTR|WA|CWA)[ /]|(FprCEN|prCEN)(?:\/CLC)?\/(TS|TR) |(CWA) /y;
const NUMBER = /(\d{4,6}|\d{3} ?\d{3}|\d{3})((?:-\d{1,3}){0,3})(?!\d)/y;
const YEAR = /(?::((?:19|20)\d{2})| \(((?:19|20)\d{2})\))/y;
const AMENDED = /[/+](prA|A|AC)(\d{0,2})(?::((?:19|20)\d{2}))?/y;

function read(text: string, at: number, whole: boolean): Reading | null {
  const head = take(HEAD, text, at);
  if (!head) return null;
  const word = head[3] ?? head[5] ?? head[6] ?? '';
  const organisation = head[2] ?? head[4] ?? null;
  if (!organisation && !/EN$|CWA/.test(word)) return null;

  let end = at + head[0].length;
  const number = take(NUMBER, text, end);
  if (!number) return null;
  const digits = (number[1] as string).replace(/^(\d{3})(\d{3})$/, '$1 $2');
  end += number[0].length;
  const year = take(YEAR, text, end);
  if (year) end += year[0].length;
  const supplements: string[] = [];
  for (let next = take(AMENDED, text, end); next; next = take(AMENDED, text, end)) {
    supplements.push(`${next[1]}${next[2]}${next[3] ? `:${next[3]}` : ''}`);
    end += next[0].length;
  }
  // "EN 50" and "EN 301" alone may be a language and a figure; "EN 419 241-1" and "EN 16931:2017" are not.
  if (!whole && !year && !organisation && digits.length < 5) return null;
  if (!whole && /^(?:[\p{L}\d]|[-/]\d)/u.test(text.slice(end, end + 2))) return null;
  const stage = /^(pr|Fpr)/.exec(head[4] ?? word)?.[1] ?? null;
  const own = identifier('CEN', word.replace(/^(?:F?pr)/, '').toLowerCase(), digits + (number[2] ?? ''), {
    part: number[2] ? (number[2] as string).slice(1) : null,
    edition: year ? (year[1] ?? year[2] ?? null) : null,
    stage,
    supplement: supplements.join('/') || null,
  });
  return { identifiers: [own], end };
}

function print(i: Identifier): string {
  const stage = i.stage ?? '';
  const head = i.type === 'en' ? `${stage}EN` : i.type === 'cwa' ? 'CWA' : `${stage}CEN/${i.type === 'guide' ? 'Guide' : i.type.toUpperCase()}`;
  return `${head} ${i.number}${i.edition ? `:${i.edition}` : ''}${i.supplement ? `/${i.supplement}` : ''}`;
}

export const cen: Grammar = {
  id: 'cen',
  title: 'CEN and CENELEC',
  description: 'European standards, technical specifications and reports, workshop agreements, with stages and amendments.',
  publishers: ['CEN'],
  initials: 'CEBDNUSpF',
  trigger: '(?:BS |DIN |NF |UNE |UNI |NEN |SS )?(?:CEN(?:[/-]?CLC|ELEC)?|CLC)[/ ](?:CLC/)?(?:TS|TR|EN|Guide|WA|prEN)|(?:pr|Fpr)(?:EN|CEN)|EN \\d|CWA \\d',
  read,
  print,
};
