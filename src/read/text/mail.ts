import { PARAGRAPH } from '@/src/model';
import type { Composer } from './composer';
import { isBlank, type Line } from './lines';
import { composePlain } from './plain';
import type { Composition } from './read-text';

const FIELD = /^([A-Za-z][\w-]*):\s*(.*)$/;
const KNOWN = new Map([
  ['subject', 'title'],
  ['date', 'date'],
  ['sent', 'date'],
  ['from', 'author'],
]);

/** A mail: its fields as cover lines (and metadata), then its body; the signs of quoting go. */
export function composeMail(composer: Composer, raw: string, lines: readonly Line[]): Composition {
  const metadata: Record<string, string> = {};
  let at = 0;
  while (at < lines.length && isBlank(lines[at] as Line)) at++;
  for (; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (isBlank(line)) break;
    const field = FIELD.exec(line.text);
    const key = KNOWN.get(field?.[1]?.toLowerCase() ?? '');
    if (key && field?.[2]) metadata[key] ??= field[2];
    composer.openBlock({ ...PARAGRAPH, kind: 'cover', indent: line.indent });
    composer.add(raw, 0, line.start, line.end);
    composer.closeBlock();
  }
  const body = composePlain(composer, raw, lines.slice(at).map(unquote));
  return { ...body, metadata };
}

function unquote(line: Line): Line {
  const sign = /^(?:>\s?)+/.exec(line.text);
  if (!sign) return line;
  const text = line.text.slice(sign[0].length);
  return { ...line, start: line.start + sign[0].length, text, indent: 0 };
}
