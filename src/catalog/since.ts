import { type CatalogChange, type ChangedWork, type Decision, type Liaison, type Moved, rowOfWork, type SinceReport, type Work } from '@/src/model';

type Story = ChangedWork & { by: string; at: string };

/** What became of each work over some changes, oldest first: a work that came and changed came; one that came and went was never there. */
function storiesOf(changes: readonly CatalogChange[]): Story[] {
  const stories = new Map<string, Story>();
  for (const { at, by, works } of [...changes].reverse())
    for (const { key, how, fields } of works) {
      const before = stories.get(key);
      if (before?.how === 'added' && how === 'gone') stories.delete(key);
      else if (before && how === 'changed') stories.set(key, { ...before, fields: [...new Set([...before.fields, ...fields])], by, at });
      else if (before?.how === 'gone' && how === 'added') stories.set(key, { key, how: 'changed', fields, by, at });
      else stories.set(key, { key, how, fields, by, at });
    }
  // The newest first: lists are cut, and what came last is what one looks for.
  return [...stories.values()].reverse();
}

export type SinceSources = {
  /** Works as they are now, by their keys. */
  works: (keys: readonly string[]) => Promise<readonly (Work | null)[]>;
  /** Keys of works that were merged into others: they are there under those. */
  merged: ReadonlySet<string>;
  decisions: readonly Decision[];
  liaisons: readonly Liaison[];
  /** Works that the user keeps and of which an analysis would say that they cover the same ground. */
  alike: (work: Work) => readonly Work[];
};

const isEnded = ({ stage }: Work): boolean => stage === 'withdrawn' || stage === 'superseded';

/** How many works a list of the report names. */
const MOST = 300;

/** Works whose overlap is looked for. */
const MOST_COMPARED = 100;

/** What is new, changed, ended and gone over some changes, which of it overlaps with what the user keeps, and what was decided on it before. */
export async function sinceReport(
  { since, against, changes }: { since: string; against: SinceReport['against']; changes: readonly CatalogChange[] },
  { works, merged, decisions, liaisons, alike }: SinceSources,
): Promise<SinceReport> {
  const stories = storiesOf(changes).filter(({ key }) => !merged.has(key));
  const now = await works(stories.map((story) => story.key));
  const moved = stories.flatMap((story, i): { story: Story; work: Work }[] => {
    const work = now[i];
    // One source less, and others that still know the work: it changed.
    return work ? [{ story: story.how === 'gone' ? { ...story, how: 'changed' } : story, work }] : [];
  });
  const show = (list: typeof moved): Moved[] => list.slice(0, MOST).map(({ story: { fields, by, at }, work }) => ({ work: rowOfWork(work), fields, by, at }));
  const ended = moved.filter(({ story, work }) => story.fields.includes('stage') && isEnded(work));
  const keys = new Set(stories.filter((story) => story.how !== 'added').map((story) => story.key));
  return {
    since,
    against,
    changes: [...changes],
    added: show(moved.filter(({ story }) => story.how === 'added')),
    changed: show(moved.filter((one) => one.story.how === 'changed' && !ended.includes(one))),
    ended: show(ended),
    gone: stories.filter(({ how }, i) => how === 'gone' && !now[i]).map(({ key, by, at }) => ({ key, by, at })),
    overlapping: moved
      .filter(
        ({ story, work }) =>
          work.purpose === null && !isEnded(work) && (story.how === 'added' || story.fields.some((field) => field === 'title' || field === 'scope')),
      )
      .slice(0, MOST_COMPARED)
      .flatMap(({ work }) => {
        const kept = alike(work);
        return kept.length > 0 ? [{ work: rowOfWork(work), kept: kept.map(rowOfWork) }] : [];
      }),
    decisions: decisions.filter(({ work }) => work && keys.has(work)),
    liaisons: liaisons.filter((liaison) => liaison.works.some((key) => keys.has(key))),
  };
}
