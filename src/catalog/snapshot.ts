import type { HashArrays, Work, WorkSource, WorksWith } from '@/src/model';
import {
  type Columns,
  columnArrays,
  columnsFrom,
  eachTopic,
  GONE,
  newColumns,
  purposeOf,
  pushWork,
  setStage,
  WITH_REFERENCES,
  WITH_TERMS,
  WITH_TEXT,
} from './columns';
import { gatherLinks, type LinkedWorks, linkedWorks } from './linked-works';
import { type Orders, openOrder, orderOf } from './orders';
import { packNumbers, packText, unpackNumbers, unpackText } from './sections';
import { bytesHeld, bytesOfPart, gatherWorks, PART_SIZE, partOfBytes, type WorkParts, workAt } from './work-bytes';

/** To be raised with every change of the form below, or of what works are found by. */
export const SNAPSHOT_LAYOUT = 3;

/**
 * The works of a catalog in compact form, as of a revision: their facts as bytes, columns to filter by, orders to sort by, and a
 * table to find them by. Works that come or change later stand behind the others until it is made anew.
 */
export type Snapshot = {
  revision: number;
  /** Works that are not gone. */
  count: number;
  columns: Columns;
  orders: Orders;
  /** Linked works, one object each until `forget`. */
  source: Omit<WorkSource, 'packs' | 'asOf'>;
  /** The work of a place as its sources say it, without what others say of it; not held. Null where it is gone. */
  saidAt: (place: number) => Work | null;
  /** The number of a place's work in small letters; places of works whose number has this in it. */
  idAt: (place: number) => string;
  withIdLike: (part: string) => number[];
  /** Places of the works that the user keeps. */
  kept: () => number[];
  /** Reads what `put` will read. @throws MissingPart before anything has changed */
  reach: (key: string, work: Work | null) => void;
  /** Parts of the works that are not here yet: what needs one throws a MissingPart. */
  missing: () => number[];
  takePart: (part: number, bytes: Uint8Array) => void;
  /** Puts a work in place of the one with its key, or takes that out (null). Its place; −1 where it went. */
  put: (key: string, work: Work | null) => number;
  /** Brings stages up to date after `put`s. */
  settle: () => void;
  /** Works made and held until `forget`. */
  held: () => number;
  forget: () => void;
  /** Bytes held in arrays. */
  bytes: () => number;
};

/** Gathers works, each once, into a snapshot's bytes by name. */
export function gatherSnapshot(): { add: (work: Work) => number; done: () => Map<string, Uint8Array> } {
  const works = gatherWorks();
  const columns = newColumns();
  const links = gatherLinks();
  const ids: string[] = [];
  const titles: string[] = [];
  /** Places whose relations say that a text replaces another. */
  const replacing: number[] = [];
  return {
    add: (work) => {
      works.add(work);
      ids.push(work.id);
      titles.push(work.title);
      const place = pushWork(columns, work);
      links.add(work, place);
      if (work.relations.some((r) => r.verified && (r.type === 'supersedes' || r.type === 'superseded-by'))) replacing.push(place);
      return place;
    },
    done: () => {
      const parts = works.parts();
      const arrays = links.arrays();
      markSuperseded(columns, linkedWorks(saidWorks(parts, columns, new Map()), arrays), replacing);
      return bytesOf(parts, ids, columns, [arrays.hashes, arrays.numbers], { id: orderOf(ids), title: orderOf(titles) });
    },
  };
}

function markSuperseded(columns: Columns, linked: LinkedWorks, replacing: readonly number[]): void {
  replacing.forEach((place, n) => {
    for (const superseded of linked.superseded(place)) setStage(columns, superseded, 'superseded');
    if (n % 10_000 === 9_999) linked.forget();
  });
}

