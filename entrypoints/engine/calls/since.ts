import {
  beginning,
  changesSince,
  changesSinceBackup,
  PURPOSES,
  pruneChanges,
  purposeOf,
  redirectsOf,
  type Snapshot,
  STAGES,
  selectWorks,
  sinceReport,
  standingOf,
} from '@/src/catalog';
import { changesSinceVersion } from '@/src/catalog/lists';
import { openFindings } from '@/src/coordinate';
import { worksBeside } from '@/src/match';
import type { Decision, OpenDocument, Purpose, SinceAsked, SinceReport, Work } from '@/src/model';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { today } from './today';

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

/** What moved in the catalog since a day or a snapshot, and what waits today. */
export function sinceCalls(knowledge: Knowledge): Pick<Calls, 'since' | 'today'> {
  const { store } = knowledge;

  const changesOf = async (asked: SinceAsked): Promise<Pick<SinceReport, 'since' | 'against' | 'changes'>> => {
    const open = await store();
    if ('backup' in asked) return { ...(await changesSinceBackup(open, asked.backup, new Date().toISOString())), against: { kind: 'backup' } };
    if ('list' in asked) {
      const { title, since, change } = await changesSinceVersion(open, asked.list, asked.version);
      return { since, against: { kind: 'list', title, version: asked.version }, changes: change.works.length > 0 ? [change] : [] };
    }
    await pruneChanges(open.db);
    return { since: asked.day, against: { kind: 'day' }, changes: await changesSince(open.db, asked.day) };
  };

  const openDocuments = async (): Promise<OpenDocument[]> => {
    const open = await store();
    const standing = (await open.db.decisions.toArray()).filter((decision) => !isOver(decision));
    return (await open.summaries(null)).flatMap((summary): OpenDocument[] => {
      const { overlaps, others } = openFindings(summary, standing);
      const { document, name, title, at } = summary;
      return overlaps.length + others.length > 0 ? [{ document, name, title, at, overlaps, others: others.length }] : [];
    });
  };

  return {
    async since(asked) {
      const open = await store();
      const changes = await changesOf(asked);
      const known = await knowledge.works();
      const anyKept = selectWorks(known.snapshot, null, { purposes: [...KEPT], offset: 0, limit: 1 }).total > 0;
      const { catalog } = await knowledge.context();
      return sinceReport(changes, {
        works: (keys) => open.worksNow(keys),
        merged: new Set((await redirectsOf(open.db)).keys()),
        decisions: await open.db.decisions.toArray(),
        liaisons: await open.liaisons(),
        alike: (work) => (anyKept ? worksBeside(catalog, work).filter((other) => other.purpose !== null) : []),
      });
    },
    async today({ staleBefore }) {
      const open = await store();
      const { snapshot, asOf } = await knowledge.works();
      const { structure } = (await knowledge.context()).mandates;
      const standing = standingOf(waiting(snapshot), await open.liaisons(), { today: today(), staleBefore, asOf, groups: structure.groups });
      return { ...standing, open: await openDocuments(), began: await beginning(open.db) };
    },
  };
}

/** A finding that was put off until a day that has come. */
const isOver = ({ verdict, until }: Decision): boolean => verdict === 'snoozed' && until !== null && until <= today();
