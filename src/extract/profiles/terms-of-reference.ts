import { dateIn } from '../identity/dates';
import { type Front, type FrontLine, fieldOf, findLine, spanOver } from '../identity/front';
import { questionsIn } from './itu-names';
import type { Profile } from './profile';

const TITLE = /^(?:(?:Draft|Proposed|New|Updated) )?(?:Revised )?Terms of [Rr]eference\b.*$|^(?:Mandat|Términos de referencia)\b.*$/i;

/**
 * Terms of reference of a joint coordination activity, focus group or other group of ITU, alone or as the annex of the liaison
 * statement that sends them round.
 */
export const termsOfReference: Profile = {
  id: 'itu-t-terms-of-reference',
  title: 'Terms of reference of an ITU group',
  description: 'Title "Terms of reference for …", then Scope, Objectives, Meetings, Leadership, Lifetime; often an annex of a liaison statement.',
  publisher: 'ITU-T',
  recognise(front) {
    const { text } = front.source;
    const head = text.slice(0, 6000);
    if (!front.lines.slice(0, 40).some((line) => line.text.length < 260 && TITLE.test(line.text))) return 0;
    const clauses = [
      'objectives',
      'meetings',
      'lifetime',
      'leadership',
      'progress reports',
      'administrative support',
      'management',
      'working methods',
      'deliverables',
      'tasks',
    ];
    const found = clauses.filter((name) => new RegExp(`(?:^|\\n)(?:\\d+(?:\\.\\d+)*\\.?[\\s\\t]+)?${name}`, 'i').test(text)).length;
    return Math.min(0.97, 0.45 + 0.12 * found + (/\b(?:ITU-T|TSAG|JCA|Focus Group)\b/.test(head) ? 0.15 : 0));
  },
  identify(front) {
    const title = titleOf(front);
    const liaison = /\bliaison statement\b/i.test(front.text);
    const group = /\b(JCA-[A-Z][A-Za-z]+|FG-[A-Z0-9a-z]+)\b/.exec(title?.text ?? '')?.[1];
    const number = findLine(front, /^(?:SG\d{1,2}|TSAG|JCA-\w+)-(?:LS|TD|C)\d+.*$/, 12);
    return {
      id: number?.line.text ?? null,
      idSpan: number?.line.span ?? null,
      title: title?.text ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date: dateIn(fieldOf(front, /^(?:date|meeting, date)$/)?.value) ?? null,
      kind: 'terms-of-reference',
      stage: liaison || /\brevised\b|\bdraft\b/i.test(title?.text ?? '') ? 'draft' : 'unknown',
      groups: [...(group ? [`ITU-T ${group}`] : []), ...parentGroup(front)],
      questions: questionsIn(front.source.text.slice(0, 20_000)),
    };
  },
};

/** The title line after "Annex 1", else its first standing alone. A bracketed name on the next line belongs to it. */
function titleOf(front: Front): { text: string; lines: FrontLine[] } | null {
  const field = fieldOf(front, /^(?:title|subject)$/);
  if (field && /terms of reference/i.test(field.value)) return { text: field.value.replace(/\n/g, ' '), lines: field.lines };
  const found = front.lines.map((line, i) => ({ line, i })).filter(({ line }) => line.text.length < 260 && TITLE.test(line.text));
  const after = found.find(({ i }) => /^(?:Annex|Attachment)\b.{0,12}$/i.test(front.lines[i - 1]?.text ?? '')) ?? found.at(-1);
  if (!after) return null;
  const next = front.lines[after.i + 1];
  const lines = next && /^\([^()]{2,40}\)$/.test(next.text) ? [after.line, next] : [after.line];
  return { text: lines.map((line) => line.text).join(' '), lines };
}

/** The group that the activity works under: "SG17 agreed the continuation …", "under TSAG". */
function parentGroup(front: Front): string[] {
  const { text } = front.source;
  const agreed =
    /\b(?:SG|Study Group )(\d{1,2}) (?:agreed|approved|established|decided)|(?:report to|parent group[^.]{0,30}?|under) (?:ITU-T )?(?:SG|Study Group )(\d{1,2})/i.exec(
      text.slice(0, 20_000),
    );
  const group = agreed?.[1] ?? agreed?.[2];
  return group ? [`ITU-T SG${group}`] : [];
}
