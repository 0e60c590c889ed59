import type { Stage } from '@/src/model';
import { dateIn } from '../identity/dates';
import { type Front, type FrontLine, fieldOf, findLine, spanOver, valueIn } from '../identity/front';
import type { Profile } from './profile';

const DRAFT = /\b(draft-[a-z0-9]+(?:-[a-z0-9.]+)+)\b/;
const RFC_LINE = /^(?:Request for Comments|RFC)\s*:?\s*(\d{1,5})\b/i;

/** RFCs and Internet-Drafts: text pages, both generations of xml2rfc's HTML, PDF. */
export const ietf: Profile = {
  id: 'ietf',
  title: 'RFC or Internet-Draft',
  description: 'First page in two columns: stream or working group, number, category, authors, month; then title, Abstract, Status of This Memo.',
  publisher: 'IETF',
  recognise(front) {
    const { text, source } = front;
    const head = front.lines.slice(0, 30);
    let score = 0;
    if (head.some((line) => RFC_LINE.test(line.text)) || fieldOf(front, /^rfc$/) || source.metadata['rfc.number']) score += 0.5;
    if (head.some((line) => /^Internet-Draft\b/i.test(line.text)) || fieldOf(front, /^internet-draft$/)) score += 0.45;
    if (
      /Internet Engineering Task Force|Network Working Group|Internet-Drafts are working documents|Independent Submission|Internet Research Task Force/.test(
        text,
      )
    )
      score += 0.2;
    if (/^Status of [Tt]his Memo$/m.test(text)) score += 0.2;
    if (/IETF Trust/.test(text)) score += 0.2;
    if (head.some((line) => DRAFT.test(line.text) && line.text.length < 160)) score += 0.1;
    // Other bodies print with the same tools and say so in their first lines.
    if (/OpenID Foundation|openid\.net|^OpenID Connect$/m.test(text.slice(0, 6000)) && !/IETF Trust/.test(text)) score -= 0.4;
    return Math.max(0, Math.min(0.98, score));
  },
  identify(front) {
    const rfc = findRfc(front);
    const draft = rfc ? null : findDraft(front);
    const title = findTitle(front, rfc?.number ?? null);
    const category = valueIn(front, /^(?:category|intended status)$/) ?? '';
    return {
      id: rfc ? `RFC ${rfc.number}` : (draft?.name ?? null),
      idSpan: (rfc?.line ?? draft?.line)?.span ?? null,
      otherIds: [...seriesOf(front), ...(draft ? versionOf(front, draft.name) : [])],
      title: title?.text ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date: findPublished(front),
      kind: rfc ? 'rfc' : 'internet-draft',
      stage: stageOf(front, rfc !== null, category),
      groups: groupsOf(front, draft?.name ?? null),
      authors: authorsOf(front),
      confidentiality:
        /Distribution of this memo is unlimited|IETF Trust and the persons identified|IETF Trust \(|Internet-Drafts are draft documents valid/.test(front.text)
          ? 'public'
          : 'unknown',
    };
  },
};

function findRfc(front: Front): { number: string; line: FrontLine | null } | null {
  const line = findLine(front, RFC_LINE, 30);
  if (line?.match[1]) return { number: line.match[1], line: line.line };
  const field = fieldOf(front, /^rfc$/);
  const number =
    /^\d{1,5}\b/.exec(field?.value ?? '')?.[0] ?? front.source.metadata['rfc.number'] ?? /^RFC\s?(\d{1,5})\b/.exec(front.source.metadata.title ?? '')?.[1];
  return number ? { number, line: field?.lines[0] ?? null } : null;
}

function findDraft(front: Front): { name: string; line: FrontLine | null } | null {
  const field = fieldOf(front, /^internet-draft$/);
  const named = DRAFT.exec(field?.value ?? '')?.[1];
  if (named) return { name: named, line: field?.lines[0] ?? null };
  const line = findLine(front, DRAFT, 40);
  if (line?.match[1] && line.line.text.length < 240) return { name: line.match[1], line: line.line };
  const meta = front.source.metadata['ietf.draft'] ?? DRAFT.exec(front.source.runningText.join('\n'))?.[1];
  return meta ? { name: meta, line: null } : null;
}

/** BCP, STD and FYI numbers of the first page. */
const seriesOf = (front: Front): string[] =>
  ['bcp', 'std', 'fyi'].flatMap((series) => {
    const value = valueIn(front, new RegExp(`^${series}$`)) ?? findLine(front, new RegExp(`^${series}:?\\s*(\\d+)$`, 'i'), 20)?.match[1];
    const number = /\d+/.exec(value ?? '')?.[0];
    return number ? [`${series.toUpperCase()} ${number}`] : [];
  });

/** An editors' copy is called "-latest"; the newest entry of its document history says which version it will be. */
function versionOf(front: Front, name: string): string[] {
  const latest = /^(.*)-latest$/.exec(name);
  if (!latest) return [];
  const { text } = front.source;
  const history = Math.max(text.lastIndexOf('\nAppendix'), text.search(/(?:^|\n)[^\n]{0,24}(?:Document History|Change Log|Changelog|Revision History)\s*\n/i));
  const version = history < 0 ? null : /(?:^|\n)\s*(?:[-–]|draft[-\w]*-)?\s?-?(\d{2})\s*(?:\n|:)/.exec(text.slice(history));
  return version?.[1] ? [`${latest[1]}-${version[1]}`] : [];
}

const NO_TITLE =
  /^(?:Abstract|Status of|Network Working|Internet[- ](?:Draft|Engineering|Research|Architecture)|Independent Submission|RFC \d+$|Request for|Category|ISSN|Obsoletes|Updates|Expires|Intended|BCP|STD|FYI|Stream|Published|Author|Workgroup|draft-)/i;

function findTitle(front: Front, rfc: string | null): { text: string; lines: FrontLine[] } | null {
  const { lines } = front;
  const marked = lines.find(
    (line) => /#title\b/.test(line.block.context ?? '') || (line.block.style === 'h1' && line.block.kind === 'cover' && !/^RFC \d+$/.test(line.text)),
  );
  if (marked) return { text: undress(marked.text, rfc), lines: [marked] };
  const abstract = lines.findIndex((line) => /^(?:Abstract|Status of [Tt]his Memo)$/.test(line.text));
  const above = lines.slice(0, abstract < 0 ? 30 : abstract).filter((line) => !NO_TITLE.test(line.text) || (rfc !== null && /^RFC \d+ \S/.test(line.text)));
  const largest = Math.max(...above.map((line) => line.block.size ?? 0), 0);
  const candidate = largest > 11 ? above.find((line) => line.block.size === largest) : above.filter((line) => !isRightColumn(line, lines)).at(-1);
  if (candidate) return { text: undress(candidate.text, rfc), lines: [candidate] };
  const meta = front.source.metadata['dc.title'] ?? front.source.metadata.title;
  return meta ? { text: undress(meta, rfc), lines: [] } : null;
}

/** Authors and month stand right of the names of group and series, in text pages. */
const isRightColumn = (line: FrontLine, lines: readonly FrontLine[]): boolean => {
  const indent = line.block.indent;
  return (
    indent !== null &&
    indent > 34 &&
    lines.slice(0, 30).some((other) => other.block.indent === 0) &&
    line.text.length < 34 &&
    line !== lines.find((l) => l.text.length > 40)
  );
};

/** "RFC 9068: JSON Web Token …" → the title; a file name at its end goes too. */
const undress = (title: string, rfc: string | null): string =>
  title
    .replace(rfc ? new RegExp(`^RFC ?0*${rfc}\\s*[-:–]?\\s*`) : /^$/, '')
    .replace(/\s+draft-[a-z0-9]+(?:-[a-z0-9.]+)+$/, '')
    .trim();

function findPublished(front: Front): string | null {
  const { metadata } = front.source;
  const field = dateIn(valueIn(front, /^(?:published|date)$/));
  if (field) return field;
  const issued = metadata['time.published'] ?? metadata['dcterms.issued'] ?? metadata['dct.issued'];
  // A line that is nothing but a date, in the right column or a cell of the head; "Expires:" is none.
  const line = front.lines
    .slice(0, 40)
    .find((l) => l.text.length < 40 && !/expires/i.test(l.text) && /^(?:\d{1,2} )?\p{L}+ (?:\d{1,2}, )?(?:19|20)\d\d$/u.test(l.text));
  const running = front.source.runningText.find((text) =>
    /^(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}$/.test(text),
  );
  return dateIn(line?.text) ?? dateIn(issued) ?? dateIn(running);
}

function stageOf(front: Front, rfc: boolean, category: string): Stage {
  if (!rfc) return 'draft';
  return /historic/i.test(category) || /Obsoleted by:/i.test(front.text.slice(0, 3000)) ? 'superseded' : 'published';
}

/** "IETF oauth": from a draft's name; else the group that the first page names. */
function groupsOf(front: Front, draft: string | null): string[] {
  const named = /^draft-(ietf|irtf|iab)-([a-z0-9]+)-/.exec(draft ?? '');
  if (named) return [`${named[1] === 'irtf' ? 'IRTF' : 'IETF'} ${named[2]}`];
  const group =
    valueIn(front, /^(?:workgroup|working group)$/) ??
    front.lines.slice(0, 3).find((line) => /(?:Working Group|WG)$/.test(line.text) && !/^Network Working Group$/.test(line.text))?.text;
  return group && !/^(?:Network Working Group|individual)$/i.test(group) ? [`IETF ${group.replace(/\s+Working Group$/i, '')}`] : [];
}

function authorsOf(front: Front): string[] {
  const meta = front.source.metadata.author;
  if (meta && front.source.format === 'html') return meta.split(/\s*;\s*/);
  const right = front.lines
    .slice(0, 24)
    .filter((line) => /^(?:\p{Lu}\.[ -]?){1,3}(?:\p{Ll}{1,3} )?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?(?:, (?:Ed\.?|Editor))?$/u.test(line.text));
  return [...new Set(right.map((line) => line.text.replace(/, Ed(?:\.|itor)?$/, '')))];
}
