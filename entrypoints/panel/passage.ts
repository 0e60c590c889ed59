import { indexAt, type Passage, type Report, type SourceDocument, type Span, trimSpan } from '@/src/model';

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
