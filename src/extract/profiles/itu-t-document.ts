import { dateIn } from '../identity/dates';
import { type Front, type FrontLine, fieldOf, findLine, spanOver, valueIn } from '../identity/front';
import { questionsIn, questionsOfField, studyGroupsIn } from './itu-names';
import type { Profile } from './profile';

/** Numbers of meeting documents, on a line of their own: "SG17-TD2484R1", "TD 329 Rev.1/WP3", "FG-AI4H-K-039", "TSAG-LS4", "C 0123". */
const NUMBER =
  /^(?:(?:(?:ITU-T\s*)?(?:SG\s?\d{1,2}|TSAG|JCA-[A-Za-z]+|RevCom)\s?-\s?)(?:TD|C|LS|R|DOC|CONTR|RGM|I)\s?-?\s?\d{1,5}(?:\s?(?:-?R(?:ev)?\.?\s?\d+))?(?:\s?\/\s?(?:GEN|PLEN|WP\d|P|G|\d))?|FG-?[A-Z0-9]{2,10}-[A-Z0-9][\w.-]*|(?:TD|C|LS|DOC)[\s-]?\d{1,5}(?:\s?(?:-?R(?:ev)?\.?\s?\d+))?(?:\s?\/\s?(?:GEN|PLEN|WP\s?\d|P|G|\d))?|(?:TSAG|SG\d{1,2})\s?[–-]\s?R\s?\d+(?:\s?[–-]\s?E)?|COM\s?\d{1,2}\s?[-–]\s?(?:C|R|TD|LS)\.?\s?\d+(?:\s?[–-]\s?E)?)(?:\s*\((?:PLEN|GEN|WP|Rev|R)[^)]{0,20}\))?$/i;
const LABELS =
  /^(?:source|title|purpose|contact|questions|question|keywords|abstract|study group|meeting, date|action|for action to|for information to|for comment to|approval|deadline)$/;

/** Temporary documents, contributions, reports, liaison statements and focus-group documents: a header table of labels and values. */
export const ituTDocument: Profile = {
  id: 'itu-t-document',
  title: 'ITU-T meeting document',
  description: 'Header table: number, study period, Question(s), meeting, Source, Title, Purpose, Contact, Abstract.',
  publisher: 'ITU-T',
  recognise(front) {
    const first = front.lines.slice(0, 60);
    const labels = new Set(front.fields.filter((f) => LABELS.test(f.label)).map((f) => f.label));
    const header = first.some((line) => /^INTERNATIONAL TELECOMMUNICATION UNION$/i.test(line.text));
    let score = 0;
    if (first.slice(0, 16).some((line) => NUMBER.test(line.text))) score += 0.35;
    if (/STUDY PERIOD \d{4}/i.test(front.text)) score += 0.3;
    if (labels.has('title') && labels.has('source')) score += 0.25;
    if (labels.size >= 4) score += 0.15;
    if (header && labels.size >= 2) score += 0.15;
    if (/\b(?:Focus Group|STUDY GROUP \d+|ITU-T|TSAG)\b/i.test(first.map((line) => line.text).join('\n'))) score += 0.1;
    else score *= 0.4;
    if (/^(?:Temporary Document|Contribution)\s+ITU-/im.test(front.text)) score += 0.6;
    // A skeleton: the header table of a meeting document whose labels have no values, over a Recommendation.
    if (!front.fields.some((f) => /^(?:title|source)$/.test(f.label) && f.value) && !/Temporary Document/i.test(front.text)) score *= 0.5;
    return Math.min(0.98, score);
  },
  identify(front) {
    const number = findLine(front, NUMBER, 40) ?? findLine(front, /^(?:Temporary Document|Contribution)\s+(?:ITU-T?-?\s*)?(?<number>\d{1,5})$/i, 60);
    const title = titleOf(front);
    const kind = kindOf(front, number?.line.text ?? '', title?.text ?? '');
    const questions = fieldOf(front, /^questions?$/);
    const head = front.lines
      .slice(0, 16)
      .map((line) => line.text)
      .join('\n');
    const own = questions ? questionsOfField(questions.value) : [];
    const asked = own.length > 0 ? own : questionsIn(`${head}\n${title?.text ?? ''}\n${front.text.slice(0, 6000)}`).slice(0, 4);
    return {
      id: numberOf(number, kind),
      otherIds: nicknames(`${title?.text ?? ''}`),
      idSpan: number?.line.span ?? null,
      title: title?.text ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date: meetingDate(front),
      kind,
      stage: 'draft',
      groups: groupsOf(front, head, asked),
      questions: asked,
      authors: authorsOf(front),
    };
  },
};

