import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDraftFor } from '../fixtures/sample-draft';
import { writeHtml } from '../fixtures/write-document';
import { BROWSERS_OWN, FIREFOX, type Firefox, startFirefox } from './firefox';
import { arrive } from './journey';
import { cardInPage, countElements, decideInPanel, marksInPage, stillDecided } from './page-journey';
import { serve } from './site';

/** What of the extension's API the test uses inside a page of the extension. */
type Api = {
  permissions: { request(wanted: { origins: string[] }): Promise<boolean> };
  tabs: { query(wanted: object): Promise<{ id: number; url?: string }[]> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

describe.runIf(FIREFOX)('a document in its own tab, in Firefox', () => {
  let firefox: Firefox;
  let site: Awaited<ReturnType<typeof serve>>;
  let tries = 0;

  beforeAll(async () => {
    firefox = await startFirefox(mkdtempSync(join(tmpdir(), 'concord-downloads-')));
    site = await serve({ '/TR/draft/': { type: 'text/html; charset=utf-8', body: writeHtml(sampleDraftFor('a page')) } });
  });
  afterAll(async () => {
    site.close();
    await firefox.close();
    expect(
      firefox.outside.filter((host) => !BROWSERS_OWN.test(host)),
      'requests and look-ups that left the machine',
    ).toEqual([]);
  });

  async function ownPage(name: string): Promise<Page> {
    const page = await firefox.browser.newPage();
    await arrive(page, `${firefox.base}/${name}.html`, '#root > *');
    return page;
  }

  /**
   * No test tool presses Firefox's toolbar button, so what the button gives (leave for this tab) is asked for by a click in a page of
   * ours, as for a link to another site; from there on the way is the same.
   */
  async function allow(page: Page): Promise<void> {
    await page.evaluate(() => {
      const api = (globalThis as unknown as { browser: Api }).browser;
      document.addEventListener(
        'click',
        () =>
          void api.permissions.request({ origins: ['http://127.0.0.1/*'] }).then((given) => document.documentElement.setAttribute('data-given', String(given))),
        { once: true },
      );
    });
    await page.mouse.click(5, 5);
    await page.waitForFunction(() => document.documentElement.getAttribute('data-given') === 'true', { timeout: 30_000 });
  }

  /** Asks the side panel for an analysis; a panel that is still starting hears nothing yet, and is asked again. */
  const analyse = (from: Page, address: string): Promise<void> =>
    from.evaluate(async (wanted: string) => {
      const api = (globalThis as unknown as { browser: Api }).browser;
      const tab = (await api.tabs.query({})).find((one) => one.url === wanted);
      const ask = (): Promise<unknown> => api.runtime.sendMessage({ to: 'panel', type: 'analyse-tab', tabId: tab?.id, url: tab?.url });
      for (let asked = 1; ; asked++) {
        const unheard = await ask().then(
          () => null,
          (reason: unknown) => reason,
        );
        if (unheard === null) return;
        if (asked === 60) throw unheard;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }, address);

  test('HTML: marks, card, decisions, reload', async () => {
    const page = await firefox.browser.newPage();
    // An address of its own: where the test is tried again, the tabs of the first try are still there.
    const address = `${site.origin}/TR/draft/?${tries++}`;
    await page.goto(address);
    const elements = await countElements(page);
    const helper = await ownPage('workbench');
    await allow(helper);
    const panel = await ownPage('sidepanel');
    await analyse(helper, address);
    await marksInPage(page, elements);
    await cardInPage(page, elements);
    await panel.bringToFront();
    await analyse(helper, address);
    await decideInPanel(panel);
    await page.bringToFront();
    await page.reload();
    await analyse(helper, address);
    await page.waitForFunction(() => CSS.highlights.has('concord-reference-certain'), { timeout: 60_000 });
    await stillDecided(panel);
  });
});
