import type { Stage } from '@/src/model';
import { dateIn, yearIn } from '../identity/dates';
import { type Front, type FrontLine, findLine, spanOver } from '../identity/front';
import type { Profile } from './profile';

const PREFIX = '(?:ISO\\/IEC\\/IEEE|ISO\\/IEC|ISO\\/CIE|ISO\\/ASTM|ISO\\/HL7|ISO|IEC)';
const STAGE = '(?:PWI|NP|NWIP|AWI|WD|CD|DIS|FDIS|PRF|CDV|DTS|DTR|DAM|FDAM|DPAS)';
const TYPE = '(?:TR|TS|PAS|Guide|GUIDE|IWA)';
const NUMBER = new RegExp(
  `(${PREFIX}(?:[/ ]${STAGE})?(?:[/ ]${TYPE})?(?:[/ ]${STAGE})?)\\s+(\\d{2,6}(?:-\\d+)*)(?:\\.(\\d))?(?::(\\d{4})(?:-\\d\\d)?)?(?:\\/((?:(?:NP|AWI|WD|CD|PRF|DIS|FDIS|D|FD)\\s?)?(?:Amd|AMD|Cor|COR|AM|DAM|FDAM)\\.?\\s?\\d+)(?::(\\d{4}))?)?(\\s?\\([EFR]\\)|\\((?:en|fr|E\\/F)\\))?`,
);
const KINDS: readonly [RegExp, string][] = [
  [/\bAmd\b|AMENDMENT \d|\/DAM\b|\/FDAM\b/i, 'amendment'],
  [/\bCor\b|TECHNICAL CORRIGENDUM/i, 'corrigendum'],
  [/TECHNICAL SPECIFICATION|\bTS\b|\bDTS\b/, 'technical-specification'],
  [/TECHNICAL REPORT|\bTR\b|\bDTR\b/, 'technical-report'],
  [/PUBLICLY AVAILABLE SPECIFICATION|\bPAS\b/, 'publicly-available-specification'],
  [/\bGuide\b|\bGUIDE\b/, 'guide'],
];
const NEXT_FIELD =
  /^(?:©|COPYRIGHT|Reference number|ICS\b|THIS DOCUMENT|Warning|WARNING|This document is not|Voting|Secretariat|Date\b|Stage|First edition|\w+ edition|Document (?:type|subtype|stage|language)|Member bodies|This draft|Please see|ISO\/CEN|To expedite|CH-|ISO copyright|Edition|Published|All rights|Contents|Foreword|Attention|PROOF|IN ADDITION|RECIPIENTS|Price|Corrected version|Numéro|(?:PWI|NP|AWI|WD|CD|DIS|FDIS|PRF|DTS|DTR) stage)/i;
