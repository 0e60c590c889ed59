import type { Extract } from './extract';
import type { Finding } from './finding';
import type { Notice } from './notice';
import type { Format } from './source-document';
import type { Span } from './span';

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

/** A working group of another body on whose ground the work stands, with what is on record of its field. */
export type OutsideGroup = {
  group: string;
  score: number;
  mandate: string | null;
  mandateSource: string | null;
  verified: boolean;
  why: string[];
};

export type Partner = { organization: string; score: number; why: string[]; route: string | null; contact: string | null; verified: boolean };

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

/**
 * How another work's definition of a term stands to the document's: the same words · other words for one meaning · this one
 * says more, so fewer things fall under it · the other does · another meaning in one field · another word that is spelt alike.
 */
export type DefinitionVerdict = 'identical' | 'equivalent' | 'narrower' | 'broader' | 'competing' | 'unrelated';

/** What one other work says of a term. */
export type OtherDefinition = {
  /** The catalog's key and the number as its publisher writes it. */
  work: string;
  id: string;
  body: string;
  date: string | null;
  /** Editions are kept apart: false for one that has been replaced or withdrawn, as of the catalog's date. */
  current: boolean;
  designation: string;
  definition: string;
  clause: string | null;
  /** Whom that work itself names as the source; null where the definition is its own. */
  source: string | null;
  verdict: DefinitionVerdict;
  /** One sentence. */
  reason: string;
  /** The document itself says that its definition differs from this one, or was adapted from it. */
  declared: boolean;
  /** Class of the list that says it, where that is not public. */
  class?: 'members-only' | 'restricted';
  /** Words that stand on one side only, as offsets into the document's definition and into this one. */
  here: Span[];
  there: Span[];
};

/** One term of the document and who else defines it; only terms that somebody else defines have a row. */
export type MatrixRow = {
  /** Place in `extract.terms`. */
  term: number;
  others: OtherDefinition[];
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
  /** Working groups of other bodies that work on the same ground, best first. */
  outside: OutsideGroup[];
  partners: Partner[];
  notices: Notice[];
  catalog: CatalogStamp;
  /** Which catalog work each citation is; same order and length as extract.citations. */
  cited: (CitedWork | null)[];
  /** Who else defines the document's terms, and how their words stand to its own. */
  matrix: MatrixRow[];
  /** Milliseconds. */
  timing: { read: number; extract: number; match: number };
};
