import type { Identifier } from '@/src/model';
import { dateOf, type Grammar, identifier, monthSlashYear, type Reading, take } from '../grammar';

// Res. ITU-R 1: series letters, running number, then the number of the revision ("ITU-R M.1457-15"); Questions "ITU-R 101-2/7".

const BEFORE = /(?:(?:Recommendations?|Recs?\.?|Reports?|Question) )?(?:ITU-R|CCIR)(?: (?:Recommendation|Rec\.?|Report|Rep\.?|Question))? /y;
const NUMBER = /(?:REC-)?((?:BO|BR|BS|BT|F|IS|M|P|PI|PN|R|RA|RS|S|SA|SF|SG\d?|SM|SNG|TF|V)\.\d{1,5})(?:-(\d{1,3}))?(?![\d/]|[-.]\d)/y;
const DATE = / \((?:(\d{1,2})\/)?((?:19|20)\d{2})\)/y;
const QUESTION = /(\d{1,3}(?:-\d{1,2})?\/\d):?/y;
const REST = /[A-Z0-9][^\s]{0,30}/y;

function read(text: string, at: number, whole: boolean): Reading | null {
  const before = take(BEFORE, text, at);
  if (!before) return null;
  let end = at + before[0].length;
  const kind = /Rep/.test(before[0]) ? 'report' : 'rec';
  const number = take(NUMBER, text, end);
  if (number) {
    end += number[0].length;
    const date = take(DATE, text, end);
    if (date) end += date[0].length;
    const edition = [number[2], date ? dateOf(date[2] as string, date[1]) : null].filter(Boolean).join(' ') || null;
    if (!whole || end === text.length) return { identifiers: [identifier('ITU-R', kind, number[1] as string, { edition })], end };
    end = at + before[0].length;
  }
  const question = take(QUESTION, text, end);
  if (question) return { identifiers: [identifier('ITU-R', 'question', question[1] as string)], end: end + question[0].length };
  const rest = whole ? take(REST, text, end) : null;
  return rest ? { identifiers: [identifier('ITU-R', 'text', rest[0])], end: end + rest[0].length } : null;
}

function print(i: Identifier): string {
  const words = (i.edition ?? '').split(' ').filter(Boolean);
  const revision = words.find((word) => word.length < 4);
  const date = words.find((word) => word.length >= 4);
  return `${i.type === 'report' ? 'Report ' : ''}ITU-R ${i.number}${revision ? `-${revision}` : ''}${date ? ` (${monthSlashYear(date)})` : ''}`;
}

export const ituR: Grammar = {
  id: 'itu-r',
  title: 'ITU-R',
  description: 'Recommendations and Reports with the number of their revision, and Questions.',
  publishers: ['ITU-R'],
  initials: 'IRCQ',
  trigger: '(?:Recommendations?|Recs?\\.?|Reports?|Question) (?:ITU-R|CCIR)|ITU-R |CCIR (?:Rec|Rep|\\d)',
  read,
  print,
};
