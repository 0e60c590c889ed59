import type { Extract } from './extract';
import type { Finding } from './finding';
import type { Notice } from './notice';
import type { Format } from './source-document';

/** Who should own the work, with the line of the mandate that decides it. */
export type Allocation = {
  group: string;
  question: string | null;
  score: number;
  mandate: string;
  mandateSource: string;
  verified: boolean;
  why: string[];
  against: string[];
};

export type Partner = { organization: string; score: number; why: string[]; route: string | null; verified: boolean };

export type CatalogStamp = { packs: string[]; asOf: string | null; works: number };

/** What the catalog knows of a cited work, as of the catalog's date and never as live truth. */
export type CitedWork = {
  work: string;
  status: 'current' | 'superseded' | 'withdrawn' | 'draft' | 'unknown';
  /** Id of the replacing edition as its publisher writes it. */
  replacedBy: string | null;
  /** Pinned on purpose: the text itself says that this edition is meant. */
  pinned: boolean;
};

/** Everything Concord says of one document: the engine's answer. `toContract` in cli/ prints it as analysis-contract.md asks. */
export type Report = {
  document: { id: string; key: string; url: string | null; fileName: string | null; format: Format; pages: number | null; characters: number };
  extract: Extract;
  findings: Finding[];
  allocation: Allocation[];
  /** true: bring it to the JCA; `unclearWhy` spells the conflict out. */
  unclear: boolean;
  unclearWhy: string | null;
  partners: Partner[];
  notices: Notice[];
  catalog: CatalogStamp;
  /** Which catalog work each citation is; same order and length as extract.citations. */
  cited: (CitedWork | null)[];
  /** Milliseconds. */
  timing: { read: number; extract: number; match: number };
};
