import { dateIn } from '../identity/dates';
import { type Front, type FrontLine, findLine, spanOver } from '../identity/front';
import type { Profile } from './profile';

const NUMBER =
  /\b((?:Fpr|pr)?(?:CEN(?:\/CENELEC|-CLC)?\/(?:TS|TR|CLC\/JTC|WS)|EN(?: ISO(?:\/IEC)?| IEC)?|CWA|CEN\/CLC\/(?:TS|TR)))\s+((?:\d{3} \d{3}|\d{2,6})(?:-\d+)*)(?::(\d{4}))?/;
const TYPE = /^(?:EUROPEAN STANDARD|TECHNICAL SPECIFICATION|TECHNICAL REPORT|CEN WORKSHOP AGREEMENT|WORKSHOP AGREEMENT|DRAFT|FINAL DRAFT)\b/;

/** European standards, technical specifications and workshop agreements of CEN and CENELEC. */
export const cen: Profile = {
  id: 'cen',
  title: 'CEN or CENELEC deliverable',
  description: 'Cover in three languages: EUROPEAN STANDARD / NORME EUROPÉENNE / EUROPÄISCHE NORM, number, month, ICS, English title first.',
  publisher: 'CEN',
  recognise(front) {
    const head = front.lines
      .slice(0, 40)
      .map((line) => line.text)
      .join('\n');
    let score = 0;
    if (/EUROPEAN COMMITTEE FOR STANDARDIZATION|EUROPEAN COMMITTEE FOR ELECTROTECHNICAL/i.test(head)) score += 0.4;
    if (/NORME EUROP[ÉE]ENNE|EUROPÄISCHE NORM|SPÉCIFICATION TECHNIQUE|TECHNISCHE SPEZIFIKATION/i.test(head)) score += 0.3;
    if (front.lines.slice(0, 12).some((line) => NUMBER.test(line.text) && line.text.length < 80)) score += 0.25;
    if (/CEN-CENELEC Management Centre|CEN\/(?:CLC\/)?(?:TC|JTC) \d+/.test(front.text)) score += 0.2;
    if (/© ETSI|650 Route des Lucioles/.test(front.text)) score -= 0.6;
    return Math.max(0, Math.min(0.96, score));
  },
  identify(front) {
    const number = findLine(front, NUMBER, 20);
    const title = findTitle(front);
    const date = dateIn(front.lines.slice(0, 16).find((line) => line.text.length < 40 && dateIn(line.text) !== null)?.text) ?? number?.match[3] ?? null;
    return {
      id: number
        ? `${number.match[1]} ${number.match[2]}${number.match[3] ? `:${number.match[3]}` : date && !/pr/.test(number.match[1] ?? '') ? `:${date.slice(0, 4)}` : ''}`
        : null,
      idSpan: number?.line.span ?? null,
      title: title?.text ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date,
      kind: /TS\b/.test(number?.match[1] ?? '')
        ? 'technical-specification'
        : /TR\b/.test(number?.match[1] ?? '')
          ? 'technical-report'
          : /CWA/.test(number?.match[1] ?? '')
            ? 'workshop-agreement'
            : 'standard',
      stage: /^(?:Fpr|pr)/.test(number?.match[1] ?? '') || /^(?:FINAL )?DRAFT$/m.test(front.text.slice(0, 600)) ? 'draft' : 'published',
      groups: groupsOf(front),
    };
  },
};

/** The English title is the first below ICS or the number; those in French and German repeat it. */
function findTitle(front: Front): { text: string; lines: FrontLine[] } | null {
  const { lines } = front;
  const ics = lines.findIndex((line, i) => i < 30 && /^ICS\b|^English [Vv]ersion$/.test(line.text));
  for (let i = ics + 1; i < Math.min(lines.length, ics + 8); i++) {
    const line = lines[i] as FrontLine;
    if (line.text.length < 12 || TYPE.test(line.text) || NUMBER.test(line.text) || /^(?:English|Supersedes|Will supersede|ICS)\b|^\d/.test(line.text)) continue;
    return { text: line.text, lines: [line] };
  }
  return null;
}

function groupsOf(front: Front): string[] {
  const found = /\b(CEN(?:-CLC|\/CLC|\/CENELEC)?\/(?:TC|JTC) ?\d+(?:\/WG ?\d+)?)/.exec(front.source.text.slice(0, 30_000))?.[1];
  return found ? [found.replace(/(TC|JTC|WG) ?(\d)/g, '$1 $2')] : [];
}
