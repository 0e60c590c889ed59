import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Decision, Liaison, Note } from '@/src/model';
import { CHROMIUM, type Chromium, startChromium } from './chromium';
import { type EngineInPage, engineInPage } from './engine-in-page';

// What was acknowledged must be there after any end: the worker ended in the middle, or the browser killed with SIGKILL by its
// own process id, at random points of a random row of edits and imports. The whole drill has 1,000 edits and 100 ends.

const FULL = process.env.CONCORD_FULL === '1';
const EDITS = FULL ? 1000 : 90;
const ENDS = FULL ? 100 : 9;
/** Works of one import: all of them or none. */
const IMPORTED = 200;
/** More than are written in one step. */
const IN_FILE = 1300;
const SEED = Number(process.env.CONCORD_SEED ?? 20261128);

/** Mulberry32: a small generator with a seed, so that a drill that fails can be run again. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What the catalog should say under each name; null: nothing. */
type State = Map<string, string | null>;
type Edit = { title: string; ask: (engine: EngineInPage) => Promise<unknown>; after: [string, string | null][] };

const DOCUMENT = 'drill-document';
const minute = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();

const decision = (of: number, n: number): Decision => ({
  finding: `f${of}`,
  document: DOCUMENT,
  verdict: 'accepted',
  reason: `edit ${n}`,
  at: minute(n),
  until: null,
  seen: { here: '', there: null },
});
const note = (of: number, n: number): Note => ({
  id: `n${of}`,
  document: DOCUMENT,
  kind: 'comment',
  body: `edit ${n}`,
  passage: null,
  group: null,
  finding: null,
  at: minute(n),
});
const liaison = (of: number, n: number): Liaison => ({
  id: `l${of}`,
  document: DOCUMENT,
  title: `edit ${n}`,
  subject: { id: 'X.drill', title: 'Drill' },
  addressees: [],
  deadline: null,
  sent: null,
  acknowledged: null,
  answered: null,
  works: [],
  findings: [],
  remark: null,
  at: minute(n),
});

/** Later imports bring the same works with another title, so that half an import is seen. */
function importEdit(of: number, n: number): Edit {
  const works = Array.from({ length: IMPORTED }, (_, i) => ({
    key: `drill-${of}-${i}`,
    records: [
      {
        origin: 'import',
        of: `drill-${of}`,
        facts: { id: `Drill ${of}-${i}`, title: `Import ${n} of beekeeping`, body: 'ITU-T' },
        provenance: [{ source: 'drill', seen: minute(n).slice(0, 10), by: `drill-${of}`, verified: true }],
      },
    ],
  }));
  const backup = { schema: 'concord.backup/1', made: minute(n), works, decisions: [], notes: [], liaisons: [], packs: [] };
  return {
    title: `import ${of}`,
    ask: async ({ page }) => {
      // Bytes do not pass from the test to the page as such: they are made there.
      await page.evaluate((content) => {
        const bytes = new TextEncoder().encode(content).buffer;
        return (globalThis as unknown as { drill: { ask(call: string, input: unknown): Promise<unknown> } }).drill.ask('restore', { bytes, preview: false });
      }, JSON.stringify(backup));
    },
    after: works.map(({ key }) => [`work ${key}`, `Import ${n} of beekeeping`]),
  };
}

/** A file of works, taken in by steps: it is finished after its end, or has not happened. */
function fileEdit(of: number, n: number): Edit {
  const lines = Array.from({ length: IN_FILE }, (_, i) => JSON.stringify({ id: `Drillfile ${of}-${i}`, title: `File ${n} of beekeeping`, sdo: 'ITU-T' }));
  return {
    title: `file ${of}`,
    ask: async ({ page }) => {
      await page.evaluate(
        (content, name) => {
          const files = [{ name: `${name}.ndjson`, blob: new Blob([content]) }];
          return (globalThis as unknown as { drill: { ask(call: string, input: unknown): Promise<unknown> } }).drill.ask('importFiles', {
            name,
            files,
            columns: [],
          });
        },
        lines.join('\n'),
        `drill file ${of}`,
      );
    },
    after: lines.map((_, i) => [`work drillfile-${of}-${i}`, `File ${n} of beekeeping`]),
  };
}

