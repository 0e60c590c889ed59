import { type Liaison, liaisonStanding, newestSeen, rowOfWork, type TodayReport, type Work } from '@/src/model';

/** How many works a list of the report names; all are counted. */
const MOST = 200;

/** The last day of a date as printed: "2025-12", "2025-Q3", "2025", "12/2025"; null where it is none. */
export function lastDayOf(target: string): string | null {
  const text = target.trim();
  const quarter =
    /^(\d{4})[- ]?Q([1-4])$/i.exec(text) ??
    /^Q([1-4])[-/ ](\d{4})$/i.exec(text)?.map((part, i, all) => (i === 1 ? (all[2] as string) : i === 2 ? (all[1] as string) : part));
  if (quarter) return endOfMonth(Number(quarter[1]), Number(quarter[2]) * 3);
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (day) return day[0];
  const month =
    /^(\d{4})-(\d{2})$/.exec(text) ??
    /^(\d{2})\/(\d{4})$/.exec(text)?.map((part, i, all) => (i === 1 ? (all[2] as string) : i === 2 ? (all[1] as string) : part));
  if (month) return endOfMonth(Number(month[1]), Number(month[2]));
  return /^\d{4}$/.test(text) ? `${text}-12-31` : null;
}

const endOfMonth = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

const isOpen = (work: Work): boolean => work.stage === 'draft' || work.stage === 'unknown';

/** Whether a work item is due on a day that is over, and not out yet. */
export function isOverdue(work: Work, today: string): boolean {
  const due = work.life?.target ? lastDayOf(work.life.target) : null;
  return due !== null && due < today && isOpen(work);
}

export type StandingOptions = {
  /** YYYY-MM-DD */
  today: string;
  /** A work that no source has seen since this day is stale. */
  staleBefore: string;
  /** Groups of the present study period: "ITU-T SG17", and those whose work each took over. */
  groups: readonly { name: string; successorOf: readonly string[] }[];
  asOf: string | null;
};

/** What waits: overdue work items and replies, facts that are old, work under groups that are gone. */
export function standingOf(
  works: Iterable<Work>,
  liaisons: readonly Liaison[],
  { today, staleBefore, groups, asOf }: StandingOptions,
): Omit<TodayReport, 'open' | 'began'> {
  const overdue: Work[] = [];
  const stale: Work[] = [];
  const lost = new Map<string, Work[]>();
  for (const work of works) {
    if (isOverdue(work, today)) overdue.push(work);
    if (work.purpose !== null && listedSeen(work) < staleBefore) stale.push(work);
    if (isOpen(work) && isLostGroup(work.group, groups)) lost.set(work.group ?? '', [...(lost.get(work.group ?? '') ?? []), work]);
  }
  const due = (work: Work): string => lastDayOf(work.life?.target ?? '') ?? '';
  overdue.sort((a, b) => (due(a) < due(b) ? -1 : 1));
  stale.sort((a, b) => (listedSeen(a) < listedSeen(b) ? -1 : 1));
  const rows = (list: readonly Work[]) => list.slice(0, MOST).map(rowOfWork);
  return {
    overdue: rows(overdue),
    stale: rows(stale),
    lostGroups: [...lost].map(([group, list]) => ({ group, heir: heirOf(group, groups), works: rows(list) })).sort((a, b) => (a.group < b.group ? -1 : 1)),
    replies: liaisons.filter((liaison) => liaisonStanding(liaison, today) === 'overdue'),
    asOf,
    totals: { overdue: overdue.length, stale: stale.length, lost: [...lost.values()].reduce((sum, list) => sum + list.length, 0) },
  };
}

/** The day on which somebody but the user saw the work last: keeping a work is no news of it. */
const listedSeen = (work: Work): string => newestSeen({ provenance: work.provenance.filter((fact) => fact.by !== 'user') }) ?? '';

/** A study group of ITU-T that the present study period does not have. */
export const isLostGroup = (group: string | null, groups: StandingOptions['groups']): boolean => {
  const named = /^ITU-T SG ?(\d+)\b/.exec(group ?? '');
  return named !== null && !groups.some(({ name }) => name === `ITU-T SG${named[1]}`);
};

const heirOf = (group: string, groups: StandingOptions['groups']): string | null =>
  groups.find(({ successorOf }) => successorOf.some((name) => group === name || group.startsWith(`${name} `)))?.name ?? null;
