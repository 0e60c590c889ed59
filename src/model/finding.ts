import type { Passage } from './extract';
import type { Span } from './span';

export type FindingKind =
  | 'same-work'
  | 'supersedes'
  | 'superseded'
  | 'parallel-work'
  | 'shared-text'
  | 'quoted-text'
  | 'competing-definition'
  | 'redefined-term'
  | 'synonym'
  | 'source-mismatch'
  | 'outdated-reference'
  | 'withdrawn-reference'
  | 'twin-mismatch'
  | 'unlisted-citation'
  | 'unused-reference'
  | 'undefined-term'
  | 'unused-term'
  | 'missing-reference';

/** certain: follows from identifiers or identical text · probable · possible: shown folded. */
export type Tier = 'certain' | 'probable' | 'possible';

/** 0–1 each; null where the signal could not be had (no abstract, no terms, …). */
export type Signals = { scope: number | null; terms: number | null; references: number | null; text: number | null };

export type There = {
  quote: string;
  clause: string | null;
  /** The work's number; with its mark where the work comes from a list that is not public. */
  source: string;
  /** Class of that list; missing where it is public. */
  class?: 'members-only' | 'restricted';
};

export type Evidence = { here: Passage; there: There | null };

/** Words outside the document's one text that say the same: a page's running head, the file's properties, its address. */
export type Outside = { where: 'running-head' | 'properties' | 'address'; words: string };

/** What we THINK of the document. */
export type Finding = {
  /** Says what, not where: a hash of kind, work and the matter itself (term, label), so that a decision outlives a moved paragraph. */
  id: string;
  kind: FindingKind;
  tier: Tier;
  /** 0–1, for sorting inside a tier. */
  score: number;
  /** The catalog's key; null where the finding concerns no other work. */
  work: string | null;
  /** Id of the rule that fired (file name in match/rules). */
  rule: string;
  message: string;
  advice: string;
  /** What would overturn it, in one sentence; null where it follows from identifiers. */
  overturnedBy: string | null;
  signals: Signals | null;
  /** All that carries it: without these places it would not be said, or less surely. */
  evidence: Evidence[];
  /** What carries it beside the text, where anything does. */
  outside?: Outside[];
  /** The matter's own words (designation, label), for lists. */
  subject: string;
};

export const TIERS: readonly Tier[] = ['certain', 'probable', 'possible'];

/** Families as the marks show them (look.md). */
export type Family = 'same' | 'parallel' | 'conflict' | 'synonym' | 'reference' | 'use';

const FAMILIES: Record<FindingKind, Family> = {
  'same-work': 'same',
  supersedes: 'same',
  superseded: 'same',
  'quoted-text': 'same',
  'parallel-work': 'parallel',
  'shared-text': 'parallel',
  'competing-definition': 'conflict',
  'source-mismatch': 'conflict',
  'twin-mismatch': 'conflict',
  'redefined-term': 'synonym',
  synonym: 'synonym',
  'outdated-reference': 'reference',
  'withdrawn-reference': 'reference',
  'unlisted-citation': 'reference',
  'unused-reference': 'reference',
  'missing-reference': 'reference',
  'undefined-term': 'use',
  'unused-term': 'use',
};
export const familyOf = (kind: FindingKind): Family => FAMILIES[kind];

/** The sign in margin and list: the kind is never told by colour alone. */
export const SIGNS: Record<Family, string> = { same: '=', parallel: '⇉', conflict: '≠', synonym: '≈', reference: '§', use: '?' };

export const firstSpan = (finding: Finding): Span | null => finding.evidence[0]?.here.span ?? null;
