import { MOST_ROWS, rowOfWork, type WorksFacet, type WorksFacets, type WorksOrder, type WorksPage, type WorksQuery } from '@/src/model';
import { type Columns, dayNumber, eachTopic, GONE, PURPOSES, purposeOf, STAGES, VERIFIED } from './columns';
import type { Order } from './orders';
import type { Snapshot } from './snapshot';
import { compareSortKeys, sortKey } from './sort-key';

/** The answer to a query but for its rows: the places of the window. */
export type ChosenWorks = Omit<WorksPage, 'rows'> & { window: number[] };

/**
 * Answers a query over a snapshot by its columns alone. `found`: places that the query's text finds, best first; null where it has
 * none. Linear in the works, some milliseconds for 100,000.
 */
export function chooseWorks(snapshot: Snapshot, found: readonly number[] | null, query: WorksQuery): ChosenWorks {
  const { columns } = snapshot;
  const chosen = (found ?? allPlaces(columns)).filter(conditionOf(snapshot, query));
  const { by, up } = query.sort ?? { by: 'relevance', up: true };
  const ordered = by === 'relevance' && found ? chosen : inOrder(snapshot, chosen, by, up);
  let unverified = 0;
  for (const place of ordered) if (((columns.flags[place] as number) & VERIFIED) === 0) unverified++;
  return {
    total: ordered.length,
    unverified,
    catalog: snapshot.count,
    revision: snapshot.revision,
    window: Array.from(ordered.slice(query.offset, query.offset + Math.min(MOST_ROWS, query.limit))),
    facets: query.facets ? facetsOf(columns, ordered) : null,
  };
}

/** Makes the rows of the window; only these works are made. */
export function withRows({ source }: Snapshot, { window, ...page }: ChosenWorks): WorksPage {
  return {
    ...page,
    rows: window.flatMap((place) => {
      const work = source.at(place);
      return work ? [rowOfWork(work)] : [];
    }),
  };
}

/** Answers a query over a snapshot whose works are all here. */
export const selectWorks = (snapshot: Snapshot, found: readonly number[] | null, query: WorksQuery): WorksPage =>
  withRows(snapshot, chooseWorks(snapshot, found, query));

function allPlaces({ places, flags }: Columns): number[] {
  const all: number[] = [];
  for (let place = 0; place < places; place++) if (((flags[place] as number) & GONE) === 0) all.push(place);
  return all;
}

function conditionOf({ columns, source }: Snapshot, query: WorksQuery): (place: number) => boolean {
  const { pool } = columns;
  const tests: ((place: number) => boolean)[] = [(place) => ((columns.flags[place] as number) & GONE) === 0];
  const among = (values: ArrayLike<number>, list: readonly string[] | undefined): void => {
    if (!list || list.length === 0) return;
    const wanted = new Set(list.map(pool.find));
    tests.push((place) => wanted.has(values[place] as number));
  };
  among(columns.body, query.bodies);
  among(columns.group, query.groups);
  among(columns.question, query.questions);
  if (query.stages && query.stages.length > 0) {
    const wanted = new Set(query.stages.map((stage) => STAGES.indexOf(stage)));
    tests.push((place) => wanted.has(columns.stage[place] as number));
  }
  if (query.topics && query.topics.length > 0) {
    const wanted = new Set(query.topics.flatMap(source.withTopic));
    tests.push((place) => wanted.has(place));
  }
  if (query.purposes && query.purposes.length > 0) {
    const wanted = new Set(query.purposes.map((purpose) => PURPOSES.indexOf(purpose)));
    tests.push((place) => wanted.has(purposeOf(columns.flags[place] as number)));
  }
  if (query.verified !== undefined) tests.push((place) => (((columns.flags[place] as number) & VERIFIED) !== 0) === query.verified);
  if (query.seenBefore) {
    const day = dayNumber(query.seenBefore);
    tests.push((place) => (columns.seen[place] as number) < day);
  }
  if (query.changedSince) {
    const day = dayNumber(query.changedSince);
    tests.push((place) => (columns.seen[place] as number) >= day);
  }
  if (query.keys) {
    const wanted = new Set(query.keys.map(source.placeOf));
    tests.push((place) => wanted.has(place));
  }
  return (place) => tests.every((test) => test(place));
}

