import { deflateSync, inflateSync } from 'fflate';

/** One entry of an archive, its bytes still packed. `head` is its record in the directory, `extra` its local extra field. */
type Entry = { name: string; method: number; crc: number; packed: Uint8Array; size: number; head: Uint8Array; extra: Uint8Array };

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
/** Flag bit 11: the name is UTF-8. Bit 3: sizes stand after the data, which we no longer need. */
const UTF8 = 0x0800;
const SIZES_AFTER = 0x0008;
/** 1 January 1980, the first day that a ZIP can name: a date of now would make two exports of the same differ. */
const FIRST_DAY = 0x0021;

/** An archive that cannot be rewritten entry by entry: damaged, split or larger than 4 GB. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** A ZIP archive opened for changing a few of its entries: all others keep their packed bytes, unread. */
export type Archive = {
  names: string[];
  /** Unpacked; null where there is no such entry. */
  read: (name: string) => Uint8Array | null;
  /** Bytes of the archive with these entries put in place of the old ones, or added at the end. */
  write: (changed: ReadonlyMap<string, Uint8Array>) => Uint8Array<ArrayBuffer>;
};

/** @throws ArchiveError */
export function openArchive(bytes: Uint8Array): Archive {
  const entries = readEntries(bytes);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    names: entries.map(({ name }) => name),
    read(name) {
      const entry = byName.get(name);
      if (!entry) return null;
      if (entry.method === 0) return entry.packed;
      if (entry.method !== 8) throw new ArchiveError(`entry ${name} is packed by a method (${entry.method}) that Word does not use`);
      return inflateSync(entry.packed, { out: new Uint8Array(entry.size) });
    },
    write: (changed) => writeEntries([...entries.map((entry) => replaced(entry, changed.get(entry.name))), ...added(changed, byName)]),
  };
}

function readEntries(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 22 - 0x10000 && view.getUint32(end, true) !== DIRECTORY_END) end--;
  if (end < 0 || view.getUint32(end, true) !== DIRECTORY_END) throw new ArchiveError('the archive has no directory');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw new ArchiveError('the archive is larger than 4 GB');
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_RECORD) throw new ArchiveError('the directory of the archive is damaged');
    const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_RECORD) throw new ArchiveError('an entry of the archive is damaged');
    const localName = view.getUint16(local + 26, true);
    const localExtra = view.getUint16(local + 28, true);
    const data = local + 30 + localName + localExtra;
    const packed = view.getUint32(at + 20, true);
    if (data + packed > bytes.length) throw new ArchiveError('the archive was cut short');
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: bytes.subarray(data, data + packed),
      size: view.getUint32(at + 24, true),
      head: bytes.subarray(at, at + 46 + nameLength + extraLength + commentLength),
      extra: bytes.subarray(local + 30 + localName, data),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function replaced(entry: Entry, content: Uint8Array | undefined): Entry {
  return content === undefined ? entry : { ...entry, method: 8, crc: crc32(content), packed: deflateSync(content), size: content.length };
}

const added = (changed: ReadonlyMap<string, Uint8Array>, byName: ReadonlyMap<string, Entry>): Entry[] =>
  [...changed].filter(([name]) => !byName.has(name)).map(([name, content]) => replaced({ ...NOTHING, name, head: newHead(name) }, content));

const NOTHING = { method: 0, crc: 0, packed: new Uint8Array(0), size: 0, extra: new Uint8Array(0) };

/** The directory record of a new entry; sizes and places are filled in when it is written. */
function newHead(name: string): Uint8Array {
  const encoded = new TextEncoder().encode(name);
  const head = new Uint8Array(46 + encoded.length);
  const view = new DataView(head.buffer);
  view.setUint32(0, DIRECTORY_RECORD, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, 20, true);
  view.setUint16(8, UTF8, true);
  view.setUint16(14, FIRST_DAY, true);
  view.setUint16(28, encoded.length, true);
  head.set(encoded, 46);
  return head;
}

function writeEntries(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let length = 0;
  const put = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (const entry of entries) {
    const head = entry.head.slice();
    const view = new DataView(head.buffer);
    const nameLength = view.getUint16(28, true);
    view.setUint16(8, view.getUint16(8, true) & ~SIZES_AFTER, true);
    view.setUint16(10, entry.method, true);
    view.setUint32(16, entry.crc, true);
    view.setUint32(20, entry.packed.length, true);
    view.setUint32(24, entry.size, true);
    view.setUint32(42, length, true);
    directory.push(head);
    // The local record repeats bytes 6 … 31 of the directory's.
    const local = new Uint8Array(30);
    new DataView(local.buffer).setUint32(0, LOCAL_RECORD, true);
    local.set(head.subarray(6, 30), 4);
    new DataView(local.buffer).setUint16(28, entry.extra.length, true);
    put(local);
    put(head.subarray(46, 46 + nameLength));
    put(entry.extra);
    put(entry.packed);
  }
  const begin = length;
  for (const head of directory) put(head);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, DIRECTORY_END, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, length - begin, true);
  end.setUint32(16, begin, true);
  put(new Uint8Array(end.buffer));
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (CRC_TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
