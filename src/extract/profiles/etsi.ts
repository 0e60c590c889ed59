import type { Stage } from '@/src/model';
import { dateIn } from '../identity/dates';
import { type Front, type FrontLine, findLine, spanOver } from '../identity/front';
import type { Profile } from './profile';

const NUMBER =
  /(?:(?:Final )?[Dd]raft )?((?:pr)?ETSI (?:ETS|TBR|EN|TS|TR|EG|ES|SR|GS|GR)|ETSI (?:pr)?EN|TS|TR|EN|ES|EG|GS|GR|SR)\s+([A-Z]{2,6}(?:-[A-Z]+)? ?\d{3}(?:-\d+)*|\d{3} \d{3}(?:-\d+)*)\s+V(\d+\.\d+\.\d+)(?:\s*\((\d{4}-\d{2})\))?/;
const TYPES: Readonly<Record<string, string>> = {
  EN: 'standard',
  TS: 'technical-specification',
  TR: 'technical-report',
  ES: 'standard',
  EG: 'guide',
  SR: 'special-report',
  GS: 'group-specification',
  GR: 'group-report',
};
const TYPE_LINE =
  /^(?:(?:FINAL )?DRAFT )?(?:EUROPEAN STANDARD|TECHNICAL SPECIFICATION|TECHNICAL REPORT|ETSI STANDARD|ETSI GUIDE|SPECIAL REPORT|GROUP SPECIFICATION|GROUP REPORT|HARMONISED EUROPEAN STANDARD)\b/i;

/** ETSI deliverables, and 3GPP and oneM2M texts that ETSI publishes. */
export const etsi: Profile = {
  id: 'etsi',
  title: 'ETSI deliverable',
  description: 'Cover with type, number, version and month; "Reference", "Keywords"; modal verbs terminology; normative [n] and informative [i.n] references.',
  publisher: 'ETSI',
  recognise(front) {
    const { text, source } = front;
    let score = 0;
    const cover = front.lines.slice(0, 10);
    if (cover.some((line) => isNumberLine(line.text))) score += 0.5;
    else if (source.runningText.some((line) => NUMBER.test(line) && /ETSI/.test(line))) score += 0.35;
    if (/650 Route des Lucioles|ETSI Secretariat|© (?:ETSI|European Telecommunications Standards Institute) \d{4}/.test(text)) score += 0.3;
    if (/Modal verbs terminology/.test(text) || /ETSI Search & Browse/.test(text)) score += 0.2;
    if (cover.some((line) => TYPE_LINE.test(line.text))) score += 0.1;
    return Math.min(0.98, score);
  },
  identify(front) {
    const number = findNumber(front);
    const title = findTitle(front, number?.line ?? null);
    return {
      id: number?.id ?? null,
      idSpan: number?.line?.span ?? null,
      otherIds: referencesOf(front),
      title: title ? title.text : null,
      titleSpan: title ? spanOver(title.lines) : null,
      date: number?.date ?? dateIn(findLine(front, /^\(?\d{4}-\d{2}\)?$/, 12)?.line.text),
      kind: TYPES[/\b(EN|TS|TR|ES|EG|SR|GS|GR)\b/.exec(number?.id ?? '')?.[1] ?? ''] ?? 'standard',
      stage: stageOf(front),
      groups: groupsOf(front, title?.text ?? ''),
      confidentiality: /can be downloaded from the ETSI|available (?:free|for download) from/i.test(front.text) ? 'public' : 'unknown',
    };
  },
};

/** The number begins its line; "Audit against ETSI TS …" is another's title. */
const isNumberLine = (text: string): boolean => text.length < 80 && /ETSI/.test(text) && (NUMBER.exec(text)?.index ?? 99) <= 6;

function findNumber(front: Front): { id: string; date: string | null; line: FrontLine | null } | null {
  const found = findLine(front, NUMBER, 12);
  const match = found?.match ?? front.source.runningText.map((line) => NUMBER.exec(line)).find((m) => m !== null);
  if (!match) return null;
  const type = (match[1] ?? '').replace(/^ETSI\s+/, '');
  return { id: `ETSI ${type} ${match[2]} V${match[3]}`, date: match[4] ?? null, line: found?.line ?? null };
}

/** Work-item reference: "DTS/ESI-0019411-8". */
const referencesOf = (front: Front): string[] => {
  const found = findLine(front, /\b([DR](?:TS|TR|EN|ES|EG|GS|GR|SR)\/[A-Z0-9]+(?:-[\w.-]+)?)\b/, 60)?.match[1];
  return found ? [found] : [];
};

/** Lines between the cover's type line and the next page. */
function findTitle(front: Front, number: FrontLine | null): { text: string; lines: FrontLine[] } | null {
  const cover = front.lines.filter((line) => line.block.page === (front.lines[0]?.block.page ?? null)).slice(0, 24);
  const type = cover.findIndex((line) => TYPE_LINE.test(line.text));
  const after = cover.slice((type < 0 ? cover.indexOf(number as FrontLine) : type) + 1);
  const lines: FrontLine[] = [];
  for (const line of after) {
    if (
      /^(?:Reference|Keywords|Disclaimer|ETSI$|650 Route|\(?\d{4}-\d{2}\)?$|®|©|Important notice|NUMBER|The present document)/.test(line.text) ||
      NUMBER.test(line.text)
    )
      break;
    if (line.text.length > 2) lines.push(line);
    if (lines.length >= 8) break;
  }
  const text = lines
    .map((line) => line.text)
    .join(' ')
    .replace(/\s+/g, ' ');
  return text ? { text, lines } : null;
}

function stageOf(front: Front): Stage {
  const cover = front.lines
    .slice(0, 10)
    .map((line) => line.text)
    .join('\n');
  return /\bDRAFT\b|\bdraft ETSI|\bprEN\b|Stable draft|Early draft/i.test(cover) ? 'draft' : /V0\.\d/.test(cover) ? 'draft' : 'published';
}

/** "ETSI ESI" from the bracket of the title; else "produced by ETSI Technical Committee … (ESI)". */
function groupsOf(front: Front, title: string): string[] {
  const committee =
    /produced by (?:ETSI )?(?:Technical Committee|Industry Specification Group|Project)[^.]{0,120}?\((\w[\w -]{1,20}?)\)/i.exec(
      front.source.text.slice(0, 30_000),
    )?.[1] ?? /\(([A-Z][A-Z0-9-]{1,10})\);/.exec(title)?.[1];
  return committee ? [`ETSI ${committee}`] : [];
}
