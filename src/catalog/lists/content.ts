import { isFields } from '../json';
import { type Bytes, utf8 } from './bytes';
import { canonical } from './canonical';
import { ListError } from './errors';
import { MOST_WORKS } from './header';

const MOST_LINE = 4 * 1024 * 1024;

/**
 * The contents of a list: one record a line, each in its canonical spelling, in the order of the lines (UTF-16), none twice.
 * So one list has one sequence of bytes, however it was come by.
 */
export const joinLines = (lines: readonly string[]): Bytes => utf8(lines.map((line) => `${line}\n`).join(''));

/** Lines of contents. @throws ListError 'not-utf8', 'records' */
export function splitLines(bytes: Bytes): string[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new ListError('not-utf8', null, { cause });
  }
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new ListError('records', 'its last line is cut');
  return text.slice(0, -1).split('\n');
}

/** A record as it stands in a list. */
export type ListRecord = Readonly<Record<string, unknown>> & { id: string };

/** Reads one line, and only in its canonical spelling. @throws ListError 'records', 'odd-field' */
export function readRecord(line: string, number: number): ListRecord {
  if (line.length > MOST_LINE) throw new ListError('records', `line ${number} is too long`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new ListError('records', `line ${number} is no JSON`, { cause });
  }
  if (!isRecord(value)) throw new ListError('records', `line ${number} has no id and title`);
  if (canonical(value) !== line) throw new ListError('records', `line ${number} has fields twice, or spelt otherwise`);
  return value;
}

const isRecord = (value: unknown): value is ListRecord => isFields(value) && isText(value.id) && isText(value.title);
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** Reads contents whole. @throws ListError of `splitLines` and `readRecord`, 'same-twice', 'counts' */
export function readContent(bytes: Bytes, works: number): ListRecord[] {
  const lines = splitLines(bytes);
  if (lines.length !== works || works > MOST_WORKS) throw new ListError('counts', `${lines.length} works, not ${works}`);
  const ids = new Set<string>();
  return lines.map((line, at) => {
    const before = lines[at - 1];
    if (before !== undefined && before >= line) throw new ListError('records', `line ${at + 1} is out of its order`);
    const record = readRecord(line, at + 1);
    if (ids.has(record.id)) throw new ListError('same-twice', record.id);
    ids.add(record.id);
    return record;
  });
}

/** Contents of records as people write them: canonical, ordered; of two of one id the first stays, the others are named. */
export function writeContent(records: readonly unknown[]): { bytes: Bytes; works: number; leftOut: string[] } {
  const lines = new Map<string, string>();
  const leftOut: string[] = [];
  records.forEach((record, at) => {
    if (!isRecord(record)) leftOut.push(`record ${at + 1}`);
    else if (lines.has(record.id)) leftOut.push(record.id);
    else lines.set(record.id, canonical(record));
  });
  const ordered = [...lines.values()].sort(byUnits);
  return { bytes: joinLines(ordered), works: ordered.length, leftOut };
}

/** As ECMAScript compares strings, whatever the language of the machine. */
export const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
