import type { Finding } from './finding';
import type { DefinitionVerdict } from './report';
import type { ReuseClass } from './reuse';
import type { SourceDocument } from './source-document';
import type { Span } from './span';

/** A passage that stands in both texts, word for word but for `gaps` words between runs that agree. */
export type AlignedPassage = {
  here: Span;
  there: Span;
  words: number;
  gaps: number;
  /** Why it is proper reuse, in a few words; null where nothing says that it is. */
  proper: ReuseClass | null;
};

/** A designation that both define; spans are those of the entries, null where the place is not known. */
export type AlignedTerm = { designation: string; here: Span; there: Span | null; verdict: DefinitionVerdict; reason: string; declared: boolean };

/** What two documents have in common: where, and what is thought of it. */
export type Comparison = {
  /** The document's own number and title, where it states them. */
  here: { id: string | null; title: string | null };
  /** The other side: its number (null where it has none), title and text. */
  other: { id: string | null; title: string; document: SourceDocument };
  passages: AlignedPassage[];
  terms: AlignedTerm[];
  /** What the rules say of the document against the other alone. */
  findings: Finding[];
  /** 0–1: how much of the document stands in the other, without proper reuse. */
  share: number;
};
