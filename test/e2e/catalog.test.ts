import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breaches } from './breaches';
import { changeByKeyboard, choose, importTable, keepView, PATIENCE, press, says, search, sortByDate, undoChange, waitForRows } from './catalog-journey';
import { CHROMIUM, type Chromium, collectErrors, startChromium } from './chromium';
import { engineInPage } from './engine-in-page';
import { FIREFOX, startFirefox } from './firefox';
import { accept, arrive, ready } from './journey';

const TABLE = `Ref,What it is about,Who,SG,Timing,State
X.honey,Wallets for keepers of bees,ITU-T,Study Group 17,2024-06,Under study
X.wax,Identity of hives,ITU-T,Study Group 17,2099-12,Under study
ISO/IEC 99901:2025,Wallets for keepers of bees,ISO/IEC,JTC 1/SC 27,,Published
ISO/IEC 99902:2025,Smoke and trust,ISO/IEC,JTC 1/SC 27,,Published
,,nobody,,,
Hive paper,Wallets for keepers of bees,,,,Draft
`;

/** What the heads of the table mean that are not known by their words. */
const COLUMNS = { 'What it is about': 'title', Who: 'body' };

const KEPT = `number,title,abstract,publisher,group,status
ITU-T X.9001,Wallets for keepers of bees and credentials of hives,"This document specifies wallets in which keepers of bees hold credentials of their hives, how a wallet presents the health record of a colony to an inspector, and how a verifier checks the signature of the veterinary authority.",ITU-T,Study Group 17,Under study
`;
const NEWS = `number,title,abstract,publisher,group,status
ISO/IEC 99905:2026,Wallets and credentials of hives for keepers of bees and wasps,"Requirements on wallets with which keepers of bees hold credentials of hives, present health records of a colony to inspectors, and let a verifier check the signature of a veterinary authority.",ISO/IEC,JTC 1/SC 27,Published
ISO/IEC 99906:2026,Tyres of road vehicles,"Marking and pressure of tyres.",ISO/IEC,JTC 1/SC 27,Published
`;

/** Keeps the work of this number, in the table. */
async function keep(page: Page, number: string): Promise<void> {
  await search(page, number);
  await waitForRows(page, [number]);
  await page.focus('table.works tbody tr[data-row="0"] a');
  await page.keyboard.press(' ');
  await choose(page, 'keep as', 'watch');
  await press(page, '.bulk-bar', 'Apply');
  await says(page, '1 work changed.');
  await press(page, '.bulk-bar', 'Choose none');
}

/** The whole catalog as a backup, by the engine of another page. */
async function backupOf(chromium: Chromium): Promise<number[]> {
  const { page } = await engineInPage(chromium);
  const bytes = await page.evaluate(async () => {
    const made = (
      await (globalThis as unknown as { drill: { ask: (call: string, input: unknown) => Promise<{ bytes: ArrayBuffer }> } }).drill.ask('backup', null)
    ).bytes;
    return [...new Uint8Array(made)];
  });
  await page.close();
  return bytes;
}

const clean = async (page: Page): Promise<void> => expect(await breaches(page)).toEqual([]);

