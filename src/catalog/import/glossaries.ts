import { parseIdentifier } from '@/src/identifiers';
import type { KnownTerm } from '@/src/model';
import { importTerms, knownTermOf, type TerminologyFormat } from '../import-terms';
import { type Fields, fieldsOf, isFields, listIn, textIn, textsIn } from '../json';
import type { ImportRecord } from './record';

/** A glossary as one work with its terms, and what was left out of it. */
export type Glossary = { record: ImportRecord; refused: { row: number; reason: string; words: string }[]; read: number };

const PLAIN: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Words of a fragment of HTML, its marks taken off. */
const plainText = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
      return code !== null && code <= 0x10ffff ? String.fromCodePoint(code) : (PLAIN[name ?? ''] ?? whole);
    })
    .replace(/\s+/g, ' ')
    .trim();

// ---- definitions of Web specifications (webref) ----

/** The singular where a definition lists both: "claims", "claim". */
function designationOf(words: readonly string[]): string | null {
  const [first] = words;
  if (!first) return null;
  return words.find((word) => first === `${word}s` || first === `${word}es` || (word.endsWith('y') && first === `${word.slice(0, -1)}ies`)) ?? first;
}

/** `{ spec: { title, url }, dfns: [{ linkingText, localLinkingText, type, heading: { number }, htmlProse }] }`; interfaces and the like are no terms. */
export function webrefGlossary(data: Fields): Glossary {
  const spec = fieldsOf(data.spec);
  const refused: Glossary['refused'] = [];
  const terms: KnownTerm[] = [];
  const dfns = listIn(data, 'dfns').map(fieldsOf);
  dfns.forEach((dfn, i) => {
    const words = [...textsIn(dfn, 'linkingText'), ...textsIn(dfn, 'localLinkingText')];
    const designation = designationOf(words);
    const definition = plainText(textIn(dfn, 'htmlProse') ?? '');
    const refuse = (reason: string): void => void refused.push({ row: i + 1, reason, words: words.join(', ').slice(0, 120) });
    if (textIn(dfn, 'type') !== 'dfn') refuse('This is a name in code, not a term.');
    else if (!designation) refuse('This definition has no term.');
    else if (definition === '') refuse('The list names this term and does not say what it means.');
    else
      terms.push({
        designation,
        alternates: words.filter((word) => word !== designation && word !== `${designation}'s`),
        definition,
        clause: textIn(fieldsOf(dfn.heading), 'number'),
        source: null,
      });
  });
  return { record: { id: textIn(spec, 'title'), title: textIn(spec, 'title'), publisher: 'W3C', url: textIn(spec, 'url'), terms }, refused, read: dfns.length };
}

// ---- the glossary of NIST ----

/** `{ parentTerms: [{ term, abbrSyn: [{ text }], definitions: [{ text, sources: [{ text }] }] }] }`; a definition names the publications it stands in. */
export function nistGlossary(data: Fields): Glossary {
  const refused: Glossary['refused'] = [];
  const terms: KnownTerm[] = [];
  const parents = listIn(data, 'parentTerms').map(fieldsOf);
  parents.forEach((parent, i) => {
    const designation = plainText(textIn(parent, 'term') ?? '');
    const definitions = listIn(parent, 'definitions').map(fieldsOf);
    const alternates = listIn(parent, 'abbrSyn').flatMap((a) => plainText(textIn(fieldsOf(a), 'text') ?? '') || []);
    if (designation === '' || definitions.length === 0) {
      refused.push({
        row: i + 1,
        reason: designation === '' ? 'This entry has no term.' : 'This entry refers to others and says nothing itself.',
        words: designation.slice(0, 120),
      });
      return;
    }
    for (const definition of definitions) {
      const text = plainText(textIn(definition, 'text') ?? '');
      const sources = listIn(definition, 'sources').flatMap((s) => plainText(textIn(fieldsOf(s), 'text') ?? '') || []);
      if (text !== '') terms.push({ designation, alternates, definition: text, clause: null, source: sources.join('; ') || null });
    }
  });
  return {
    record: {
      id: 'NIST CSRC Glossary',
      title: 'Glossary of the NIST Computer Security Resource Center',
      publisher: 'NIST',
      url: 'https://csrc.nist.gov/glossary',
      terms,
    },
    refused,
    read: parents.length,
  };
}

// ---- TBX and SKOS ----

/** A terminology as one work, by its title, else by its file's name; null where it cannot be read. */
export function terminologyGlossary(format: TerminologyFormat, text: string, fileName: string): Glossary | null {
  const { value, notices } = importTerms(format, text);
  if (notices.some((notice) => notice.code === 'unreadable-file')) return null;
  const left = notices.find((notice) => notice.code === 'entries-left-out');
  const name = value.title || fileName.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const total = Number(/ of (\d+)/.exec(left?.message ?? '')?.[1] ?? value.concepts.length);
  const missing = total - value.concepts.length;
  return {
    record: { id: name, title: name, terms: value.concepts.map(knownTermOf) },
    refused: missing > 0 ? [{ row: 0, reason: `${missing} of ${total} entries have no term or no definition.`, words: '' }] : [],
    read: total,
  };
}

// ---- tickets of a tracker, one a standard ----

/** A ticket `{ number, title, html_url, labels }` whose title names a work: "[Existing] ETSI TS 119 472-1: Profiles for …". */
export function issueRecord(issue: Fields): ImportRecord | null {
  const title = textIn(issue, 'title')?.replace(/^(?:\s*\[[^\]]*\])+\s*/, '');
  if (!title || 'pull_request' in issue) return null;
  const labels = listIn(issue, 'labels').flatMap((label) => (isFields(label) ? (textIn(label, 'name') ?? []) : typeof label === 'string' ? label : []));
  const split = /^(.{2,60}?)(?:\s*[:–—]\s+|\s+-\s+)(.+)$/.exec(title);
  const number = split?.[1] && parseIdentifier(split[1]) ? split[1] : parseIdentifier(title) ? title : null;
  return { id: number ?? title, title: number && split?.[2] ? split[2] : title, url: textIn(issue, 'html_url'), topics: labels };
}
