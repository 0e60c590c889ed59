import type { WorkRowView } from './works-query';

/**
 * Why two works may be one: the same number and edition · a number of one is another number of the other · one number, which one
 * of them writes without edition or without its second publisher · and where one has no number the same title, or much the same
 * title and scope.
 */
export type MergeReason = 'number' | 'other-number' | 'bare-number' | 'title' | 'likeness';

/** Two works that may be one. `from` would become another name of `to`. */
export type MergeProposal = { from: WorkRowView; to: WorkRowView; why: MergeReason; shared: string };

/** What was decided on two works: 'merged', or 'never' to be proposed again. */
export type MergeVerdict = { from: string; to: string; verdict: 'merged' | 'never'; at: string };
