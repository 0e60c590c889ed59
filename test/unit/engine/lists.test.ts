import 'fake-indexeddb/auto';
import { beforeAll, expect, test } from 'vitest';
import { createCalls } from '@/entrypoints/engine/calls';
import { openKnowledge } from '@/entrypoints/engine/knowledge';
import type { Calls } from '@/entrypoints/engine/serve';
import { type Bytes, fingerprintOf } from '@/src/catalog/lists';
import { aList, anOwner, aRecord, type Owner } from '../../fixtures/made-list';

const TEXT = `Recommendation ITU-T X.9902 (draft)

Naming of bee hives

1 Scope

This Recommendation specifies how hives are named.

2 References

[ITU-T X.9050] Recommendation ITU-T X.9050 (04/2021), Keeping of bees, part 50.

6 Requirements

A hive is named as [ITU-T X.9050] says.
`;

const context = { signal: new AbortController().signal, progress: () => {} };
const today = new Date().toISOString().slice(0, 10);
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const knowledge = openKnowledge();
let calls: Calls;
let owner: Owner;

const list = (version: number, record: Record<string, unknown>): Promise<Bytes> =>
  aList(owner, version, { issued: today, expires: inDays(30), asOf: null }, [aRecord(50, record), aRecord(51)]);
const take = async (bytes: Bytes, confirmed: string | null) => calls.takeList({ bytes: bytes.buffer, name: null, confirmed, address: null }, context);

beforeAll(async () => {
  calls = createCalls(knowledge);
  owner = await anOwner();
});

test('a list says what it changed in saved documents, and which decisions and statements name its works; going back takes it back', async () => {
  const confirmed = await fingerprintOf(owner.publicKey);
  await take(await list(1, {}), confirmed);
  const bytes = new TextEncoder().encode(TEXT).buffer;
  const document = await calls.read({ bytes, fileName: 'X.9902.txt', url: null, contentType: null, changes: 'accepted' }, context);
  const { report } = await calls.analyse({ document, readMs: 1 }, context);
  await calls.saveDocument({ document, extract: report.extract, purpose: 'watch' }, context);

  const update = await take(await list(2, { status: 'withdrawn', stage: 'withdrawn' }), null);
  expect([update.from, update.to, update.counts]).toEqual([1, 2, { added: 0, changed: 1, withdrawn: 0 }]);
  expect(update.effect.documents).toMatchObject([{ appeared: [expect.stringContaining('X.9050')] }]);

  const back = await calls.useListVersion({ name: 'bees', version: 1 }, context);
  expect(back.effect.documents).toMatchObject([{ gone: [expect.stringContaining('X.9050')] }]);

  const again = await calls.useListVersion({ name: 'bees', version: 2 }, context);
  expect(again.effect.documents).toHaveLength(1);
  const { report: now } = await calls.analyse({ document, readMs: 1 }, context);
  const finding = now.findings.find((f) => f.kind === 'withdrawn-reference');
  if (!finding) throw new Error('the withdrawn reference is not found');
  await calls.decide(
    {
      finding: finding.id,
      document: now.document.key,
      verdict: 'accepted',
      reason: null,
      at: `${today}T00:00:00Z`,
      until: null,
      seen: { here: '', there: null },
    },
    context,
  );
  const third = await take(await list(3, { status: 'withdrawn', stage: 'withdrawn', title: 'Keeping of bees, renamed' }), null);
  expect(third.effect.documents[0]?.decided).toMatchObject([{ verdict: 'accepted' }]);
  expect(third.effect.unread).toBe(0);
});

test('more drafts than one looks through in a glance: all of them count, and what is left is told; stopped in the first round, nothing is changed', async () => {
  for (let n = 0; n < 21; n++) {
    const text = TEXT.replace('X.9902', `X.9${300 + n}`).replace('Naming of bee hives', `Naming of bee hives, case ${n}`);
    const document = await calls.read(
      { bytes: new TextEncoder().encode(text).buffer, fileName: `${n}.txt`, url: null, contentType: null, changes: 'accepted' },
      context,
    );
    const { report } = await calls.analyse({ document, readMs: 1 }, context);
    await calls.saveDocument({ document, extract: report.extract, purpose: 'watch' }, context);
  }
  const told: number[][] = [];
  const stop = new AbortController();
  const stopping = { signal: stop.signal, progress: ({ done }: { done: number }) => done === 5 && stop.abort() };
  await expect(calls.useListVersion({ name: 'bees', version: 1 }, { ...stopping, progress: (p) => void stopping.progress(p) })).rejects.toThrow();
  expect((await calls.lists(null, context)).find(({ name }) => name === 'bees')?.version).toBe(3);
  const { effect } = await calls.useListVersion({ name: 'bees', version: 1 }, { ...context, progress: ({ done, total }) => void told.push([done, total]) });
  expect(effect.documents.filter(({ gone }) => gone.some((message) => message.includes('X.9050')))).toHaveLength(22);
  expect(told.filter(([, total]) => total === 44).map(([done]) => done)).toEqual(Array.from({ length: 44 }, (_, i) => i));
  await calls.useListVersion({ name: 'bees', version: 3 }, context);
});

test('what moved since a version that is kept: the works that changed, and the decision on one of them', async () => {
  const since = await calls.since({ list: 'bees', version: 1 }, context);
  expect(since).toMatchObject({ against: { kind: 'list', title: expect.any(String), version: 1 }, added: [], gone: [] });
  expect([...since.changed, ...since.ended].map(({ work, by }) => [work.id, by])).toEqual([['ITU-T X.9050 (04/2021)', 'bees']]);
  expect(since.decisions).toHaveLength(1);
  expect((await calls.since({ list: 'bees', version: 3 }, context)).changes).toEqual([]);
  await expect(calls.since({ list: 'bees', version: 9 }, context)).rejects.toMatchObject({ name: 'ListError' });
});

test('lists that ship show with those that were taken; a preview of what was changed is refused with its code', async () => {
  expect((await calls.lists(null, context)).map((one) => [one.name, one.shipped])).toEqual([
    ['bees', false],
    ['joint-texts', true],
    ['landscape', true],
  ]);
  const changed = (await list(4, {})).slice();
  changed[changed.length - 40] = 65;
  await expect(calls.previewList({ bytes: changed.buffer, name: 'bees' }, context)).rejects.toMatchObject({ name: 'ListError' });
});

test('whoever asks for the lists while one is being taken out hears that it is gone', async () => {
  const store = await knowledge.store();
  const { fillPack } = store;
  let asked: ReturnType<Calls['lists']> | null = null;
  store.fillPack = async (...given) => {
    asked ??= calls.lists(null, context);
    // Time enough to be answered, where the answer does not wait.
    await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 1000))]);
    return fillPack(...given);
  };
  await calls.removeList({ name: 'bees' }, context);
  store.fillPack = fillPack;
  expect((await (asked as ReturnType<Calls['lists']> | null))?.map(({ name }) => name)).toEqual(['joint-texts', 'landscape']);
});
