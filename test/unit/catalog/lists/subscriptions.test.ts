import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CatalogStore, openStore, restoreBackup, writeBackup } from '@/src/catalog';
import {
  adoptShipped,
  type Bytes,
  checkShipped,
  fingerprintOf,
  listStatuses,
  noteChecked,
  previewList,
  removeList,
  rotate,
  type ShippedList,
  settleLists,
  stillShipped,
  takeList,
  useVersion,
} from '@/src/catalog/lists';
import { SHIPPED_PACKS } from '@/src/catalog/shipped';
import { aDelta, aList, anOwner, aRecord, type Owner, recordsOf } from '../../../fixtures/made-list';

import { sliceOfStore } from '../example';

const TODAY = '2026-11-20';
let owner: Owner;
let mallory: Owner;
let fingerprint: string;
const versions: Bytes[] = [];
let store: CatalogStore;
let counter = 0;

beforeAll(async () => {
  [owner, mallory] = [await anOwner(), await anOwner()];
  fingerprint = await fingerprintOf(owner.publicKey);
  for (let version = 1; version <= 6; version++) versions[version] = await aList(owner, version, { issued: `2026-11-0${version}` });
});
beforeEach(async () => {
  store = await openStore({ name: `lists-${counter++}`, today: () => TODAY });
});
afterEach(async () => {
  await store.db.delete();
});

const version = (n: number): Bytes => versions[n] ?? new Uint8Array();
const take = (bytes: Bytes, confirmed: string | null = null, address: string | null = null) => takeList(store, bytes, { confirmed, address }, TODAY);
const titles = async (): Promise<string[]> => (await sliceOfStore(store)).works.map((w) => w.title).sort();
const onlyList = async () => (await listStatuses(store, TODAY))[0];
/** Everything that the catalog holds. */
const whole = async (): Promise<string> =>
  JSON.stringify([await store.db.works.toArray(), await store.packs(), await store.db.lists.toArray(), (await store.db.listVersions.toArray()).length]);

