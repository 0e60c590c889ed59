import { newestSeen, type Purpose, type Stage, type Work } from '@/src/model';
import { openPool, type Pool } from './pool';
import { lastDayOf } from './standing';

/**
 * What tables of works filter, sort and count by, as columns of numbers: a place for each work. A work that goes keeps its place,
 * marked; one that comes or changes takes a new place at the end.
 */
export type Columns = {
  places: number;
  flags: Uint8Array;
  stage: Uint8Array;
  /** Numbers in the pool. */
  body: Uint32Array;
  group: Uint32Array;
  question: Uint32Array;
  /** YYYYMMDD as a number; 0 = none. */
  date: Uint32Array;
  seen: Uint32Array;
  /** The last day of the target date. */
  due: Uint32Array;
  /** Topics of a place: `topics` from its start to the next one's. */
  topicStart: Uint32Array;
  topics: Uint32Array;
  pool: Pool;
};

export const STAGES: readonly Stage[] = ['published', 'draft', 'superseded', 'withdrawn', 'unknown'];
export const PURPOSES: readonly (Purpose | null)[] = [null, 'normative-here', 'neighbour', 'competitor', 'watch'];

export const GONE = 1;
export const VERIFIED = 2;
export const WITH_TERMS = 4;
export const WITH_TEXT = 8;
export const WITH_REFERENCES = 16;
/** The purpose stands above these bits. */
const PURPOSE_AT = 5;

export const purposeOf = (flags: number): number => flags >> PURPOSE_AT;

/** "2021-04" → 20210400; of another form: 0. */
export function dayNumber(day: string | null): number {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(day ?? '');
  return parts ? Number(parts[1]) * 10_000 + Number(parts[2] ?? 0) * 100 + Number(parts[3] ?? 0) : 0;
}

const NUMBERS = ['body', 'group', 'question', 'date', 'seen', 'due'] as const;

export function newColumns(): Columns {
  const none = (): Uint32Array => new Uint32Array(0);
  return {
    places: 0,
    flags: new Uint8Array(0),
    stage: new Uint8Array(0),
    body: none(),
    group: none(),
    question: none(),
    date: none(),
    seen: none(),
    due: none(),
    topicStart: new Uint32Array(1),
    topics: none(),
    pool: openPool(),
  };
}

/** Writes a work's facts behind the others and returns its place. `stage` is its stage with its relations in view. */
export function pushWork(columns: Columns, work: Work): number {
  const place = columns.places++;
  const { pool } = columns;
  if (place >= columns.flags.length) grow(columns, place + 1);
  columns.flags[place] =
    (work.provenance.some((fact) => fact.verified) ? VERIFIED : 0) |
    (work.terms.length > 0 ? WITH_TERMS : 0) |
    (work.text ? WITH_TEXT : 0) |
    (work.references.length > 0 ? WITH_REFERENCES : 0) |
    (Math.max(0, PURPOSES.indexOf(work.purpose)) << PURPOSE_AT);
  setStage(columns, place, work.stage);
  columns.body[place] = pool.numberOf(work.body);
  columns.group[place] = pool.numberOf(work.group);
  columns.question[place] = pool.numberOf(work.question);
  columns.date[place] = dayNumber(work.date);
  columns.seen[place] = dayNumber(newestSeen(work));
  columns.due[place] = dayNumber(lastDayOf(work.life?.target ?? ''));
  const topics = [...new Set(work.topics)].map(pool.numberOf);
  const from = columns.topicStart[place] as number;
  if (from + topics.length > columns.topics.length) columns.topics = longer(columns.topics, from + topics.length);
  columns.topics.set(topics, from);
  columns.topicStart[place + 1] = from + topics.length;
  return place;
}

export const setStage = (columns: Columns, place: number, stage: Stage): void => {
  columns.stage[place] = Math.max(0, STAGES.indexOf(stage));
};

function grow(columns: Columns, least: number): void {
  columns.flags = longer(columns.flags, least);
  columns.stage = longer(columns.stage, least);
  for (const name of NUMBERS) columns[name] = longer(columns[name], least);
  columns.topicStart = longer(columns.topicStart, columns.flags.length + 1);
}

function longer<T extends Uint8Array | Uint32Array>(values: T, least: number): T {
  const bigger = new (values.constructor as new (length: number) => T)(Math.max(16, least, Math.ceil(values.length * 1.5)));
  bigger.set(values);
  return bigger;
}

export function eachTopic({ topicStart, topics }: Columns, place: number, visit: (topic: number) => void): void {
  for (let i = topicStart[place] as number; i < (topicStart[place + 1] as number); i++) visit(topics[i] as number);
}

/** Columns as arrays of one length each, for keeping; and back. */
export function columnArrays(columns: Columns): { numbers: Uint32Array[]; bytes: Uint8Array[]; names: string[] } {
  const { places } = columns;
  return {
    numbers: [
      ...NUMBERS.map((name) => columns[name].subarray(0, places)),
      columns.topicStart.subarray(0, places + 1),
      columns.topics.subarray(0, columns.topicStart[places]),
    ],
    bytes: [columns.flags.subarray(0, places), columns.stage.subarray(0, places)],
    names: columns.pool.names,
  };
}

export function columnsFrom({ numbers, bytes, names }: { numbers: Uint32Array[]; bytes: Uint8Array[]; names: string[] }): Columns {
  const [body, group, question, date, seen, due, topicStart, topics] = numbers;
  const [flags, stage] = bytes;
  if (!body || !group || !question || !date || !seen || !due || !topicStart || !topics || !flags || !stage) throw new Error('columns are missing');
  return { places: flags.length, flags, stage, body, group, question, date, seen, due, topicStart, topics, pool: openPool(names) };
}
