import type { Identifier } from '@/src/model';
import { type Grammar, identifier, type Reading, take } from '../grammar';

// NIST Technical Series publication identifier syntax: series, number, part, revision, volume, edition, supplement, update.

const HEAD =
  /(?:(NIST|NBS)[. ](?:SP|IR|FIPS|TN|HB|AMS|GCR|CSWP|RPT|CIRC|Circ|MONO|MN|NCSTAR|VTS|CS|LC|LCIRC|BMS|Handbook)(?:[. ](?:PUB|Pub\.?))?|NIST(?:IR)|(?:NIST )?(?:Special Publication(?:s)?(?: \(SP\))?|Federal Information Processing (?:Standards? Publication|Standard)(?: \(FIPS(?: PUB)?\))?|Interagency (?:or Internal )?Report)|(?:NIST )?FIPS(?: PUB| Pub\.?| Publication)?|(?:NIST )?SP|TN|CSWP|circ\.?)[ .-]{0,2}(?=\d)/y;
const NUMBER = /(\d{1,5}(?:[A-Z]{2})?(?:-\d{1,4}(?!\d))?)((?:[A-Za-z](?![a-z\d])|[a-z](?=-\d|r\d|$)|[A-Za-z](?=r\d))?)/y;
const REVISION = /(?:-(\d{1,2})(?![\d-]|[A-Za-z]{3}\d)|,? ?(?:[Rr]ev(?:ision|\.)? ?|\(Rev\. ?)(\d{1,2})\)?|-?r(\d{1,2}[a-z]?)(?![a-z]))/y;
const DRAFT = / (?:\()?(ipd|fpd|[2-9]pd|iprd|prd)(?:\))?(?![\w])|-(draft\d?)(?!\w)/y;
const DATE = / \(((?:19|20)\d{2})\)/y;
const EXTRA = /[\w./;+-]+(?: (?:ipd|fpd|[2-9]pd|es|spa|Suppl\.|add|[a-z]{2,4}))?/y;
const OLD = /(NBS|NIST) ([A-Za-z]{2,12}(?: [A-Za-z]{2,8})?)((?: ;)?) ?([\w./;+-][\w./;+ -]{0,40})/y;
const LATER_PARTS = /[, ]{1,2}(?:Part|Pt\.?) (\d)|pt(\d)/y;
const VOLUME = /[, ]{1,2}(?:Volume|Vol\.) (\d+)|v(\d+)(?!\.)/y;

function read(text: string, at: number, whole: boolean): Reading | null {
  const head = take(HEAD, text, at);
  if (!head) return whole ? readOld(text, at) : null;
  const series = seriesOf(head[0]);
  let end = at + head[0].length;
  const number = take(NUMBER, text, end);
  if (!number) return whole ? readOld(text, at) : null;
  // "SP 3" and "TN 4" are words and figures; a special publication has a series and a number.
  if (!whole && !head[1] && series === 'SP' && !/-\d/.test(number[1] as string)) return null;
  if (!whole && /^(?:TN|CSWP|circ)/.test(head[0]) && !head[1]) return null;
  end += number[0].length;
  let name = `${number[1]}${(number[2] ?? '').toUpperCase()}`;
  const part = take(LATER_PARTS, text, end);
  if (part) end += part[0].length;
  const volume = take(VOLUME, text, end);
  if (volume) end += volume[0].length;
  const revision = take(REVISION, text, end);
  if (revision) end += revision[0].length;
  const partNumber = part ? (part[1] ?? part[2] ?? null) : null;
  const volumeNumber = volume ? (volume[1] ?? volume[2]) : null;
  name += `${partNumber ? `pt${partNumber}` : ''}${volumeNumber ? `v${volumeNumber}` : ''}`;
  // FIPS are revised by a dash ("FIPS 140-3"), not numbered in parts.
  const dashed = series === 'FIPS' ? /^(\d+)-(\d+)$/.exec(name) : null;
  if (dashed) name = dashed[1] as string;
  const revised = dashed?.[2] ?? revision?.[1] ?? (revision ? `r${revision[2] ?? revision[3]}` : null);
  const draft = take(DRAFT, text, end);
  if (draft) end += draft[0].length;
  const date = take(DATE, text, end);
  if (date) end += date[0].length;
  if (whole && end < text.length) {
    const extra = take(EXTRA, text, end);
    if (!extra || end + extra[0].length < text.length) return readOld(text, at);
    return readOld(text.startsWith('NIST') || text.startsWith('NBS') ? text : `NIST ${text}`, at, text.length);
  }
  if (!whole && /^(?:[\p{L}\d]|[-.]\d)/u.test(text.slice(end, end + 2))) return null;
  const own = identifier('NIST', series.toLowerCase(), name, {
    part: partNumber,
    edition: [revised, date?.[1]].filter(Boolean).join(' ') || null,
    stage: draft?.[1] ?? draft?.[2] ?? null,
    copublisher: head[1] === 'NBS' ? 'NBS' : null,
  });
  return { identifiers: [own], end };
}

function seriesOf(head: string): string {
  if (/FIPS|Federal/.test(head)) return 'FIPS';
  if (/NISTIR|Interagency| IR|\.IR/.test(head)) return 'IR';
  if (/SP|Special/.test(head)) return 'SP';
  return (/(?:NIST|NBS)[. ]([A-Za-z]+)/.exec(head)?.[1] ?? head.trim()).toUpperCase().replace('HANDBOOK', 'HB');
}

/** Older and odd numbers of the series, kept as they are printed. */
function readOld(text: string, at: number, end = text.length): Reading | null {
  const found = take(OLD, text, at);
  if (!found || at + found[0].length < text.length) return null;
  const own = identifier('NIST', (found[2] as string).toLowerCase(), `${found[3] ?? ''} ${found[4]}`.trim(), {
    copublisher: found[1] === 'NBS' ? 'NBS' : null,
  });
  return { identifiers: [own], end };
}

function print(i: Identifier): string {
  const [revised, date] = (i.edition ?? '').split(' ');
  const year = date ?? (revised && /^(?:19|20)\d{2}$/.test(revised) ? revised : null);
  const revision = !revised || revised === year ? '' : revised.startsWith('r') ? revised : `-${revised}`;
  const series = /^[a-z]{2,6}$/.test(i.type) && i.type !== 'circ' ? i.type.toUpperCase() : i.type;
  const draft = i.stage ? (i.stage.startsWith('draft') ? `-${i.stage}` : ` ${i.stage}`) : '';
  return `${i.copublisher ?? 'NIST'} ${series} ${i.number}${revision}${draft}${year ? ` (${year})` : ''}`;
}

export const nist: Grammar = {
  id: 'nist',
  title: 'NIST',
  description: 'Special Publications, FIPS, IR and the older series of NIST and NBS, with parts, volumes, revisions and drafts.',
  publishers: ['NIST'],
  initials: 'NFSI',
  trigger: '(?:NIST|NBS)[. ]|NISTIR|FIPS|SP ?\\d{3,4}-\\d|Special Publications? |Federal Information Processing|Interagency ',
  read,
  print,
  base: (i) => `nist ${i.type} ${i.number}`,
};