function randomEdit(random: () => number, n: number): Edit {
  const of = Math.floor(random() * 12);
  const kind = random();
  if (kind < 0.3) return { title: 'decide', ask: (e) => e.call('decide', decision(of, n)), after: [[`decision f${of}`, `edit ${n}`]] };
  if (kind < 0.4) return { title: 'undecide', ask: (e) => e.call('undecide', { document: DOCUMENT, finding: `f${of}` }), after: [[`decision f${of}`, null]] };
  if (kind < 0.6) return { title: 'note', ask: (e) => e.call('note', note(of, n)), after: [[`note n${of}`, `edit ${n}`]] };
  if (kind < 0.7) return { title: 'forget note', ask: (e) => e.call('forgetNote', { document: DOCUMENT, id: `n${of}` }), after: [[`note n${of}`, null]] };
  if (kind < 0.85) return { title: 'liaison', ask: (e) => e.call('keepLiaison', liaison(of, n)), after: [[`liaison l${of}`, `edit ${n}`]] };
  if (kind < 0.9) return { title: 'forget liaison', ask: (e) => e.call('forgetLiaison', { id: `l${of}` }), after: [[`liaison l${of}`, null]] };
  // Each import is seen later than the one before it, so that its word replaces the other's.
  return kind < 0.95 ? importEdit(of % 3, n * 1440) : fileEdit(of % 3, n);
}

/** Everything that the catalog says of the drill, under the same names. */
async function stateOf(engine: EngineInPage): Promise<State> {
  const state: State = new Map();
  const { decisions, notes } = await engine.call('memory', { document: DOCUMENT });
  for (const d of decisions) state.set(`decision ${d.finding}`, d.reason);
  for (const n of notes) state.set(`note ${n.id}`, n.body);
  for (const l of await engine.call('liaisons', null)) state.set(`liaison ${l.id}`, l.title);
  for (const [key, title] of await worksInTables(engine)) state.set(`work ${key}`, title);
  return state;
}

/** The rows themselves, past the engine: what the index says is compared with them. */
const worksInTables = ({ page }: EngineInPage): Promise<[string, string][]> =>
  page.evaluate(async () => {
    type Row = { key: string; records: { facts: { title?: string } }[] };
    const open = indexedDB.open('concord');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const all = db.transaction('works').objectStore('works').getAll(IDBKeyRange.bound('drill', 'drill\uffff'));
    const rows = await new Promise<Row[]>((resolve, reject) => {
      all.onsuccess = () => resolve(all.result as Row[]);
      all.onerror = () => reject(all.error);
    });
    db.close();
    return rows.map((row): [string, string] => [row.key, row.records[0]?.facts.title ?? '']);
  });

/** The first table and row in which two backups differ. */
function firstDifference(a: string, b: string): string | null {
  const [here, there] = [a, b].map((text) => JSON.parse(text) as Record<string, unknown[]>);
  for (const table of new Set([...Object.keys(here ?? {}), ...Object.keys(there ?? {})])) {
    const [rows, others] = [here?.[table] ?? [], there?.[table] ?? []];
    for (let i = 0; i < Math.max(rows.length, others.length); i++)
      if (JSON.stringify(rows[i]) !== JSON.stringify(others[i]))
        return `${table} ${i}: ${JSON.stringify(rows[i])?.slice(0, 300)} | ${JSON.stringify(others[i])?.slice(0, 300)}`;
  }
  return null;
}

const differences = (is: State, should: State): string[] =>
  [...new Set([...is.keys(), ...should.keys()])]
    .filter((name) => (is.get(name) ?? null) !== (should.get(name) ?? null))
    .map((name) => `${name}: ${is.get(name) ?? 'nothing'}, not ${should.get(name) ?? 'nothing'}`);

