import type { Identifier, Provenance, Work } from '@/src/model';

/**
 * Works as bytes: of each the JSON of a list of its facts in a fixed order, without what is empty, many of them in one part. A
 * work takes about a third of its own JSON, and is made again only when it is asked for.
 */
export type WorkParts = {
  /** Works so far; numbered in order of arrival. */
  count: number;
  parts: (Part | null)[];
  /** What many works share word for word: where they come from. */
  sources: Provenance[][];
};

type Part = { bytes: Uint8Array; starts: Uint32Array };

/** Works in a part. */
export const PART_SIZE = 2048;

const FIELDS = [
  'key',
  'id',
  'title',
  'scope',
  'body',
  'group',
  'question',
  'kind',
  'stage',
  'stageText',
  'date',
  'url',
  'topics',
  'relations',
  'terms',
  'references',
  'text',
  'purpose',
  'life',
] as const;
const LISTS: ReadonlySet<string> = new Set(['topics', 'relations', 'terms', 'references']);

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function jsonOf(work: Work, sources: Sources): string {
  const facts: unknown[] = [work.identifiers.map(shortIdentifier), sources.numberOf(work.provenance) ?? work.provenance.map(shortProvenance)];
  for (const field of FIELDS) facts.push(isEmpty(work[field]) ? 0 : work[field]);
  while (facts.at(-1) === 0) facts.pop();
  return JSON.stringify(facts);
}

const IDENTIFIER = ['publisher', 'type', 'number', 'part', 'edition', 'stage', 'supplement', 'language', 'copublisher'] as const;

/** The values alone, where the identifier has just the usual fields. */
function shortIdentifier(identifier: Identifier): unknown {
  const names = Object.keys(identifier);
  if (names.length !== IDENTIFIER.length || names.some((name, i) => name !== IDENTIFIER[i])) return identifier;
  const values: unknown[] = IDENTIFIER.map((name) => identifier[name] ?? 0);
  while (values.at(-1) === 0) values.pop();
  return values;
}

const longIdentifier = (short: unknown): unknown =>
  Array.isArray(short) ? Object.fromEntries(IDENTIFIER.map((name, i) => [name, short[i] === undefined || short[i] === 0 ? null : short[i]])) : short;

/** More sources than this are written with each work. */
const MOST_SOURCES = 10_000;

type Sources = { list: Provenance[][]; numberOf: (provenance: Provenance[]) => number | null };

function newSources(): Sources {
  const list: Provenance[][] = [];
  const numbers = new Map<string, number>();
  return {
    list,
    numberOf: (provenance) => {
      const name = JSON.stringify(provenance);
      const known = numbers.get(name);
      if (known !== undefined || list.length >= MOST_SOURCES) return known ?? null;
      numbers.set(name, list.length);
      return list.push(provenance) - 1;
    },
  };
}

const shortProvenance = ({ source, seen, by, verified }: Provenance): unknown => [source, seen, by, verified ? 1 : 0];

/** Written by `jsonOf` and by nobody else. */
function workFrom(json: string, sources: readonly Provenance[][]): Work {
  const [identifiers, provenance, ...values] = JSON.parse(json) as [unknown[], number | [string, string, string, number][], ...unknown[]];
  const work: Record<string, unknown> = {};
  FIELDS.forEach((field, i) => {
    const value = values[i];
    const empty = value === undefined || value === 0;
    if (field === 'life' && empty) return;
    work[field] = empty ? (LISTS.has(field) ? [] : null) : value;
  });
  work.identifiers = identifiers.map(longIdentifier);
  work.provenance =
    typeof provenance === 'number'
      ? (sources[provenance] ?? [])
      : provenance.map(([source, seen, by, verified]) => ({ source, seen, by, verified: verified === 1 }));
  return work as Work;
}

/** Gathers works into parts, in order. */
export function gatherWorks(): { add: (work: Work) => void; parts: () => WorkParts } {
  const sources = newSources();
  const made: WorkParts = { count: 0, parts: [], sources: sources.list };
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(1 << 20);
  let used = 0;
  let starts: number[] = [0];
  const close = (): void => {
    if (starts.length === 1) return;
    made.parts.push({ bytes: buffer.slice(0, used), starts: Uint32Array.from(starts) });
    used = 0;
    starts = [0];
  };
  return {
    add: (work) => {
      const json = jsonOf(work, sources);
      // A UTF-16 unit takes three bytes at most.
      if (used + json.length * 3 > buffer.length) {
        const bigger = new Uint8Array(Math.max(buffer.length * 2, used + json.length * 3));
        bigger.set(buffer.subarray(0, used));
        buffer = bigger;
      }
      used += encoder.encodeInto(json, buffer.subarray(used)).written;
      starts.push(used);
      made.count++;
      if (starts.length > PART_SIZE) close();
    },
    parts: () => {
      close();
      return made;
    },
  };
}

const decoder = new TextDecoder();

/** A part of the works that what was asked needs, and that has not been read: it is read, and asked again. */
export class MissingPart extends Error {
  constructor(readonly part: number) {
    super(`part ${part} of the works has not been read`);
    this.name = 'MissingPart';
  }
}

/** The work of a number. @throws MissingPart */
export function workAt({ parts, sources }: WorkParts, number: number): Work {
  const n = Math.floor(number / PART_SIZE);
  const part = parts[n];
  if (!part) throw new MissingPart(n);
  const at = number % PART_SIZE;
  return workFrom(decoder.decode(part.bytes.subarray(part.starts[at], part.starts[at + 1])), sources);
}

/** A part as bytes: how many works, where each begins, then the works. */
export function bytesOfPart({ bytes, starts }: Part): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(4 + starts.byteLength + bytes.length);
  new Uint32Array(whole.buffer, 0, 1)[0] = starts.length;
  new Uint32Array(whole.buffer, 4, starts.length).set(starts);
  whole.set(bytes, 4 + starts.byteLength);
  return whole;
}

export function partOfBytes(given: Uint8Array): Part {
  // Structured clones keep the offset; views of 32 bits need it to be a multiple of four.
  const whole = given.byteOffset % 4 === 0 ? given : given.slice();
  const count = new Uint32Array(whole.buffer, whole.byteOffset, 1)[0] as number;
  return { starts: new Uint32Array(whole.buffer, whole.byteOffset + 4, count), bytes: whole.subarray(4 + 4 * count) };
}

export const bytesHeld = ({ parts }: WorkParts): number => parts.reduce((sum, part) => sum + (part ? part.bytes.length + part.starts.byteLength : 0), 0);
