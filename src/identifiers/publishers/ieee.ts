import type { Identifier } from '@/src/model';
import { type Grammar, identifier, type Reading, take } from '../grammar';

// IEEE SA style manual: "IEEE Std 802.1AR-2018", projects "P802.1Q/D2.0", amendments and corrigenda "/Cor 1-2020";
// the IEEE Xplore records keep approval words, draft numbers and "Redline". ANSI, AIEE, IRE and ASA numbers came before.

const HEAD =
  /((?:(?:ISO|IEC|IEEE|ANSI|AIEE|IRE|ASA|EIA|ASTM|NACE|ASHRAE|USEMCSC|CSA|SAE|IAS|PES|SCC|NCTA|ICC|TIA|UL|NECA|AESC|CISPR|JTC1|ITU|ACM)(?:[/-](?=[A-Z]))?){1,4})((?: (?:Std|Standard|Draft Std|Active|Unapproved|Approved|Draft|DIS|FDIS|CD\d?|No\.?|Guide|Recommended Practice|and|Standards?))*)(?:\. ?| {1,2}|(?=\d))/y;
const NUMBER = /((?:No\.?|P|Std)? ?[A-Z]{0,4}\d{1,5}[A-Za-z]{0,4}(?:\.[A-Za-z0-9]{1,14})*)/y;
const PART_DASH = /-(?!(?:19|20)\d{2}(?!\d))\d{1,5}(?:\.\d+)?(?![\w])/y;
const DRAFT = /\/((?:D|E|Draft)[-.]?[A-Za-z0-9.-]{0,20})/y;
const AMENDED = /[/ ](Cor|Amd|INT|Int|Add|Conformance) ?(\d{1,2})(?:-((?:19|20)\d{2}))?/y;
const YEAR = /[-:]((?:19|20)\d{2})(?:-(\d{2}))?(?![\dA-Za-z])| \(((?:19|20)\d{2})\)/y;
const REDLINE = / (?:- )?(Redline)/y;
const AS_PRINTED = /[A-Z][\w.,/()&+' :;_-]{3,80}/y;

function read(text: string, at: number, whole: boolean): Reading | null {
  const head = take(HEAD, text, at);
  if (!head) return whole ? asPrinted(text, at) : null;
  const organisations = (head[1] as string).split(/[/-]/).filter(Boolean);
  if (!whole && !organisations.includes('IEEE')) return null;
  let end = at + head[0].length;
  const number = take(NUMBER, text, end);
  if (!number) return whole ? asPrinted(text, at) : null;
  end += number[0].length;
  const dash = take(PART_DASH, text, end);
  if (dash) end += dash[0].length;
  // "IEEE 2 papers": a number of one figure without "Std" is a figure.
  if (!whole && !/Std|Standard/.test(head[2] ?? '') && (number[0].replace(/\D/g, '').length < 3 || /^(?:19|20)\d{2}$/.test(number[0]))) return null;
  let draft: string | null = null;
  let edition: string | null = null;
  const supplements: string[] = [];
  for (let step = 0; step < 6; step++) {
    const year: RegExpExecArray | null = edition ? null : take(YEAR, text, end);
    const amended = year ? null : take(AMENDED, text, end);
    const drafted = year || amended || draft ? null : take(DRAFT, text, end);
    const redline = year || amended || drafted ? null : take(REDLINE, text, end);
    const found = year ?? amended ?? drafted ?? redline;
    if (!found) break;
    end += found[0].length;
    if (year) edition = (year[1] ?? year[3] ?? '') + (year[2] ? `-${year[2]}` : '');
    if (amended) supplements.push(`${amended[1]} ${amended[2]}${amended[3] ? `:${amended[3]}` : ''}`);
    if (drafted) draft = drafted[1] as string;
    if (redline) supplements.push('Redline');
  }
  if (whole && end < text.length) return asPrinted(text, at);
  if (!whole && /^(?:[\p{L}\d]|[-/]\d)/u.test(text.slice(end, end + 2))) return null;
  const words = (head[2] ?? '').trim().replace(/^(?:Std|Standard|Standards)$/, '');
  const others = organisations.filter((o) => o !== 'IEEE').join('/') || null;
  const bare = `${(number[1] as string).trim()}${dash?.[0] ?? ''}`;
  const own = identifier('IEEE', 'std', bare, {
    edition,
    stage: [words.replace(/ ?Std$/, ''), draft].filter(Boolean).join(' ') || null,
    supplement: supplements.join('/') || null,
    copublisher: organisations.includes('IEEE') ? (organisations[0] === 'IEEE' && others ? `+${others}` : others) : `=${organisations.join('/')}`,
  });
  // The records of older and of joint projects vary without rule; what would not come back as it was is kept as it stands.
  const isoStd = /^(?:ISO|IEC)/.test(organisations[0] ?? '') && /Std/.test(head[2] ?? '');
  if (whole && (isoStd || bareForm(print(own)) !== bareForm(text.slice(at)))) return asPrinted(text, at);
  return { identifiers: [own], end };
}

const bareForm = (text: string): string => text.toLowerCase().replace(/\bstd\b|[^a-z0-9]/g, '');

function asPrinted(text: string, at: number): Reading | null {
  const found = take(AS_PRINTED, text, at);
  if (!found || !/^(?:IEEE[ /]|EEE Std|NESC |ISO\/IEC\/IEEE|ISO\/IEC\/ IEEE|P\d+\/D)|IEEE|(?:ANSI|AIEE|IRE|ASA|NACE|USAS).*\d/.test(found[0])) return null;
  return { identifiers: [identifier('IEEE', 'as-printed', found[0])], end: at + found[0].length };
}

function print(i: Identifier): string {
  if (i.type === 'as-printed') return i.number;
  const also = i.copublisher ?? '';
  const head = also.startsWith('=') ? also.slice(1) : also.startsWith('+') ? `IEEE/${also.slice(1)}` : also ? `${also}/IEEE` : 'IEEE';
  const words = (i.stage ?? '').split(' ').filter(Boolean);
  const draft = words.filter((word) => /^(?:D|E|Draft)[-.\d]|^D[A-Z0-9]*\d/.test(word) && !/^DIS$/.test(word)).at(-1);
  const status = words.filter((word) => word !== draft).join(' ');
  const std = also.startsWith('=') || /^(?:ISO|IEC)/.test(also) || /^(?:DIS|FDIS|CD)/.test(status) ? '' : ' Std';
  const supplements = (i.supplement ?? '').split('/').filter(Boolean);
  const amended = supplements.filter((s) => s !== 'Redline').map((s) => `/${s.replace(' ', '').replace(':', '-')}`);
  return `${head}${status ? ` ${status}` : ''}${std} ${i.number}${draft ? `/${draft}` : ''}${i.edition && amended.length ? '' : ''}${i.edition ? `-${i.edition}` : ''}${amended.join('')}${supplements.includes('Redline') ? ' Redline' : ''}`;
}

export const ieee: Grammar = {
  id: 'ieee',
  title: 'IEEE',
  description: 'IEEE standards and projects with drafts, amendments and corrigenda, and the standards published with or taken over from other bodies.',
  publishers: ['IEEE'],
  initials: 'IA',
  trigger: '(?:ANSI/|ISO/IEC/|IEC/)?IEEE ',
  read,
  print,
  base: (i) => `ieee ${i.number.replace(/^P(?=\d)/, '')}`,
};
