import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, type Chromium, collectErrors, readerUrl, startChromium } from './chromium';
import { FIREFOX, type Firefox, startFirefox } from './firefox';
import { openFile, openReader } from './journey';

const PATIENCE = 30_000;
const PICTURES = fileURLToPath(new URL('../.tmp/pictures/', import.meta.url));
const PASSAGE =
  'A gate that is shown a badge shall read the badge only once, shall keep nothing of it but the day and the hour, and shall say to the person who showed it what was read, in words that the person chose when the badge was given out.';
const text = (title: string, own: string): string => `${title}\n\n1 Scope\n\n${own}\n\n3 Definitions\n\n3.2.1 badge: ${own}\n\n6 ${title}\n\n${PASSAGE}\n`;

const folder = mkdtempSync(join(tmpdir(), 'concord-compare-'));
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const FIRST = file('gates.txt', text('Gates of gardens', 'A sign that a gardener wears so that gates open.'));
const SECOND = file('doors.txt', text('Doors of factories', 'A record of the hours in which a machine was at rest.'));

/** What stands under the marks of common words, on each side. */
const underMarks = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const words = new Map<Element | null, string>();
    for (const range of CSS.highlights.get('concord-common') ?? []) {
      const side = (range as Range).startContainer.parentElement?.closest('.compare-side') ?? null;
      words.set(side, `${words.get(side) ?? ''} ${range.toString()}`.trim().replace(/\s+/g, ' '));
    }
    return [...words.values()];
  });

async function journey(page: Page, url: string, picture: boolean): Promise<void> {
  await openReader(page, url);
  await openFile(page, SECOND);
  await openReader(page, url);
  await openFile(page, FIRST);
  const press = (words: string): Promise<void> =>
    page.evaluate((wanted) => [...document.querySelectorAll<HTMLButtonElement>('button')].find((b) => b.textContent?.includes(wanted))?.click(), words);
  await press('Compare');
  await page.waitForSelector('dialog[open] .choices button', { timeout: PATIENCE });
  await page.keyboard.press('Tab');
  await press('Doors of factories');
  await page.waitForSelector('.compare[data-state="ready"]', { timeout: PATIENCE });
  await page.waitForFunction(() => (CSS.highlights.get('concord-common')?.size ?? 0) > 0, { timeout: PATIENCE });
  expect(await underMarks(page)).toEqual([PASSAGE.slice(0, -1), PASSAGE.slice(0, -1)]);
  expect(await page.$eval('.compare-count', (e) => e.textContent)).toBe('1 passage · 1 term');
  const current = (): Promise<string | null | undefined> => page.$eval('.compare-list [aria-current]', (e) => e.textContent);
  expect(await current()).toContain('badge');
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.querySelector('.compare-list [aria-current]')?.textContent?.includes('A gate that is shown'), {
    timeout: PATIENCE,
  });
  if (picture) {
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, 'compare-light.png') as `${string}.png` });
  }
  // A reload comes back to the same two.
  void page.reload().catch(() => undefined);
  await page.waitForSelector('.compare[data-state="ready"]', { timeout: PATIENCE });
  await page.keyboard.press('Escape');
  await page.waitForSelector('.reader[data-state="ready"]', { timeout: PATIENCE });
}

describe.runIf(CHROMIUM)('two documents side by side, in Chromium', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await startChromium();
  });
  afterAll(async () => {
    expect(await chromium.close()).toEqual([]);
  });
  test('what both have is marked on both; J goes on, a reload stays, Esc goes back', async () => {
    const page = await chromium.browser.newPage();
    const errors = collectErrors(page);
    await journey(page, readerUrl(chromium), true);
    expect(errors).toEqual([]);
  });
});

describe.runIf(FIREFOX)('two documents side by side, in Firefox', () => {
  let firefox: Firefox;
  beforeAll(async () => {
    firefox = await startFirefox(folder);
  });
  afterAll(() => firefox.close());
  test('what both have is marked on both; J goes on, a reload stays, Esc goes back', async () => {
    await journey(await firefox.browser.newPage(), `${firefox.base}/reader.html`, false);
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));
