import { changesSince, PURPOSES, pruneChanges, purposeOf, type Snapshot, STAGES, selectWorks, sinceReport, standingOf } from '@/src/catalog';
import { answerLike } from '@/src/match';
import type { Purpose, Work } from '@/src/model';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { today } from './today';

/** From this likeness on two works cover much the same ground. */
const ALIKE = 0.5;

const KEPT: readonly Purpose[] = ['normative-here', 'neighbour', 'competitor', 'watch'];

/** Works that may wait for something: kept ones, and those that are not out yet. The others are not made. */
function* waiting({ columns, source }: Snapshot): Generator<Work> {
  const open = new Set([STAGES.indexOf('draft'), STAGES.indexOf('unknown')]);
  for (let place = 0; place < source.places; place++) {
    const kept = PURPOSES[purposeOf(columns.flags[place] as number)];
    const work = kept || open.has(columns.stage[place] as number) ? source.at(place) : null;
    if (work) yield work;
  }
}

/** What moved in the catalog since a day, and what waits today. */
export function sinceCalls(knowledge: Knowledge): Pick<Calls, 'since' | 'today'> {
  const { store } = knowledge;
  return {
    async since({ day }) {
      const open = await store();
      await pruneChanges(open.db);
      const changes = await changesSince(open.db, day);
      const known = await knowledge.works();
      const anyKept = selectWorks(known.snapshot, null, { purposes: [...KEPT], offset: 0, limit: 1 }).total > 0;
      const { catalog } = await knowledge.context();
      const alike = (work: Work): Work[] =>
        anyKept
          ? answerLike(catalog, { title: work.title, scope: work.scope, exclude: [work.id] }, { top: 10, relations: false })
              .filter((answer) => answer.score >= ALIKE && answer.work.purpose !== null && answer.work.key !== work.key)
              .map((answer) => answer.work)
          : [];
      return sinceReport(day, changes, {
        works: (keys) => Promise.all(keys.map((key) => open.work(key))),
        decisions: await open.db.decisions.toArray(),
        liaisons: await open.liaisons(),
        alike,
      });
    },
    async today({ staleBefore }) {
      const open = await store();
      const { snapshot, asOf } = await knowledge.works();
      const { structure } = (await knowledge.context()).mandates;
      return standingOf(waiting(snapshot), await open.liaisons(), { today: today(), staleBefore, asOf, groups: structure.groups });
    },
  };
}
