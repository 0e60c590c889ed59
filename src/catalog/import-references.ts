import { parse } from 'yaml';
import { parseIdentifiers } from '@/src/identifiers';
import type { CitationRole, Notice, Outcome, Provenance, Reference, Work } from '@/src/model';
import { type Fields, fieldsOf, isFields, listIn, textIn } from './json';
import { bodyOf, keyFor } from './packs';

/** Formats of bibliographies that are read. */
export type BibliographyFormat = 'csl-json' | 'bibtex' | 'ris' | 'relaton';

/** References out of a file of this format; entries without number and title are left out and said. */
export function importReferences(format: BibliographyFormat, text: string): Outcome<Reference[]> {
  const read = { 'csl-json': fromCslJson, bibtex: fromBibtex, ris: fromRis, relaton: fromRelaton }[format];
  return read(text.replace(/^\ufeff/, ''));
}

const ROLES: readonly string[] = ['normative', 'informative', 'in-text'] satisfies CitationRole[];
const roleIn = (value: string | null | undefined): CitationRole | null => (value && ROLES.includes(value) ? (value as CitationRole) : null);
const dateIn = (value: string | null | undefined): string | null => (value && /^\d{4}(?:-\d{2}){0,2}$/.test(value) ? value : null);

function kept(references: readonly Reference[]): Outcome<Reference[]> {
  const value = references.filter(({ id, title }) => id !== null || title !== null);
  const left = references.length - value.length;
  return {
    value,
    notices:
      left > 0 ? [{ code: 'entries-left-out', message: `${left} of ${references.length} entries have neither number nor title and were left out.` }] : [],
  };
}

const broken = (what: string): Outcome<Reference[]> => ({
  value: [],
  notices: [{ code: 'unreadable-file', message: `This is no ${what} that can be read.` }] satisfies Notice[],
});

// ---- CSL-JSON ----

function fromCslJson(text: string): Outcome<Reference[]> {
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    return broken('CSL-JSON');
  }
  const list = Array.isArray(items) ? items : listIn(fieldsOf(items), 'items');
  return kept(
    list.filter(isFields).map((item, i) => {
      const custom = fieldsOf(item.custom);
      return {
        key: textIn(item, 'id') ?? `reference-${i + 1}`,
        id: textIn(item, 'number'),
        title: textIn(item, 'title'),
        publisher: textIn(item, 'publisher') ?? textIn(item, 'authority'),
        date: cslDate(fieldsOf(item.issued)),
        url: textIn(item, 'URL'),
        role: roleIn(textIn(custom, 'role')),
        label: textIn(custom, 'label') ?? textIn(item, 'citation-label'),
      };
    }),
  );
}

function cslDate(issued: Fields): string | null {
  const [first] = listIn(issued, 'date-parts');
  const parts = Array.isArray(first) ? first.map((part) => Number(part)).filter((part) => Number.isInteger(part) && part > 0) : [];
  if (parts.length === 0) return dateIn(textIn(issued, 'raw') ?? textIn(issued, 'literal'));
  return dateIn(parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-'));
}

// ---- BibTeX ----

function fromBibtex(text: string): Outcome<Reference[]> {
  const references: Reference[] = [];
  const start = /@(\w+)\s*\{\s*([^\s,{}]+)\s*,/g;
  for (let m = start.exec(text); m; m = start.exec(text)) {
    if (/^(?:comment|string|preamble)$/i.test(m[1] ?? '')) continue;
    const { fields, end } = bibtexFields(text, start.lastIndex);
    start.lastIndex = end;
    const value = (name: string): string | null => fields.get(name) || null;
    references.push({
      key: m[2] ?? '',
      id: value('number') ?? value('howpublished'),
      title: value('title'),
      publisher: value('organization') ?? value('institution') ?? value('publisher'),
      date: dateIn(value('date')) ?? dateIn(value('year')),
      url: fields.get('url') ?? null,
      role: roleIn(value('keywords')),
      label: value('shorthand'),
    });
  }
  return references.length === 0 && text.trim() !== '' ? broken('BibTeX') : kept(references);
}

/** Fields of an entry from `at` on, undressed, and where the entry ends. */
function bibtexFields(text: string, at: number): { fields: Map<string, string>; end: number } {
  const fields = new Map<string, string>();
  const name = /[\s,]*([A-Za-z][\w-]*)\s*=\s*/y;
  for (;;) {
    name.lastIndex = at;
    const m = name.exec(text);
    if (!m) break;
    const { value, end } = bibtexValue(text, name.lastIndex);
    const raw = m[1]?.toLowerCase() ?? '';
    fields.set(raw, raw === 'url' ? value : untexed(value));
    at = end;
  }
  const close = text.indexOf('}', at);
  return { fields, end: close < 0 ? text.length : close + 1 };
}

function bibtexValue(text: string, at: number): { value: string; end: number } {
  const open = text[at];
  if (open !== '{' && open !== '"') {
    const bare = /[^\s,}]*/y;
    bare.lastIndex = at;
    const value = bare.exec(text)?.[0] ?? '';
    return { value, end: at + value.length };
  }
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const sign = text[i];
    if (sign === '\\') i++;
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
    if (i > at && (open === '{' ? depth === 0 && sign === '}' : depth === 0 && sign === '"')) return { value: text.slice(at + 1, i), end: i + 1 };
  }
  return { value: text.slice(at + 1), end: text.length };
}

