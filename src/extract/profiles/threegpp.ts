import { dateIn } from '../identity/dates';
import { type Front, type FrontLine, fieldOf, findLine, spanOver, valueIn } from '../identity/front';
import type { Profile } from './profile';

/** The number at the meeting, sometimes typed with a space in it; what it revises or answers is not it. */
const TDOC = /(?<![\w-])(?<!\b(?:revision|update|reply) (?:of|to) )((?:S[1-6]|R[1-6]|C[1-6]|SP|RP|CP|GP|N[1-5]|T[1-3]|s[1-6])-\s?\d{6,7}[a-z]?)(?![\w-])/;
const MEETING = /\b(?:3GPP )?(?:TSG[-\s]?)?(SA|RAN|CT|GERAN)[\s-]?(?:WG)?\s?(\d)?\s*(?:WG\d\s*)?Meeting\s*#/i;
const SPEC = /\b3GPP\s+(TS|TR)\s+(\d{2}\.\d{3}(?:-\d+)?)\s+V(\d+\.\d+\.\d+)\s*\((\d{4}-\d{2})\)/;

/** 3GPP meeting documents – proposals (pCR), change requests, liaison statements – and specifications. */
export const threeGpp: Profile = {
  id: '3gpp',
  title: '3GPP document',
  description: 'Meeting and document number on one line, place and days below; Source, Title, Document for, Agenda item; or the change request form.',
  publisher: '3GPP',
  recognise(front) {
    const head = front.lines.slice(0, 40);
    const text = head.map((line) => line.text).join('\n');
    let score = 0;
    if (head.slice(0, 8).some((line) => TDOC.test(line.text))) score += 0.35;
    if (MEETING.test(text)) score += 0.35;
    if (/^CHANGE REQUEST$|CR-Form-v/m.test(text)) score += 0.3;
    if (/\bAgenda Item:|Document for:|Work Item ?\/ ?Release:|^Release:/m.test(text)) score += 0.2;
    if (SPEC.test(text) && /3rd Generation Partnership Project/.test(front.text)) score += 0.8;
    if (/\b3GPP\b/.test(text)) score += 0.1;
    if (/© (?:ETSI|European Telecommunications)|ETSI TS 1\d\d/.test(front.text.slice(0, 3000))) score -= 0.5;
    return Math.max(0, Math.min(0.97, score));
  },
  identify(front) {
    const spec = findLine(front, SPEC, 12);
    if (spec) return specification(front, spec);
    const number = findLine(front, TDOC, 12);
    const title = fieldOf(front, /^title$/);
    const changes = front.lines.slice(0, 16).some((line) => /^CHANGE REQUEST$/.test(line.text));
    return {
      id: number?.match[1]?.replace(/\s/g, '').replace(/^s/, 'S') ?? null,
      idSpan: number?.line.span ?? null,
      otherIds: changes ? target(front) : [],
      title: title?.value.replace(/\n/g, ' ') ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date: documentDate(front),
      kind: changes
        ? 'change-request'
        : /^(?:Reply )?LS\b|liaison statement/i.test(title?.value ?? '') || fieldOf(front, /^(?:to|response to)$/)
          ? 'liaison-statement'
          : 'contribution',
      stage: 'draft',
      groups: groupsOf(front),
      authors: (valueIn(front, /^(?:source|source to wg)$/) ?? '').split(/\s*,\s*/).filter(Boolean),
    };
  },
};

function specification(front: Front, spec: { line: FrontLine; match: RegExpExecArray }) {
  const cover = front.lines.slice(0, 14).map((line) => line.text);
  const group = cover.findIndex((line) => /^Technical Specification Group/i.test(line));
  const end = cover.findIndex((line, i) => i > group && /^\(Release \d+\)/.test(line));
  const lines = front.lines.slice(group + 1, end < 0 ? group + 4 : end);
  return {
    id: `3GPP ${spec.match[1]} ${spec.match[2]} V${spec.match[3]}`,
    idSpan: spec.line.span,
    title:
      lines
        .map((line) => line.text)
        .join(' ')
        .replace(/\s*;\s*/g, '; ') || null,
    titleSpan: spanOver(lines),
    date: spec.match[4] ?? null,
    kind: spec.match[1] === 'TR' ? 'technical-report' : 'technical-specification',
    stage: /^0\.|^1\./.test(spec.match[3] ?? '') ? ('draft' as const) : ('published' as const),
    groups: [/Services and System Aspects/.test(cover.join(' ')) ? '3GPP SA' : /Radio Access/.test(cover.join(' ')) ? '3GPP RAN' : '3GPP CT'],
  };
}

/** "3GPP TS 23.501 CR 0836": what a change request changes. */
function target(front: Front): string[] {
  const cells = front.lines.slice(0, 20);
  const number = cells.find((line) => /^\d{2}\.\d{3}(?:-\d+)?$/.test(line.text))?.text;
  const at = cells.findIndex((line) => line.text === 'CR');
  const change = at < 0 ? null : /^\d{3,4}$/.exec(cells[at + 1]?.text ?? '')?.[0];
  return number ? [`3GPP TS ${number}${change ? ` CR ${change}` : ''}`] : [];
}

/** The form's own date; else the first day of the meeting. */
function documentDate(front: Front): string | null {
  const own = dateIn(valueIn(front, /^date$/));
  if (own) return own;
  for (const line of front.lines.slice(0, 6)) {
    const date = dateIn(line.text);
    if (date) return date;
  }
  return null;
}

function groupsOf(front: Front): string[] {
  const meeting = MEETING.exec(
    front.lines
      .slice(0, 6)
      .map((line) => line.text)
      .join('\n'),
  );
  const source = valueIn(front, /^source to tsg$/);
  if (meeting) return [`3GPP ${(meeting[1] ?? '').toUpperCase()}${meeting[2] ?? ''}`];
  return source && /^(?:SA|RAN|CT)\d?$/.test(source) ? [`3GPP ${source}`] : [];
}
