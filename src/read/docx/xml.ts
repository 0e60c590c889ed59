import { Parser } from 'htmlparser2';
import { ReadError } from '@/src/model';

/** An element as OOXML needs it: prefixes as in ECMA-376's own examples ("w:p"), whatever the file calls its namespaces. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  /** Where its opening tag begins in the part's text. */
  at: number;
};
export type XmlNode = XmlElement | string;

/** Elements nested deeper than this are hung on their ancestor at this depth: the walk over the tree is recursive. */
const MAX_DEPTH = 400;
/** Nested deeper than this, a file is made to hurt: the parser's own stack grows slow with its depth. */
const ABSURD_DEPTH = 10_000;

/** Transitional and strict names of the namespaces that carry text, and the prefix each has here. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
]);

/**
 * One part of a package → its root element; null where there is none. What is broken ends where it breaks.
 * @throws ReadError corrupt, for absurd nesting.
 */
export function parseXml(source: string): XmlElement | null {
  const root: XmlElement = { name: '', attributes: {}, children: [], at: 0 };
  const open: XmlElement[] = [root];
  let depth = 0;
  /** Prefixes of this file that have another name here; empty for what Word itself writes. */
  const renamed = new Map<string, string>();
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        learnPrefixes(attributes, renamed);
        const element: XmlElement =
          renamed.size === 0
            ? { name, attributes, children: [], at: parser.startIndex }
            : { name: canonical(name, renamed), attributes: canonicalKeys(attributes, renamed), children: [], at: parser.startIndex };
        if (++depth > ABSURD_DEPTH) throw new ReadError('corrupt', 'This DOCX is damaged (its parts are nested without end); open and save it in Word.');
        (open[open.length - 1] ?? root).children.push(element);
        if (depth <= MAX_DEPTH) open.push(element);
      },
      ontext(text) {
        const children = (open[open.length - 1] ?? root).children;
        const last = children.length - 1;
        const before = children[last];
        if (typeof before === 'string') children[last] = before + text;
        else children.push(text);
      },
      onclosetag() {
        if (depth <= MAX_DEPTH && open.length > 1) open.pop();
        depth--;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(source);
  parser.end();
  return root.children.find((child): child is XmlElement => typeof child !== 'string') ?? null;
}

function learnPrefixes(attributes: Record<string, string>, renamed: Map<string, string>): void {
  for (const key in attributes) {
    if (!key.startsWith('xmlns')) continue;
    const prefix = key === 'xmlns' ? '' : key.slice(6);
    const known = PREFIXES.get(attributes[key] ?? '');
    if (known !== undefined && known !== prefix) renamed.set(prefix, known);
  }
}

function canonical(name: string, renamed: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const prefix = renamed.get(colon < 0 ? '' : name.slice(0, colon));
  return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
}

function canonicalKeys(attributes: Record<string, string>, renamed: ReadonlyMap<string, string>): Record<string, string> {
  const keys: Record<string, string> = {};
  // Without a prefix an attribute has no namespace, except where a file declares WordprocessingML as its default one by mistake.
  for (const key in attributes) keys[key.includes(':') ? canonical(key, renamed) : key] = attributes[key] ?? '';
  return keys;
}

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** First child element of that name. */
export function child(element: XmlElement | null, name: string): XmlElement | null {
  if (!element) return null;
  for (const node of element.children) if (typeof node !== 'string' && node.name === name) return node;
  return null;
}

export function* childrenNamed(element: XmlElement | null, name: string): Generator<XmlElement> {
  if (!element) return;
  for (const node of element.children) if (typeof node !== 'string' && node.name === name) yield node;
}

/** `w:val` of a child element; null where either is missing. */
export const valOf = (element: XmlElement | null, name: string): string | null => child(element, name)?.attributes['w:val'] ?? null;

/**
 * A property that is on by being there (ECMA-376 17.17.4, ST_OnOff): true, false, or null where it is not said.
 */
export function toggleOf(element: XmlElement | null, name: string): boolean | null {
  const found = child(element, name);
  if (!found) return null;
  const value = found.attributes['w:val'];
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value);
}

/** A whole number in an attribute; null where there is none. */
export function integer(value: string | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  const parsed = Number.parseInt(value, 10);
  return Number.isSafeInteger(parsed) ? parsed : null;
}

/** All text under an element, however deep. */
export function textUnder(element: XmlElement): string {
  let text = '';
  for (const node of element.children) text += typeof node === 'string' ? node : textUnder(node);
  return text;
}

/** Whether an element of that name stands anywhere under it. */
export const holds = (element: XmlElement, name: string): boolean =>
  element.children.some((node) => typeof node !== 'string' && (node.name === name || holds(node, name)));
