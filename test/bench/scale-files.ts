// The public list as files that people bring: relaton YAML (one file, many in a zip) and CSV. Made in a temporary folder.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

/** A record of works.ndjson.gz. */
export type Listed = {
  id: string;
  title: string;
  abstract?: string;
  sdo?: string;
  group?: string;
  status?: string;
  date?: string;
  url?: string;
  kw?: string[];
  rel?: { t: string; id: string }[];
};

const q = (text: string): string => JSON.stringify(text);

/** One record as relaton writes it. */
function yamlOf({ id, title, abstract, sdo, group, status, date, url, kw = [], rel = [] }: Listed): string {
  const lines = ['docid:', `- id: ${q(id)}`, '  primary: true', 'title:', `- content: ${q(title)}`, '  type: main', '  language: en'];
  if (abstract) lines.push('abstract:', `- content: ${q(abstract)}`, '  language: en');
  if (sdo) lines.push('contributor:', '- role:', '  - type: publisher', '  organization:', '    name:', `    - content: ${q(sdo)}`);
  if (group) lines.push('editorialgroup:', `- name: ${q(group)}`);
  if (status) lines.push('docstatus:', '  stage:', `    content: ${q(status)}`);
  if (date) lines.push('date:', '- type: published', `  value: ${q(date)}`);
  if (url) lines.push('link:', '- type: src', `  content: ${q(url)}`);
  if (kw.length > 0) lines.push('keyword:', ...kw.map((word) => `- content: ${q(word)}`));
  if (rel.length > 0)
    lines.push('relation:', ...rel.flatMap((r) => [`- type: ${r.t}`, '  bibitem:', '    docid:', `    - id: ${q(r.id)}`, '      primary: true']));
  return lines.join('\n');
}

const csvCell = (text = ''): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export type Form = 'yaml' | 'csv' | 'zip';
export const FORMS: readonly Form[] = ['yaml', 'csv', 'zip'];

/** Writes the list in a form; where the file lies. */
export function writeForm(folder: string, form: Form, records: readonly Listed[]): string {
  const file = join(folder, `works.${form}`);
  writeFileSync(file, WRITERS[form](records));
  return file;
}

const HEAD = 'id,title,abstract,publisher,group,status,date,url,keywords';
const csvRow = (r: Listed): string => [r.id, r.title, r.abstract, r.sdo, r.group, r.status, r.date, r.url, r.kw?.join('; ')].map(csvCell).join(',');
const encoder = new TextEncoder();

const WRITERS: Record<Form, (records: readonly Listed[]) => string | Uint8Array> = {
  yaml: (records) => records.map((record) => `- ${yamlOf(record).replaceAll('\n', '\n  ')}`).join('\n'),
  csv: (records) => [HEAD, ...records.map(csvRow)].join('\r\n'),
  zip: (records) =>
    zipSync(Object.fromEntries(records.map((record, n) => [`data/${String(n).padStart(6, '0')}.yaml`, encoder.encode(yamlOf(record))])), { level: 1 }),
};
