import { ListError } from './errors';

/** Field names with which a record could reach into the objects of the program that reads it. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const MOST_LEVELS = 12;

/**
 * The one spelling of a JSON value: no white space, fields in the order of their names (UTF-16), at the top `id` first. Two
 * spellings of one record would be two lists under one signature's meaning. @throws ListError 'odd-field', 'records'
 */
export function canonical(value: unknown, level = 0): string {
  if (level > MOST_LEVELS) throw new ListError('records', 'nested too deep');
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, level + 1)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const names = Object.keys(value).sort((a, b) => (level === 0 && a === 'id' ? -1 : level === 0 && b === 'id' ? 1 : a < b ? -1 : 1));
  const odd = names.find((name) => FORBIDDEN.has(name));
  if (odd !== undefined) throw new ListError('odd-field', odd);
  const fields = value as Readonly<Record<string, unknown>>;
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(fields[name], level + 1)}`).join(',')}}`;
}
