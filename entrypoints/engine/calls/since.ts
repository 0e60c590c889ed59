import { beginning, changesSince, changesSinceBackup, pruneChanges, redirectsOf, sinceReport, standingOf, waitingPlaces } from '@/src/catalog';
import { changesSinceVersion } from '@/src/catalog/lists';
import { openFindings } from '@/src/coordinate';
import { worksBeside } from '@/src/match';
import type { Decision, OpenDocument, SinceAsked, SinceReport, Work } from '@/src/model';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { today } from './today';

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

  /** Where nothing is kept, nothing has to be compared, and the index is not waited for. */
  const alikeAmongKept = async (): Promise<(work: Work) => Work[]> => {
    const kept = await knowledge.table(async ({ snapshot }) => snapshot.kept().length);
    if (kept === 0) return () => [];
    const { catalog } = await knowledge.context();
    return (work) => worksBeside(catalog, work).filter((other) => other.purpose !== null);
  };

  return {
    async since(asked) {
      const open = await store();
      const changes = await changesOf(asked);
      return sinceReport(changes, {
        works: (keys) => open.worksNow(keys),
        merged: new Set((await redirectsOf(open.db)).keys()),
        decisions: await open.db.decisions.toArray(),
        liaisons: await open.liaisons(),
        alike: await alikeAmongKept(),
      });
    },
    async today({ staleBefore }) {
      const open = await store();
      const { groups } = await knowledge.structure();
      const { asOf } = await open.state();
      const options = { today: today(), staleBefore, asOf, groups };
      const liaisons = await open.liaisons();
      const standing = await knowledge.table(({ snapshot, sure }) =>
        sure(() => {
          const places = waitingPlaces(snapshot.columns, options);
          return standingOf(
            places.flatMap((place) => snapshot.source.at(place) ?? []),
            liaisons,
            options,
          );
        }),
      );
      return { ...standing, open: await openDocuments(), began: await beginning(open.db) };
    },
  };
}

/** A finding that was put off until a day that has come. */
const isOver = ({ verdict, until }: Decision): boolean => verdict === 'snoozed' && until !== null && until <= today();
