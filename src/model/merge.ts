import type { WorkRowView } from './works-query';

/** Why two works may be one: the same number and edition · a number of one is another number of the other · the same title, where one has no number. */
export type MergeReason = 'number' | 'other-number' | 'title';

/** Two works that may be one. `from` would become another name of `to`. */
export type MergeProposal = { from: WorkRowView; to: WorkRowView; why: MergeReason; shared: string };

/** What was decided on two works: 'merged', or 'never' to be proposed again. */
export type MergeVerdict = { from: string; to: string; verdict: 'merged' | 'never'; at: string };
