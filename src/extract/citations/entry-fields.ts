import { findIdentifiers, parseIdentifiers, printIdentifier } from '@/src/identifiers';
import type { Identifier, Mark, Span } from '@/src/model';
import { indexAt } from '@/src/model';
import type { View } from '../view';
import type { Entry } from './entries';

export const flat = (s: string): string => s.replace(/[\s\u2028\u00a0]+/g, ' ').trim();

const URL = /https?:\/\/[^\s<>"“”]+/u;

/** First address in an entry; line breaks inside one are mended; else the target of a link mark. */
export function urlOf(view: View, body: Span): string | null {
  const found = URL.exec(view.source.text.slice(body.start, body.end));
  if (found) return found[0].replace(/[).,;>\]]+$/, '');
  return marksIn(view, body).find((m) => m.kind === 'link' && m.value !== null && /^https?:/.test(m.value))?.value ?? null;
}

export function marksIn(view: View, within: Span): Mark[] {
  const { marks } = view.source;
  const found: Mark[] = [];
  for (let at = Math.max(0, indexAt(marks, within.start)); at < marks.length; at++) {
    const mark = marks[at] as Mark;
    if (mark.span.start >= within.end) break;
    if (mark.span.start >= within.start && mark.span.end <= within.end) found.push(mark);
  }
  return found;
}

/** The numbers that the entry is listed under: what its label is, else the first number of its text with its twins. */
export function numbersOf(label: string | null, body: string): Identifier[] {
  const named = label ? parseIdentifiers(label) : [];
  const first = findIdentifiers(body.slice(0, 600));
  const head = first[0];
  const joint = head
    ? first
        .filter(
          (f, i) =>
            i === 0 ||
            /^\s*(?:\||\/|,?\s*(?:and|=)\s)\s*(?:\([^)]*\)\s*)?$/u.test(body.slice(first[i - 1]?.span.end ?? 0, f.span.start).replace(/^\s*\([^)]*\)/, '')),
        )
        .map((f) => f.identifier)
    : [];
  // A label says the number and the text its edition.
  const same = named[0] && joint.find((i) => i.publisher === named[0]?.publisher && i.number === named[0]?.number);
  if (same) return joint;
  return named.length > 0 ? named : joint;
}

export const printed = (identifiers: readonly Identifier[]): string | null => {
  const first = identifiers[0];
  return first ? printIdentifier({ ...first, edition: null, language: null }) : null;
};

const QUOTED = /[“"«]([^”"»]{3,400})[”"»]/u;

/** Title: in quotation marks (IETF, ETSI, OASIS), set in italics (ITU-T, ISO), or what follows the number and its year. */
export function titleOf(view: View, entry: Entry): string | null {
  const text = view.source.text.slice(entry.body.start, entry.body.end);
  const quoted = QUOTED.exec(text);
  if (quoted?.[1]) return flat(quoted[1]).replace(/[,.]$/, '');
  const italic = marksIn(view, entry.body).filter((m) => m.kind === 'italic');
  const first = italic[0];
  const last = italic.at(-1);
  if (first && last) {
    const words = flat(view.source.text.slice(first.span.start, last.span.end)).replace(/[,.]$/, '');
    if (words.split(' ').length >= 2) return words;
  }
  const line = flat(text);
  const after =
    /^(?:.{0,120}?(?:\(\d{1,2}\/\d{4}\)|\((?:19|20)\d{2}[^)]*\)|:\s?(?:19|20)\d{2})(?:\s*\|\s*[^,]{3,60})?|[A-Z][\w./\s-]{2,40}?\d[\w./:-]*)\s*[,:–—]\s+(.{5,300}?)(?:\.\s|\.$|$|\s*<?https?:)/u.exec(
      line,
    );
  if (after?.[1]) return after[1].replace(/[,.]$/, '').trim();
  const linked = marksIn(view, entry.body).find((m) => m.kind === 'link');
  if (linked) {
    const words = flat(view.source.text.slice(linked.span.start, linked.span.end));
    if (!/^https?:/.test(words) && words.split(' ').length >= 2) return words;
  }
  return null;
}
