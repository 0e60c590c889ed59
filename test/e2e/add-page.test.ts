import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SAMPLES } from '../fixtures/pages/samples';
import { ITEM_PAGE, ITEM_PATH, keptInCatalog, markup, nothingNew, previewed, saveByKeyboard } from './add-page-journey';
import { CHROMIUM, type Chromium, collectErrors, startChromium } from './chromium';
import { BROWSERS_OWN, FIREFOX, type Firefox, startFirefox } from './firefox';
import { arrive } from './journey';
import { serve } from './site';

const SITE = { [ITEM_PATH]: { type: 'text/html; charset=utf-8', body: ITEM_PAGE } };
const WORK = '/workbench.html#work=itu-t-x-vctp';

describe.runIf(CHROMIUM)('adding a page, in Chromium', () => {
  let chromium: Chromium;
  let site: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    chromium = await startChromium();
    site = await serve(SITE);
  });
  afterAll(async () => {
    site.close();
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
  });

  test('open, one key, differences, save, kept with source and day; the second time nothing new; the page untouched', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(site.origin + ITEM_PATH);
    const before = await markup(page);
    await page.bringToFront();
    const extension = (await chromium.browser.extensions()).get(chromium.id);
    if (!extension) throw new Error('the extension is not loaded');
    await page.triggerExtensionAction(extension);
    const panel = await (await chromium.browser.waitForTarget((t) => t.url().includes('/sidepanel.html'), { timeout: 60_000 })).asPage();
    const pressKey = async (): Promise<void> => {
      await panel.waitForFunction(() => /ready|findings|Catalog|catalog/.test(document.querySelector('.panel')?.textContent ?? ''), { timeout: 60_000 });
      await panel.focus('.panel');
      await panel.keyboard.press('p');
    };
    await pressKey();
    await saveByKeyboard(panel);
    const bench = await chromium.browser.newPage();
    await bench.goto(`chrome-extension://${chromium.id}${WORK}`);
    await keptInCatalog(bench, site.origin);
    await bench.close();
    await page.bringToFront();
    await nothingNew(panel, pressKey);
    expect(await markup(page), 'the page is as it was').toBe(before);
    await panel.focus('.page-adding');
    await panel.keyboard.press('Escape');
    await panel.waitForSelector('.page-adding', { hidden: true });
    expect(await panel.evaluate(() => document.activeElement?.className)).toContain('panel');
    await page.close();
  });

  test('a saved table, from a file in the workbench: many works in one go', async () => {
    const sample = SAMPLES.find(({ form }) => form === 'itu-work-programme');
    const file = join(mkdtempSync(join(tmpdir(), 'concord-pages-')), 'programme.html');
    writeFileSync(file, sample?.write('table') ?? '');
    const bench = await chromium.browser.newPage();
    const errors = collectErrors(bench);
    await bench.goto(`chrome-extension://${chromium.id}/workbench.html#catalog`);
    const picker = await bench.waitForSelector('[data-testid="page-picker"]');
    await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
    await previewed(bench);
    expect(await bench.$$eval('.page-work h3', (heads) => heads.map((head) => head.textContent?.split(' ')[0]))).toEqual(['X.aaa-frm', 'X.1254rev', 'XSTR.zz']);
    await bench.click('.page-deeds button[type="submit"]');
    await bench.waitForSelector('[data-adding="saved"]');
    expect(await bench.$eval('[data-adding="saved"]', (view) => view.textContent)).toContain('3 works');
    expect(errors).toEqual([]);
    await bench.close();
  });
});

/** What of the extension's API the test uses inside a page of the extension. */
type Api = {
  permissions: { request(wanted: { origins: string[] }): Promise<boolean> };
  tabs: { query(wanted: object): Promise<{ id: number; url?: string }[]> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

describe.runIf(FIREFOX)('adding a page, in Firefox', () => {
  let firefox: Firefox;
  let site: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    firefox = await startFirefox(mkdtempSync(join(tmpdir(), 'concord-downloads-')));
    site = await serve(SITE);
  });
  afterAll(async () => {
    site.close();
    await firefox.close();
    expect(
      firefox.outside.filter((host) => !BROWSERS_OWN.test(host)),
      'requests and look-ups that left the machine',
    ).toEqual([]);
  });

  async function ownPage(name: string, ready: string): Promise<Page> {
    const page = await firefox.browser.newPage();
    await arrive(page, `${firefox.base}/${name}`, ready);
    return page;
  }

  // No test tool opens Firefox's sidebar: the panel stands in a tab of its own, and the wish comes as the command's message.
  test('open, the command, differences, save, kept with source and day; the second time nothing new; the page untouched', async () => {
    const page = await firefox.browser.newPage();
    await page.goto(site.origin + ITEM_PATH);
    const before = await markup(page);
    const helper = await ownPage('workbench.html', '.workbench');
    await helper.evaluate(() => {
      const api = (globalThis as unknown as { browser: Api }).browser;
      document.addEventListener(
        'click',
        () =>
          void api.permissions.request({ origins: ['http://127.0.0.1/*'] }).then((given) => document.documentElement.setAttribute('data-given', String(given))),
        { once: true },
      );
    });
    await helper.mouse.click(5, 5);
    await helper.waitForFunction(() => document.documentElement.getAttribute('data-given') === 'true', { timeout: 30_000 });
    const panel = await ownPage('sidepanel.html', '.panel');
    const command = (): Promise<void> =>
      helper.evaluate(async (wanted: string) => {
        const api = (globalThis as unknown as { browser: Api }).browser;
        const tab = (await api.tabs.query({})).find((one) => one.url?.startsWith(wanted));
        await api.runtime.sendMessage({ to: 'panel', type: 'add-page', tabId: tab?.id, url: tab?.url });
      }, site.origin);
    await command();
    await panel.bringToFront();
    await saveByKeyboard(panel);
    const bench = await ownPage(WORK.slice(1), '.work-page');
    await keptInCatalog(bench, site.origin);
    await bench.close();
    await panel.bringToFront();
    await nothingNew(panel, command);
    expect(await markup(page), 'the page is as it was').toBe(before);
  });
});
