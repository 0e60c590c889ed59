import type { FactField, OwnBefore, OwnFacts } from '@/src/model';
import { CatalogError } from './errors';
import { withFact } from './facts';
import { isFields } from './json';
import type { Facts, WorkRecord } from './records';
import { rowOf, type WorkRow } from './schema';
import type { CatalogStore } from './store';

const isOwn = (record: WorkRecord): boolean => record.origin === 'user' && record.of === 'user' && record.under === undefined;

/** The row with the user's own word replaced; null where nobody says anything of the work then. */
function withOwn(key: string, records: readonly WorkRecord[], own: WorkRecord | null): WorkRow | null {
  const left = [...records.filter((record) => !isOwn(record)), ...(own ? [own] : [])];
  return left.length > 0 ? rowOf(key, left) : null;
}

async function putOwn({ db }: CatalogStore, key: string, records: readonly WorkRecord[], own: WorkRecord | null): Promise<void> {
  const row = withOwn(key, records, own);
  if (row) await db.works.put(row);
  else await db.works.delete(key);
}

/**
 * The user's own facts on works, over every other source's word, which is kept; null takes one's own word back. `addTopic` joins
 * a topic to those a work has. Answers with what was there before, for `putBack`.
 * @throws CatalogError 'not-found' where one of the works is not in the catalog; nothing is changed then
 */
export const correctWorks = (
  store: CatalogStore,
  keys: readonly string[],
  facts: OwnFacts,
  today: string,
  addTopic: string | null = null,
): Promise<OwnBefore[]> =>
  store.writeWorks(async () => {
    const rows = await store.db.works.bulkGet([...keys]);
    const before: OwnBefore[] = [];
    for (const [i, key] of keys.entries()) {
      const row = rows[i];
      if (!row) throw new CatalogError('not-found', 'This work is not in the catalog.');
      const own = row.records.find(isOwn);
      before.push({ key, record: own ? JSON.stringify(own) : null });
      const said = changed(own?.facts ?? {}, facts, addTopic);
      const empty = Object.keys(said).length === 0;
      await putOwn(store, key, row.records, empty ? null : ownRecord(said, today));
    }
    return { answer: before, keys };
  });

function changed(own: Facts, facts: OwnFacts, addTopic: string | null): Facts {
  let said = own;
  for (const [field, text] of Object.entries(facts)) if (text !== undefined) said = withFact(said, field as FactField, text);
  return addTopic && !said.topics?.includes(addTopic) ? { ...said, topics: [...(said.topics ?? []), addTopic] } : said;
}

const ownRecord = (facts: Facts, today: string): WorkRecord => ({
  origin: 'user',
  of: 'user',
  facts,
  provenance: [{ source: 'entered by hand', seen: today, by: 'user', verified: true }],
});

/** Undoes `correctWorks`: the user's own words are again what they were. */
export const putBack = (store: CatalogStore, before: readonly OwnBefore[]): Promise<void> =>
  store.writeWorks(async () => {
    const rows = await store.db.works.bulkGet(before.map(({ key }) => key));
    for (const [i, { key, record }] of before.entries()) await putOwn(store, key, rows[i]?.records ?? [], readRecord(record));
    return { answer: undefined, keys: before.map(({ key }) => key) };
  });

function readRecord(text: string | null): WorkRecord | null {
  const value: unknown = text === null ? null : JSON.parse(text);
  // Written by `correctWorks` and handed back as it was.
  return isFields(value) && isFields(value.facts) ? (value as WorkRecord) : null;
}
