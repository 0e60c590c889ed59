import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDraftFor } from '../fixtures/sample-draft';
import { writeHtml, writePdf } from '../fixtures/write-document';
import { buildWithLeave, CHROMIUM, type Chromium, startChromium } from './chromium';
import { markedWords, ready } from './journey';
import { cardInPage, countElements, decideInPanel, marksInPage, stillDecided } from './page-journey';
import { serve } from './site';

/** What this file asks of the extension's own interface. */
type Extension = {
  tabs: {
    query(about: { active?: boolean; currentWindow?: boolean }): Promise<{ id?: number; url?: string }[]>;
    sendMessage(tab: number, message: unknown): Promise<{ type: string } | null>;
  };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  scripting: { executeScript(what: { target: { tabId: number }; files: string[] }): Promise<unknown> };
};

describe.runIf(CHROMIUM)('a document in its own tab, in Chromium', () => {
  let chromium: Chromium;
  let site: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    chromium = await startChromium();
    site = await serve({
      '/TR/draft/': { type: 'text/html; charset=utf-8', body: writeHtml(sampleDraftFor('a page')) },
      '/TR/long/': {
        type: 'text/html; charset=utf-8',
        body: writeHtml(sampleDraftFor('a long page')).replace('</body>', `${'<p>Bees are kept.</p>'.repeat(20_000)}</body>`),
      },
      '/members/draft.pdf': { type: 'application/pdf', body: await writePdf(sampleDraftFor('a PDF tab')) },
    });
  });
  afterAll(async () => {
    site.close();
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
  });

  /** Presses the toolbar button while the tab is in front. */
  async function pressButton(page: Page): Promise<void> {
    await page.bringToFront();
    const extension = (await chromium.browser.extensions()).get(chromium.id);
    if (!extension) throw new Error('the extension is not loaded');
    await page.triggerExtensionAction(extension);
  }

  const extensionPage = async (browser: Browser, name: string): Promise<Page> =>
    (await browser.waitForTarget((t) => t.url().includes(`/${name}.html`), { timeout: 60_000 })).asPage();

  test('HTML: the toolbar button opens the panel beside it; marks, card, decisions, reload', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(`${site.origin}/TR/draft/`);
    const elements = await countElements(page);
    await pressButton(page);
    const panel = await extensionPage(chromium.browser, 'sidepanel');
    await marksInPage(page, elements);
    await cardInPage(page, elements);
    await decideInPanel(panel);
    await page.waitForFunction(() => ![...(CSS.highlights.get('concord-use-probable') ?? [])].some((range) => range.toString().includes('shadow identity')));
    await page.reload();
    await pressButton(page);
    await page.waitForFunction(() => CSS.highlights.has('concord-reference-certain'), { timeout: 60_000 });
    await stillDecided(panel);
    expect((await markedWords(page))['concord-use-probable'] ?? '').not.toContain('shadow identity');
    await page.close();
  });

  test('HTML: a script that another replaces while it reads leaves the answer to that one', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(`${site.origin}/TR/long/`);
    await pressButton(page);
    const panel = await extensionPage(chromium.browser, 'sidepanel');
    await panel.waitForSelector('[role="tab"][data-tab="findings"]', { timeout: 60_000 });
    const answers = await panel.evaluate(async () => {
      const { tabs, scripting } = (globalThis as unknown as { chrome: Extension }).chrome;
      const [tab] = await tabs.query({ active: true, currentWindow: true });
      const id = tab?.id ?? 0;
      const inject = (): Promise<unknown> => scripting.executeScript({ target: { tabId: id }, files: ['/content-scripts/page.js'] });
      const read = (): Promise<{ type: string } | null> => tabs.sendMessage(id, { to: 'tab', type: 'read' });
      const replaced = read();
      await inject();
      await inject();
      return [await replaced, await read()].map((answer) => answer?.type ?? null);
    });
    // the first was reading when it was replaced, or had read; it never says that it was ended
    expect([null, 'page']).toContain(answers[0]);
    expect(answers[1]).toBe('page');
    await page.close();
  });

  test('PDF: the toolbar button hands its bytes to the reader, in a new tab', async () => {
    const page = await chromium.browser.newPage();
    await page.goto(`${site.origin}/members/draft.pdf`);
    await pressButton(page);
    const reader = await extensionPage(chromium.browser, 'reader');
    await ready(reader);
    expect((await markedWords(reader))['concord-reference-certain']).toContain('X.1250 (2009)');
    // The browser itself asks for an icon.
    expect(new Set(site.asked.filter((path) => path !== '/favicon.ico'))).toEqual(new Set(['/TR/draft/', '/TR/long/', '/members/draft.pdf']));
  });
});

describe.runIf(CHROMIUM)('a panel that is asked while it opens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-panel-'));
  let chromium: Chromium;
  let site: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    chromium = await startChromium(undefined, { extension: buildWithLeave(folder) });
    site = await serve({ '/TR/draft/': { type: 'text/html; charset=utf-8', body: writeHtml(sampleDraftFor('a page')) } });
  });
  afterAll(async () => {
    site.close();
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  test('keeps what it was asked last, though its own first question is answered later', async () => {
    const address = `${site.origin}/TR/draft/`;
    const page = await chromium.browser.newPage();
    await page.goto(address);
    const panel = await chromium.browser.newPage();
    // Which tab is in front, the panel's own first question, is answered when the test says so.
    await panel.evaluateOnNewDocument(() => {
      const { tabs } = (globalThis as unknown as { chrome: Extension }).chrome;
      const query = tabs.query.bind(tabs);
      let first = true;
      tabs.query = async (about) => {
        if (!first) return query(about);
        first = false;
        await new Promise((resolve) => Object.assign(globalThis, { answerNow: resolve }));
        const answer = await query(about);
        Object.assign(globalThis, { answered: true });
        return answer;
      };
    });
    await panel.goto(`chrome-extension://${chromium.id}/sidepanel.html`);
    await panel.waitForFunction(() => 'answerNow' in globalThis);
    const helper = await chromium.browser.newPage();
    await helper.goto(`chrome-extension://${chromium.id}/workbench.html#settings`);
    await helper.evaluate(async (wanted) => {
      const { tabs, runtime } = (globalThis as unknown as { chrome: Extension }).chrome;
      const tab = (await tabs.query({})).find(({ url }) => url === wanted);
      await runtime.sendMessage({ to: 'panel', type: 'analyse-tab', tabId: tab?.id, url: wanted });
    }, address);
    await panel.waitForSelector('[role="tab"][data-tab="findings"]', { timeout: 30_000 });
    await panel.evaluate(() => (globalThis as unknown as { answerNow(): void }).answerNow());
    await panel.waitForFunction(() => 'answered' in globalThis);
    // As far as the first question would go: the tab in front, which may not be read, is asked and asked again.
    await panel.evaluate(async () => {
      const { tabs, scripting } = (globalThis as unknown as { chrome: Extension }).chrome;
      const [tab] = await tabs.query({ active: true, currentWindow: true });
      const id = tab?.id ?? 0;
      for (let i = 0; i < 3; i++) {
        await tabs.sendMessage(id, { to: 'tab', type: 'read' }).catch(() => null);
        await scripting.executeScript({ target: { tabId: id }, files: ['/content-scripts/page.js'] }).catch(() => null);
      }
    });
    expect(await panel.$('[role="tab"][data-tab="findings"]')).not.toBeNull();
  });
});