describe('a list that the user subscribes to', () => {
  test('the fingerprint is confirmed once; then its works are there, with their list’s name and day', async () => {
    const before = await whole();
    await expect(take(version(1))).rejects.toMatchObject({ code: 'not-confirmed' });
    await expect(take(version(1), await fingerprintOf(mallory.publicKey))).rejects.toMatchObject({ code: 'not-confirmed' });
    expect(await whole()).toBe(before);
    const change = await take(version(1), fingerprint, 'https://bees.example/bees.txt');
    expect([change.from, change.to, change.difference.added.length]).toEqual([null, 1, 20]);
    expect(await store.packs()).toMatchObject([{ name: 'bees', asOf: '2026-10-31', works: 20 }]);
    expect((await sliceOfStore(store)).works[0]?.provenance[0]).toMatchObject({ by: 'bees', seen: '2026-10-31', verified: true });
    expect(await onlyList()).toMatchObject({
      name: 'bees',
      owner: 'Keepers of Bees',
      fingerprint,
      licence: 'CC-BY-4.0',
      class: 'public',
      version: 1,
      stale: false,
      address: 'https://bees.example/bees.txt',
      shipped: false,
      versions: [{ version: 1, works: 20, changelog: ['Version 1.'] }],
    });
  });

  test('a preview says what a file would bring, and changes nothing', async () => {
    await take(version(1), fingerprint);
    const before = await whole();
    const preview = await previewList(store, version(2), 'bees', TODAY);
    expect(await whole()).toBe(before);
    expect(preview).toMatchObject({ first: false, rotated: false, delta: false, from: 1, version: 2, classBefore: 'public' });
    expect(preview.difference.added.map((w) => w.id)).toEqual(['ITU-T X.9021 (04/2021)']);
    expect(preview.difference.withdrawn.map((w) => w.id)).toEqual(['ITU-T X.9001 (04/2021)']);
    expect(preview.difference.changed).toMatchObject([
      { id: 'ITU-T X.9004 (04/2021)', fields: ['title'] },
      { id: 'ITU-T X.9005 (04/2021)', fields: ['title'] },
    ]);
  });

  test('an update changes, adds and withdraws; a list of changes does the same to the byte', async () => {
    await take(version(1), fingerprint);
    await take(version(2));
    const byWhole = await store.db.listVersions.get(['bees', 2]);
    const works = await store.db.works.toArray();
    await removeList(store, 'bees');
    await take(version(1), fingerprint);
    await take(await aDelta(owner, version(1), version(2)));
    const byDelta = await store.db.listVersions.get(['bees', 2]);
    expect(new Uint8Array(byDelta?.content ?? new ArrayBuffer(0))).toEqual(new Uint8Array(byWhole?.content ?? new ArrayBuffer(1)));
    expect(await store.db.works.toArray()).toEqual(works);
    expect(await titles()).not.toContain('Keeping of bees, part 1');
  });

  test('a chain of changes over five versions ends at the whole list of the last', async () => {
    await take(version(1), fingerprint);
    for (let n = 2; n <= 6; n++) await take(await aDelta(owner, version(n - 1), version(n)));
    const chained = await store.db.listVersions.get(['bees', 6]);
    await removeList(store, 'bees');
    await take(version(6), fingerprint);
    const direct = await store.db.listVersions.get(['bees', 6]);
    expect(new Uint8Array(chained?.content ?? new ArrayBuffer(0))).toEqual(new Uint8Array(direct?.content ?? new ArrayBuffer(1)));
  });

  test.each([
    ['somebody else’s key', () => aList(mallory, 2), 'wrong-key'],
    ['an older version', async () => version(1), 'rollback'],
    ['the same version', async () => version(3), 'current'],
    ['one byte more', async () => new Uint8Array([...version(4), 32]), 'surplus'],
    ['changes to what is not here', () => aDelta(owner, version(4), version(5)), 'no-base'],
  ] as [string, () => Promise<Bytes>, string][])('an update with %s is refused, and the catalog stays as it is', async (_title, make, code) => {
    await take(version(1), fingerprint);
    await take(version(3));
    const before = await whole();
    await expect(take(await make())).rejects.toMatchObject({ name: 'ListError', code });
    expect(await whole()).toBe(before);
  });

  test('another list does not come in under the name that is updated', async () => {
    await take(version(1), fingerprint);
    const wasps = await aList(owner, 2, { name: 'wasps' });
    await expect(takeList(store, wasps, { confirmed: null, address: null, name: 'bees' }, TODAY)).rejects.toMatchObject({ code: 'wrong-name' });
  });

  test('two contents under one number are told, also long after the first was let go', async () => {
    await take(version(1), fingerprint);
    for (let n = 2; n <= 6; n++) await take(version(n));
    expect((await store.db.listVersions.toArray()).map((v) => v.version)).toEqual([3, 4, 5, 6]);
    await expect(take(await aList(owner, 1, {}, [aRecord(50)]))).rejects.toMatchObject({ code: 'two-contents' });
  });

  test('the owner’s new key is known from then on, and the old one no more', async () => {
    await take(version(1), fingerprint);
    const next = await anOwner();
    await take(await aList(next, 2, { rotations: [await rotate('bees', owner.privateKey, next.publicKey)], issued: '2026-11-02' }));
    expect((await onlyList())?.fingerprint).toBe(await fingerprintOf(next.publicKey));
    await expect(take(version(3))).rejects.toMatchObject({ code: 'wrong-key' });
  });

  test('back to an earlier version and forth again; a sender cannot do the same', async () => {
    await take(version(1), fingerprint);
    await take(version(2));
    const two = await store.db.works.toArray();
    const back = await useVersion(store, 'bees', 1);
    expect([back.from, back.to, back.difference.withdrawn.length]).toEqual([2, 1, 1]);
    expect(await titles()).toContain('Keeping of bees, part 1');
    expect(await onlyList()).toMatchObject({ version: 1, versions: [{ version: 2 }, { version: 1 }] });
    await expect(take(version(1))).rejects.toMatchObject({ code: 'rollback' });
    await useVersion(store, 'bees', 2);
    expect(await store.db.works.toArray()).toEqual(two);
    await useVersion(store, 'bees', 1);
    await take(version(3));
    expect((await onlyList())?.version).toBe(3);
    await expect(useVersion(store, 'bees', 9)).rejects.toMatchObject({ code: 'no-version' });
  });

  test('it goes with its works, and what others say of them stays', async () => {
    await take(version(1), fingerprint);
    const key = (await sliceOfStore(store)).works[0]?.key ?? '';
    await store.correctWork(key, { purpose: 'watch' });
    await removeList(store, 'bees');
    expect([await store.db.works.count(), await store.packs(), await listStatuses(store, TODAY)]).toEqual([1, [], []]);
    await expect(removeList(store, 'bees')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a pack that came otherwise is not overwritten by a list of its name', async () => {
    await store.fillPack({ name: 'bees', title: 'Mine', asOf: null, works: [], notices: [] });
    await expect(take(version(1), fingerprint)).rejects.toMatchObject({ code: 'name-taken' });
  });

  test('stale is what has passed its expiry; a check without news is noted', async () => {
    await take(version(1), fingerprint);
    await noteChecked(store, 'bees', '2026-12-01');
    expect((await listStatuses(store, '2027-02-01'))[0]).toMatchObject({ stale: true, checked: '2026-12-01' });
  });

  test('a worker ended while it filled a version in: the next one finishes it', async () => {
    await take(version(1), fingerprint);
    await store.db.lists.update('bees', { applying: null });
    const { fillPack } = store;
    const broken = { ...store, fillPack: () => Promise.reject(new Error('ended')) };
    await expect(takeList(broken, version(2), { confirmed: null, address: null }, TODAY)).rejects.toThrow('ended');
    expect(await titles()).toContain('Keeping of bees, part 1');
    await settleLists({ ...store, fillPack });
    expect(await titles()).not.toContain('Keeping of bees, part 1');
    expect(await onlyList()).toMatchObject({ version: 2 });
  });

  test('two windows that take two versions at once leave one whole', async () => {
    await take(version(1), fingerprint);
    const outcomes = await Promise.allSettled([take(version(2)), take(version(3))]);
    const taken = outcomes.filter((o) => o.status === 'fulfilled').length;
    await settleLists(store);
    const status = await onlyList();
    expect(taken).toBeGreaterThan(0);
    const kept = await previewWorks(status?.version ?? 0);
    expect(await titles()).toEqual(kept);
  });

  test('a record that claims to be the user’s own, or another source’s, is the list’s', async () => {
    const claim = {
      ...aRecord(1),
      key: 'itu-t-x-9001',
      identifiers: [],
      purpose: 'watch',
      provenance: [{ source: 'entered by hand', seen: '2030-01-01', by: 'user', verified: true }],
    };
    await take(await aList(owner, 1, {}, [claim]), fingerprint);
    const [work] = (await sliceOfStore(store)).works;
    expect([work?.purpose, work?.provenance.map((p) => p.by)]).toEqual([null, ['bees']]);
  });

  test('a backup brings a list back with its key; its contents come from its owner', async () => {
    await take(version(1), fingerprint);
    await take(version(2));
    const { bytes } = await writeBackup(store, '2026-11-20T10:00:00Z');
    const other = await openStore({ name: `lists-${counter++}`, today: () => TODAY });
    await restoreBackup(other, bytes, false);
    const [status] = await listStatuses(other, TODAY);
    expect(status).toMatchObject({ name: 'bees', version: 2, fingerprint, works: 20, versions: [] });
    await expect(takeList(other, await aList(mallory, 3), { confirmed: null, address: null }, TODAY)).rejects.toMatchObject({ code: 'wrong-key' });
    await expect(takeList(other, version(1), { confirmed: fingerprint, address: null }, TODAY)).rejects.toMatchObject({ code: 'rollback' });
    const change = await takeList(other, version(3), { confirmed: null, address: null }, TODAY);
    expect([change.difference.added.length, change.difference.withdrawn.length]).toEqual([1, 1]);
    await other.db.delete();
  });

  test('works of a list that is not public say so', async () => {
    await take(await aList(owner, 1, { class: 'members-only' }), fingerprint);
    expect((await sliceOfStore(store)).works[0]?.provenance[0]).toMatchObject({ class: 'members-only' });
  });
});

const previewWorks = async (n: number): Promise<string[]> =>
  recordsOf(n)
    .map((record) => String(record.title))
    .sort();

describe('the packs that ship', () => {
  test.each(SHIPPED_PACKS)('$name is what its owner signed', async (pack) => {
    // After an edit of assets/*.json: node test/fixtures/sign-packs.mjs KEY.key (docs/lists.md, "The packs that ship")
    const header = await checkShipped(pack);
    expect(header).toMatchObject({ name: pack.name, asOf: pack.asOf, class: 'public' });
    expect(header.content.works).toBe(pack.read().works.length);
  });

  test.each([
    ['a work more', (pack: ShippedList) => ({ ...pack, records: () => [...pack.records(), aRecord(1)] }), 'body'],
    ['another key', (pack: ShippedList) => ({ ...pack, key: mallory.publicKey }), 'wrong-key'],
    ['a word of the head', (pack: ShippedList) => ({ ...pack, proof: pack.proof.replace('public', 'restricted') }), 'signature'],
  ] as [string, (pack: ShippedList) => ShippedList, string][])('with %s it is not', async (_title, change, code) => {
    const [pack] = SHIPPED_PACKS;
    if (!pack) throw new Error('nothing ships');
    await expect(checkShipped(change(pack))).rejects.toMatchObject({ code });
  });

  test('show as lists, are updated by their owner, and a new start leaves the version that was chosen', async () => {
    const shipped = await shippedBees(1, '2026-10-31');
    await store.fillShipped(await stillShipped(store, [shipped]), '0.1.0');
    await adoptShipped(store, [shipped], TODAY);
    expect(await onlyList()).toMatchObject({ name: 'bees', shipped: true, version: 1 });
    await take(version(2));
    expect(await stillShipped(store, [shipped])).toEqual([]);
    await useVersion(store, 'bees', 1);
    expect(await stillShipped(store, [shipped])).toHaveLength(1);
    await useVersion(store, 'bees', 2);
    const newer = await shippedBees(3, '2026-11-03');
    await store.fillShipped(await stillShipped(store, [newer]), '0.2.0');
    await adoptShipped(store, [newer], TODAY);
    expect(await onlyList()).toMatchObject({ version: 3, versions: [{ version: 3 }, { version: 2 }, { version: 1 }] });
    expect(await titles()).toEqual(await previewWorks(3));
  });
});

async function shippedBees(n: number, asOf: string): Promise<ShippedList> {
  const list = new TextDecoder().decode(await aList(owner, n, { issued: `2026-11-0${n}`, asOf }));
  const pack = { name: 'bees', title: 'Standards on bees', asOf };
  const { packOfList, readProof } = await import('@/src/catalog/lists');
  const proof = `${list.split('\n').slice(0, 3).join('\n')}\n`;
  const records = recordsOf(n);
  return { ...pack, proof, key: owner.publicKey, records: () => records, read: () => packOfList(readProof(proof).header, records as never) };
}