/** More than the rank of any place. */
const RANKS = 2 ** 21;

/** Sorted by a number of the first order and the rank of the work's number: one sort of plain numbers. */
function inOrder({ columns, orders }: Snapshot, places: readonly number[], by: WorksOrder, up: boolean): number[] {
  if (by === 'id' || by === 'relevance' || by === 'title') return byOrder(by === 'title' ? orders.title : orders.id, columns.places, places, up);
  const rank = orders.id.rank();
  const first = firstOrder(columns, by);
  const keys = Float64Array.from(places, (place) => (up ? 1 : -1) * first(place) * RANKS + (rank[place] as number)).sort();
  return Array.from(keys, (key) => orders.id.sorted[((key % RANKS) + RANKS) % RANKS] as number);
}

function byOrder({ sorted }: Order, all: number, places: readonly number[], up: boolean): number[] {
  const wanted = new Uint8Array(all);
  for (const place of places) wanted[place] = 1;
  const found: number[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const place = sorted[up ? i : sorted.length - 1 - i] as number;
    if (wanted[place] === 1) found.push(place);
  }
  return found;
}

function firstOrder(columns: Columns, by: 'body' | 'group' | 'stage' | 'date' | 'seen'): (place: number) => number {
  if (by === 'stage') return (place) => columns.stage[place] as number;
  if (by === 'date' || by === 'seen') return (place) => columns[by][place] as number;
  const rank = ranksOf(columns, by);
  return (place) => rank[columns[by][place] as number] as number;
}

/** The ranks of the names that stand in a column; a pool has those of all columns. */
function ranksOf({ pool, ...columns }: Columns, by: 'body' | 'group'): Uint32Array {
  const used = [...new Set(columns[by].subarray(0, columns.places))];
  const keys = new Map(used.map((name) => [name, sortKey(pool.names[name] ?? '')]));
  const rank = new Uint32Array(pool.names.length);
  used
    .sort((a, b) => compareSortKeys(keys.get(a) ?? '', keys.get(b) ?? ''))
    .forEach((name, at) => {
      rank[name] = at;
    });
  return rank;
}

function facetsOf(columns: Columns, places: readonly number[]): WorksFacets {
  const { names } = columns.pool;
  const count = (size: number, each: (visit: (value: number) => void) => void, nameOf: (value: number) => string): WorksFacet => {
    const counts = new Uint32Array(size);
    each((value) => {
      counts[value] = (counts[value] as number) + 1;
    });
    const facet: WorksFacet = [];
    for (let value = 0; value < size; value++) if (counts[value]) facet.push({ value: nameOf(value), count: counts[value] as number });
    return facet.sort((a, b) => b.count - a.count || compareSortKeys(a.value, b.value));
  };
  const column = (values: Uint8Array | Uint32Array, size: number, nameOf: (value: number) => string): WorksFacet =>
    count(size, (visit) => places.forEach((place) => visit(values[place] as number)), nameOf);
  const named = (value: number): string => names[value] ?? '';
  return {
    bodies: column(columns.body, names.length, named),
    groups: column(columns.group, names.length, named),
    questions: column(columns.question, names.length, named),
    stages: column(columns.stage, STAGES.length, (value) => STAGES[value] ?? ''),
    topics: count(names.length, (visit) => places.forEach((place) => eachTopic(columns, place, visit)), named),
    purposes: count(
      PURPOSES.length,
      (visit) => places.forEach((place) => visit(purposeOf(columns.flags[place] as number))),
      (value) => PURPOSES[value] ?? '',
    ),
  };
}
