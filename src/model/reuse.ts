import type { Span } from './span';

/**
 * Why a passage may stand elsewhere too. All of these are taken out before overlap is judged, and listed; a person may put a
 * class, or a single passage, back.
 */
export const REUSE_CLASSES = [
  'twin',
  'attributed-quotation',
  'defined-elsewhere',
  'own-term',
  'other-definition',
  'boilerplate',
  'requirement-template',
  'reference-list',
  'legal-notice',
  'formal-part',
  'common-form',
  'names',
  'taken-from-here',
] as const;
export type ReuseClass = (typeof REUSE_CLASSES)[number];

/** One passage taken out. `id` follows from its words, so that it is found again when the passage has moved. */
export type ReusePlace = { id: string; span: Span; work: string | null; putBack: boolean };

/** All that was taken out for one reason. `putBack`: the whole class is judged like any other text. */
export type Reuse = { class: ReuseClass; id: string; putBack: boolean; places: ReusePlace[] };

const PREFIX = 'reuse:';

export const reuseClassId = (of: ReuseClass): string => `${PREFIX}class:${of}`;
export const reusePlaceId = (hash: string): string => `${PREFIX}passage:${hash}`;

/** Whether what a decision is on is reuse put back, and no finding. */
export const isReuseId = (id: string): boolean => id.startsWith(PREFIX);
