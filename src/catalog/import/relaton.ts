import { parse } from 'yaml';
import type { RelationType } from '@/src/model';
import { type Fields, fieldsOf, isFields, textIn } from '../json';
import { parsePlainYaml, UNSURE } from './plain-yaml';
import type { ImportRecord } from './record';

/** The YAML of one record. @throws YAMLParseError where it is none. Aliases are not needed, and many of them are an old way to exhaust a reader. */
export function readYaml(text: string): unknown {
  const plain = parsePlainYaml(text);
  return plain === UNSURE ? parse(text, { maxAliasCount: 0 }) : plain;
}

/** relaton writes one or many alike, and its newer form wraps words: { content: … }. */
const many = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const manyIn = (fields: Fields, ...names: string[]): Fields[] => names.flatMap((name) => many(fields[name]).filter(isFields));

function words(value: unknown): string | null {
  const [first] = many(value);
  if (isFields(first)) return textIn(first, 'content') ?? textIn(first, 'value') ?? (first.name === undefined ? null : words(first.name));
  return textIn({ first }, 'first');
}

/** An entry of an index: its number, and the file that describes it. */
export function isIndexEntry(item: Fields): boolean {
  const names = Object.keys(item);
  return names.length > 0 && names.every((name) => /^:?(?:id|file|date|number|type)$/.test(name)) && (':file' in item || 'file' in item);
}

export const indexRecord = (item: Fields): ImportRecord => ({ id: textIn(item, ':id') ?? textIn(item, 'id'), title: null });

/** Relations of relaton that say something of two texts; the undated work and its editions are one text here. */
const RELATIONS: Readonly<Record<string, RelationType>> = {
  obsoletes: 'supersedes',
  obsoletedBy: 'superseded-by',
  supersedes: 'supersedes',
  supersededBy: 'superseded-by',
  updates: 'amends',
  updatedBy: 'amended-by',
  adoptedFrom: 'identical',
  adoptedAs: 'identical',
  identicalTo: 'identical',
  equivalent: 'technically-aligned',
  derivedFrom: 'based-on',
  complementOf: 'related',
  complements: 'related',
  related: 'related',
  partOf: 'part-of',
  mergedInto: 'merged-into',
  merges: 'merged-from',
  splits: 'split-from',
};

/** What relaton says of one document, in either of its two forms (docid and docidentifier). */
export function relatonRecord(item: Fields): ImportRecord {
  const docids = manyIn(item, 'docid', 'docidentifier');
  const primary = docids.find((d) => d.primary === true) ?? docids[0];
  const idOf = (docid: Fields): string | null => textIn(docid, 'id') ?? textIn(docid, 'content');
  const id = primary ? idOf(primary) : (words(item.docid) ?? words(item.docidentifier));
  const publisher = manyIn(item, 'contributor').find((c) => many(c.role).some((r) => (isFields(r) ? r.type : r) === 'publisher'));
  return {
    id,
    title: titleOf(item),
    scope: abstractOf(item),
    aliases: docids.flatMap((d) =>
      d !== primary && !/^(?:URN|DOI|iso-undated|iso-reference|iso-with-lang)$/i.test(textIn(d, 'type') ?? '') ? (idOf(d) ?? []) : [],
    ),
    publisher: publisher ? organizationOf(publisher) : null,
    group: groupOf(item),
    kind: words(item.doctype) ?? words(fieldsOf(item.ext).doctype),
    status: statusOf(item),
    date: dateOf(item),
    url: manyIn(item, 'link', 'source').flatMap((l) => (l.type === 'rss' ? [] : (textIn(l, 'content') ?? [])))[0] ?? words(item.link),
    topics: many(item.keyword).flatMap((k) => words(isFields(k) && k.vocab !== undefined ? k.vocab : k) ?? []),
    relations: manyIn(item, 'relation').flatMap(relationOf),
  };
}

const inEnglish = (fields: Fields): boolean => fields.language === undefined || many(fields.language).includes('en');

