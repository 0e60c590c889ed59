import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, type Chromium, collectErrors, readerUrl, startChromium } from './chromium';
import { FIREFOX, type Firefox, startFirefox } from './firefox';
import { openTab } from './journey';
import { keyboardJourney, keysOff, tabStops } from './keyboard-journey';

describe.runIf(CHROMIUM)('without a pointer, in Chromium', () => {
  let chromium: Chromium;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    chromium = await startChromium();
    page = await chromium.browser.newPage();
    errors = collectErrors(page);
  });
  afterAll(async () => {
    await chromium.close();
  });

  test('the whole way through the sample draft', async () => {
    await keyboardJourney(page, readerUrl(chromium));
    expect(errors).toEqual([]);
  });

  test('Tab reaches every part, and the focus can be seen at each stop', async () => {
    await openTab(page, 'findings');
    const stops = await tabStops(page);
    const said = stops.map((stop) => stop.what).join('\n');
    for (const part of ['Open another document', 'changes', 'find', 'Smaller', 'Larger', 'Text of the document', 'button findings', 'Search findings', 'Keys'])
      expect(said).toContain(part);
    expect(said, 'the clause tree is one stop').toMatch(/button (?:\d|Summary|Bibliography|Annex)/);
    expect(stops.filter((stop) => !stop.visible || !stop.inView).map((stop) => stop.what)).toEqual([]);
  });

  test('keys turned off in the settings steal nothing', async () => {
    const settings = await chromium.browser.newPage();
    await keysOff(page, settings, `chrome-extension://${chromium.id}/workbench.html#settings`);
    await settings.close();
    expect(errors).toEqual([]);
  });
});

describe.runIf(FIREFOX)('without a pointer, in Firefox', () => {
  let firefox: Firefox;
  let page: Page;

  beforeAll(async () => {
    firefox = await startFirefox(mkdtempSync(join(tmpdir(), 'concord-downloads-')));
    page = await firefox.browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
  });
  afterAll(async () => {
    await firefox.close();
  });

  test('the whole way through the sample draft', async () => {
    await keyboardJourney(page, `${firefox.base}/reader.html`);
  });
});
