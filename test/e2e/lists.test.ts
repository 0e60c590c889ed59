import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, fingerprintOf } from '@/src/catalog/lists';
import { aDelta, aList, anOwner, type Owner, recordsOf } from '../fixtures/made-list';
import { buildWithLeave, CHROMIUM, type Chromium, startChromium } from './chromium';
import { FIREFOX, type Firefox, startFirefox } from './firefox';
import { arrive, reloadPage } from './journey';
import { serve } from './site';

const PATIENCE = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'concord-lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Lists = {
  owner: Owner;
  fingerprint: string;
  v1: Bytes;
  v2: Bytes;
  v3: Bytes;
  tampered: Bytes;
  stranger: Bytes;
  hives1: Bytes;
  hives2: Bytes;
  delta12: Bytes;
  path: (name: string) => string;
};
let lists: Lists;

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  const owner = await anOwner();
  const dated = { issued: inDays(-3), expires: inDays(60), asOf: inDays(-5) };
  const make = (version: number, by = owner, name = 'bees') => aList(by, version, { ...dated, name }, recordsOf(version, 200));
  const [v1, v2, v3] = [await make(1), await make(2), await make(3)];
  const tampered = new TextEncoder().encode(new TextDecoder().decode(v2).replace('CC-BY-4.0', 'CC-BY-4.1'));
  const stranger = await make(2, await anOwner());
  const [hives1, hives2] = [await make(1, owner, 'hives'), await make(2, owner, 'hives')];
  lists = {
    owner,
    fingerprint: await fingerprintOf(owner.publicKey),
    v1,
    v2,
    v3,
    tampered,
    stranger,
    hives1,
    hives2,
    delta12: await aDelta(owner, hives1, hives2),
    path: (name) => join(folder, `${name}.txt`),
  };
  for (const name of ['v1', 'v2', 'v3', 'tampered', 'stranger'] as const) writeFileSync(lists.path(name), lists[name]);
});

const openLists = (page: Page, base: string): Promise<void> => arrive(page, `${base}/workbench.html#lists`, '[data-list="landscape"]');

async function choose(page: Page, testId: string, name: string): Promise<void> {
  const picker = await page.waitForSelector(`input[data-testid="${testId}"]`, { timeout: PATIENCE });
  await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(lists.path(name));
}

const text = (page: Page, selector: string): Promise<string> => page.$eval(selector, (e) => e.textContent ?? '');

/** Waits for a list to be offered; where none is, the failure tells what is said instead. */
async function isOffered(page: Page): Promise<void> {
  await page.waitForSelector('[data-testid="list-preview"]', { timeout: PATIENCE }).catch(async (cause: unknown) => {
    throw new Error(`no list is offered; the page says: "${await text(page, '[data-testid="lists-said"]')}"`, { cause });
  });
}

/** Waits for the sentence, with nothing going on any more. */
const said = (page: Page, words: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted: string) => document.querySelector('[data-testid="lists-said"]')?.textContent?.includes(wanted) ?? false,
    { timeout: PATIENCE },
    words,
  );

const versionInUse = (page: Page, version: number, list = 'bees'): Promise<unknown> =>
  page.waitForSelector(`[data-list="${list}"][data-version="${version}"]`, { timeout: PATIENCE });

const press = (page: Page, selector: string): Promise<void> =>
  page.waitForSelector(`${selector}:not(:disabled)`, { timeout: PATIENCE }).then((button) => button?.evaluate((b) => (b as HTMLElement).click()));

async function takeOffered(page: Page): Promise<void> {
  await press(page, '[data-testid="list-take"]');
  await page.waitForSelector('[data-testid="list-outcome"]', { timeout: PATIENCE });
}

/** Searches the catalog's own tab until the row of these words is there, and nothing where `there` is false; then back to the lists. */
async function search(page: Page, words: string, there: boolean): Promise<string> {
  await page.evaluate(() => {
    location.hash = '#catalog';
  });
  await page.waitForSelector('.catalog-filters input[type="search"]', { visible: true, timeout: PATIENCE });
  await page.$eval(
    '.catalog-filters input[type="search"]',
    (input, value) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    words,
  );
  const handle = await page.waitForFunction(
    (wanted: string, expected: boolean) => {
      const row = [...document.querySelectorAll('.works tbody tr')].find((r) => r.textContent?.includes(wanted));
      return expected ? (row?.textContent ?? false) : row === undefined && 'gone';
    },
    { timeout: PATIENCE, polling: 100 },
    words,
    there,
  );
  const answer = String(await handle.jsonValue());
  await page.evaluate(() => {
    location.hash = '#lists';
  });
  await page.waitForSelector('[data-list="landscape"]', { timeout: PATIENCE });
  return answer;
}

const found = (page: Page, words: string): Promise<string> => search(page, words, true);

