import type { Work } from '@/src/model';
import { type Columns, guessColumns, signatureOf } from './columns';
import { detect, HEAD } from './detect';
import { READERS, readOneRelaton } from './readers';
import { bytesOf } from './stream';
import type { Context, Found, ImportSource, ImportStamp, Opened, Refusal } from './types';
import { unpackAll, unpackStream, whyNot, type ZipEntry, zipEntries } from './zip';

/** What an import brings a batch at a time, and how far it is, in bytes of the files as they lie on the disk. */
export type ImportBatch = { works: Work[]; refused: Refusal[]; read: number; done: number; total: number };

export type ImportOptions = {
  stamp: ImportStamp;
  signal?: AbortSignal;
  /** Columns chosen for tables, by the signature of their head; others are guessed. */
  columns?: ReadonlyMap<string, Columns>;
  /** Works of a batch, about. */
  batch?: number;
};

/**
 * Reads files of any kind that is known here as batches of works, with what was refused and why; memory is bounded by a batch
 * and by the longest record. Files are taken in the order of their names, so that the order in which they were chosen is
 * nothing to the catalog. Of two records of one edition the second gets a key of its own.
 */
export async function* readImports(sources: readonly ImportSource[], options: ImportOptions): AsyncGenerator<ImportBatch> {
  const ordered = [...sources].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const total = ordered.reduce((sum, source) => sum + source.blob.size, 0);
  const context = contextOf(options, sources.length > 1);
  const keys = new Map<string, number>();
  let batch: ImportBatch = { works: [], refused: [], read: 0, done: 0, total };
  for await (const { found, done } of readAll(ordered, context)) {
    options.signal?.throwIfAborted();
    for (const work of found.works) batch.works.push(withFreeKey(work, keys));
    for (const refusal of found.refused) batch.refused.push(refusal);
    batch.read += found.read;
    batch.done = Math.min(done, total);
    if (batch.works.length >= (options.batch ?? 1000) || batch.refused.length >= 1000) {
      yield batch;
      batch = { works: [], refused: [], read: 0, done: batch.done, total };
    }
  }
  yield { ...batch, done: total };
}

function contextOf({ stamp, signal, columns }: ImportOptions, among: boolean): Context {
  return { stamp, signal, among, columnsFor: (headers) => columns?.get(signatureOf(headers)) ?? guessColumns(headers) };
}

function withFreeKey(work: Work, keys: Map<string, number>): Work {
  const base = work.key;
  for (let n = (keys.get(base) ?? 0) + 1; ; n++) {
    const key = n === 1 ? base : `${base}--${n}`;
    if (n > 1 && keys.has(key)) continue;
    keys.set(base, n);
    if (n > 1) keys.set(key, 1);
    return n === 1 ? work : { ...work, key };
  }
}

type Step = { found: Found; done: number };

/** Files of a folder whose reading is begun before it is their turn: asking for each alone takes longer than reading it. */
const AHEAD = 32;

async function* readAll(sources: readonly ImportSource[], context: Context): AsyncGenerator<Step> {
  const heads: Promise<Opened>[] = [];
  let done = 0;
  for (const [i, source] of sources.entries()) {
    for (let next = i + heads.length; next < Math.min(sources.length, i + AHEAD); next++) heads.push(quiet(openBlob(sources[next] as ImportSource)));
    const file = await (heads.shift() as Promise<Opened>);
    const before = done;
    const size = source.blob.size;
    for await (const { found, part } of readOpened(file, size, context)) yield { found, done: before + part };
    done += size;
  }
}

/** A failure is met where the file's turn comes. */
const quiet = <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => {});
  return promise;
};

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;
export const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);

/** Small files are read whole at once. */
const SMALL_FILE = 262_144;

export async function openBlob({ name, blob }: ImportSource): Promise<Opened> {
  const first = new Uint8Array(await blob.slice(0, Math.max(HEAD, blob.size <= SMALL_FILE ? blob.size : 0)).arrayBuffer());
  if (isGzip(first)) return openGzip(name.replace(/\.gz$/i, ''), blob);
  const whole = first.length === blob.size;
  return {
    name,
    blob,
    head: first.subarray(0, HEAD),
    whole: whole ? first : null,
    async *bytes() {
      if (whole) yield first;
      else yield* bytesOf(blob.stream());
    },
  };
}

