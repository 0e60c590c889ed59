import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liaisonDraft } from '../fixtures/liaison-draft';
import { writeDocx } from '../fixtures/write-document';
import { CHROMIUM, type Chromium, readerUrl, startChromium } from './chromium';
import { FIREFOX, type Firefox, startFirefox } from './firefox';
import { arrive, download, officeText, openFile, openReader, openTab, ready, waitForRow } from './journey';

const PATIENCE = 60_000;

/** A finding of the draft that concerns another body. */
const WORDS = 'covers much of the same ground';

/** Text of the row that the keys stand at. */
const currentRow = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('.finding-row[aria-current="true"], .finding-row[aria-expanded="true"]')?.textContent?.replace(/\s+/g, ' ') ?? '');

/** Steps from finding to finding by J until its row says `words`. */
async function stepTo(page: Page, words: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('j');
    if ((await currentRow(page)).includes(words)) return;
  }
  throw new Error(`no finding "${words}" on the way`);
}

/**
 * By keyboard alone. A finding is accepted (A); then L opens the statement, Enter writes it in Word, Tab and Enter the form of
 * the IETF: three actions from the accepted finding to both files.
 */
async function liaisonJourney(page: Page, reader: string, downloads: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-liaison-'));
  const path = join(folder, 'liaison.docx');
  writeFileSync(path, await writeDocx(liaisonDraft));
  for (const old of readdirSync(downloads)) rmSync(join(downloads, old), { force: true });
  await openReader(page, reader);
  await openFile(page, path);
  await openTab(page, 'findings');
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await stepTo(page, WORDS);
  await page.keyboard.press('a');
  await waitForRow(page, WORDS, 'Accepted');

  await page.keyboard.press('l');
  await page.waitForFunction(() => document.activeElement?.matches('dialog[open] .liaison button[type="submit"]') ?? false, { timeout: PATIENCE });
  const offered = await page.$$eval('.addressee select', (selects) => selects.map((s) => (s instanceof HTMLSelectElement ? s.value : '')));
  expect(offered).toContain('comment');
  await page.keyboard.press('Enter');
  const docx = await download(downloads, '.docx');
  const text = officeText(docx);
  if (text === null) console.log('skipped: LibreOffice is not here to open the statement');
  else {
    for (const expected of [
      'LIAISON STATEMENT',
      'For action to:',
      'For comment to:',
      'For information to:',
      'Deadline:',
      'Contact:',
      '[to be completed]',
      WORDS,
    ])
      expect(text).toContain(expected);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const plain = readFileSync(await download(downloads, '.txt'), 'utf8');
  for (const label of ['From Group:', 'To Group:', 'Purpose: For comment', 'Deadline:', 'Body:']) expect(plain).toContain(label);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('dialog[open]') === null, { timeout: PATIENCE });
  // It stands in the ledger, and the topic shows it again.
  await page.waitForSelector('[role="tab"][data-tab="coordinate"][aria-selected="true"]', { timeout: PATIENCE });
  await page.waitForFunction(() => document.querySelector('[data-liaison]')?.textContent?.includes('drafted') ?? false, { timeout: PATIENCE });
  rmSync(folder, { recursive: true, force: true });
}

/** The ledger in the workbench: the day of sending is entered, the deadline lies behind it, the reply is overdue; then the reader says who was told. */
async function ledgerJourney(page: Page, base: string): Promise<void> {
  const reader = await page.evaluate(() => location.href);
  await arrive(page, `${base}/workbench.html#liaisons`, 'tr[data-liaison]');
  const setDay = (column: string, day: string): Promise<void> =>
    page.evaluate(
      (wanted: string, value: string) => {
        const input = [...document.querySelectorAll<HTMLInputElement>('tr[data-liaison] input[type="date"]')].find((i) => i.ariaLabel?.startsWith(wanted));
        if (!input) throw new Error(`no field for ${wanted}`);
        // React listens to the setter of the element, not of the instance it has wrapped.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
      column,
      day,
    );
  await setDay('Reply by', '2020-02-01');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('tr[data-liaison] input[aria-label^="Reply by"]')?.value === '2020-02-01', {
    timeout: PATIENCE,
  });
  await setDay('Sent', '2020-01-01');
  await page.waitForSelector('tr[data-liaison][data-standing="overdue"]', { timeout: PATIENCE });
  await setDay('Answered', '2020-03-01');
  await page.waitForSelector('tr[data-liaison][data-standing="answered"]', { timeout: PATIENCE });
  await arrive(page, reader, '.reader');
  await ready(page);
  await openTab(page, 'coordinate');
  const told = await page.waitForSelector('[data-testid="last-told"]', { timeout: PATIENCE });
  expect(await told?.evaluate((element) => element.textContent)).toMatch(/^Last told: 1 Jan 2020, LS on .*\(answered\)$/);
}

describe.runIf(CHROMIUM)('a liaison statement by keyboard, in Chromium', () => {
  let chromium: Chromium;
  const downloads = mkdtempSync(join(tmpdir(), 'concord-downloads-'));
  beforeAll(async () => {
    chromium = await startChromium();
    const session = await chromium.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  });
  afterAll(async () => {
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
  });

  test('from an accepted finding to the finished statement in three actions, and into the ledger', async () => {
    const page = await chromium.browser.newPage();
    await liaisonJourney(page, readerUrl(chromium), downloads);
    await ledgerJourney(page, `chrome-extension://${chromium.id}`);
  });
});

describe.runIf(FIREFOX)('a liaison statement by keyboard, in Firefox', () => {
  let firefox: Firefox;
  const downloads = mkdtempSync(join(tmpdir(), 'concord-downloads-'));
  beforeAll(async () => {
    firefox = await startFirefox(downloads);
  });
  afterAll(async () => {
    await firefox.close();
  });

  test('from an accepted finding to the finished statement in three actions, and into the ledger', async () => {
    const page = await firefox.browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    await liaisonJourney(page, `${firefox.base}/reader.html`, downloads);
    await ledgerJourney(page, firefox.base);
  });
});
