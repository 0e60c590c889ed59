import type { CatalogChange, ListChange, ListPreview, ListStatus, ListWord, Work } from '@/src/model';
import { mergeRecords } from '../records';
import type { CatalogStore } from '../store';
import { type Bytes, toBase64Url } from './bytes';
import { splitParts } from './container';
import { readContent } from './content';
import { differenceOf } from './difference';
import { ListError } from './errors';
import { gunzip, gzip } from './gzip';
import { type ListHeader, readHeader } from './header';
import { fingerprintOf } from './keys';
import { packOfList } from './list-pack';
import { HASHES_KEPT, type ListRow, type ListVersionRow, VERSIONS_KEPT } from './list-rows';
import { type OpenedList, openList, type Trusted } from './open-list';

export type TakeOptions = {
  /** The fingerprint that the user confirmed: needed for a list not seen before. */
  confirmed: string | null;
  /** Where it came from; null for a file, which leaves the address as it is. */
  address: string | null;
  /** The list that is to be updated; null to go by the file's own name. */
  name?: string | null;
};

const byVersion = (a: ListVersionRow, b: ListVersionRow): number => b.version - a.version;

/** The lists that the user has, by name. Finishes first what an ended worker left half done. */
export async function listStatuses(store: CatalogStore, today: string): Promise<ListStatus[]> {
  await settleLists(store);
  const rows = await store.db.lists.toArray();
  return Promise.all(rows.map(async (row) => statusOf(row, await versionsOf(store, row.name), today)));
}

const versionsOf = async (store: CatalogStore, name: string): Promise<ListVersionRow[]> =>
  (await store.db.listVersions.where('name').equals(name).toArray()).sort(byVersion);

async function statusOf(row: ListRow, versions: readonly ListVersionRow[], today: string): Promise<ListStatus> {
  const heads = versions.map((version) => readHeader(version.header));
  const header = readHeader(row.header);
  return {
    ...wordOf(header),
    fingerprint: await fingerprintOf(row.key),
    address: row.address,
    stale: header.expires < today,
    added: row.added,
    checked: row.checked,
    shipped: row.shipped,
    versions: heads.map(({ version, issued, content, changelog }) => ({ version, issued, works: content.works, changelog })),
  };
}

const wordOf = ({ name, title, owner, contact, licence, class: of, version, issued, expires, asOf, changelog, content }: ListHeader): ListWord => ({
  ...{ name, title, owner, contact, licence, class: of, version, issued, expires, asOf, changelog },
  works: content.works,
});

const trustedOf = ({ name, key, newest, held }: ListRow): Trusted => ({ name, key, newest, held });

/** Contents of a kept version, for changes and for going back; null where it is no longer kept. */
async function contentOf(store: CatalogStore, name: string, version: number): Promise<Bytes | null> {
  const row = await store.db.listVersions.get([name, version]);
  return row ? gunzip(new Uint8Array(row.content), readHeader(row.header).content.bytes) : null;
}

async function worksIn(store: CatalogStore, name: string, version: number): Promise<ReturnType<typeof packOfList>> {
  const row = await store.db.listVersions.get([name, version]);
  const content = row && (await contentOf(store, name, version));
  if (!content) throw new ListError('no-version');
  const header = readHeader(row.header);
  return packOfList(header, readContent(content, header.content.works));
}

/** What the catalog now holds of a list, as the list said it. */
async function worksHeld(store: CatalogStore, name: string): Promise<Work[]> {
  const rows = await store.db.works.where('packs').equals(name).toArray();
  return rows.flatMap(({ key, records }) => records.filter((r) => r.origin === 'pack' && r.of === name).map((record) => mergeRecords(key, [record])));
}

async function openFor(store: CatalogStore, bytes: Uint8Array, wanted: string | null, today: string): Promise<{ opened: OpenedList; row: ListRow | null }> {
  const name = wanted ?? splitParts(bytes).header.name;
  const row = (await store.db.lists.get(name)) ?? null;
  if (!row && wanted !== null) throw new ListError('not-found');
  const opened = await openList(bytes, { trusted: row && trustedOf(row), today, contentOf: (version) => contentOf(store, name, version) });
  if (!row && (await store.packs()).some((pack) => pack.name === name)) throw new ListError('name-taken', name);
  return { opened, row };
}

/** Opens a file and says what it would bring; nothing is changed. @throws ListError */
export async function previewList(store: CatalogStore, bytes: Uint8Array, name: string | null, today: string): Promise<ListPreview> {
  const { opened, row } = await openFor(store, bytes, name, today);
  return {
    ...wordOf(opened.header),
    delta: opened.header.kind === 'delta',
    fingerprint: opened.fingerprint,
    first: row === null,
    rotated: opened.rotated,
    from: row?.version ?? null,
    classBefore: row && readHeader(row.header).class,
    difference: differenceOf(row ? await worksHeld(store, row.name) : [], packOfList(opened.header, opened.records).works),
  };
}

/**
 * Takes a list or its update into the catalog, whole. Its proof is kept first, then its works are filled in; a worker that is
 * ended in between leaves what `settleLists` finishes. @throws ListError; nothing is changed then
 */
