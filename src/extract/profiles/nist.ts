import type { Stage } from '@/src/model';
import { roleOf } from '../clauses/roles';
import { dateIn, findDate } from '../identity/dates';
import { type Front, type FrontLine, findLine, spanOver } from '../identity/front';
import type { Profile } from './profile';

const NUMBER =
  /(?:NIST\s+)?(Special Publication|SP|NISTIR|(?:NIST )?(?:Interagency or Internal Report|Internal Report|IR)|FIPS PUB|FIPS|Federal Information Processing Standards? Publication|(?:NIST )?(?:Cybersecurity White Paper|CSWP|Technical Note|TN|AI|GCR))\s*(?:\(?(?:NISTIR|SP|IR|FIPS|CSWP|FIPS PUB)\)?\s*)?(\d+(?:-\d+[A-Z]?)*(?:[A-Z](?!\p{L}))?(?:-\d+)?)(?:\s*(?:,?\s*(?:Revision|Rev\.?)\s*|r)(\d+))?(?:\s+(ipd|fpd|iprd|2pd|3pd|\dpd))?/u;
const SHORT: readonly [RegExp, string, string][] = [
  [/Special Publication|^SP$/i, 'SP', 'special-publication'],
  [/FIPS|Federal Information/i, 'FIPS', 'standard'],
  [/IR|Internal Report/i, 'IR', 'internal-report'],
  [/CSWP|White Paper/i, 'CSWP', 'white-paper'],
  [/TN|Technical Note/i, 'TN', 'technical-note'],
  [/AI/i, 'AI', 'report'],
];

/** NIST Special Publications, interagency reports, FIPS: printed covers and the pages of pages.nist.gov. */
export const nist: Profile = {
  id: 'nist',
  title: 'NIST publication',
  description: 'Cover with series and number, title, authors, month; U.S. Department of Commerce; "Reports on Computer Systems Technology".',
  publisher: 'NIST',
  recognise(front) {
    const { text, source } = front;
    let score = 0;
    if (front.lines.slice(0, 14).some((line) => isNumberLine(line.text))) score += 0.45;
    if (/National Institute of Standards and Technology/.test(text)) score += 0.3;
    if (/U\.S\. Department of Commerce/.test(text)) score += 0.2;
    if (/10\.6028\/NIST\./i.test(text) || source.runningText.some((line) => /10\.6028\/NIST\.|^(?:NIST )?SP 800-/.test(line))) score += 0.2;
    if (/pages\.nist\.gov|csrc\.nist\.gov|nvlpubs\.nist\.gov/.test(`${source.url ?? ''} ${source.metadata.canonical ?? ''}`)) score += 0.3;
    return Math.min(0.97, score);
  },
  identify(front) {
    const number = findNumber(front);
    const title = findTitle(front, number?.line ?? null);
    const updated = /INCLUDES UPDATES AS OF/i.test(front.text);
    return {
      id: number?.id ?? null,
      idSpan: number?.line?.span ?? null,
      otherIds: [...(number?.other ?? []), ...dois(front)],
      title: title?.text ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date: findPublished(front),
      kind: number?.kind ?? 'publication',
      stage: stageOf(front, number?.id ?? '', updated),
      groups: /Computer Security Division/.test(front.text) ? ['NIST Computer Security Division'] : ['NIST'],
      authors: authorsOf(front, title?.lines.at(-1) ?? null),
      confidentiality: /available free of charge from|not subject to copyright/i.test(`${front.text}\n${front.source.runningText.join('\n')}`)
        ? 'public'
        : 'unknown',
    };
  },
};

/** The number, or the series it belongs to, begins its line and is all of it. */
const isNumberLine = (text: string): boolean => {
  const found = NUMBER.exec(text);
  return found !== null && /NIST|FIPS|FEDERAL|Special Publication/i.test(text) && found.index <= 6 && text.length - found[0].length < 40;
};

function findNumber(front: Front): { id: string; other: string[]; kind: string; line: FrontLine | null } | null {
  // "NIST Special Publication 800" is the series; its numbers have two parts.
  const found = findLine(front, new RegExp(`${NUMBER.source}(?<!(?:Special Publication|SP) \\d+)`, 'u'), 20);
  const match = found?.match ?? NUMBER.exec(front.source.runningText.join('\n')) ?? NUMBER.exec(front.source.metadata.title ?? '');
  if (!match) return null;
  const [, short, kind] = SHORT.find(([pattern]) => pattern.test(match[1] ?? '')) ?? [null, match[1] ?? '', 'publication'];
  const revision = match[3] ?? /^(?:Revision|Rev\.)\s+(\d+)$/i.exec(front.lines[front.lines.indexOf(found?.line as FrontLine) + 1]?.text ?? '')?.[1];
  // Standards are cited by their own name, "FIPS 201-3"; all else by the institute's.
  const name = short === 'FIPS' ? 'FIPS' : `NIST ${short}`;
  const bare = `${name} ${match[2]}`;
  const other = [
    ...(revision ? [`${bare} Rev. ${revision}`, `${bare} Revision ${revision}`] : []),
    ...(short === 'FIPS' ? [`FIPS PUB ${match[2]}`, `NIST FIPS ${match[2]}`] : []),
  ];
  return { id: `${bare}${revision ? `r${revision}` : ''}${match[4] ? ` ${match[4]}` : ''}`, other, kind, line: found?.line ?? null };
}