function bytesOf({ parts, sources }: WorkParts, ids: readonly string[], columns: Columns, links: Uint32Array[], orders: Orders): Map<string, Uint8Array> {
  const { numbers, bytes, names } = columnArrays(columns);
  const [flags, stage] = bytes;
  const all = new Map<string, Uint8Array>([
    ['columns', packNumbers(numbers)],
    ['flags', flags ?? new Uint8Array(0)],
    ['stages', stage ?? new Uint8Array(0)],
    ['names', packText(names)],
    ['sources', packText(sources)],
    ['ids', packText(ids.map((id) => id.toLowerCase()))],
    ['links', packNumbers(links)],
    ['orders', packNumbers([orders.id.sorted, orders.title.sorted])],
  ]);
  parts.forEach((part, n) => {
    if (part) all.set(partName(n), bytesOfPart(part));
    // Not held twice: the works are most of a snapshot.
    parts[n] = null;
  });
  return all;
}

/** What a part of the works is called among a snapshot's bytes. */
export const partName = (part: number): string => `works/${String(part).padStart(5, '0')}`;
export const isPartName = (name: string): boolean => name.startsWith('works/');

/** All of a snapshot's bytes but the works themselves: what a table of works is filtered and sorted by. */
export const SNAPSHOT_HEAD = ['columns', 'flags', 'stages', 'names', 'sources', 'ids', 'links', 'orders'] as const;

const saidWorks = (parts: WorkParts, columns: Columns, late: ReadonlyMap<number, Work>) => ({
  get places() {
    return columns.places;
  },
  isGone: (place: number): boolean => ((columns.flags[place] as number) & GONE) !== 0,
  at: (place: number): Work => late.get(place) ?? workAt(parts, place),
});

/**
 * Opens a snapshot over its bytes; parts of the works that are not among them can be given later. Null where something else is
 * missing or does not fit: it is made anew then.
 */
export function openSnapshot(revision: number, bytes: ReadonlyMap<string, Uint8Array>): Snapshot | null {
  const [names, sources] = ['names', 'sources'].map((name) => unpackText(bytes.get(name) ?? packText(null)));
  const idBytes = bytes.get('ids');
  const [numbers, links, sorted] = ['columns', 'links', 'orders'].map((name) => unpackNumbers(bytes.get(name) ?? new Uint8Array(0)));
  const [flags, stage] = [bytes.get('flags'), bytes.get('stages')];
  if (
    !Array.isArray(names) ||
    !Array.isArray(sources) ||
    !idBytes ||
    !numbers ||
    numbers.length !== 8 ||
    links?.length !== 2 ||
    sorted?.length !== 2 ||
    !flags ||
    !stage
  )
    return null;
  // Copies: what grows and changes is not what was read.
  const columns = columnsFrom({ numbers, bytes: [flags.slice(), stage.slice()], names: names.map(String) });
  const parts: WorkParts = {
    count: columns.places,
    parts: Array.from({ length: Math.ceil(columns.places / PART_SIZE) }, (_, part) => {
      const given = bytes.get(partName(part));
      return given ? partOfBytes(given) : null;
    }),
    // Written by `bytesOf` and by nobody else.
    sources: sources as WorkParts['sources'],
  };
  const [hashes, places] = links as [Uint32Array, Uint32Array];
  const [byId, byTitle] = sorted as [Uint32Array, Uint32Array];
  if (byId.length !== columns.places || byTitle.length !== columns.places) return null;
  return snapshotOver(revision, parts, idsOf(idBytes), columns, { hashes, numbers: places }, { id: openOrder(byId), title: openOrder(byTitle) });
}

/** Taken apart when somebody searches: a table is opened without. */
function idsOf(bytes: Uint8Array): () => string[] {
  let ids: string[] | null = null;
  return () => {
    ids ??= (unpackText(bytes) as unknown[]).map(String);
    return ids;
  };
}

const FLAG: Record<WorksWith, number> = { terms: WITH_TERMS, text: WITH_TEXT, references: WITH_REFERENCES };

