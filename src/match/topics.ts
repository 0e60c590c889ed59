import type { Work } from '@/src/model';

/** The topics that the catalog sorts its works under, and which works stand under each. */
export type Topics = {
  works: ReadonlyMap<string, readonly Work[]>;
  /** How telling a topic is: that of a few works is, that of a tenth of all hardly. */
  rarity: (topic: string) => number;
  /** What two works must share, in rarity, to be of one subject: about two topics that one work in thirty has. */
  enough: number;
};

export function openTopics(all: readonly Work[]): Topics {
  const works = new Map<string, Work[]>();
  for (const work of all) {
    for (const topic of new Set(work.topics)) {
      const list = works.get(topic);
      if (list) list.push(work);
      else works.set(topic, [work]);
    }
  }
  return {
    works,
    rarity: (topic) => Math.log(Math.max(1, all.length) / Math.max(1, works.get(topic)?.length ?? 1)),
    enough: 0.92 * Math.log(Math.max(2, all.length)),
  };
}
