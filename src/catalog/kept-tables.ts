import { type Fields, fieldsOf, isFields } from './json';
import { ORIGINS, type WorkRecord } from './records';

/**
 * A table that a person would miss: it is in every backup, file or folder. The others can be made again. A new one is a line in
 * the list below.
 */
export type KeptTable = {
  name: string;
  /** Fields of the primary key. */
  key: readonly string[];
  /** Whether a value from a file is such a row. */
  isRow: (value: unknown) => boolean;
  /** Of two rows under one key the later stands, by this; `works` are united instead. */
  laterBy: (row: Fields) => string;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Key of a row, as IndexedDB has it. */
export function keyOf({ key }: KeptTable, row: unknown): unknown {
  const fields = fieldsOf(row);
  return key.length === 1 ? fields[key[0] as string] : key.map((name) => fields[name]);
}

const isRecord = (value: unknown): value is WorkRecord =>
  isFields(value) &&
  (ORIGINS as readonly unknown[]).includes(value.origin) &&
  typeof value.of === 'string' &&
  isFields(value.facts) &&
  Array.isArray(value.provenance);

const isWorkEntry = (value: unknown): boolean =>
  isFields(value) &&
  typeof value.key === 'string' &&
  value.key !== '' &&
  Array.isArray(value.records) &&
  value.records.length > 0 &&
  value.records.every(isRecord);

const isDecision = (value: unknown): boolean =>
  isFields(value) &&
  typeof value.finding === 'string' &&
  typeof value.document === 'string' &&
  typeof value.at === 'string' &&
  ['accepted', 'dismissed', 'snoozed'].includes(String(value.verdict)) &&
  isFields(value.seen);

const isNote = (value: unknown): boolean =>
  isFields(value) && typeof value.id === 'string' && typeof value.document === 'string' && typeof value.at === 'string' && typeof value.body === 'string';

/** A text, or none. */
const isTextOrNone = (value: unknown): boolean => value === null || typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((v) => typeof v === 'string');

const isLiaison = (value: unknown): boolean =>
  isFields(value) &&
  typeof value.id === 'string' &&
  typeof value.document === 'string' &&
  typeof value.title === 'string' &&
  typeof value.at === 'string' &&
  isFields(value.subject) &&
  [value.deadline, value.sent, value.acknowledged, value.answered, value.remark].every(isTextOrNone) &&
  isTexts(value.works) &&
  isTexts(value.findings) &&
  Array.isArray(value.addressees) &&
  value.addressees.every((a) => isFields(a) && typeof a.organization === 'string' && ['action', 'comment', 'information'].includes(String(a.purpose)));

const isMandate = (value: unknown): boolean =>
  isFields(value) &&
  typeof value.owner === 'string' &&
  value.owner !== '' &&
  typeof value.source === 'string' &&
  typeof value.at === 'string' &&
  [value.line, value.contact, value.route].every(isTextOrNone) &&
  isTexts(value.keywords);
/** A published list's key and what was taken of it; its contents come again from its owner. */
const isList = (value: unknown): boolean =>
  isFields(value) &&
  [value.name, value.key, value.header, value.added].every((field) => typeof field === 'string') &&
  [value.version, fieldsOf(value.newest).version].every((field) => typeof field === 'number') &&
  Array.isArray(value.held);

const isMerge = (value: unknown): boolean =>
  isFields(value) &&
  [value.from, value.to, value.at].every((part) => typeof part === 'string') &&
  ['merged', 'never'].includes(String(value.verdict)) &&
  isTexts(value.moved);

const at = (row: Fields): string => textOf(row.at);

export const KEPT_TABLES: readonly KeptTable[] = [
  { name: 'works', key: ['key'], isRow: isWorkEntry, laterBy: () => '' },
  { name: 'decisions', key: ['document', 'finding'], isRow: isDecision, laterBy: at },
  { name: 'notes', key: ['id'], isRow: isNote, laterBy: at },
  { name: 'liaisons', key: ['id'], isRow: isLiaison, laterBy: at },
  { name: 'merges', key: ['from', 'to'], isRow: isMerge, laterBy: at },
  { name: 'mandates', key: ['owner'], isRow: isMandate, laterBy: at },
  { name: 'lists', key: ['name'], isRow: isList, laterBy: ({ newest }) => String(fieldsOf(newest).version ?? 0).padStart(12, '0') },
];
