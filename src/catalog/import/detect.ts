import { delimiterOf } from './delimited';
import { encodingOf } from './stream';
import type { ImportKind } from './types';

/** How many bytes are looked at. */
export const HEAD = 65_536;

export type Detected = { kind: ImportKind } | { kind: null; reason: string };

const unknown = (reason: string): Detected => ({ kind: null, reason });

const NOTHING = 'This is none of the files that are read here: relaton, CSL-JSON, BibTeX, RIS, tables, glossaries, packs.';

/** What a file is, by its first bytes; with a reason in words where it is nothing that is read. */
export function detect(head: Uint8Array): Detected {
  if (head.length === 0) return unknown('This file is empty.');
  const start = String.fromCharCode(...head.subarray(0, 8));
  if (start.startsWith('%PDF')) return unknown('This is a PDF. Open it in the reader; its references and terms can be saved from there.');
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return unknown('This is a file of old Office programs. Save it as .xlsx or .csv.');
  if (start.startsWith('SQLite')) return unknown('This is a database of another program. Export its list as CSV, RIS or BibTeX.');
  const text = new TextDecoder(encodingOf(head)).decode(head, { stream: true });
  if (text.includes('\0')) return unknown(NOTHING);
  const trimmed = text.trimStart();
  if (trimmed === '') return unknown('This file is empty.');
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return detectJson(trimmed);
  if (trimmed.startsWith('<')) return detectMarkup(trimmed);
  return detectPlain(text);
}

function detectJson(text: string): Detected {
  const has = (pattern: RegExp): boolean => pattern.test(text);
  if (has(/^\{[^{}]*"schema"\s*:\s*"concord\.backup/)) return unknown('This is a backup. Restore it under Settings.');
  if (has(/^\{[^{}]*"schema"\s*:\s*"concord\.pack/)) return { kind: 'pack' };
  if (isLineOfJson(text)) return { kind: 'works' };
  if (has(/"parentTerms"\s*:\s*\[/)) return { kind: 'nist-glossary' };
  if (has(/"dfns"\s*:\s*\[/)) return { kind: 'webref' };
  if (has(/"@(?:context|graph)"/) && has(/skos|prefLabel|ConceptScheme/)) return { kind: 'skos' };
  if (has(/"html_url"\s*:/) && has(/"(?:labels|number)"\s*:/)) return { kind: 'issues' };
  if (has(/"(?:issued|title-short|citation-label|container-title|DOI|URL|authority)"\s*:/) && has(/"(?:type|id)"\s*:/)) return { kind: 'csl-json' };
  if (text.startsWith('[') && has(/"id"\s*:/) && has(/"title"\s*:/))
    return has(/"(?:sdo|relations|identifiers)"\s*:/) ? { kind: 'pack' } : { kind: 'csl-json' };
  return unknown('This JSON is none of the forms that are read here: packs, CSL-JSON, definitions of webref, the NIST glossary, SKOS, tickets.');
}

/** One JSON a line, with an id and a title. */
function isLineOfJson(text: string): boolean {
  const line = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'id' in value && 'title' in value && !('type' in value && 'issued' in value);
  } catch {
    return false;
  }
}

const detectMarkup = (text: string): Detected =>
  /<(?:\w+:)?(?:tbx|martif)\b/i.test(text)
    ? { kind: 'tbx' }
    : /<rdf:RDF/i.test(text)
      ? unknown('SKOS is read as JSON-LD; this file is RDF/XML.')
      : unknown('This is a page or a document, not a list. Open it in the reader.');

function detectPlain(text: string): Detected {
  const lines = text.split(/\r\n|\n|\r/).slice(0, 400);
  const said = lines.filter((line) => line.trim() !== '' && !/^\s*[#%]/.test(line));
  if (/^TY {1,2}- ?/.test(said[0] ?? '')) return { kind: 'ris' };
  if (said.some((line) => /^\s*@\w+\s*\{\s*[^\s,{}]+\s*,/.test(line)) && /^\s*@\w+\s*[{(]/.test(said[0] ?? '')) return { kind: 'bibtex' };
  if (isRelaton(said)) return { kind: 'relaton' };
  return delimiterOf(text) === null ? unknown(NOTHING) : { kind: 'table' };
}

/** Keys that only bibliographic YAML has at its left edge, or below a list's dash. */
const RELATON = /^(?:- | {2,})?(?:- )?:?(?:docid|docidentifier|docnumber|schema[-_]version|title|file|docstatus|editorialgroup|fetched|root|items):(?:\s|$)/;

function isRelaton(lines: readonly string[]): boolean {
  const yaml = lines[0]?.startsWith('---') || lines.slice(0, 3).every((line) => /^\s*(?:- )?:?[\w-]+:(?:\s|$)/.test(line) || /^\s*-(?:\s|$)/.test(line));
  return Boolean(yaml) && lines.some((line) => RELATON.test(line));
}
