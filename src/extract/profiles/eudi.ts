import { dateIn } from '../identity/dates';
import { type Front, type FrontLine, findLine, spanOver } from '../identity/front';
import type { Profile } from './profile';

const ACT =
  /\b(?:Commission |Council )?((?:Implementing |Delegated )?(?:Regulation|Decision|Directive|Recommendation))\s+\((EU|EC)\)\s+(?:No\s+)?(\d{1,4}\/\d{2,4})(?:\s+of the European Parliament and of the Council)?(?:\s+of\s+(\d{1,2} \p{L}+ \d{4}))?/iu;
const TITLE_ACT = /^(?:COMMISSION |COUNCIL )?(?:IMPLEMENTING |DELEGATED )?(?:REGULATION|DECISION|DIRECTIVE|RECOMMENDATION) \((?:EU|EC)\)/;

/** The EU Digital Identity Wallet's Architecture and Reference Framework with annexes, rule books and technical specifications; acts of the Union. */
export const eudi: Profile = {
  id: 'eudi',
  title: 'EU Digital Identity Wallet document or EU act',
  description: 'ARF pages made by mkdocs, rule books and technical specifications, "… (EU) 2024/2977 of 28 November 2024".',
  publisher: 'EU',
  recognise(front) {
    const { source } = front;
    const head = `${source.metadata.title ?? ''}\n${source.metadata.subject ?? ''}\n${front.lines
      .slice(0, 14)
      .map((line) => line.text)
      .join('\n')}`;
    let score = 0;
    if (TITLE_ACT.test(front.lines.slice(0, 12).find((line) => TITLE_ACT.test(line.text))?.text ?? '')) score += 0.7;
    if (/European Digital Identity|EUDI Wallet|EUDIW/i.test(head)) score += 0.4;
    const text = front.source.text.slice(0, 20_000);
    if (/Architecture and Reference Framework|\bARF\b/.test(text)) score += 0.25;
    // Rule books and technical specifications name the wallet below their title.
    if (/\bRule\s?books?\b|^Specification of\b|\bTS\d{1,2}\b/im.test(head) && /European Digital Identity|EUDI Wallet|EUDIW/.test(text)) score += 0.4;
    if (/mkdocs/i.test(source.metadata.generator ?? '') && /European Digital Identity/i.test(head)) score += 0.2;
    if (/eudi\.dev|eu-digital-identity-wallet|eur-lex\.europa\.eu/.test(`${source.url ?? ''} ${source.metadata.canonical ?? ''}`)) score += 0.3;
    if (/\bETSI (?:TS|TR|EN)\b|IETF Trust|OpenID Foundation|International Organization for Standardization/.test(front.text.slice(0, 3000))) score -= 0.4;
    return Math.max(0, Math.min(0.95, score));
  },
  identify(front) {
    const act = findAct(front);
    if (act) return act;
    const title = findTitle(front);
    const version = findVersion(front);
    const name = nameOf(front, title?.text ?? '');
    const specification = numberOf(front, title?.text ?? '');
    return {
      otherIds: specification ? [`EUDI ${specification}`, specification] : [],
      id: specification
        ? `EUDI ${specification}${version ? ` v${version}` : ''}`
        : name
          ? `EUDI ARF ${isFramework(name) || /^Annex/.test(name) ? `${version ?? ''} ${isFramework(name) ? '' : name}` : `${name}${version ? ` v${version}` : ''}`}`
              .replace(/\s+/g, ' ')
              .trim()
          : null,
      idSpan: title?.lines[0]?.span ?? null,
      title: title?.text ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date:
        dateIn(findLine(front, /^(?:Date|Version|Published|Last update):?\s+.*(?:19|20)\d\d/i, 40)?.line.text) ??
        coverDate(front) ??
        dateIn(lastVersion(front)?.date),
      kind: specification || /technical specification/i.test(title?.text ?? '') ? 'technical-specification' : 'specification',
      stage: /\bdraft\b/i.test(front.text.slice(0, 1500)) ? 'draft' : 'published',
      groups: /Cooperation Group/.test(front.source.text.slice(0, 20_000)) ? ['European Digital Identity Cooperation Group'] : ['European Commission'],
      confidentiality: 'unknown',
    };
  },
};

function findAct(front: Front) {
  const found = front.lines.slice(0, 16).find((line) => TITLE_ACT.test(line.text));
  if (!found) return null;
  const at = front.lines.indexOf(found);
  const lines = [
    found,
    ...front.lines.slice(at + 1, at + 4).filter((line) => /^(?:of \d|laying|on |amending|as regards|establishing|supplementing)/.test(line.text)),
  ];
  const text = lines.map((line) => line.text).join(' ');
  const act = ACT.exec(text);
  if (!act) return null;
  const type = (act[1] ?? '').toLowerCase().replace(/\b\p{L}/gu, (c) => c.toUpperCase());
  return {
    id: `${type} (${act[2]}) ${/^\d{1,3}\/(?:19|20)\d\d$/.test(act[3] ?? '') ? 'No ' : ''}${act[3]}`,
    idSpan: found.span,
    title: text,
    titleSpan: spanOver(lines),
    date: dateIn(act[4] ?? text),
    kind: 'act',
    stage: 'published' as const,
    groups: ['European Commission'],
    confidentiality: /Official Journal/i.test(front.text) ? ('public' as const) : ('unknown' as const),
  };
}