describe.runIf(CHROMIUM)('what was acknowledged is there', () => {
  const profile = mkdtempSync(join(tmpdir(), 'concord-drill-'));
  let chromium: Chromium;
  let engine: EngineInPage;
  const start = async (): Promise<void> => {
    chromium = await startChromium(profile);
    engine = await engineInPage(chromium);
  };
  beforeAll(start);
  afterAll(async () => {
    await chromium.browser.close();
    rmSync(profile, { recursive: true, force: true });
  });

  /** SIGKILL to the browser that this test started, by its own process id. */
  async function killBrowser(): Promise<void> {
    const running = chromium.browser.process();
    if (!running?.pid) throw new Error('the browser has no process id');
    const ended = new Promise((resolve) => running.once('exit', resolve));
    process.kill(running.pid, 'SIGKILL');
    await ended;
    await start();
  }

  test(
    `${EDITS} edits and imports, the worker or the browser ended at ${ENDS} random points`,
    async () => {
      const random = generator(SEED);
      const ends = new Set<number>();
      while (ends.size < ENDS) ends.add(1 + Math.floor(random() * (EDITS - 1)));
      const should: State = new Map();
      for (let n = 1; n <= EDITS; n++) {
        const edit = randomEdit(random, n);
        if (!ends.has(n)) {
          await edit.ask(engine);
          for (const [name, value] of edit.after) should.set(name, value);
          continue;
        }
        // Asked, and ended somewhere in its course: it is there whole, or not at all.
        const asked = edit.ask(engine).then(
          () => 'answered',
          () => 'ended',
        );
        await new Promise((resolve) => setTimeout(resolve, random() * 25));
        const browserToo = random() < 0.35;
        const answered = await Promise.race([asked, Promise.resolve('open')]);
        if (browserToo) await killBrowser();
        else await engine.killWorker();
        const is = await stateOf(engine);
        const done = new Map([...should, ...edit.after]);
        const [undone, whole] = [differences(is, should), differences(is, done)];
        const where = `seed ${SEED}, edit ${n} (${edit.title}), ${browserToo ? 'browser' : 'worker'} ended`;
        if (answered === 'answered') expect(whole, `${where} after its answer`).toEqual([]);
        else expect(undone.length === 0 || whole.length === 0 ? [] : undone.slice(0, 5), where).toEqual([]);
        if (whole.length === 0) for (const [name, value] of edit.after) should.set(name, value);
      }
      expect(differences(await stateOf(engine), should)).toEqual([]);
      await agrees(engine, should);
      await givenBack(engine, should);
    },
    FULL ? 30 * 60_000 : 240_000,
  );

  /** The index finds exactly what the tables have. */
  async function agrees(on: EngineInPage, should: State): Promise<void> {
    const titles = new Map<string, number>();
    for (const [name, title] of should) if (name.startsWith('work ') && title) titles.set(title, (titles.get(title) ?? 0) + 1);
    for (const [title, count] of titles) {
      const found = await on.call('search', { query: title, limit: 5000 });
      expect(found.filter((work) => work.title === title).length, title).toBe(count);
    }
  }

  /** A backup, restored in another profile, gives the same bytes again. */
  async function givenBack(from: EngineInPage, should: State): Promise<void> {
    const backup = (on: EngineInPage): Promise<string> =>
      on.page.evaluate(async () => {
        const { drill } = globalThis as unknown as { drill: { ask(call: string, input: unknown): Promise<{ bytes: ArrayBuffer }> } };
        const { bytes } = await drill.ask('backup', null);
        const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
        return text.replace(/"made":"[^"]*"/, '"made":""');
      });
    const text = await backup(from);
    const fresh = await startChromium();
    const other = await engineInPage(fresh);
    await other.page.evaluate((content) => {
      const { drill } = globalThis as unknown as { drill: { ask(call: string, input: unknown): Promise<unknown> } };
      return drill.ask('restore', { bytes: new TextEncoder().encode(content).buffer, preview: false });
    }, text);
    expect(differences(await stateOf(other), should)).toEqual([]);
    const again = await backup(other);
    // Told by its table and row first: the whole is a megabyte.
    expect(firstDifference(text, again)).toBeNull();
    expect(again === text).toBe(true);
    await fresh.browser.close();
  }
});
