import type { Identifier } from '@/src/model';
import { dateOf, type Grammar, identifier, type Reading, take } from '../grammar';

// ETSI Directives and Drafting Rules; the deliverable types as the ETSI catalogue has them, older ones (ETS, ETR, TBR, GTS) too.

const TYPES = 'TS|TR|EN|ES|EG|SR|GS|GR|ETS|I-ETS|ETR|TBR|TCRTR|TCTR|GTS|NET|TCR-TR|CTR';
const HEAD = new RegExp(`(ETSI[ /]{1,2})?(?:(Draft|draft|prEN|Final draft|FprEN) ?)?(?:(${TYPES})[ -])?`, 'y');
const NUMBER =
  /((?:GSM )?\d{2}\.\d{2,3}(?:-(?:DCS|EXT))?|\d{3} ?\d{3}(?!\d)|\d{3}(?! ?\d)|[A-Z0-9]{2,4}[A-Za-z]{0,2}(?:-[A-Z]{2,4})? ?\d{3}(?!\d)|mWT ?\d{3}|THz ?\d{3})((?:-\d{1,3}[a-z]?){0,3})(?![\d])/y;
const AMENDED = /\/([AC])(\d{1,2})/y;
const VERSION = /,? (?:\(?[Vv](?:ersion )?\.? ?(\d{1,2}\.\d{1,2}\.\d{1,2})\)?|(?:ed\. ?|e\.)(\d{1,2}))(?![\d])/y;
const DATE = / ?\((?:((?:19|20)\d{2})-(\d{2})|((?:19|20)\d{2})|(\d{1,2})\/((?:19|20)\d{2})|([A-Z][a-z]+) ((?:19|20)\d{2}))\)/y;
const WORK_ITEM =
  /((?:D|R|RE|DE|DTS|DTR|RTS|RTR|DEN|REN|DES|RES|DEG|REG|DGS|DGR|RGS|RGR|DSR|RSR)\/[A-Z]{2,5}[A-Z0-9]{0,6}(?: [A-Z0-9]{1,4})?-[A-Z]{0,4}\d{3,8}(?:-\d{1,2})?(?:v\d{3})?)/y;

function read(text: string, at: number, whole: boolean): Reading | null {
  const item = take(WORK_ITEM, text, at);
  if (item) return { identifiers: [identifier('ETSI', 'work-item', item[1] as string)], end: at + item[0].length };
  const head = take(HEAD, text, at) as RegExpExecArray;
  const named = head[1] !== undefined;
  const draft = head[2] ?? null;
  const type = head[3] ?? (draft && /EN$/.test(draft) ? 'EN' : null);
  if (!type) return null;
  let end = at + head[0].length;
  const number = take(NUMBER, text, end);
  if (!number) return null;
  const bare = (number[1] as string).replace(/^(\d{3})(\d{3})$/, '$1 $2').replace(/^([A-Za-z]\w*(?:-[A-Z]+)?)(\d{3})$/, '$1 $2');
  // Without "ETSI" only the six figures of a deliverable are a number: "TS 119 461", not "TR 101" or "EN 301".
  if (!named && !/^[1-3]\d{2} \d{3}$/.test(bare) && !(whole && /^G[SR]$/.test(type))) return null;
  end += number[0].length;
  const supplements: string[] = [];
  for (let next = take(AMENDED, text, end); next; next = take(AMENDED, text, end)) {
    supplements.push(`${next[1]}${next[2]}`);
    end += next[0].length;
  }
  const version = take(VERSION, text, end);
  if (version) end += version[0].length;
  const date = take(DATE, text, end);
  if (date) end += date[0].length;
  if (!whole && /^(?:[\p{L}\d]|[-/]\d)/u.test(text.slice(end, end + 2))) return null;
  const day = date ? dateOf((date[1] ?? date[3] ?? date[5] ?? date[7]) as string, date[2] ?? date[4] ?? date[6]) : null;
  const issue = version ? (version[1] ? `V${version[1]}` : `ed${version[2]}`) : null;
  const part = number[2] ? (number[2] as string).slice(1) : null;
  const own = identifier('ETSI', type.toLowerCase(), bare + (number[2] ?? ''), {
    part,
    edition: [issue, day].filter(Boolean).join(' ') || null,
    stage: draft ? (/EN$/.test(draft) ? draft : 'draft') : null,
    supplement: supplements.join('/') || null,
  });
  return { identifiers: [own], end };
}

function print(i: Identifier): string {
  if (i.type === 'work-item') return i.number;
  const edition = (i.edition ?? '')
    .split(' ')
    .filter(Boolean)
    .map((word) => (word.startsWith('V') ? ` ${word}` : word.startsWith('ed') ? ` ed.${word.slice(2)}` : ` (${word})`))
    .join('');
  const type = i.stage?.endsWith('EN') ? i.stage : `${i.stage ? `${i.stage} ` : ''}${i.type.toUpperCase()}`;
  return `ETSI ${type} ${i.number}${i.supplement ? `/${i.supplement}` : ''}${edition}`;
}

/** A provisional standard (ES, TS) that becomes an EN changes its number; TR and TS of one number are different texts. */
export const etsi: Grammar = {
  id: 'etsi',
  title: 'ETSI',
  description: 'ETSI deliverables of every type with parts, versions and dates, also without "ETSI" where the six figures tell; work items.',
  publishers: ['ETSI'],
  initials: 'EDFdGTSINCRp',
  trigger: `ETSI[ /]|(?:(?:[Dd]raft|prEN|FprEN|Final draft) )?(?:${TYPES})[ -]\\d{3} ?\\d{3}|prEN \\d{3} \\d{3}|(?:DTS|RTS|DTR|RTR|DEN|REN|DES|RES|DEG|REG|DGS|DGR|RGS|RGR|DSR)\\/[A-Z]`,
  read,
  print,
};
