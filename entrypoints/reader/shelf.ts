/**
 * The shelf: the documents last opened, bytes and all, in the extension's own IndexedDB, so that a reload or a click on
 * "recent" opens them again, and so that the background can hand one over. Nothing leaves the machine; each can be
 * taken off. Limits: SHELF_ROOM documents, MOST_KEPT bytes each (a larger one is read but not kept).
 */
const SHELF_ROOM = 12;
const MOST_KEPT = 80_000_000;

export type ShelfEntry = {
  /** SHA-256 of the bytes, hex, first 32 digits. */
  key: string;
  fileName: string | null;
  url: string | null;
  contentType: string | null;
  /** Title and number once it has been read; null before. */
  title: string | null;
  size: number;
  /** ISO date-time. */
  openedAt: string;
};
export type ShelvedDocument = ShelfEntry & { bytes: ArrayBuffer };

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The shelf did not answer.'));
  });

let opened: Promise<IDBDatabase> | null = null;

function openShelf(): Promise<IDBDatabase> {
  if (!opened) {
    const request = indexedDB.open('concord-shelf', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('entries', { keyPath: 'key' });
      request.result.createObjectStore('bytes');
    };
    opened = done(request);
    opened.catch(() => {
      opened = null;
    });
  }
  return opened;
}

async function stores(mode: IDBTransactionMode): Promise<{ entries: IDBObjectStore; bytes: IDBObjectStore }> {
  const transaction = (await openShelf()).transaction(['entries', 'bytes'], mode);
  return { entries: transaction.objectStore('entries'), bytes: transaction.objectStore('bytes') };
}

export async function keyOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Newest first. */
export async function listShelf(): Promise<ShelfEntry[]> {
  const entries = await done<ShelfEntry[]>((await stores('readonly')).entries.getAll());
  return entries.sort((a, b) => b.openedAt.localeCompare(a.openedAt));
}

/** Puts a document on the shelf, in front; the oldest beyond the room fall off. Answers its key. */
export async function shelve(document: Pick<ShelvedDocument, 'bytes' | 'fileName' | 'url' | 'contentType'>): Promise<string> {
  const key = await keyOf(document.bytes);
  if (document.bytes.byteLength > MOST_KEPT) return key;
  const old = await done<ShelfEntry | undefined>((await stores('readonly')).entries.get(key));
  const { bytes, ...rest } = document;
  const entry: ShelfEntry = { ...rest, key, title: old?.title ?? null, size: bytes.byteLength, openedAt: new Date().toISOString() };
  const writing = await stores('readwrite');
  await Promise.all([done(writing.entries.put(entry)), done(writing.bytes.put(bytes, key))]);
  for (const extra of (await listShelf()).slice(SHELF_ROOM)) await unshelve(extra.key);
  return key;
}

/** Names a shelved document once its title is known. */
export async function labelShelved(key: string, title: string): Promise<void> {
  const { entries } = await stores('readwrite');
  const entry = await done<ShelfEntry | undefined>(entries.get(key));
  if (entry) await done(entries.put({ ...entry, title }));
}

export async function takeFromShelf(key: string): Promise<ShelvedDocument | null> {
  const { entries, bytes } = await stores('readonly');
  const [entry, content] = await Promise.all([done<ShelfEntry | undefined>(entries.get(key)), done<ArrayBuffer | undefined>(bytes.get(key))]);
  return entry && content ? { ...entry, bytes: content } : null;
}

export async function unshelve(key: string): Promise<void> {
  const { entries, bytes } = await stores('readwrite');
  await Promise.all([done(entries.delete(key)), done(bytes.delete(key))]);
}