/** Adds a list from a file; its works are found; a tampered update is refused in a sentence; update; roll back. */
async function fileJourney(page: Page, base: string): Promise<void> {
  await openLists(page, base);
  expect(await text(page, '[data-list="landscape"]')).toContain('came with Concord');
  await choose(page, 'list-picker', 'v1');
  await isOffered(page);
  expect(await text(page, '[data-testid="list-preview"]')).toContain(lists.fingerprint);
  expect(await text(page, '[data-testid="list-preview"]')).toContain('200 works are new');
  // the fingerprint is compared first
  expect(await page.$eval('[data-testid="list-take"]', (b) => (b as HTMLButtonElement).disabled)).toBe(true);
  await press(page, '[data-testid="list-compared"]');
  await takeOffered(page);
  await versionInUse(page, 1);
  expect(await found(page, 'Keeping of bees, part 77')).toContain('X.9077');

  await choose(page, 'update-bees', 'tampered');
  await said(page, 'The signature does not belong to these bytes: the list was changed, or signed by somebody else.');
  await choose(page, 'update-bees', 'stranger');
  await said(page, 'This list is signed with another key than the one you confirmed');
  expect(await page.$('[data-testid="list-preview"]')).toBeNull();
  await versionInUse(page, 1);

  await choose(page, 'update-bees', 'v2');
  await isOffered(page);
  expect(await text(page, '[data-testid="list-preview"]')).toContain('from version 1 to version 2');
  await takeOffered(page);
  await versionInUse(page, 2);
  expect(await found(page, 'revised in version 2')).toContain('X.9005');

  await choose(page, 'update-bees', 'v1');
  await said(page, 'This is an older version than the one you have had (version 1 after 2).');
  await press(page, '[data-use-version="1"]');
  await versionInUse(page, 1);
  expect(await found(page, 'revised in version 1')).toContain('X.9004');
  await search(page, 'revised in version 2', false);
  await press(page, '[data-use-version="2"]');
  await versionInUse(page, 2);

  await page.evaluate(() =>
    [...document.querySelectorAll<HTMLButtonElement>('[data-list="bees"] button')].find((b) => b.textContent === 'Take it out …')?.click(),
  );
  await page.waitForFunction(() => {
    const button = [...document.querySelectorAll<HTMLButtonElement>('[data-list="bees"] button')].find((b) => b.textContent === 'Take it out');
    button?.click();
    return button !== undefined;
  });
  await page.waitForFunction(() => document.querySelector('[data-list="bees"]') === null, { timeout: PATIENCE });
}

type Site = Awaited<ReturnType<typeof serve>>;
const plain = 'text/plain; charset=utf-8';
const files: Record<string, { type: string; body: Uint8Array | string }> = {};

/** From an address: one request when the user asks, none before and none after; then an update by changes alone. */
async function addressJourney(page: Page, base: string, site: Site): Promise<void> {
  files['/lists/bees.txt'] = { type: plain, body: lists.hives1 };
  const asked = (): string[] => [...new Set(site.asked.filter((path) => path !== '/favicon.ico'))];
  await openLists(page, base);
  expect(asked()).toEqual([]);
  await page.type('.add-list input[type="url"]', `${site.origin}/lists/bees.txt`);
  await page.click('.add-list button[type="submit"]');
  await isOffered(page);
  await press(page, '[data-testid="list-compared"]');
  await takeOffered(page);
  await versionInUse(page, 1, 'hives');
  expect(asked()).toEqual(['/lists/bees.txt']);

  files['/lists/bees.txt'] = { type: plain, body: lists.hives2 };
  files['/lists/bees.from-1.txt'] = { type: plain, body: lists.delta12 };
  site.asked.length = 0;
  await reloadPage(page);
  await page.waitForSelector('[data-list="landscape"]', { timeout: PATIENCE });
  expect(asked()).toEqual([]);
  // that no backup holds this is said at the foot: it comes late, and moves no button
  await page.waitForSelector('[data-concern="no-backup"]', { timeout: PATIENCE });
  expect(
    await page.evaluate(
      () =>
        (document.querySelector('.lists')?.getBoundingClientRect().bottom ?? 0) -
        (document.querySelector('.standing-banner')?.getBoundingClientRect().top ?? 0),
    ),
  ).toBeLessThanOrEqual(0);
  const check = '[data-list="hives"] .deeds button';
  await page.waitForSelector(check, { timeout: PATIENCE });
  await page.click(check);
  await isOffered(page);
  await takeOffered(page);
  await versionInUse(page, 2, 'hives');
  expect(asked()).toEqual(['/lists/bees.from-1.txt']);

  site.asked.length = 0;
  await page.waitForSelector(check, { timeout: PATIENCE });
  await page.click(check);
  await said(page, 'You have this version already (version 2).');
  expect(asked()).toEqual(['/lists/bees.from-2.txt', '/lists/bees.txt']);
}

describe.runIf(CHROMIUM)('published lists, in Chromium', () => {
  let chromium: Chromium;
  let site: Site;

  beforeAll(async () => {
    chromium = await startChromium(undefined, { extension: buildWithLeave(folder) });
    site = await serve(files);
  });
  afterAll(async () => {
    site.close();
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
  });

  test('from a file: found, a tampered update refused, updated, rolled back, taken out', async () => {
    const page = await chromium.browser.newPage();
    await fileJourney(page, `chrome-extension://${chromium.id}`);
    await page.close();
  });

  test('from an address: only what the user asks for is asked for', async () => {
    const page = await chromium.browser.newPage();
    await addressJourney(page, `chrome-extension://${chromium.id}`, site);
  });
});

describe.runIf(FIREFOX)('published lists, in Firefox', () => {
  let firefox: Firefox;
  let site: Site;
  beforeAll(async () => {
    firefox = await startFirefox(folder);
    site = await serve(files);
  });
  afterAll(async () => {
    site.close();
    await firefox.close();
  });

  test('from a file: found, a tampered update refused, updated, rolled back, taken out', async () => {
    const page = await firefox.browser.newPage();
    await fileJourney(page, firefox.base);
    await page.close();
  });

  test('from an address: only what the user asks for is asked for', async () => {
    const page = await firefox.browser.newPage();
    await addressJourney(page, firefox.base, site);
  });
});