describe.runIf(CHROMIUM)('the catalog part of the workbench', () => {
  let chromium: Chromium;
  let page: Page;
  let errors: string[];
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'concord-catalog-'));
    for (const [name, table] of Object.entries({ hives: TABLE, kept: KEPT, news: NEWS })) writeFileSync(join(folder, `${name}.csv`), table);
    chromium = await startChromium();
    page = await chromium.browser.newPage();
    errors = collectErrors(page);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.goto(`chrome-extension://${chromium.id}/workbench.html#catalog`);
    await page.waitForSelector('table.works tbody th', { timeout: PATIENCE });
  });
  afterAll(async () => {
    await chromium.close();
    rmSync(folder, { recursive: true });
  });

  test('a table comes in with its columns named by the user, and what was left out is said', async () => {
    await importTable(page, join(folder, 'hives.csv'), COLUMNS, '5 works read.');
    await says(page, '1 record left out');
    await clean(page);
    await press(page, '.import', 'Close');
  });

  test('the same table again: the columns are remembered, and nothing changes', async () => {
    await press(page, '.catalog-filters', 'Add files …');
    const picker = await page.waitForSelector('[data-testid="import-files"]');
    await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(join(folder, 'hives.csv'));
    await page.waitForSelector('.import-table select', { timeout: PATIENCE });
    expect(await page.$eval('select[aria-label="What the column What it is about means"]', (select) => (select as HTMLSelectElement).value)).toBe('title');
    await press(page, '.import', 'Add to the catalog');
    await says(page, 'All of it was known already');
    await press(page, '.import', 'Close');
  });

  test('searched by / and filtered by a chip, the view is kept under a name', async () => {
    await keepView(page);
    await clean(page);
  });

  test('by keyboard alone: choose rows, change them, undo it', async () => {
    await changeByKeyboard(page);
    await clean(page);
    await undoChange(page);
  });

  test('sorted by a column’s head, up and down', async () => {
    await sortByDate(page);
    await search(page, 'hives');
    await page.waitForFunction(() => document.querySelector('table.works tbody tr[data-row="0"] a')?.textContent === 'X.wax', { timeout: PATIENCE });
  });

  test('a work’s page says where each fact comes from and how old it is; one’s own word stands over it and is taken back', async () => {
    await page.evaluate(() => {
      location.hash = `#work=${document.querySelector<HTMLAnchorElement>('table.works tbody tr[data-row="0"] a')?.href.split('#work=')[1]}`;
    });
    await page.waitForSelector('[data-fact="title"]', { timeout: PATIENCE });
    const said = await page.$eval('[data-fact="title"]', (fact) => fact.textContent ?? '');
    expect(said).toContain('hives.csv');
    expect(said).toContain('(today)');
    expect(await page.$('[data-fact="topics"]')).toBeNull();
    await page.click('[data-fact="title"] .fact-deeds button');
    await page.waitForSelector('.fact-form input');
    await page.$eval('.fact-form input', (input) => (input as HTMLInputElement).select());
    await page.keyboard.type('Identity of all hives');
    await page.keyboard.press('Enter');
    await says(page, 'entered by you');
    await says(page, '1 other source says otherwise');
    await clean(page);
    await press(page, '[data-fact="title"]', 'Take back');
    await page.waitForFunction(() => !document.body.textContent?.includes('entered by you'), { timeout: PATIENCE });
  });

  test('today says what came in and what is overdue', async () => {
    await page.evaluate(() => {
      location.hash = '#catalog';
    });
    await page.waitForSelector('table.works tbody tr[data-row="0"] a', { timeout: PATIENCE });
    await keep(page, 'X.honey');
    await page.evaluate(() => {
      location.hash = '#today';
    });
    await says(page, 'work item is past its target date');
    await page.waitForFunction(() => document.querySelector('.today')?.textContent?.includes('X.wax') ?? false, { timeout: PATIENCE });
    const said = await page.$eval('.today', (today) => today.textContent ?? '');
    expect(said).toMatch(/due 2024-06/);
    await clean(page);
  });

  test('what came in since a backup, and covers the ground of a work that is kept, is said', async () => {
    const add = async (name: string): Promise<void> => {
      await page.evaluate(() => {
        location.hash = '#catalog';
      });
      await importTable(page, join(folder, `${name}.csv`), {}, name === 'kept' ? '1 work read.' : '2 works read.');
      await press(page, '.import', 'Close');
    };
    await add('kept');
    await keep(page, 'ITU-T X.9001');
    const backup = join(folder, 'before.json.gz');
    writeFileSync(backup, Buffer.from(await backupOf(chromium)));
    await add('news');
    await page.evaluate(() => {
      location.hash = '#today';
    });
    const overlap = '[data-overlapping]';
    await page.waitForSelector(overlap, { timeout: PATIENCE });
    const overlaps = await page.$$eval(overlap, (lines) => lines.map((line) => [...line.querySelectorAll('a')].map((a) => a.textContent)));
    expect(overlaps.find(([id]) => id === 'ISO/IEC 99905:2026')).toContain('ITU-T X.9001');
    expect(overlaps.map(([id]) => id)).not.toContain('ISO/IEC 99906:2026');
    await page.select('[data-testid="since-kind"]', 'backup');
    const picker = await page.waitForSelector('[data-testid="since-backup"]');
    await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(backup);
    await says(page, 'Compared with the backup of');
    await page.waitForSelector(overlap, { timeout: PATIENCE });
    const said = await page.$$eval('.today-part', (parts) => parts.map((part) => part.querySelector('h3')?.textContent ?? ''));
    expect(said).toContain('2 works came in');
    await clean(page);
  });

  test('an analysed draft waits on Today until its overlap is decided, and the work’s page says so', async () => {
    const reader = await chromium.browser.newPage();
    await reader.goto(`chrome-extension://${chromium.id}/reader.html#sample`);
    await ready(reader);
    await page.bringToFront();
    await page.evaluate(() => {
      location.hash = '#catalog';
    });
    await page.waitForFunction(() => document.querySelector('.today') === null, { timeout: PATIENCE });
    await page.evaluate(() => {
      location.hash = '#today';
    });
    const overlap = '[data-open] .today-findings a';
    await page.waitForSelector(overlap, { timeout: PATIENCE });
    const work = await page.$eval(overlap, (link) => link.getAttribute('href') ?? '');
    await page.evaluate((place: string) => {
      location.hash = place;
    }, work);
    await page.waitForSelector('[data-finding] .pill', { timeout: PATIENCE });
    expect(await page.$eval('[data-finding]', (line) => line.textContent)).toMatch(/parallel work \(probable\).*undecided$/);
    await clean(page);
    await reader.bringToFront();
    await accept(reader, 'covers much of the same ground');
    await page.bringToFront();
    await page.evaluate(() => {
      location.hash = '#today';
    });
    await page.waitForFunction(() => document.querySelector('[data-open]') !== null && document.querySelector('.today-findings a') === null, {
      timeout: PATIENCE,
    });
    await page.evaluate((place: string) => {
      location.hash = place;
    }, work);
    await page.waitForFunction(() => document.querySelector('[data-finding] .pill')?.textContent === 'accepted', { timeout: PATIENCE });
    await reader.close();
  });

  test('terms of the catalog are found by a word, with who defines them', async () => {
    await page.evaluate(() => {
      location.hash = '#terms';
    });
    await page.waitForFunction(() => [...document.querySelectorAll('output')].some((output) => /\d terms?$/.test(output.textContent ?? '')), {
      timeout: PATIENCE,
    });
    await clean(page);
  });

  test('works that may be one are shown side by side; merged, the other name leads to the one; taken back, both are there', async () => {
    const from = 'hive-paper';
    await page.evaluate(() => {
      location.hash = '#duplicates';
    });
    await page.waitForSelector('[data-pair]', { timeout: PATIENCE });
    await clean(page);
    const shown = await page.$$eval('[data-pair]', (rows) => rows.map((row) => row.getAttribute('data-pair') ?? ''));
    const found = shown.find((name) => name.startsWith(`${from} `)) ?? '';
    expect(shown.join('\n')).toContain(`${from} `);
    await press(page, `[data-pair="${found}"]`, 'Merge');
    await says(page, 'is now another name of');
    await page.evaluate((key: string) => {
      location.hash = `#work=${key}`;
    }, from);
    await page.waitForSelector('[data-fact="title"]', { timeout: PATIENCE });
    expect(await page.$eval('.work-id', (id) => id.textContent)).not.toBe('Hive paper');
    await page.evaluate(() => {
      location.hash = '#duplicates';
    });
    await says(page, 'Decided before');
    await press(page, '.duplicates li', 'Undo');
    await says(page, 'taken back');
    await page.waitForSelector(`[data-pair="${found}"]`, { timeout: PATIENCE });
    expect(errors).toEqual([]);
  });
});

describe.runIf(FIREFOX)('the catalog part of the workbench, in Firefox', () => {
  test('a table comes in; searched, filtered, kept as a view; sorted; changed by keyboard and undone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-catalog-firefox-'));
    writeFileSync(join(folder, 'hives.csv'), TABLE);
    const firefox = await startFirefox(folder);
    const page = await firefox.browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    await arrive(page, `${firefox.base}/workbench.html#catalog`, 'table.works tbody th');
    await importTable(page, join(folder, 'hives.csv'), COLUMNS, '5 works read.');
    await press(page, '.import', 'Close');
    await keepView(page);
    await clean(page);
    await changeByKeyboard(page);
    await undoChange(page);
    await sortByDate(page);
    await firefox.close();
    rmSync(folder, { recursive: true });
  });
});
