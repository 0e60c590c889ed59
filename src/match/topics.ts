import type { WorkSource } from '@/src/model';

/** The topics that the catalog sorts its works under. */
export type Topics = {
  /** Places of the works under a topic. */
  places: (topic: string) => readonly number[];
  /** How telling a topic is: that of a few works is, that of a tenth of all hardly. */
  rarity: (topic: string) => number;
  /** What two works must share, in rarity, to be of one subject: about two topics that one work in thirty has. */
  enough: number;
};

export const openTopics = (source: WorkSource): Topics => ({
  places: source.withTopic,
  rarity: (topic) => Math.log(Math.max(1, source.count) / Math.max(1, source.withTopic(topic).length)),
  enough: 0.92 * Math.log(Math.max(2, source.count)),
});
