import type { Identifier } from '@/src/model';
import { type Grammar, goesOn, identifier, type Reading, take } from '../grammar';

// RFC 7322 (RFC style), RFC 2026 (sub-series), ietf.org/standards/ids (draft names).
const SERIES = /(?:IETF )?(RFCs?|BCP|STD|FYI|IEN) ?-?0{0,5}(\d{1,5})(?!\d)/y;
const MORE = /(?:\/|, ?|,? (?:and|&|or) )(?:RFC ?)?(\d{3,5})(?![\d:/-]|\.\d)/y;
const DATE = / \((?:(\d{1,2})\/|[A-Z][a-z]{2,8} )?(\d{4})\)/y;
const DRAFT = /(?:IETF )?(?:I-D\.|(?:I-D )?draft-)((?:[a-z0-9]+(?:[.+][a-z0-9]+)*)(?:-[a-z0-9]+(?:[.+][a-z0-9]+)*){1,24})(?:\.(?:txt|html|xml|pdf))?/iy;

function read(text: string, at: number, whole: boolean): Reading | null {
  return readSeries(text, at) ?? readDraft(text, at, whole);
}

function readSeries(text: string, at: number): Reading | null {
  const found = take(SERIES, text, at);
  if (!found) return null;
  const series = (found[1] as string).replace(/s$/, '');
  const number = found[2] as string;
  let end = at + found[0].length;
  if (goesOn(text, end) && !/^[.-](?![0-9])/.test(text.slice(end, end + 2))) return null;
  const numbers = [number];
  if (series === 'RFC') {
    for (let more = take(MORE, text, end); more; more = take(MORE, text, end)) {
      if (!isListItem(more[0], found[1] as string)) break;
      numbers.push(more[1] as string);
      end += more[0].length;
    }
  }
  const date = take(DATE, text, end);
  if (date) end += date[0].length;
  const edition = date ? (date[2] as string) : null;
  const identifiers = numbers.map((n) => identifier('IETF', series.toLowerCase(), n, { edition }));
  return { identifiers, end };
}

/** "RFC 7643/7644" and "RFCs 2026 and 5378" go on; "RFC 6749, 2012" is a number and its year. */
function isListItem(join: string, series: string): boolean {
  return join.startsWith('/') || series === 'RFCs' || /RFC/.test(join);
}

function readDraft(text: string, at: number, whole: boolean): Reading | null {
  const found = take(DRAFT, text, at);
  if (!found) return null;
  const dotted = /^(?:IETF )?I-D\./i.test(found[0]);
  let name = (found[1] as string).toLowerCase();
  if (dotted && name.startsWith('draft-')) name = name.slice(6);
  const end = at + found[0].length;
  // Prose has "draft-like" and "draft-quality"; an Internet-Draft has a source and a subject at least.
  if (!whole && !dotted && name.split('-').length < 3) return null;
  const version = /-(\d{2}|latest)$/.exec(name);
  if (version) name = name.slice(0, version.index);
  return { identifiers: [identifier('IETF', 'draft', name, { edition: version ? (version[1] as string) : null, stage: 'I-D' })], end };
}

function print(i: Identifier): string {
  if (i.type === 'draft') return `draft-${i.number}${i.edition ? `-${i.edition}` : ''}`;
  return `${i.type.toUpperCase()} ${i.number}${i.edition ? ` (${i.edition})` : ''}`;
}

export const ietf: Grammar = {
  id: 'ietf',
  title: 'IETF',
  description: 'RFC, BCP, STD and FYI numbers, and Internet-Drafts with and without version.',
  publishers: ['IETF'],
  initials: 'IRBSFd',
  trigger: 'IETF (?:RFC|BCP|STD|FYI|I-D|draft-)|RFCs?[ -]?\\d|(?:BCP|STD|FYI|IEN) ?\\d|I-D[. ]|draft-[a-z]',
  read,
  print,
};