const FRENCH =
  /^(?:Technologies? de l['’]information|Partie \d|Céréales|Techniques? de|Sécurité|.*\s—\s.*(?:\b(?:et|des|pour|du|les|la|une?)\b).*\b(?:et|des|de|du|la)\b)/i;

/** ISO, IEC and joint International Standards, Technical Specifications and Reports, in every stage from working draft on. */
export const iso: Profile = {
  id: 'iso',
  title: 'ISO or IEC deliverable',
  description:
    'Cover with "INTERNATIONAL STANDARD", number and edition; "Reference number"; titles in elements with long dashes; Foreword about member bodies.',
  publisher: 'ISO',
  recognise(front) {
    const { text, source } = front;
    let score = 0;
    if (
      /^(?:(?:DRAFT|FINAL DRAFT) )?(?:INTERNATIONAL|TECHNICAL|NORME)\s+(?:ISO|IEC|STANDARD|SPECIFICATION|REPORT|INTERNATIONALE)/m.test(text) &&
      /ISO|IEC/.test(text)
    )
      score += 0.35;
    if (
      /ISO \(the International Organization for Standardization\)|ISO \(Organisation internationale de normalisation\)|IEC \(the International Electrotechnical Commission\)/.test(
        text,
      )
    )
      score += 0.4;
    if (/ISO copyright office|copyright@iso\.org/.test(text)) score += 0.25;
    if (/Reference number/.test(text) && NUMBER.test(text)) score += 0.2;
    if (source.runningText.some((line) => new RegExp(`^${NUMBER.source}$`).test(line.trim()))) score += 0.2;
    if (/^(?:ISO|IEC)(?:\/\w+)*\/(?:JTC|TC|SC)/m.test(text) && /Secretariat/i.test(text)) score += 0.3;
    if (front.lines.slice(0, 3).some((line) => new RegExp(`^${NUMBER.source}$`).test(line.text))) score += 0.25;
    return Math.min(0.97, score);
  },
  identify(front) {
    const number = findNumber(front);
    const title = findTitle(front);
    const date = findCoverDate(front);
    const all = `${number?.text ?? ''}\n${front.lines
      .slice(0, 12)
      .map((line) => line.text)
      .join('\n')}`;
    return {
      id: number?.text ? dated(number.text, date) : null,
      idSpan: number?.line?.span ?? null,
      title: title?.text ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date,
      kind:
        KINDS.find(
          ([pattern]) =>
            pattern.test(number?.text ?? '') ||
            pattern.test(
              front.lines
                .slice(0, 4)
                .map((line) => line.text)
                .join('\n'),
            ),
        )?.[1] ?? 'standard',
      stage: stageOf(all, front),
      groups: groupsOf(front),
      confidentiality: /\b(?:working|committee) draft[^.]{0,120}(?:reproduction|copyright-protected)/i.test(front.text) ? 'members-only' : 'unknown',
    };
  },
};

type Found = { text: string; line: FrontLine | null };

/** "Reference number ISO 17301-1:2023(E)" or a page head is fullest; the cover may part "ISO" from its number. */
function findNumber(front: Front): Found | null {
  const reference =
    findLine(front, new RegExp(`Reference number.*?${NUMBER.source}`, 'i')) ??
    findLine(front, new RegExp(`^${PREFIX}[^\\n]{1,30}/(?:[FDA-Z]{0,4}\\s?)(?:Amd|Cor|AMD|COR|AM)\\.?\\s?\\d+(?::\\d{4})?(?:\\s?\\([EFR]\\))?$`), 60) ??
    findLine(front, new RegExp(`^${NUMBER.source}$`), 60);
  if (reference) {
    const found = NUMBER.exec(reference.line.text);
    if (found) return { text: printed(found), line: reference.line };
  }
  for (const running of front.source.runningText) {
    const found = NUMBER.exec(running);
    if (found && running.length < 60) return { text: printed(found), line: null };
  }
  const cover = front.lines.slice(0, 14);
  for (const line of cover) {
    const found = NUMBER.exec(line.text);
    if (found && line.text.length < 90) return { text: printed(found), line };
  }
  const directives = findLine(front, /^(ISO\/IEC DIR \d(?: (?:ISO|IEC|JTC 1) SUP)?(?::\d{4})?)/, 20);
  if (directives?.match[1]) return { text: directives.match[1], line: directives.line };
  const joined = /((?:ISO|IEC)(?:\/IEC)?(?:\/?(?:TR|TS|PAS|DIS|FDIS|CD))?)\b[^\d\n]{0,40}\n?(?:[^\d\n]{0,60}\n)?[^\d\n]{0,40}?(\d{2,6}(?:-\d+)*)\b/.exec(
    cover.map((line) => line.text).join('\n'),
  );
  return joined ? { text: `${joined[1]} ${joined[2]}`, line: cover[0] ?? null } : null;
}

const printed = (m: RegExpExecArray): string =>
  `${(m[1] ?? '').trim()} ${m[2]}${m[3] ? `.${m[3]}` : ''}${m[4] ? `:${m[4]}` : ''}${m[5] ? `/${m[5]}${m[6] ? `:${m[6]}` : ''}` : ''}`;

/** The year belongs to the number: added from the cover where the number stands without. Committee drafts carry none. */
const dated = (number: string, date: string | null): string =>
  /:\d{4}/.test(number) || !date || /\b(?:WD|CD|AWI|NP|PWI)\b/.test(number) ? number : `${number}:${date.slice(0, 4)}`;

/** Title elements on the cover, in the largest letters after number and edition, up to the French title. */
function findTitle(front: Front): { text: string; lines: FrontLine[] } | null {
  const styled = front.lines.filter((line) => /title-first|title-second|doctitle-en|doctitle-part|\bdoctitle/.test(line.block.context ?? ''));
  if (styled.length > 0) return joinTitle(untilFrench(styled));
  const cover = front.lines.slice(0, 40);
  const first = cover.findIndex((line, i) => i < 25 && isTitleStart(line, cover, i));
  if (first < 0) return null;
  const start = cover[first] as FrontLine;
  const taken = [start];
  for (const line of cover.slice(first + 1, first + 7)) {
    const smaller = start.block.size !== null && line.block.size !== null && line.block.size < start.block.size - 1;
    if (smaller || NEXT_FIELD.test(line.text) || line.block.page !== start.block.page || (line.block.kind === 'heading' && start.block.kind !== 'heading'))
      break;
    taken.push(line);
  }
  return joinTitle(untilFrench(taken));
}

function isTitleStart(line: FrontLine, cover: readonly FrontLine[], at: number): boolean {
  const { text } = line;
  if (text.length < 8 || text.length > 300 || NEXT_FIELD.test(text)) return false;
  if (
    /^(?:(?:DRAFT|FINAL DRAFT) )?(?:INTERNATIONAL|TECHNICAL|PUBLICLY|NORME|SPÉCIFICATION|RAPPORT)\b|^ISO\b|^IEC\b|STANDARD\s+\d|\bTC \d|JTC \d|^\W*•|^N\s?\d+|^iso\.org|^Model /i.test(
      text,
    )
  )
    return false;
  if (/\s—\s?|\s–\s|—$/.test(text)) return true;
  // A title of one element: the largest line of the cover below the number.
  const size = line.block.size ?? 0;
  const after = cover.slice(at + 1, at + 12);
  return size >= 16 && after.every((other) => other.block.page !== line.block.page || (other.block.size ?? 0) <= size) && line.block.kind !== 'heading';
}

/** The other language's title repeats the elements: everything from it on goes. English texts print the French one second, French texts the English. */
function untilFrench(lines: readonly FrontLine[]): FrontLine[] {
  const first = isFrench(lines[0]?.text ?? '');
  const at = lines.findIndex((line, i) => i > 0 && (first ? /\b(?:and|for|the|of)\b|^Part \d/.test(line.text) && !isFrench(line.text) : isFrench(line.text)));
  return at < 0 ? [...lines] : lines.slice(0, at);
}

const isFrench = (text: string): boolean => (FRENCH.test(text) || /\b(?:et|des|du|de la|pour|sécurité)\b/.test(text)) && !/\b(?:and|for|the|of)\b/.test(text);

const joinTitle = (lines: FrontLine[]): { text: string; lines: FrontLine[] } | null => {
  const text = lines
    .map((line) => line.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*[—–-]\s*$/, '');
  return text ? { text, lines } : null;
};

function findCoverDate(front: Front): string | null {
  // An amendment's cover prints the date of what it amends first.
  const amended = /\/.*:(\d{4})$/.exec(findNumber(front)?.text ?? '')?.[1];
  if (amended) return findLine(front, new RegExp(`(?:^|\\s)(${amended}-\\d\\d(?:-\\d\\d)?)$`), 30)?.match[1] ?? amended;
  const edition =
    findLine(front, /(?:[ée]dition|Edition|Date:?)\b.*?((?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)/, 30) ?? findLine(front, /^((?:19|20)\d\d-\d\d(?:-\d\d)?)$/, 30);
  if (edition?.match[1]) return edition.match[1];
  const voting = findLine(front, /Voting (?:begins|terminates)[^\d]*((?:19|20)\d\d-\d\d-\d\d)/i, 30);
  const number = findNumber(front);
  return (
    voting?.match[1] ??
    yearIn(/:(\d{4})/.exec(number?.text ?? '')?.[0]) ??
    dateIn(findLine(front, /^©\s*ISO(?:\/IEC)?\s*(?:\d{4})/, 60)?.line.text) ??
    yearIn(findLine(front, /^©\s*(?:ISO|IEC)(?:\/IEC)?\s*\d{4}/, 60)?.line.text)
  );
}

function stageOf(head: string, front: Front): Stage {
  if (new RegExp(`\\b${STAGE}\\b`).test(head.split('\n')[0] ?? '') || /\b(?:DRAFT|COMMITTEE DRAFT|WORKING DRAFT)\b/.test(head)) return 'draft';
  if (/^Withdrawn$/im.test(head)) return 'withdrawn';
  return /edition/i.test(head) || /Published in Switzerland/.test(front.text) ? 'published' : 'unknown';
}

/** "ISO/TC 34/SC 4/WG 4" on the cover; else "Technical Committee ISO/TC 34, Food products, Subcommittee SC 4" of the foreword. */
function groupsOf(front: Front): string[] {
  const short = front.lines
    .slice(0, 30)
    .filter((line) => line.text.length < 70)
    .map((line) => line.text)
    .join('\n');
  const cover = /\b((?:ISO|IEC)(?:\/IEC)?\s?\/?\s?(?:JTC|TC|PC)\s?\d+(?:\s?\/\s?SC\s?\d+)?(?:\s?\/\s?(?:WG|JWG|AG)\s?\d+)?)/.exec(short);
  if (cover?.[1]) return [spaced(cover[1])];
  const bare = /^((?:JTC|TC) \d+(?:\/SC \d+)?(?:\/WG \d+)?)$/m.exec(front.text);
  const foreword =
    /prepared by (?:Joint )?(?:Technical|Project) Committee ((?:ISO|IEC)(?:\/IEC)?[\s/]*(?:JTC|TC|PC) \d+),[^.]{0,120}?(?:Subcommittee (SC \d+))?(?:,|\.|$)/.exec(
      front.text,
    );
  if (foreword?.[1]) {
    const sub = foreword[2] ?? /Subcommittee (SC \d+)/.exec(front.text)?.[1];
    return [spaced(sub ? `${foreword[1]}/${sub}` : foreword[1])];
  }
  return bare?.[1] ? [`ISO/${bare[1]}`] : [];
}

/** "ISO/IEC JTC 1/SC 27", "ISO/TC 307": a space after the joint name, a slash after one organization's. */
const spaced = (group: string): string =>
  group
    .replace(/\s+/g, ' ')
    .replace(/\s?\/\s?/g, '/')
    .replace(/(JTC|TC|SC|WG|PC|JWG|AG)\s?(\d)/g, '$1 $2')
    .replace(/^(ISO\/IEC)[/ ]?(?=JTC)/, '$1 ')
    .replace(/^(ISO|IEC) (?=TC|PC)/, '$1/');
