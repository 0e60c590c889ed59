import type { Clause, Passage, Span } from '@/src/model';

/** A place that a note can be about: a clause, or a paragraph of it. */
export type Place = { key: string; label: string; level: number; passage: Passage };

/** Context kept around a quote, in units; the model's limit. */
const CONTEXT = 32;
/** A quote is cut here: its beginning is enough to find it again. */
const MOST_QUOTED = 300;

/** The clauses of a document as places; the quote is the heading. `text` may be missing: then the title stands for it. */
export function clausePlaces(clauses: readonly Clause[], text: string | null): Place[] {
  return clauses.map((clause) => ({
    key: `clause-${clause.span.start}`,
    label: [clause.number, clause.title].filter(Boolean).join('  '),
    level: clause.level,
    passage: passageAt(text, clause.heading, clause.number, clause.page, clause.title),
  }));
}

/** The paragraphs of a clause itself, without those of its sub-clauses. */
export function paragraphPlaces(clause: Clause, next: Clause | undefined, text: string): Place[] {
  const end = next && next.span.start < clause.span.end ? next.span.start : clause.span.end;
  const places: Place[] = [];
  for (let from = clause.heading.end; from < end; ) {
    const stop = text.indexOf('\n', from);
    const to = stop < 0 || stop > end ? end : stop;
    const start = from + (text.slice(from, to).length - text.slice(from, to).trimStart().length);
    const said = text.slice(start, to).trimEnd();
    if (said !== '')
      places.push({
        key: `paragraph-${start}`,
        label: said.length > 90 ? `${said.slice(0, 88)} …` : said,
        level: clause.level + 1,
        passage: passageAt(text, { start, end: start + said.length }, clause.number, clause.page, said),
      });
    from = to + 1;
  }
  return places;
}

function passageAt(text: string | null, span: Span, clause: string | null, page: number | null, fallback: string): Passage {
  const exact = (text?.slice(span.start, span.end) ?? fallback).slice(0, MOST_QUOTED);
  const end = text ? span.start + exact.length : span.end;
  return {
    span: { start: span.start, end },
    quote: {
      exact,
      prefix: text?.slice(Math.max(0, span.start - CONTEXT), span.start) ?? '',
      suffix: text?.slice(end, end + CONTEXT) ?? '',
    },
    clause,
    page,
  };
}
