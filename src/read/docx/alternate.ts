import { child, holds, isElement, type XmlElement } from './xml';

/**
 * mc:AlternateContent holds one thing said twice: the first choice that has text, else the fall-back, else the first choice
 * (ECMA-376 part 3, 7.6). So a text box counts once.
 */
export function chosen(alternate: XmlElement): XmlElement | null {
  const choices = alternate.children.filter(isElement).filter(({ name }) => name === 'mc:Choice');
  const written = choices.find((choice) => holds(choice, 'w:t') || holds(choice, 'w:numFmt'));
  return written ?? child(alternate, 'mc:Fallback') ?? choices[0] ?? null;
}
