import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, type Chromium, collectErrors, readerUrl, startChromium } from './chromium';
import { exportsJourney } from './exports-journey';
import { readerJourney } from './reader-journey';

describe.runIf(CHROMIUM)('the reader in Chromium', () => {
  let chromium: Chromium;
  let page: Page;
  let errors: string[];
  const downloads = mkdtempSync(join(tmpdir(), 'concord-downloads-'));

  beforeAll(async () => {
    chromium = await startChromium();
    const session = await chromium.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    page = await chromium.browser.newPage();
    errors = collectErrors(page);
  });
  afterAll(async () => {
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
  });

  test.each(['pdf', 'docx', 'txt'] as const)('%s: open, decide, reload, save, export', async (format) => {
    await readerJourney(page, readerUrl(chromium), format, downloads);
    expect(errors).toEqual([]);
  });

  test.each(['docx', 'pdf'] as const)('%s: every export that the panel offers is written in the form of its kind', async (format) => {
    await exportsJourney(page, readerUrl(chromium), format, downloads);
    expect(errors).toEqual([]);
  });
});
