import { indexAt, type Note, type Passage, type Report, type SourceDocument, type Span, trimSpan } from '@/src/model';
import { findPassage } from '@/src/show';

/** Characters of context kept on either side of a quote. */
const AROUND = 32;

/** A place that a person chose, as a passage that survives a reload. Null where it holds no words. */
export function passageOf(source: SourceDocument, report: Report | null, chosen: Span): Passage | null {
  const span = trimSpan(source.text, chosen);
  if (span.start >= span.end) return null;
  const clause = report?.extract.clauses.filter((c) => c.span.start <= span.start && span.start < c.span.end).pop();
  return {
    span,
    quote: {
      exact: source.text.slice(span.start, span.end),
      prefix: source.text.slice(Math.max(0, span.start - AROUND), span.start),
      suffix: source.text.slice(span.end, span.end + AROUND),
    },
    clause: clause?.number ?? null,
    page: source.pages[indexAt(source.pages, span.start)]?.number ?? null,
  };
}

/**
 * The notes with their passages where the words stand now: a paragraph may have moved since. Where they are found no more, or
 * cannot be told, the span is empty.
 */
export function notesInText(notes: readonly Note[], source: SourceDocument, report: Report | null): Note[] {
  return notes.map((note) => {
    const { passage } = note;
    if (!passage || source.text.slice(passage.span.start, passage.span.end) === passage.quote.exact) return note;
    const span = findPassage(source.text, passage);
    const found = span && passageOf(source, report, span);
    return { ...note, passage: { ...passage, ...(found ? { span: found.span, clause: found.clause, page: found.page } : { span: { start: 0, end: 0 } }) } };
  });
}
