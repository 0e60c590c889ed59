import type { CitationRole } from './extract';

/** A reference as bibliographies exchange it: of a document's list, or a work of the catalog. */
export type Reference = {
  /** Short, of letters, digits and hyphens; unique in its list. */
  key: string;
  /** The number as its publisher writes it; null where there is none. */
  id: string | null;
  title: string | null;
  publisher: string | null;
  /** YYYY[-MM[-DD]] */
  date: string | null;
  url: string | null;
  role: CitationRole | null;
  /** As printed in the list: "[b-ITU-T X.1252]". */
  label: string | null;
};

/** A concept with its words, as terminologies exchange it. */
export type Concept = {
  designation: string;
  alternates: string[];
  definition: string;
  notes: string[];
  /** Whose definition it is, where it is adopted; null for an own one. */
  source: string | null;
  clause: string | null;
};

export type Terminology = { title: string /** BCP 47 */; language: string; concepts: Concept[] };