function findTitle(front: Front): { text: string; lines: FrontLine[] } | null {
  const heading = front.lines.find((line) => line.block.style === 'h1');
  if (heading) return { text: heading.text, lines: [heading] };
  const page = front.lines[0]?.block.page ?? null;
  const cover = front.lines.filter((line) => line.block.page === page && line.block.kind === 'cover').slice(0, 6);
  const lines = cover.filter((line) => !/^v?\d+(?:\.\d+)+$|^(?:Version|Date)\b|^(?:19|20)\d\d/i.test(line.text) && !dateIn(line.text));
  const chosen = lines.length > 0 ? lines.slice(0, 3) : front.lines.slice(0, 1);
  return chosen.length > 0 ? { text: chosen.map((line) => line.text).join(' '), lines: chosen } : null;
}

/** "v1.0.0" on the cover or in a page's head, the version picker's or the address's "2.3.0", else the change log's "In version 2.3". */
function findVersion(front: Front): string | null {
  const cover = findLine(front, /^(?:Version|v)\.?\s*(\d+\.\d+(?:\.\d+)?)(?:\s*[-–—,]\s*\d.{4,24})?$/i, 24)?.match[1];
  const { url, metadata, fileName, runningText } = front.source;
  const address = /\/(?:v)?(\d+\.\d+\.\d+)\//.exec(`${url ?? ''} ${metadata.canonical ?? ''}`)?.[1];
  const running = /\bv(?:ersion)?\.?\s?(\d+\.\d+(?:\.\d+)?)\b/i.exec(runningText.join('\n'))?.[1];
  const linked = front.source.marks
    .map((mark) =>
      mark.kind === 'link' ? /(?:architecture-and-reference-framework|\/arf)[\w./-]*?\/(?:v)?(\d+\.\d+\.\d+)\//i.exec(mark.value ?? '')?.[1] : undefined,
    )
    .find(Boolean);
  const named = /[-_ ](?:v)?(\d+\.\d+(?:\.\d+)?)(?=[-_. ])/.exec(fileName ?? '')?.[1];
  const table = lastVersion(front)?.version;
  return cover ?? address ?? running ?? linked ?? table ?? (named ? (named.split('.').length === 2 ? `${named}.0` : named) : null);
}

/** The last row of a table "Version | Date | Description" at the beginning. */
function lastVersion(front: Front): { version: string; date: string } | null {
  const lines = front.lines.slice(0, 120);
  const head = lines.find((line, i) => line.block.cell && /^version$/i.test(line.text) && /^date$/i.test(lines[i + 1]?.text ?? ''))?.block.cell;
  if (!head) return null;
  const rows = lines.filter((line) => line.block.cell?.table === head.table && line.block.cell.row > head.row);
  const version = rows.filter((line) => line.block.cell?.column === head.column && /^v?\d+(?:\.\d+){0,2}$/.test(line.text)).at(-1);
  const date = rows.find((line) => line.block.cell?.row === version?.block.cell?.row && line.block.cell?.column === head.column + 1);
  return version ? { version: version.text.replace(/^v/, ''), date: date?.text ?? '' } : null;
}

/** "TS3" of a technical specification: its title, a line of its own on the cover, or the name of its file. */
function numberOf(front: Front, title: string): string | null {
  const titled = /^(?:TS|Technical Specification)\s?(\d{1,2})\b/i.exec(title)?.[1];
  const line = findLine(front, /^TS\s?(\d{1,2})$/, 16)?.match[1];
  const file = /^Specification of\b/i.test(title) ? /(?:^|\/)ts(\d{1,2})[-_]/i.exec(`${front.source.fileName ?? front.source.url ?? ''}`)?.[1] : undefined;
  const number = titled ?? line ?? file;
  return number ? `TS${Number(number)}` : null;
}

const isFramework = (name: string): boolean => name === 'ARF';

/** "ARF", "Annex 1", "PID Rule Book". */
function nameOf(front: Front, title: string): string | null {
  const annex = /^ANNEX\s+(\d+(?:\.\d+)?)/i.exec(title)?.[1];
  if (annex) return `Annex ${annex}`;
  if (/^(?:The )?(?:European Digital Identity Wallet )?Architecture and Reference Framework/i.test(title)) return 'ARF';
  const book = /^(.*?Rule\s?[Bb]ook)/.exec(title)?.[1];
  if (book) return book;
  return front.source.metadata.title && /Architecture and Reference Framework/i.test(front.source.metadata.title) ? 'ARF' : title || null;
}

const coverDate = (front: Front): string | null => dateIn(front.lines.slice(0, 8).find((line) => line.text.length < 50 && dateIn(line.text) !== null)?.text);
