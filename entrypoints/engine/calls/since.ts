import { changesSince, pruneChanges, sinceReport, standingOf } from '@/src/catalog';
import { answerLike } from '@/src/match';
import type { Work } from '@/src/model';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { today } from './today';

/** From this likeness on two works cover much the same ground. */
const ALIKE = 0.5;

/** What moved in the catalog since a day, and what waits today. */
export function sinceCalls(knowledge: Knowledge): Pick<Calls, 'since' | 'today'> {
  const { store } = knowledge;
  return {
    async since({ day }) {
      const open = await store();
      await pruneChanges(open.db);
      const changes = await changesSince(open.db, day);
      const { works } = await open.loadSlice();
      const anyKept = works.some((work) => work.purpose !== null);
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
      const { works, asOf } = await open.loadSlice();
      const { structure } = (await knowledge.context()).mandates;
      return standingOf(works, await open.liaisons(), { today: today(), staleBefore, asOf, groups: structure.groups });
    },
  };
}
