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

/** Writes the list in each form; the files by form. */
export function writeForms(folder: string, records: readonly Listed[]): Record<'yaml' | 'csv' | 'zip', string> {
  const files = { yaml: join(folder, 'works.yaml'), csv: join(folder, 'works.csv'), zip: join(folder, 'works.zip') };
  const yaml = records.map(yamlOf);
  writeFileSync(files.yaml, yaml.map((text) => `- ${text.replaceAll('\n', '\n  ')}`).join('\n'));
  const head = 'id,title,abstract,publisher,group,status,date,url,keywords';
  const row = (r: Listed): string => [r.id, r.title, r.abstract, r.sdo, r.group, r.status, r.date, r.url, r.kw?.join('; ')].map(csvCell).join(',');
  writeFileSync(files.csv, [head, ...records.map(row)].join('\r\n'));
  const encoder = new TextEncoder();
  writeFileSync(files.zip, zipSync(Object.fromEntries(yaml.map((text, n) => [`data/${String(n).padStart(6, '0')}.yaml`, encoder.encode(text)])), { level: 1 }));
  return files;
}
