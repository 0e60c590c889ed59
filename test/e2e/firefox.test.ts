import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportsJourney } from './exports-journey';
import { BROWSERS_OWN, FIREFOX, type Firefox, startFirefox } from './firefox';
import { readerJourney } from './reader-journey';

describe.runIf(FIREFOX)('the reader in Firefox', () => {
  let firefox: Firefox;
  let page: Page;
  const downloads = mkdtempSync(join(tmpdir(), 'concord-downloads-'));

  beforeAll(async () => {
    firefox = await startFirefox(downloads);
    page = await firefox.browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
  });
  afterAll(async () => {
    await firefox.close();
    expect(
      firefox.outside.filter((host) => !BROWSERS_OWN.test(host)),
      'requests and look-ups that left the machine',
    ).toEqual([]);
  });

  test.each(['pdf', 'docx', 'txt'] as const)('%s: open, decide, reload, save, export', async (format) => {
    await readerJourney(page, `${firefox.base}/reader.html`, format, downloads);
  });

  test.each(['docx', 'pdf'] as const)('%s: every export that the panel offers is written in the form of its kind', async (format) => {
    await exportsJourney(page, `${firefox.base}/reader.html`, format, downloads);
  });
});
