import { type CatalogStore, correctWorks, factsOf, putBack, redirectsOf } from '@/src/catalog';
import { baseKey } from '@/src/identifiers';
import { type FindingOnWork, rowOfWork } from '@/src/model';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { today } from './today';

/** Keys of works that were merged into this one. */
const namesBefore = async ({ db }: CatalogStore, key: string): Promise<string[]> =>
  [...(await redirectsOf(db))].filter(([, now]) => now === key).map(([before]) => before);

/** What analysed documents say of a work under any of its names, and what was decided on it. */
async function findingsOn(open: CatalogStore, keys: readonly string[]): Promise<FindingOnWork[]> {
  const decisions = await open.db.decisions.toArray();
  return (await open.summaries(null)).flatMap(({ document, name, at, findings }) =>
    findings
      .filter(({ work }) => work && keys.includes(work))
      .map((finding) => ({
        ...finding,
        document,
        name,
        at,
        verdict: decisions.find((d) => d.document === document && d.finding === finding.id)?.verdict ?? null,
      })),
  );
}

/** A work's facts with their sources, and the user's own words on them. */
export function factCalls({ store }: Knowledge): Pick<Calls, 'facts' | 'correct' | 'putBack'> {
  return {
    async facts({ key }) {
      const open = await store();
      const work = await open.work(key);
      if (!work) return null;
      const numbers = [...new Set(work.identifiers.map(baseKey))];
      const others = numbers.length > 0 ? await open.db.works.where('numbers').anyOf(numbers).distinct().primaryKeys() : [];
      const names = [work.key, ...(await namesBefore(open, work.key))];
      const editions = await Promise.all(others.filter((other) => other !== work.key).map((other) => open.work(other)));
      return {
        facts: factsOf(await open.sources(work.key)),
        editions: editions
          .flatMap((edition) => (edition ? [rowOfWork(edition)] : []))
          .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.key.localeCompare(b.key)),
        liaisons: await open.liaisons({ document: work.key, works: names }),
        findings: await findingsOn(open, names),
      };
    },
    correct: async ({ keys, facts, addTopic }) => correctWorks(await store(), keys, facts, today(), addTopic ?? null),
    putBack: async ({ before }) => putBack(await store(), before).then(() => null),
  };
}
