import type { Stage } from './extract';
import type { Identifier } from './identifier';

/** identical: one text under two numbers · supersedes/superseded-by: editions · became/was: a work item and its published text · others: weaker ties. */
export const RELATION_TYPES = [
  'identical',
  'technically-aligned',
  'based-on',
  'profile-of',
  'supersedes',
  'superseded-by',
  'amends',
  'amended-by',
  'adopted-as',
  'part-of',
  'became',
  'was',
  'split-into',
  'split-from',
  'merged-into',
  'merged-from',
  'related',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

export type Relation = {
  type: RelationType;
  /** The other work's number as its publisher writes it. */
  id: string;
  /** Key in the catalog where it is known there. */
  key: string | null;
  verified: boolean;
};

/** Where a fact comes from. */
export type Provenance = {
  /** A file of a public data set, a page's address, a document's name, or "recalled". */
  source: string;
  /** Day it was seen, YYYY-MM-DD. */
  seen: string;
  /** Pack or import that brought it, or "user". */
  by: string;
  /** false for recalled entries: shown as unverified everywhere. */
  verified: boolean;
  /** Class of the published list that says it, where it is not public; missing otherwise. */
  class?: 'members-only' | 'restricted';
};

/** The strictest class of the lists that a work comes from; null: none of them is closed. */
export const closedClass = ({ provenance }: { provenance: readonly Provenance[] }): Provenance['class'] | null =>
  provenance.some((p) => p.class === 'restricted') ? 'restricted' : provenance.some((p) => p.class === 'members-only') ? 'members-only' : null;

/** How a work of a closed list is marked wherever its words or its name are written. */
export const closedMark = (of: Provenance['class'] | null | undefined): string =>
  of === 'restricted' ? ' [restricted]' : of === 'members-only' ? ' [members only]' : '';

/** Why a user keeps a work. */
export type Purpose = 'normative-here' | 'neighbour' | 'competitor' | 'watch';

export type KnownTerm = {
  designation: string;
  alternates: string[];
  definition: string;
  clause: string | null;
  /** Who defines it, where this work only adopts it; null = this work itself. */
  source: string | null;
};

/** What a work programme says of a work item on its way (ITU-T A.1, A.13). A field is missing where no source says it. */
export type WorkLife = {
  /** Persons, as printed. */
  editors?: string[];
  /** Members that committed to contributing, as printed. */
  supportingMembers?: string[];
  /** Bodies named for liaison, as printed: the publisher's text is uncontrolled. */
  liaisonBodies?: string[];
  /** When it is due, as printed: "2025-12", "2025-Q3". */
  target?: string;
  /** "AAP", "TAP", "Agreement", or the publisher's own word. */
  approvalProcess?: string;
  /** "New", "Rev.", as printed. */
  version?: string;
  priority?: string;
  /** Document on which the work is based ("SG17-C123", "TD 45"). */
  baseText?: string;
  /** Days, YYYY-MM-DD: first registration in the work programme, and its last update there. */
  registered?: string;
  updated?: string;
  /** Names and numbers that it had before. */
  formerIds?: string[];
  /** Status that it is meant to have when published ("Proposed Standard"), as printed. */
  intendedStatus?: string;
  /** What a tracker says is to be done, what was done (one entry a time), and what it warns of; as printed. */
  workPlan?: string;
  news?: string[];
  alerts?: string[];
  comment?: string;
};

/** What the catalog KNOWS of one edition of one text. Plain data. */
export type Work = {
  /** Stable and readable: "itu-t-x-1252-2021-04". */
  key: string;
  /** As the publisher writes it. */
  id: string;
  identifiers: Identifier[];
  title: string;
  scope: string | null;
  /** Publisher as people name it: "ITU-T", "ISO/IEC", "OpenID Foundation". */
  body: string;
  group: string | null;
  question: string | null;
  kind: string;
  stage: Stage;
  /** As the publisher words it ("in force", "90.20", "Proposed Standard"); null where unknown. */
  stageText: string | null;
  date: string | null;
  url: string | null;
  topics: string[];
  relations: Relation[];
  terms: KnownTerm[];
  /** Ids of what it cites, as printed. */
  references: string[];
  /** Text of saved documents, for passages; null for works known only by their record. */
  text: string | null;
  purpose: Purpose | null;
  /** Missing where no source says anything of it. */
  life?: WorkLife;
  provenance: Provenance[];
};

/** The part of a catalog that an analysis needs. */
export type CatalogSlice = { packs: string[]; asOf: string | null; works: Work[] };
