import { Inflate, inflateSync } from 'fflate';
import { CatalogError } from '../errors';

/** A file in a zip. `span` is where its local header and its bytes lie in the archive. */
export type ZipEntry = { name: string; method: number; packed: number; size: number; encrypted: boolean; span: { start: number; end: number } };

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENTRY = 0x02014b50;

const viewOf = async (blob: Blob, start: number, end: number): Promise<DataView<ArrayBuffer>> =>
  new DataView(await blob.slice(Math.max(0, start), end).arrayBuffer());

const broken = (): CatalogError => new CatalogError('not-readable', 'This zip file is damaged or was cut short.');

/** What a zip file holds, by its directory at the end; in the order in which the files lie there. @throws CatalogError 'not-readable' */
export async function zipEntries(blob: Blob): Promise<ZipEntry[]> {
  const { start, size } = await directoryOf(blob);
  if (start + size > blob.size) throw broken();
  const view = await viewOf(blob, start, start + size);
  const entries: ZipEntry[] = [];
  const names = new TextDecoder();
  for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === ENTRY; ) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) => view.getUint16(at + o, true)) as [number, number, number];
    const end = at + 46 + nameLength + extraLength + commentLength;
    if (end > view.byteLength) throw broken();
    const wide = wideFields(view, at, nameLength, extraLength);
    entries.push({
      name: names.decode(new Uint8Array(view.buffer, at + 46, nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: wide(20),
      size: wide(24),
      span: { start: wide(42), end: 0 },
    });
    at = end;
  }
  entries.sort((a, b) => a.span.start - b.span.start);
  entries.forEach((entry, i) => {
    entry.span.end = entries[i + 1]?.span.start ?? start;
  });
  return entries;
}

async function directoryOf(blob: Blob): Promise<{ start: number; size: number }> {
  const from = Math.max(0, blob.size - 65_557);
  const tail = await viewOf(blob, from, blob.size);
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const found = { start: tail.getUint32(at + 16, true), size: tail.getUint32(at + 12, true) };
    const wide = at >= 20 && tail.getUint32(at - 20, true) === LOCATOR64;
    if (!wide) return found;
    const place = Number(tail.getBigUint64(at - 12, true));
    const view = await viewOf(blob, place, place + 56);
    if (view.byteLength < 56 || view.getUint32(0, true) !== END64) throw broken();
    return { start: Number(view.getBigUint64(48, true)), size: Number(view.getBigUint64(40, true)) };
  }
  throw broken();
}

/** Sizes and places of more than four gigabytes stand behind, in the order in which the short fields are full. */
function wideFields(view: DataView, at: number, nameLength: number, extraLength: number): (offset: 20 | 24 | 42) => number {
  const short = (offset: number): number => view.getUint32(at + offset, true);
  const start = at + 46 + nameLength;
  const values = new Map<number, number>();
  for (let extra = start; extra + 4 <= start + extraLength; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue;
    let value = extra + 4;
    for (const offset of [24, 20, 42])
      if (short(offset) === 0xffffffff && value + 8 <= start + extraLength) {
        values.set(offset, Number(view.getBigUint64(value, true)));
        value += 8;
      }
  }
  return (offset) => values.get(offset) ?? short(offset);
}

/** Whether an entry can be unpacked here; the reason in words where it cannot. */
export function whyNot(entry: ZipEntry): string | null {
  if (entry.encrypted) return 'It is encrypted.';
  return entry.method === 0 || entry.method === 8 ? null : 'It is packed in a way that is not read here.';
}

/** The packed bytes behind the local header; `local` begins at the header. */
function packedBytes(local: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(local.buffer, local.byteOffset, local.byteLength);
  if (local.byteLength < 30) throw broken();
  const start = 30 + view.getUint16(26, true) + view.getUint16(28, true);
  return local.subarray(start, start + entry.packed);
}

/** Unpacks a small entry at once. A size that is not what the directory says is damage. */
export function unpack(local: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = packedBytes(local, entry);
  try {
    const bytes = entry.method === 0 ? packed : inflateSync(packed, { out: new Uint8Array(entry.size) });
    if (bytes.length === entry.size) return bytes;
  } catch (cause) {
    throw new CatalogError('not-readable', 'This zip file is damaged or was cut short.', { cause });
  }
  throw broken();
}

const PIECE = 1_000_000;

/** Unpacks an entry of any size, a piece at a time. */
export async function* unpackStream(blob: Blob, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const head = await viewOf(blob, entry.span.start, entry.span.start + 30);
  if (head.byteLength < 30) throw broken();
  const start = entry.span.start + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  let ready: Uint8Array[] = [];
  const inflate = entry.method === 8 ? new Inflate((piece) => ready.push(piece)) : null;
  for (let at = 0; at < entry.packed; at += PIECE) {
    const bytes = new Uint8Array(await blob.slice(start + at, start + Math.min(at + PIECE, entry.packed)).arrayBuffer());
    if (inflate) inflate.push(bytes, at + PIECE >= entry.packed);
    else ready.push(bytes);
    for (const piece of ready) if (piece.length > 0) yield piece;
    ready = [];
  }
}

/** How much of an archive of small files is read at once, in bytes. */
const WINDOW = 4_000_000;
export const SMALL = 1_000_000;

/** Every entry with what it holds: small ones whole, many of them from one reading; of large ones a stream. */
export async function* unpackAll(blob: Blob, entries: readonly ZipEntry[]): AsyncGenerator<{ entry: ZipEntry; bytes: Uint8Array | null }> {
  let window = { start: 0, bytes: new Uint8Array(0) };
  for (const [i, entry] of entries.entries()) {
    if (whyNot(entry) !== null || entry.size > SMALL || entry.packed > SMALL || entry.span.end - entry.span.start > WINDOW) {
      yield { entry, bytes: null };
      continue;
    }
    if (entry.span.start < window.start || entry.span.end > window.start + window.bytes.length) {
      let last = i;
      while (last + 1 < entries.length && (entries[last + 1] as ZipEntry).span.end - entry.span.start <= WINDOW) last++;
      const end = (entries[last] as ZipEntry).span.end;
      window = { start: entry.span.start, bytes: new Uint8Array(await blob.slice(entry.span.start, end).arrayBuffer()) };
    }
    yield { entry, bytes: unpack(window.bytes.subarray(entry.span.start - window.start, entry.span.end - window.start), entry) };
  }
}