function numberOf(number: ReturnType<typeof findLine>, kind: string): string | null {
  if (!number) return null;
  const bare = number.match.groups?.number;
  if (bare) return `${kind === 'contribution' ? 'C' : 'TD'} ${bare}`;
  return number.line.text;
}

/** The "Title:" field; in converted texts without one, what an introduction says that the document is. */
function titleOf(front: Front): { text: string; lines: FrontLine[] } | null {
  const field = fieldOf(front, /^(?:title|titre|título|subject)$/);
  if (field) return { text: field.value.replace(/\n/g, ' '), lines: field.lines };
  const styled = front.lines.find((line) => /zzSTDTitle2|Rectitle/.test(`${line.block.context ?? ''} ${line.block.style ?? ''}`) && line.text.length > 12);
  if (styled) return { text: styled.text, lines: [styled] };
  const said = findLine(
    front,
    /^This (?:TD|document|contribution) (?:contains|is|provides|presents) (?:the |a )?(report (?:of|for|on) (?:the )?(?:Question|Q)\s?\d+\/\d+)/i,
  );
  if (said?.match[1]) return { text: said.match[1].replace(/^report (?:for|on)/i, 'Report of').replace(/^r/, 'R'), lines: [said.line] };
  return null;
}

const nicknames = (title: string): string[] =>
  [...title.matchAll(/(?<![\w.])((?:[A-Z]{1,4}|XSTR|YSTR)\.[a-z][\w-]*\w)(?![\w(])/g)].map((m) => m[1] ?? '').filter(Boolean);

function kindOf(front: Front, number: string, title: string): string {
  const label =
    front.lines
      .slice(0, 40)
      .find((line) => /^(?:TD|CONTRIBUTION|REPORT|LIAISON STATEMENT|LS|DOCUMENT|TEMPORARY DOCUMENT|TEMPORARY DOCUMENT ITU.*)$/i.test(line.text))
      ?.text.toUpperCase() ?? '';
  if (/liaison|^LS$/i.test(label) || /-LS\s?-?\d/i.test(number) || /^(?:LS|Liaison statement)\b/i.test(title)) return 'liaison-statement';
  if (/^terms of reference|terms of reference/i.test(title)) return 'terms-of-reference';
  if (label === 'CONTRIBUTION' || /(?:^|-)C\s?-?\d/i.test(number)) return 'contribution';
  if (label === 'REPORT' || /[–-]\s?R\s?\d/.test(number)) return 'report';
  if (/^FG/i.test(number)) return 'focus-group-document';
  return 'temporary-document';
}

/** First day of the meeting: the line of place and dates beside the Question, else any date in the header. */
function meetingDate(front: Front): string | null {
  const meeting = valueIn(front, /^(?:meeting, date|meeting, venue, date|date|place, date|place and date)$/);
  const own = dateIn(meeting);
  if (own) return own;
  for (const line of front.lines.slice(0, 40)) {
    if (line.text.length > 160 || /STUDY PERIOD/i.test(line.text)) continue;
    const date = dateIn(line.text);
    if (date) return date;
  }
  return (
    dateIn(/meeting (?:which was )?held[^.\n]{0,80}/i.exec(front.text)?.[0]) ??
    dateIn(/SG\s?\d+ meeting held in[^.]{0,60}/i.exec(front.source.text.slice(0, 8000))?.[0])
  );
}

function groupsOf(front: Front, head: string, questions: readonly string[]): string[] {
  const groups = studyGroupsIn(head);
  const focus = /ITU-T Focus Group on ([^\n]{3,80})/i.exec(head);
  const short = /\bFG-?([A-Z0-9]{2,10})(?=-)/.exec(head)?.[1];
  if (focus || short) groups.unshift(`ITU-T FG-${short ?? focus?.[1]}`);
  if (groups.length === 0) for (const question of questions) groups.push(`ITU-T SG${question.split('/')[1]}`);
  if (groups.length === 0) groups.push(...studyGroupsIn(front.text.slice(0, 5000)).slice(0, 1));
  return [...new Set(groups)];
}

/** Names of the "Contact:" rows: the first words of each, before the organization. */
function authorsOf(front: Front): string[] {
  const authors: string[] = [];
  for (const field of front.fields) {
    if (!/^contacts?$/.test(field.label) || !field.value) continue;
    const name = field.value.split('\n')[0]?.trim() ?? '';
    const person = /^(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?(\p{Lu}[\p{L}.'-]*(?: (?:\p{Lu}[\p{L}.'-]*|[a-z]{2,3}))?(?: \p{Lu}[\p{L}'-]*)?)/u.exec(name)?.[1];
    if (person && !/[<>@]/.test(name))
      authors.push(field.lines[0]?.block.cell && name.split(' ').length > 3 ? person.split(' ').slice(0, 2).join(' ') : person);
  }
  return [...new Set(authors)];
}