const dois = (front: Front): string[] => {
  const doi = /10\.6028\/NIST\.[\w.-]+\w/i.exec(front.text)?.[0];
  return doi ? [doi] : [];
};

/** Spaced-out department names, marks of drafts and revisions are set as large as titles. */
const NO_TITLE =
  /^(?:\p{L} ){3,}|^(?:DRAFT|Draft|NIST|Revision \d+|(?:Initial|Second|Final) Public Draft|National Institute|U\.S\.|Special Publication)\b.{0,24}$/u;

/** The largest lines below the number. */
function findTitle(front: Front, number: FrontLine | null): { text: string; lines: FrontLine[] } | null {
  const { lines } = front;
  const marked = lines.slice(0, 12).find((line) => line.block.style === 'h1');
  if (marked && !NUMBER.test(marked.text)) {
    // A volume's own title stands below that of the guidelines.
    const below = lines[lines.indexOf(marked) + 1];
    const volume = below?.block.style === 'h2' && below.block.number === null && roleOf(below.text, null) === 'body' && below.text.length < 120 ? below : null;
    return volume ? { text: `${marked.text}: ${volume.text}`, lines: [marked, volume] } : { text: marked.text, lines: [marked] };
  }
  const page = number?.block.page ?? lines[0]?.block.page ?? null;
  const cover = lines
    .filter(
      (line) => line.block.page === page && line !== number && !isNumberLine(line.text) && !NO_TITLE.test(line.text) && roleOf(line.text, null) === 'body',
    )
    .slice(0, 24);
  const largest = Math.max(...cover.map((line) => line.block.size ?? 0));
  const first = cover.findIndex((line) => (line.block.size ?? 0) === largest && line.text.length > 4);
  const start = cover[first];
  if (!start) return null;
  const taken = [start];
  for (const line of cover.slice(first + 1, first + 4)) {
    if (Math.abs((line.block.size ?? 0) - largest) > 6 || (line.block.size ?? 0) < 16 || /^(?:Revision|Volume)\b/.test(line.text) || findDate(line.text)) break;
    taken.push(line);
  }
  return { text: taken.map((line) => line.text).join(' '), lines: taken };
}

/** A line that is a month and year and nothing more; the day of updates is another one. */
function findPublished(front: Front): string | null {
  const line = front.lines
    .slice(0, 60)
    .find(
      (l) =>
        l.text.length < 40 &&
        !/UPDATES AS OF|INCLUDES/i.test(l.text) &&
        /^(?:(?:Published|Date|Initial Public Draft|Released?):?\s*)?(?:\p{Lu}\p{L}+ (?:\d{1,2}, )?(?:19|20)\d\d)$/u.test(l.text),
    );
  if (line) return dateIn(line.text);
  const pages = /\d+ pages \((\p{Lu}\p{L}+ (?:19|20)\d\d)\)/u.exec(front.text);
  return dateIn(pages?.[1]) ?? dateIn(front.source.metadata.citation_publication_date ?? front.source.metadata['dc.date']);
}

function stageOf(front: Front, id: string, updated: boolean): Stage {
  if (/\b\d?pd\b|\bipd\b|\bfpd\b/.test(id) || /\b(?:Initial|Second|Final) Public Draft\b|^DRAFT\b|\(Draft\)/im.test(front.text.slice(0, 1500))) return 'draft';
  if (/^(?:Withdrawn|Archived|SUPERSEDED)\b|has been (?:withdrawn|superseded)/im.test(front.text.slice(0, 1500)) && !updated) return 'withdrawn';
  return 'published';
}

/** The persons named between title and division. */
function authorsOf(front: Front, title: FrontLine | null): string[] {
  const from = title ? front.lines.indexOf(title) + 1 : 0;
  const names: string[] = [];
  for (const line of front.lines.slice(from, from + 5)) {
    if (/Division|Laboratory|Institute|available|Security|Revision/.test(line.text)) break;
    for (const name of line.text.replace(/, Editors?/, '').split(/\t|\s{2,}|;/))
      if (/^\p{Lu}[\p{L}.'-]+(?: \p{Lu}\.?)*(?: \p{Lu}[\p{L}'-]+)+$/u.test(name.trim())) names.push(...splitNames(name.trim()));
  }
  return [...new Set(names)];
}

/** "Paul A. Grassi Michael E. Garcia James L. Fenton": names of three words with an initial, run together by the layout. */
function splitNames(run: string): string[] {
  const found = run.match(/\p{Lu}[\p{L}'-]+(?: \p{Lu}\.)+ \p{Lu}[\p{L}'-]+/gu);
  return found && found.join(' ') === run ? found : [run];
}
