import { findIdentifiers } from '@/src/identifiers';
import type { Identifier, SourceDocument, Span } from '@/src/model';

const found = new WeakMap<SourceDocument, readonly { identifier: Identifier; span: Span }[]>();

/** Every number in a document's text. The text is read once; citations and mentions both ask. */
export function numbersIn(source: SourceDocument): readonly { identifier: Identifier; span: Span }[] {
  const known = found.get(source);
  if (known) return known;
  const numbers = findIdentifiers(withoutFootnoteMarks(source));
  found.set(source, numbers);
  return numbers;
}

/** Longest superscript that is a footnote mark: "1)", "12". */
const LONGEST_MARK = 4;

/** The text with footnote marks blanked, at its length: "ISO 712" with the mark "1)" is no "ISO 7121". */
function withoutFootnoteMarks({ text, marks }: SourceDocument): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { kind, span } of marks) {
    if (kind !== 'superscript' || span.start < at || span.end - span.start > LONGEST_MARK) continue;
    pieces.push(text.slice(at, span.start), ' '.repeat(span.end - span.start));
    at = span.end;
  }
  return at === 0 ? text : pieces.join('') + text.slice(at);
}
