import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { importReferences } from '@/src/catalog/import-references';
import { fieldsOf, isFields, listIn } from '@/src/catalog/json';
import { UsageError } from '../arguments';

const READABLE = /\.(json|ndjson|jsonl|ya?ml)(\.gz)?$/i;

/** Files below a folder, by name; a file stands for itself. */
const filesIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => READABLE.test(name))
        .sort()
        .map((name) => join(path, name))
    : [path];

/** Records of works out of NDJSON, a list or pack in JSON, or relaton YAML; gzipped or not. What is no record is left to the list's own check. */
export function readRecords(inputs: readonly string[]): unknown[] {
  return inputs.flatMap(filesIn).flatMap((path) => {
    const bytes = readFileSync(path);
    const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
    return /\.ya?ml(\.gz)?$/i.test(path) ? relatonRecords(text, path) : jsonRecords(text, path);
  });
}

function relatonRecords(text: string, path: string): unknown[] {
  const { value } = importReferences('relaton', text);
  return value.map(({ id, title, publisher, date, url }) => ({
    ...{ id, title, sdo: publisher, date, url },
    source: `relaton: ${basename(path)}`,
    confidence: 'verified',
  }));
}

function jsonRecords(text: string, path: string): unknown[] {
  const whole = parse(text);
  if (Array.isArray(whole)) return whole;
  if (isFields(whole) && Array.isArray(whole.works)) return [...listIn(whole, 'works')];
  if (isFields(whole) && 'id' in whole) return [whole];
  if (whole !== null) throw new UsageError(`${path} holds neither records of works nor a pack`);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => fieldsOf(parse(line)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
