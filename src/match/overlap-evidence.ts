import { baseKey } from '@/src/identifiers';
import type { Evidence, Outside, Span, Work } from '@/src/model';
import { listedCitations } from './cited';
import type { MatchContext } from './context';
import { namesOf } from './definitions';
import { pair, there } from './finding';
import { identityEvidence } from './identity-places';
import type { Overlap } from './overlap';
import { stem } from './stem';
import { eachWord, foldDesignation, STOP_WORDS, wordsOf } from './tokens';

/** A scope is read sentence by sentence; of an abstract that fills pages these are enough to tell. */
const SENTENCES = 24;
const TERMS = 80;
const REFERENCES = 40;

/**
 * All that the likeness rests on: the title, every sentence of the scope that says what the work says too, the terms that both
 * define and the references that both have; where the catalog's topics for the document speak, the places by which it was recognised.
 */
export function overlapEvidence(context: MatchContext, overlap: Overlap): { evidence: Evidence[]; outside: Outside[] } {
  const { work } = overlap;
  const { extract } = context;
  const evidence: Evidence[] = [];
  if (extract.identity.titleSpan) evidence.push(pair(context.passage(extract.identity.titleSpan), there(work, work.title)));
  for (const span of tellingSentences(context, work))
    evidence.push(pair(context.passage(span), there(work, work.scope ?? work.title, work.scope ? 'Scope' : null)));
  evidence.push(...termEvidence(context, overlap), ...referenceEvidence(context, overlap));
  const recognised = overlap.byRecord || evidence.length === 0 ? identityEvidence(context, there(work, work.title)) : { evidence: [], outside: [] };
  return { evidence: [...evidence, ...recognised.evidence.slice(evidence.length > 0 ? 1 : 0)], outside: recognised.outside };
}

/** Most telling first. */
function tellingSentences({ extract, source }: MatchContext, work: Work): Span[] {
  if (!extract.scope) return [];
  const said = new Set(
    wordsOf(`${work.title} ${work.scope ?? ''}`)
      .filter((word) => !STOP_WORDS.has(word))
      .map(stem),
  );
  return sentencesOf(source.text, extract.scope.span)
    .map((span) => ({ span, shared: sharedWords(source.text, span, said) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.span.start - b.span.start)
    .slice(0, SENTENCES)
    .map(({ span }) => span);
}

function termEvidence(context: MatchContext, { work, sharedTerms }: Overlap): Evidence[] {
  return sharedTerms.slice(0, TERMS).flatMap((name) => {
    const entry = context.extract.terms.find((term) => namesOf(term).some((one) => foldDesignation(one) === name));
    const known = context.catalog.definitions(name).find((definition) => definition.work.key === work.key);
    return entry && known ? [pair(context.passage(entry.designationSpan), there(work, known.term.definition, known.term.clause))] : [];
  });
}

function referenceEvidence(context: MatchContext, { sharedReferences }: Overlap): Evidence[] {
  const shared = new Set(sharedReferences.slice(0, REFERENCES));
  return listedCitations(context)
    .filter((citation) => citation.identifiers.some((i) => shared.has(baseKey(i))))
    .map((citation) => pair(context.passage(citation.span), null));
}

function sharedWords(text: string, span: Span, said: ReadonlySet<string>): number {
  const seen = new Set<string>();
  eachWord(
    text,
    (word) => {
      const stemmed = stem(word);
      if (said.has(stemmed)) seen.add(stemmed);
    },
    span.start,
    span.end,
  );
  return seen.size;
}

/** A sentence ends at a full stop before white space, and at a line's end. */
function sentencesOf(text: string, within: Span): Span[] {
  const found: Span[] = [];
  let start = within.start;
  for (let at = within.start; at < within.end; at++) {
    const char = text[at];
    const ends = char === '\n' || ((char === '.' || char === ';') && /\s/.test(text[at + 1] ?? ' '));
    if (!ends) continue;
    if (at + 1 - start > 20) found.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (within.end - start > 20) found.push({ start, end: within.end });
  return found;
}
