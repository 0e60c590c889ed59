import type { Extract, Outcome, SourceDocument } from '@/src/model';
import { extractAbbreviations } from './abbreviations';
import { extractCitations } from './citations';
import { findClauses } from './clauses';
import { identify } from './identity';
import { type BodyName, findMentions } from './mentions';
import { recogniseProfile } from './profiles';
import { findScope } from './scope';
import { extractTerms } from './terms';
import type { View } from './view';

/** What extraction needs to know beside the document: the names of outside bodies (assets/structure.json). */
export type ExtractContext = { bodies: readonly BodyName[] };

/** What the document SAYS: identity, clauses, terms, abbreviations, citations, with spans into its one text. */
export function extractDocument(source: SourceDocument, context: ExtractContext): Extract {
  const { profile, confidence } = recogniseProfile(source);
  const clauses = findClauses(source, profile);
  const view: View = { source, profile, clauses: clauses.value };
  const identity = identify(view, confidence);
  const terms = extractTerms(view);
  const abbreviations = extractAbbreviations(view);
  const references = extractCitations(view, identity.value.identifiers);
  const outcomes: Outcome<unknown>[] = [clauses, identity, terms, abbreviations, references];
  return {
    identity: identity.value,
    clauses: clauses.value,
    terms: terms.value,
    abbreviations: abbreviations.value,
    citations: references.value.citations,
    unlisted: references.value.unlisted,
    mentions: findMentions(view, context.bodies),
    scope: findScope(view),
    notices: outcomes.flatMap((outcome) => outcome.notices),
  };
}

export { extractScopeOnly } from './scope-only';
