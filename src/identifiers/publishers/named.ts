import type { Identifier, Publisher } from '@/src/model';
import { type Grammar, identifier, take } from '../grammar';

/** A specification that is known by names, not numbers: how people write it, its short name, how its publisher prints it. */
export type NamedSpecification = { written: string; short: string; printed: string };

const VERSION = /(?:,? (?:[Vv](?:ersion)? ?)?|[-_ ]?[vV]|[-_])(\d\.x|\d{1,2}(?:[._]\d{1,2}){0,2})(?![\d])/y;
const EDITION =
  /(?:,? ?(?:-|\()? ?)?(?:incorporating (errata set \d)|(errata set \d)|[Dd]raft[ -]?(\d{1,2})|(?:-|_| )(ID\d)|Implementer'?s Draft(?: (\d))?|-(\d{2})(?!\d)|(?:-(?:id|rd|ps|wd|fd)-?)?(\d{8}))\)?/y;

/**
 * A grammar for a publisher of named specifications. A name counts in prose with its version or with the publisher's
 * name before it; alone only where the name can be nothing else (`unique`).
 */
export function namedGrammar(own: {
  id: string;
  title: string;
  description: string;
  publisher: Publisher;
  before: string;
  initials: string;
  names: readonly NamedSpecification[];
}): Grammar {
  const before = new RegExp(`(?:${own.before}) `, 'y');
  const names = own.names.map((name) => ({ ...name, expression: new RegExp(`(?:${name.written})(?![A-Za-uw-z]|v(?!\\d))`, 'y') }));
  const printed = new Map(own.names.map((name) => [name.short, name.printed]));
  const rest = /([A-Za-z0-9][\w.:&+()/'-]*(?: [A-Za-z0-9&(-][\w.:&+()/'-]*){0,11})/y;

  const read: Grammar['read'] = (text, at, whole) => {
    const head = take(before, text, at);
    const start = at + (head?.[0].length ?? 0);
    for (const name of names) {
      const found = take(name.expression, text, at) ?? (head ? take(name.expression, text, start) : null);
      if (!found) continue;
      let end = found.index + found[0].length;
      const version = take(VERSION, text, end);
      if (version) end += version[0].length;
      const edition = take(EDITION, text, end);
      if (edition) end += edition[0].length;
      // "MDS 3 servers": without the publisher's name only a dotted version, or "v2" written close, is one.
      if (!whole && !head && !(version && (version[1] as string).length > 1 && /[._]/.test(version[1] as string)) && !(version && /^v/i.test(version[0])))
        continue;
      if (whole && end < text.length) continue;
      const number = `${name.short}${version ? ` ${(version[1] as string).replace(/_/g, '.')}` : ''}`;
      return { identifiers: [identifier(own.publisher, 'specification', number, { edition: edition ? editionOf(edition) : null })], end };
    }
    const other = whole && head ? take(rest, text, start) : null;
    return other ? { identifiers: [identifier(own.publisher, 'specification', other[0])], end: start + other[0].length } : null;
  };

  const print = (i: Identifier): string => {
    const found = /^(.*?)(?: (\d[\d.x]*))?$/.exec(i.number);
    const name = printed.get(found?.[1] ?? '');
    const shown = name ? `${name}${found?.[2] ? ` ${found[2]}` : ''}` : `${own.before.split('|')[0]?.replace(/\\/g, '')} ${i.number}`;
    return `${shown}${i.edition ? (i.edition.startsWith('errata') ? ` incorporating ${i.edition}` : ` ${i.edition}`) : ''}`;
  };

  return {
    id: own.id,
    title: own.title,
    description: own.description,
    publishers: [own.publisher],
    initials: own.initials,
    trigger: `(?:${own.before}) [A-Z]|${own.names.map((name) => `(?:${name.written})`).join('|')}`,
    read,
    print,
    base: (i) => `${own.id} ${i.number}`,
  };
}

function editionOf(found: RegExpExecArray): string {
  if (found[1] ?? found[2]) return (found[1] ?? found[2]) as string;
  if (found[3]) return `draft ${Number(found[3])}`;
  if (found[4]) return found[4];
  if (found[0].includes('Implementer')) return found[5] ? `ID${found[5]}` : 'ID1';
  if (found[6]) return `draft ${Number(found[6])}`;
  return found[7] ?? '';
}