function titleOf(item: Fields): string | null {
  const titles = manyIn(item, 'title');
  const own = titles.filter(inEnglish);
  const main = own.find((t) => t.type === 'main') ?? own[0] ?? titles.find((t) => t.type === 'main') ?? titles[0];
  return main ? textIn(main, 'content') : words(item.title);
}

function abstractOf(item: Fields): string | null {
  const abstracts = manyIn(item, 'abstract');
  const chosen = abstracts.find(inEnglish) ?? abstracts[0];
  const text = chosen ? textIn(chosen, 'content') : words(item.abstract);
  return text && /<[a-z]/i.test(text)
    ? text
        .replace(/<[^<>]{1,80}>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    : text;
}

function organizationOf(contributor: Fields): string | null {
  const [organization] = manyIn(contributor, 'organization');
  return organization ? (words(organization.abbreviation) ?? words(organization.name)) : null;
}

/** "60.60", "PUBLISHED", "Withdrawn": a code's stage and substage stand apart. */
function statusOf(item: Fields): string | null {
  const [status] = manyIn(item, 'docstatus', 'status');
  if (!status) return words(item.docstatus) ?? words(item.status);
  const stage = words(status.stage);
  const substage = words(status.substage);
  return stage && substage && /^\d\d$/.test(stage) && /^\d\d$/.test(substage) ? `${stage}.${substage}` : stage;
}

function dateOf(item: Fields): string | null {
  const dates = manyIn(item, 'date');
  const chosen = dates.find((d) => d.type === 'published') ?? dates.find((d) => d.type === 'issued') ?? dates[0];
  const text = chosen ? (textIn(chosen, 'at') ?? textIn(chosen, 'value') ?? textIn(chosen, 'on') ?? textIn(chosen, 'from')) : words(item.date);
  return text && /^\d{4}(?:-\d\d){0,2}$/.test(text) ? text : null;
}

/** A committee by its number where it has one ("ISO/TC 213"), else by its name ("Study Group 17"). */
function groupOf(item: Fields): string | null {
  const committee = manyIn(item, 'contributor').find((c) => manyIn(c, 'role').some((r) => many(r.description).some((d) => words(d) === 'committee')));
  const [subdivision] = committee ? manyIn(manyIn(committee, 'organization')[0] ?? {}, 'subdivision') : [];
  if (subdivision) return words(subdivision.identifier) ?? words(subdivision.name);
  const [editorial] = manyIn(item, 'editorialgroup').concat(manyIn(fieldsOf(item.ext), 'editorialgroup'));
  if (!editorial) return null;
  const [technical] = manyIn(editorial, 'technical_committee', 'technical-committee', 'committee');
  if (technical) return numbered(technical, editorial);
  const [group] = manyIn(editorial, 'group');
  return group ? (words(group.name) ?? words(group)) : (words(editorial.group) ?? words(editorial.name));
}

function numbered(technical: Fields, editorial: Fields): string | null {
  const number = textIn(technical, 'number');
  if (!number) return words(technical.name) ?? words(technical);
  const kind = textIn(technical, 'type') ?? '';
  const below = [...manyIn(editorial, 'subcommittee').map((s) => ['SC', s] as const), ...manyIn(editorial, 'workgroup').map((w) => ['WG', w] as const)];
  const tail = below.flatMap(([name, of]) => (textIn(of, 'number') ? [`/${name} ${textIn(of, 'number')}`] : [])).join('');
  return `${/^(?:TC|JTC|PC)$/.test(kind) ? kind : 'TC'} ${number}${tail}`;
}

function relationOf(relation: Fields): { type: RelationType; id: string }[] {
  const type = RELATIONS[words(relation.type) ?? ''];
  const [bibitem] = manyIn(relation, 'bibitem');
  if (!type || !bibitem) return [];
  const [docid] = manyIn(bibitem, 'docid', 'docidentifier');
  const id = (docid && (textIn(docid, 'id') ?? textIn(docid, 'content'))) ?? words(bibitem.formattedref) ?? textIn(bibitem, 'id');
  return id ? [{ type, id }] : [];
}
