import type { Stage } from '@/src/model';
import { dateIn } from '../identity/dates';
import { type Front, fieldOf, spanOver, valueIn } from '../identity/front';
import { questionsIn, studyGroupsIn } from './itu-names';
import type { Profile } from './profile';

/** Pages of ITU-T's work programme (a work item) and of its list of Recommendations: labels and values, no clauses. */
export const ituTWorkItem: Profile = {
  id: 'itu-t-work-item',
  title: 'ITU-T work programme page',
  description: 'Breadcrumb of period, group and Question; "Work item", "Subject/title", "Status", "Approval process", "Timing", "Liaison", "Summary".',
  publisher: 'ITU-T',
  recognise(front) {
    const has = (label: RegExp): number => (fieldOf(front, label) ? 1 : 0);
    if (!has(/^work item$/)) return 0;
    const others =
      has(/^subject\/title$/) +
      has(/^approval process$/) +
      has(/^timing$/) +
      has(/^liaison$/) +
      has(/^first registration in the wp$/) +
      has(/^type of work item$/);
    return others >= 2 ? Math.min(0.97, 0.5 + 0.1 * others) : 0;
  },
  identify(front) {
    const item = fieldOf(front, /^work item$/);
    const [, number = '', former] = /^(\S+)(?:\s*\(ex (\S+?)\))?/i.exec(item?.value ?? '') ?? [];
    const title = fieldOf(front, /^subject\/title$/);
    const status = valueIn(front, /^status$/) ?? '';
    const head = front.lines
      .slice(0, 12)
      .map((line) => line.text)
      .join('\n');
    return {
      id: number ? (/^[A-Z]\.\d/.test(number) ? `ITU-T ${number}` : number) : null,
      idSpan: item?.lines[0]?.span ?? null,
      otherIds: [...(former ? [former] : []), ...twins(front)],
      title: title?.value.replace(/\n/g, ' ') ?? null,
      titleSpan: title ? spanOver(title.lines) : null,
      date: dateIn(status) ?? dateIn(valueIn(front, /^last update$/)),
      kind: 'work-item',
      stage: stageOf(status),
      groups: studyGroupsIn(head),
      questions: questionsIn(head),
      authors: (fieldOf(front, /^contacts?$/)?.value ?? '')
        .split('\n')
        .map((line) => line.replace(/,\s*(?:Co-)?Editor\b.*$/i, '').trim())
        .filter(Boolean),
      confidentiality: 'unknown',
    };
  },
};

/** "Equivalent number": the twin at ISO/IEC. */
const twins = (front: Front): string[] => {
  const value = valueIn(front, /^equivalent number$/);
  return value && /\d/.test(value) ? [value] : [];
};

const stageOf = (status: string): Stage =>
  /^(?:approved|agreed)/i.test(status) ? 'published' : /^(?:deleted|discontinued|withdrawn)/i.test(status) ? 'withdrawn' : 'draft';