const untexed = (value: string): string =>
  value
    .replace(/\\text(backslash|asciitilde|asciicircum)\{\}/g, (_, sign: string) => ({ backslash: '\u0001', asciitilde: '~', asciicircum: '^' })[sign] ?? '')
    .replace(/(\\)?([{}])/g, (_, escaped: string | undefined, brace: string) => (escaped ? brace : ''))
    .replace(/\\([%$&#_])/g, '$1')
    .replaceAll('\u0001', '\\')
    .replace(/\s+/g, ' ')
    .trim();

// ---- RIS ----

function fromRis(text: string): Outcome<Reference[]> {
  const references: Reference[] = [];
  let tags: Map<string, string> | null = null;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const m = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/.exec(line);
    if (!m) continue;
    const [, tag = '', value = ''] = m;
    if (tag === 'TY') tags = new Map();
    else if (tag === 'ER' && tags) {
      references.push(risReference(tags, references.length));
      tags = null;
    } else if (tags && value.trim() !== '' && !tags.has(tag)) tags.set(tag, value.trim());
  }
  return references.length === 0 && text.trim() !== '' ? broken('RIS') : kept(references);
}

function risReference(tags: ReadonlyMap<string, string>, index: number): Reference {
  const value = (...names: string[]): string | null => names.map((name) => tags.get(name)).find((v) => v !== undefined) ?? null;
  const [year = '', month = '', day = ''] = (value('DA', 'PY', 'Y1') ?? '').split('/');
  return {
    key: value('ID') ?? `reference-${index + 1}`,
    id: value('SN', 'M1', 'VL'),
    title: value('TI', 'T1'),
    publisher: value('PB'),
    date: dateIn([year, month, day].filter(Boolean).join('-')),
    url: value('UR', 'L2'),
    role: roleIn(value('KW')),
    label: value('LB'),
  };
}

// ---- relaton ----

function fromRelaton(text: string): Outcome<Reference[]> {
  let data: unknown;
  try {
    // Aliases are not needed, and many of them are an old way to exhaust a reader.
    data = parse(text, { maxAliasCount: 0 });
  } catch {
    return broken('relaton YAML');
  }
  const root = fieldsOf(data);
  const inner = isFields(root.root) ? root.root : root;
  const items = Array.isArray(data) ? data : Array.isArray(inner.items) ? inner.items : [inner];
  return kept(items.filter(isFields).map(relatonReference));
}

/** relaton writes one or many alike. */
const many = (item: Fields, ...names: string[]): Fields[] =>
  names.flatMap((name) => {
    const value = item[name];
    return Array.isArray(value) ? value.filter(isFields) : isFields(value) ? [value] : [];
  });

function relatonReference(item: Fields, index: number): Reference {
  const docids = many(item, 'docid', 'docidentifier');
  const titles = many(item, 'title');
  const publisher = many(item, 'contributor').find((c) => many(c, 'role').some((r) => r.type === 'publisher'));
  const organization = publisher && many(publisher, 'organization')[0];
  const name = organization && (textIn(organization, 'name') ?? many(organization, 'name').map((n) => textIn(n, 'content'))[0]);
  const published = many(item, 'date').find((d) => d.type === 'published') ?? many(item, 'date')[0];
  const primary = docids.find((d) => d.primary === true) ?? docids[0];
  return {
    key: textIn(item, 'id') ?? `reference-${index + 1}`,
    id: primary ? textIn(primary, 'id') : null,
    title: textIn(titles.find((t) => t.type === 'main') ?? titles[0] ?? {}, 'content') ?? textIn(item, 'title'),
    publisher: name ?? null,
    date: published ? dateIn(textIn(published, 'value') ?? textIn(published, 'on') ?? textIn(published, 'at')) : null,
    url: many(item, 'link', 'source').map((l) => textIn(l, 'content'))[0] ?? null,
    role: roleIn(many(item, 'keyword').map((k) => textIn(k, 'content'))[0]),
    label:
      many(item, 'biblionote')
        .filter((n) => n.type === 'label')
        .map((n) => textIn(n, 'content'))[0] ?? null,
  };
}

// ---- into the catalog ----

/** A reference as a work, its number parsed, as of where it comes from. */
export function workOfReference(reference: Reference, provenance: Provenance): Work {
  const id = reference.id ?? reference.title ?? reference.key;
  const identifiers = parseIdentifiers(id);
  return {
    key: keyFor(id, identifiers),
    id,
    identifiers,
    title: reference.title ?? id,
    scope: null,
    body: identifiers[0] ? bodyOf(id, identifiers) : (reference.publisher ?? bodyOf(id, identifiers)),
    group: null,
    question: null,
    kind: 'specification',
    stage: 'unknown',
    stageText: null,
    date: reference.date,
    url: reference.url,
    topics: [],
    relations: [],
    terms: [],
    references: [],
    text: null,
    purpose: null,
    provenance: [provenance],
  };
}
