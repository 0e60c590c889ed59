import { type Columns, dayNumber, GONE, purposeOf, STAGES } from './columns';
import { isLostGroup, type StandingOptions } from './standing';

/** Places of the works that `standingOf` has something to say of: kept ones, and of those that are not out yet the overdue and those under a group that is gone. */
export function waitingPlaces({ places, flags, stage, group, due, pool }: Columns, { today, groups }: Pick<StandingOptions, 'today' | 'groups'>): number[] {
  const open = new Set([STAGES.indexOf('draft'), STAGES.indexOf('unknown')]);
  const lost = pool.names.map((name) => isLostGroup(name, groups));
  const day = dayNumber(today);
  const found: number[] = [];
  for (let place = 0; place < places; place++) {
    const marks = flags[place] as number;
    if ((marks & GONE) !== 0) continue;
    const by = due[place] as number;
    const isLate = open.has(stage[place] as number) && ((by > 0 && by < day) || lost[group[place] as number] === true);
    if (isLate || purposeOf(marks) > 0) found.push(place);
  }
  return found;
}