export async function takeList(store: CatalogStore, bytes: Uint8Array, options: TakeOptions, today: string): Promise<ListChange> {
  const { opened, row } = await openFor(store, bytes, options.name ?? null, today);
  const { header } = opened;
  if (!row && options.confirmed !== opened.fingerprint) throw new ListError('not-confirmed');
  const pack = packOfList(header, opened.records);
  const difference = differenceOf(row ? await worksHeld(store, row.name) : [], pack.works);
  const version: ListVersionRow = {
    name: header.name,
    version: header.version,
    header: opened.headerLine,
    signature: toBase64Url(opened.signature),
    content: (await gzip(opened.content)).buffer,
    taken: today,
  };
  const next: ListRow = {
    name: header.name,
    key: header.key,
    address: options.address ?? row?.address ?? null,
    version: row?.version ?? header.version,
    header: row?.header ?? opened.headerLine,
    applying: header.version,
    newest: { version: header.version, issued: header.issued },
    held: [...(row?.held ?? []), { version: header.version, sha256: header.content.sha256 }].slice(-HASHES_KEPT),
    added: row?.added ?? today,
    checked: today,
    shipped: row?.shipped ?? false,
  };
  await keepVersion(store, row, next, version);
  await store.fillPack(pack);
  await settled(store, header.name, header.version);
  return { name: header.name, from: row?.version ?? null, to: header.version, difference };
}

/** Writes the proof, if no other tab took a version of the list meanwhile. */
const keepVersion = (store: CatalogStore, row: ListRow | null, next: ListRow, version: ListVersionRow): Promise<void> =>
  store.withRoom(
    store.db.transaction('rw', [store.db.lists, store.db.listVersions], async () => {
      const now = await store.db.lists.get(next.name);
      if ((now?.newest.version ?? 0) !== (row?.newest.version ?? 0)) throw new ListError('current', `another window took version ${now?.newest.version}`);
      await store.db.listVersions.put(version);
      await store.db.lists.put(next);
    }),
  );

/** Notes that the works of this version are in, and lets the oldest versions go. */
const settled = (store: CatalogStore, name: string, version: number): Promise<void> =>
  store.db.transaction('rw', [store.db.lists, store.db.listVersions], async () => {
    const kept = await versionsOf(store, name);
    const header = kept.find((one) => one.version === version)?.header;
    await store.db.lists.update(name, { version, applying: null, ...(header ? { header } : {}) });
    for (const old of kept.slice(VERSIONS_KEPT)) if (old.version !== version) await store.db.listVersions.delete([name, old.version]);
  });

/** Fills in again what an ended worker left half filled. */
export async function settleLists(store: CatalogStore): Promise<void> {
  for (const row of await store.db.lists.toArray()) {
    if (row.applying === null || !(await store.db.listVersions.get([row.name, row.applying]))) continue;
    await store.fillPack(await worksIn(store, row.name, row.applying));
    await settled(store, row.name, row.applying);
  }
}

/** Puts a kept version back in the place of the one in use (an earlier one, or again the latest). @throws ListError 'not-found', 'no-version' */
export async function useVersion(store: CatalogStore, name: string, version: number): Promise<ListChange> {
  const row = await store.db.lists.get(name);
  if (!row) throw new ListError('not-found');
  const pack = await worksIn(store, name, version);
  const difference = differenceOf(await worksHeld(store, name), pack.works);
  await store.db.lists.update(name, { applying: version });
  await store.fillPack(pack);
  await settled(store, name, version);
  return { name, from: row.version, to: version, difference };
}

/** Takes a list out of the catalog, with its works where nobody else knows them. What is known of its key goes too. */
export async function removeList(store: CatalogStore, name: string): Promise<ListChange> {
  const row = await store.db.lists.get(name);
  if (!row) throw new ListError('not-found');
  const before = await worksHeld(store, name);
  const { title, asOf } = readHeader(row.header);
  await store.fillPack({ name, title, asOf, works: [], notices: [] });
  const packs = (await store.packs()).filter((pack) => pack.name !== name);
  await store.writeWorks(async () => {
    await store.db.meta.put({ name: 'packs', value: packs });
    return { answer: undefined, keys: null };
  });
  await store.db.transaction('rw', [store.db.lists, store.db.listVersions], async () => {
    await store.db.listVersions.where('name').equals(name).delete();
    await store.db.lists.delete(name);
  });
  return { name, from: row.version, to: null, difference: differenceOf(before, []) };
}

/** What the catalog holds of a list now, against a version that is kept. @throws ListError 'not-found', 'no-version' */
export async function changesSinceVersion(
  store: CatalogStore,
  name: string,
  version: number,
): Promise<{ title: string; since: string; change: CatalogChange }> {
  const row = await store.db.lists.get(name);
  if (!row) throw new ListError('not-found');
  const { title, issued } = readHeader(row.header);
  const before = await worksIn(store, name, version);
  const { added, changed, withdrawn } = differenceOf(before.works, await worksHeld(store, name));
  const kept = await store.db.listVersions.get([name, version]);
  return {
    title,
    since: kept ? readHeader(kept.header).issued : '',
    change: {
      at: issued,
      origin: 'pack',
      by: name,
      added: added.length,
      changed: changed.length,
      gone: withdrawn.length,
      works: [
        ...added.map(({ key }) => ({ key, how: 'added' as const, fields: [] })),
        ...changed.map(({ key, fields }) => ({ key, how: 'changed' as const, fields })),
        ...withdrawn.map(({ key }) => ({ key, how: 'gone' as const, fields: [] })),
      ],
    },
  };
}

/** Notes that the owner's address was asked on this day and had nothing newer. */
export const noteChecked = async (store: CatalogStore, name: string, today: string): Promise<void> => {
  await store.db.lists.update(name, { checked: today });
};
