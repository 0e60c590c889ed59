import type { Passage } from './extract';

/** Something to be said of a place in a document: an accepted finding, or a note. */
export type Remark = {
  /** The finding's or the note's own id. */
  id: string;
  kind: string;
  text: string;
  author: string;
  /** ISO date-time. */
  at: string;
  passage: Passage;
};
