import { findIdentifiers } from '@/src/identifiers';
import type { Identifier, SourceDocument, Span } from '@/src/model';

const found = new WeakMap<SourceDocument, readonly { identifier: Identifier; span: Span }[]>();

/** Every number in a document's text. The text is read once; citations and mentions both ask. */
export function numbersIn(source: SourceDocument): readonly { identifier: Identifier; span: Span }[] {
  const known = found.get(source);
  if (known) return known;
  const numbers = findIdentifiers(source.text);
  found.set(source, numbers);
  return numbers;
}
