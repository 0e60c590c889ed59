import type { Identifier } from './identifier';
import type { Notice } from './notice';
import type { Span } from './span';

/** The words around a place, so that it is found again after a reload or an edit. `prefix` and `suffix` are ≤ 32 characters. */
export type Quote = { exact: string; prefix: string; suffix: string };

/** A place in a document that survives a reload. */
export type Passage = { span: Span; quote: Quote; clause: string | null; page: number | null };

export type Confidentiality = 'public' | 'members-only' | 'restricted' | 'unknown';

export type Stage = 'published' | 'draft' | 'superseded' | 'withdrawn' | 'unknown';

export type DocumentIdentity = {
  /** Which publisher's habits were recognised: the id of a profile, 'generic' where none. */
  profile: string;
  /** 0–1. */
  profileConfidence: number;
  /** As the publisher writes it; null where there is none. */
  id: string | null;
  /** Joint and dual numbers, work-item nickname, TD number. */
  otherIds: string[];
  /** `id` and `otherIds`, parsed. */
  identifiers: Identifier[];
  title: string | null;
  /** YYYY[-MM[-DD]] */
  date: string | null;
  kind: string;
  stage: Stage;
  /** "ITU-T SG17", "ISO/IEC JTC 1/SC 27/WG 5", "IETF oauth" */
  groups: string[];
  /** "Q10/17" */
  questions: string[];
  authors: string[];
  language: string | null;
  confidentiality: Confidentiality;
  /** Where the id and the title stand, for jumping there; null where they come from metadata. */
  idSpan: Span | null;
  titleSpan: Span | null;
};

export type ClauseRole =
  | 'scope'
  | 'references'
  | 'normative-references'
  | 'informative-references'
  | 'terms'
  | 'terms-elsewhere'
  | 'terms-here'
  | 'abbreviations'
  | 'conventions'
  | 'summary'
  | 'keywords'
  | 'foreword'
  | 'introduction'
  | 'contents'
  | 'bibliography'
  | 'annex'
  | 'appendix'
  | 'acknowledgements'
  | 'boilerplate'
  | 'history'
  | 'body';

export type Clause = {
  number: string | null;
  title: string;
  /** 1 = top. */
  level: number;
  role: ClauseRole;
  /** From the heading to the next heading of the same or a higher level. */
  span: Span;
  heading: Span;
  page: number | null;
};

export type TermEntry = {
  designation: string;
  alternates: string[];
  definition: string;
  notes: string[];
  /** own: defined here (ITU-T clause 3.2) · adopted: defined elsewhere (clause 3.1) */
  origin: 'own' | 'adopted';
  /** What the text itself names; null for own terms. */
  source: string | null;
  clause: string | null;
  page: number | null;
  /** The whole entry. */
  span: Span;
  designationSpan: Span;
  definitionSpan: Span | null;
};

export type Abbreviation = { short: string; long: string; span: Span };

export type CitationRole = 'normative' | 'informative' | 'in-text';

export type Citation = {
  /** As printed, with brackets: "[b-ITU-T X.1252]"; null where the list has no labels. */
  label: string | null;
  /** The number as the publisher writes it, undressed; null where none was recognised. */
  id: string | null;
  /** All numbers of a joint or dual-numbered entry, parsed. */
  identifiers: Identifier[];
  edition: string | null;
  title: string | null;
  url: string | null;
  role: CitationRole;
  /** The entry as printed. */
  raw: string;
  span: Span;
  page: number | null;
  /** Where it is cited in the text (its own list entry not counted). */
  mentions: Span[];
  /** 'explicit' where the entry names an edition, 'undated' otherwise. */
  dated: boolean;
};

/** A label that the text cites and no list holds. */
export type UnlistedCitation = { label: string; spans: Span[] };

/** Groups, Questions, Resolutions, actions and outside bodies that the text names. */
export type Mention = { kind: 'study-group' | 'question' | 'resolution' | 'action' | 'body' | 'work'; name: string; span: Span };

/** What the document SAYS. */
export type Extract = {
  identity: DocumentIdentity;
  clauses: Clause[];
  terms: TermEntry[];
  abbreviations: Abbreviation[];
  citations: Citation[];
  unlisted: UnlistedCitation[];
  mentions: Mention[];
  /** Text of the scope clause, else of the abstract or summary; null where there is none. */
  scope: { text: string; span: Span } | null;
  notices: Notice[];
};
