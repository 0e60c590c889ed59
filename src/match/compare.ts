import type { AlignedPassage, AlignedTerm, Comparison, Extract, MatrixRow, Notice, SourceDocument, Span, Work } from '@/src/model';
import { openCatalog } from './catalog';
import { makeContext } from './context';
import { matchDocument } from './index';

/** A document as read, with what it says. */
export type ReadDocument = { source: SourceDocument; extract: Extract };

/**
 * Compares a document with one other text, alone: the passages that stand in both, the terms that both define, and what the
 * rules think of the two. `other` is the other text as a work (`workOfDocument`), `there` as it is shown. Linear in both texts.
 */
export function compareDocuments({ source, extract }: ReadDocument, other: Work, there: SourceDocument): Omit<Comparison, 'here' | 'other'> {
  const catalog = openCatalog({ packs: [], asOf: null, works: [other] });
  const { findings, matrix } = matchDocument(source, extract, catalog);
  const notices: Notice[] = [];
  const context = makeContext(source, extract, catalog, {}, notices);
  const { passages, reused, share } = context.shared();
  const aligned = (passage: (typeof passages)[number], proper: AlignedPassage['proper']): AlignedPassage => ({
    here: passage.here,
    there: passage.there,
    words: passage.words,
    gaps: passage.gaps,
    proper,
  });
  const proper = new Map(reused.map((one) => [one.passage, one.class]));
  const all = [
    ...passages.filter((passage) => !proper.has(passage)).map((passage) => aligned(passage, null)),
    ...reused.map((one) => aligned(one.passage, one.class)),
  ];
  return {
    passages: all.sort((a, b) => a.here.start - b.here.start),
    terms: alignedTerms(extract, matrix, there),
    findings: findings.filter((finding) => finding.work === other.key),
    share: Math.min(1, share.get(other.key) ?? 0),
  };
}

function alignedTerms(extract: Extract, matrix: readonly MatrixRow[], there: SourceDocument): AlignedTerm[] {
  return matrix.flatMap(({ term, others }) => {
    const entry = extract.terms[term];
    const best = others[0];
    if (!entry || !best) return [];
    const { designation, verdict, reason, declared } = best;
    return [{ designation: entry.designation, here: entry.span, there: placeOf(there.text, designation, best.definition), verdict, reason, declared }];
  });
}

/** Enough words of a definition to know its place by. */
const BEGINNING = 80;

/** The designation stands at most so many characters before its definition. */
const NEAR = 200;

/** Where the definition stands: at the place where its designation stands before it, else wherever its words are. */
function placeOf(text: string, designation: string, definition: string): Span | null {
  const words = definition.slice(0, BEGINNING);
  let bare: Span | null = null;
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = Math.min(text.length, start + definition.length);
    const named = text.slice(Math.max(0, start - NEAR), start).lastIndexOf(designation);
    if (named >= 0) return { start: Math.max(0, start - NEAR) + named, end };
    bare ??= { start, end };
  }
  return bare;
}