function snapshotOver(revision: number, parts: WorkParts, ids: () => string[], columns: Columns, links: HashArrays, orders: Orders): Snapshot {
  const late = new Map<number, Work>();
  const said = saidWorks(parts, columns, late);
  const linked = linkedWorks(said, links);
  const touched = new Set<number>();
  const byTopic = new Map<string, number[]>();
  let count = 0;
  for (let place = 0; place < columns.places; place++) if (!said.isGone(place)) count++;

  const snapshot: Snapshot = {
    revision,
    count,
    columns,
    orders,
    source: {
      get count() {
        return snapshot.count;
      },
      get places() {
        return columns.places;
      },
      at: linked.at,
      placeOf: linked.placeOf,
      withId: linked.withId,
      withNumber: linked.withNumber,
      with: (what) => worksWith(FLAG[what]),
      withTopic: (topic) => {
        const known = byTopic.get(topic) ?? placesUnder(columns, topic);
        byTopic.set(topic, known);
        return known;
      },
    },
    saidAt: (place) => (said.isGone(place) ? null : said.at(place)),
    idAt: (place) => ids()[place] ?? '',
    withIdLike: (part) => {
      const wanted = part.toLowerCase();
      const all = ids();
      return placesWhere((place) => (all[place] as string).includes(wanted));
    },
    kept: () => placesWhere((place) => purposeOf(columns.flags[place] as number) > 0),
    put: (key, work) => {
      const before = linked.placeOf(key);
      if (before >= 0) {
        for (const place of linked.near(before)) touched.add(place);
        columns.flags[before] = (columns.flags[before] as number) | GONE;
        snapshot.count--;
      }
      byTopic.clear();
      if (!work) {
        linked.forgetLinks();
        return -1;
      }
      const place = pushWork(columns, work);
      late.set(place, work);
      ids().push(work.id.toLowerCase());
      snapshot.count++;
      linked.add(place);
      for (const order of ['id', 'title'] as const) orders[order].insert(place, (at) => said.at(at)[order]);
      for (const near of [place, ...linked.near(place)]) touched.add(near);
      return place;
    },
    reach: (key, work) => {
      const before = linked.placeOf(key);
      if (before >= 0) linked.near(before);
      if (!work) return;
      linked.nearWork(work);
      for (const order of ['id', 'title'] as const) orders[order].find(work[order], (at) => said.at(at)[order]);
    },
    missing: () => parts.parts.flatMap((part, n) => (part ? [] : [n])),
    takePart: (part, bytes) => {
      parts.parts[part] = partOfBytes(bytes);
    },
    settle: () => {
      for (const place of touched) if (!said.isGone(place)) setStage(columns, place, linked.stageAt(place));
      touched.clear();
    },
    held: linked.held,
    forget: linked.forget,
    bytes: () =>
      bytesHeld(parts) +
      columnArrays(columns).numbers.reduce((sum, array) => sum + array.byteLength, columns.places * 2) +
      links.hashes.byteLength * 2 +
      columns.places * 8,
  };

  function placesWhere(isWanted: (place: number) => boolean): number[] {
    const places: number[] = [];
    for (let place = 0; place < columns.places; place++) if (!said.isGone(place) && isWanted(place)) places.push(place);
    return places;
  }

  function worksWith(flag: number): Work[] {
    const works: Work[] = [];
    for (let place = 0; place < columns.places; place++) {
      const flags = columns.flags[place] as number;
      if ((flags & flag) === 0 || (flags & GONE) !== 0) continue;
      const work = linked.at(place);
      if (work) works.push(work);
    }
    return works.sort((a, b) => (a.key < b.key ? -1 : 1));
  }
  return snapshot;
}

function placesUnder(columns: Columns, topic: string): number[] {
  const wanted = columns.pool.find(topic);
  const places: number[] = [];
  if (wanted > 0)
    for (let place = 0; place < columns.places; place++) {
      if (((columns.flags[place] as number) & GONE) !== 0) continue;
      eachTopic(columns, place, (other) => {
        if (other === wanted) places.push(place);
      });
    }
  return places;
}