async function openGzip(name: string, blob: Blob): Promise<Opened> {
  const bytes = () => bytesOf(blob.stream().pipeThrough(new DecompressionStream('gzip')));
  let head = new Uint8Array(0);
  for await (const piece of bytes()) {
    const joined = new Uint8Array(head.length + piece.length);
    joined.set(head);
    joined.set(piece, head.length);
    head = joined;
    if (head.length >= HEAD) break;
  }
  return { name, blob: null, whole: null, head: head.subarray(0, HEAD), bytes };
}

type Part = { found: Found; part: number };

const refusedWhole = (file: string, reason: string): Found => ({ works: [], refused: [{ file, row: 0, reason, words: '' }], read: 0 });

async function* readOpened(file: Opened, size: number, context: Context): AsyncGenerator<Part> {
  try {
    if (file.blob && isZip(file.head)) yield* readZip(file, file.blob, context);
    else yield* readKnown(file, size, context);
  } catch (e) {
    if (context.signal?.aborted) throw e;
    // One file that cannot be read keeps nobody from reading the others.
    yield { found: refusedWhole(file.name, sentenceOf(e)), part: size };
  }
}

const sentenceOf = (e: unknown): string =>
  e instanceof Error && e.name === 'CatalogError' ? e.message : `This file cannot be read${e instanceof Error ? `: ${e.message}` : '.'}`;

async function* readKnown(file: Opened, size: number, context: Context): AsyncGenerator<Part> {
  const one = file.whole && readOneRelaton(file.name, file.whole, context);
  if (one) {
    yield { found: one, part: size };
    return;
  }
  const detected = detect(file.head);
  if (detected.kind === null) {
    yield { found: refusedWhole(file.name, detected.reason), part: size };
    return;
  }
  let seen = 0;
  const counted: Opened = {
    ...file,
    async *bytes() {
      for await (const piece of file.bytes()) {
        seen += piece.length;
        yield piece;
      }
    },
  };
  for await (const found of READERS[detected.kind](counted, context)) yield { found, part: Math.min(seen, size) };
}

export const isWorkbook = (entries: readonly ZipEntry[]): boolean => entries.some((entry) => entry.name === 'xl/workbook.xml');

async function* readZip(file: Opened, blob: Blob, context: Context): AsyncGenerator<Part> {
  const entries = await zipEntries(blob);
  if (isWorkbook(entries)) {
    for await (const found of READERS.workbook(file, context)) yield { found, part: 0 };
    return;
  }
  const files = entries.filter((entry) => isListed(entry.name));
  const inside: Context = { ...context, among: files.length > 1 };
  for await (const { entry, bytes } of unpackAll(blob, files)) {
    const name = `${file.name}/${entry.name}`;
    const reason = whyNot(entry);
    if (reason) {
      yield { found: refusedWhole(name, reason), part: entry.span.end };
      continue;
    }
    const opened = bytes ? openBytes(name, bytes) : await openEntry(name, blob, entry);
    for await (const { found } of readOpened(opened, entry.size, inside)) yield { found, part: entry.span.end };
  }
}

/** Folders, hidden files and what accompanies a data set without being of it. */
const isListed = (name: string): boolean =>
  !name.endsWith('/') && !/(?:^|\/)(?:\.|__MACOSX\/|Gemfile|Rakefile|LICENSE|README|CHANGELOG)|\.(?:rb|adoc|md|gemspec|lock|sh|py|html?|png|svg)$/i.test(name);

const openBytes = (name: string, bytes: Uint8Array): Opened => ({
  name,
  blob: null,
  whole: bytes,
  head: bytes.subarray(0, HEAD),
  async *bytes() {
    yield bytes;
  },
});

async function openEntry(name: string, blob: Blob, entry: ZipEntry): Promise<Opened> {
  const bytes = () => unpackStream(blob, entry);
  let head = new Uint8Array(0);
  for await (const piece of bytes()) {
    head = new Uint8Array(piece.subarray(0, HEAD));
    break;
  }
  return { name, blob: null, whole: null, head, bytes };
}
