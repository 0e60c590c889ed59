import type { Decision } from './decision';
import type { Liaison } from './liaison';
import type { SummaryFinding } from './summary';
import type { WorkRowView } from './works-query';

// What moved in the catalog, and what waits for its user.

/** How a work changed: it came in, another word is shown of it (`fields` says of what), or nobody knows it any more. */
export type ChangedWork = { key: string; how: 'added' | 'changed' | 'gone'; fields: string[] };

/** One write, or writes of one source that followed each other: who, when, how many, and the first of the works. */
export type CatalogChange = {
  /** ISO date-time of the last of them. */
  at: string;
  origin: string;
  /** Name of the list or import, page's address, document, "user". */
  by: string;
  added: number;
  changed: number;
  gone: number;
  works: ChangedWork[];
};

/** A work that moved, as it is now; `was` where it is gone. */
export type Moved = { work: WorkRowView; fields: string[]; by: string; at: string };

/** Since when: a day (YYYY-MM-DD), a backup that was kept, or a version of a published list that is at hand. */
export type SinceAsked = { day: string } | { backup: ArrayBuffer } | { list: string; version: number };

export type SinceReport = {
  /** Day from which on it tells, YYYY-MM-DD; '' where a backup does not say when it was made. */
  since: string;
  /** What the catalog was compared with: as it was on that day, in a backup, or a version of a list. */
  against: { kind: 'day' } | { kind: 'backup' } | { kind: 'list'; title: string; version: number };
  /** Every write since then, newest first; of a backup or a list one for each source. */
  changes: CatalogChange[];
  added: Moved[];
  changed: Moved[];
  /** Withdrawn, superseded or replaced since. */
  ended: Moved[];
  gone: { key: string; by: string; at: string }[];
  /** Works that came in or changed, and the works that the user keeps and that cover much the same. */
  overlapping: { work: WorkRowView; kept: WorkRowView[] }[];
  /** Earlier decisions and liaison statements on works that moved. */
  decisions: Decision[];
  liaisons: Liaison[];
};

export type TodayReport = {
  /** Work items whose target date is over and that are not out yet; most overdue first. */
  overdue: WorkRowView[];
  /** Works that the user keeps and no source has seen for so long. */
  stale: WorkRowView[];
  /** Work that stands under a group that no longer exists, by the group; `heir` took the group's work over. */
  lostGroups: { group: string; heir: string | null; works: WorkRowView[] }[];
  /** Replies asked for by a day that is over. */
  replies: Liaison[];
  /** Last day of which the catalog's lists speak; null where none says. */
  asOf: string | null;
  totals: { overdue: number; stale: number; lost: number };
  /** Analysed documents in which something certain or probable is undecided, the latest first; overlaps with other works before the rest. */
  open: OpenDocument[];
  /** When the catalog began, and how many works came with Concord; null for one that is older than this is noted. */
  began: Beginning | null;
};

/** An analysed document with what nobody has decided on yet. */
export type OpenDocument = { document: string; name: string; title: string | null; at: string; overlaps: SummaryFinding[]; others: number };

/** The first filling of a catalog. `at`: ISO date-time. */
export type Beginning = { at: string; works: number };
