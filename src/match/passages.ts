import { type Clause, indexAt, type Passage, type SourceDocument, type Span, trimSpan } from '@/src/model';

const QUOTE_LIMIT = 400;
const AROUND = 32;

/** Innermost clause around an offset; null before the first heading. */
export function clauseAt(clauses: readonly Clause[], offset: number): Clause | null {
  for (let at = indexAt(clauses, offset); at >= 0; at--) {
    const clause = clauses[at];
    if (clause && offset < clause.span.end) return clause;
  }
  return null;
}

/** What a clause is called in a sentence: its number, else its title. */
export const clauseName = (clause: Clause | null): string | null => (clause ? (clause.number ?? (clause.title || null)) : null);

/** A place that survives a reload. Spans longer than a quote may be are cut at a word. */
export function passageOf(source: SourceDocument, clauses: readonly Clause[], given: Span): Passage {
  const span = shorten(source.text, trimSpan(source.text, given));
  const { text } = source;
  return {
    span,
    quote: {
      exact: text.slice(span.start, span.end),
      prefix: text.slice(Math.max(0, span.start - AROUND), span.start),
      suffix: text.slice(span.end, span.end + AROUND),
    },
    clause: clauseName(clauseAt(clauses, span.start)),
    page: pageAt(source, span.start),
  };
}

function shorten(text: string, span: Span): Span {
  if (span.end - span.start <= QUOTE_LIMIT) return span;
  const limit = span.start + QUOTE_LIMIT;
  const space = text.lastIndexOf(' ', limit);
  return { start: span.start, end: space > span.start + QUOTE_LIMIT / 2 ? space : limit };
}

export const shortenQuote = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= QUOTE_LIMIT) return plain;
  const space = plain.lastIndexOf(' ', QUOTE_LIMIT - 1);
  return `${plain.slice(0, space > QUOTE_LIMIT / 2 ? space : QUOTE_LIMIT - 1)}…`;
};

export function pageAt(source: SourceDocument, offset: number): number | null {
  const at = indexAt(source.pages, offset);
  return at < 0 ? null : (source.pages[at]?.number ?? null);
}
