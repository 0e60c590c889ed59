import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, type Chromium, collectErrors, readerUrl, startChromium } from './chromium';
import { openFile, openReader, openTab } from './journey';
import { serve } from './site';

/** Documents of publishers, kept beside the project and never in it. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/docs/', import.meta.url));
const PICTURES = fileURLToPath(new URL('../.tmp/pictures/', import.meta.url));
const FILES = ['etsi/etsi-ts119475.pdf', 'itu/itu-y3507.pdf', 'itu/itu-e119-en.docx', 'itu/itu-e119-ar.docx', 'ietf/rfc9068.txt', 'openid/ciba-core-final.txt'];
const PAGES = ['w3c/w3c-vcdm-2.0.html', 'ietf/rfc9068.html', 'openid/oidc-core.html'];
const PATIENCE = 90_000;
const here = existsSync(CORPUS);
if (!here) console.log('skipped: ../shared/corpus is not here, so no real document is opened in the browser');

const foldSpaces = (text: string): string => text.replace(/[\s\u00a0\u00ad\u2028]+/g, '').toLowerCase();

type Shown = { subject: string; quote: string; words: string };

/** Most entries of one tab that are tried. */
const MOST = 25;

/**
 * Presses each entry of a tab in turn (findings, terms, references): what the panel quotes, and the words that are then marked in
 * the document. A mark is waited for, and said to be none where it does not come.
 */
async function pressEach(panel: Page, document_: Page, tab: 'findings' | 'terms' | 'references'): Promise<Shown[]> {
  await openTab(panel, tab);
  if (tab === 'findings') {
    await panel.evaluate(() => document.querySelector<HTMLButtonElement>('.findings .fold[aria-expanded="false"]')?.click());
    await panel.waitForFunction(() => document.querySelector('.findings .fold[aria-expanded="false"]') === null, { timeout: PATIENCE });
  }
  const buttons = { findings: '.finding-row', terms: '.grid .name', references: '.reference .name' }[tab];
  const count = Math.min(MOST, await panel.$$eval(buttons, (all) => all.length));
  const shown: Shown[] = [];
  for (let i = 0; i < count; i++) {
    await document_.evaluate(() => CSS.highlights.delete('concord-current'));
    const { subject, quote } = await panel.evaluate(
      async (selector: string, at: number, what: string) => {
        const button = document.querySelectorAll<HTMLElement>(selector)[at];
        const name = button?.textContent ?? '';
        button?.click();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (what === 'terms') return { subject: name, quote: name };
        if (what === 'references') return { subject: name, quote: button?.closest('.reference')?.querySelector('.reference-title')?.textContent ?? '' };
        return { subject: name, quote: document.querySelector('.panel .card .pair dd')?.textContent ?? '' };
      },
      buttons,
      i,
      tab,
    );
    if (quote === '') continue;
    await document_.waitForFunction(() => CSS.highlights.has('concord-current'), { timeout: 3000, polling: 'raf' }).catch(() => undefined);
    const words = await document_.evaluate(() => [...(CSS.highlights.get('concord-current') ?? [])].map((range) => range.toString()).join(' '));
    shown.push({ subject: `${tab}: ${subject}`, quote, words });
  }
  return shown;
}

async function pressAll(panel: Page, document_: Page): Promise<Shown[]> {
  const all: Shown[] = [];
  for (const tab of ['findings', 'terms', 'references'] as const) all.push(...(await pressEach(panel, document_, tab)));
  return all;
}

/** At least 95 in 100 are marked, and what is marked are the words quoted. */
function expectMarkedAsQuoted(found: Shown[]): void {
  expect(found.length, 'entries with a place').toBeGreaterThan(3);
  const unmarked = found.filter(({ words }) => words.trim() === '');
  expect(unmarked.length, unmarked.map((one) => `${one.subject}: ${one.quote.slice(0, 80)}`).join('\n')).toBeLessThanOrEqual(found.length * 0.05);
  const other = found.filter(({ quote, words }) => words.trim() !== '' && !sameWords(quote, words));
  expect(other.map(({ subject, quote, words }) => `${subject}\nquoted: ${quote.slice(0, 120)}\nmarked: ${words.slice(0, 120)}`)).toEqual([]);
}

/** A mark holds all of a finding's places, its first among them; what a reader mends (hyphens at line ends, notes' numbers) may differ. */
function sameWords(quote: string, words: string): boolean {
  const [q, w] = [foldSpaces(quote), foldSpaces(words)].map((text) => text.replace(/[-\u2010\u2011]/g, ''));
  return q !== undefined && w !== undefined && (w.includes(q) || (q.length > 200 && w.includes(q.slice(0, 200))));
}

describe.runIf(CHROMIUM && here)('documents of publishers, in Chromium', () => {
  let chromium: Chromium;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    chromium = await startChromium();
    page = await chromium.browser.newPage();
    errors = collectErrors(page);
  });
  afterAll(async () => {
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
  });

  test.each(FILES)('%s in the reader: what is marked is what is quoted', async (path) => {
    await page.goto('about:blank');
    await openReader(page, readerUrl(chromium));
    await openFile(page, CORPUS + path);
    await openTab(page, 'findings');
    await page.screenshot({ path: `${PICTURES}corpus-${basename(path)}.png` });
    expectMarkedAsQuoted(await pressAll(page, page));
    expect(errors).toEqual([]);
  });

  test.each(PAGES)('%s in its tab: what is marked is what is quoted', async (path) => {
    const site = await serve({ '/TR/page/': { type: 'text/html; charset=utf-8', body: readFileSync(CORPUS + path) } });
    const tab = await chromium.browser.newPage();
    try {
      await tab.goto(`${site.origin}/TR/page/`, { waitUntil: 'domcontentloaded' });
      await tab.bringToFront();
      const extension = (await chromium.browser.extensions()).get(chromium.id);
      if (!extension) throw new Error('the extension is not loaded');
      await tab.triggerExtensionAction(extension);
      const panel = await (await chromium.browser.waitForTarget((t) => t.url().includes('/sidepanel.html'), { timeout: PATIENCE })).asPage();
      await panel.waitForSelector('[role="tab"][data-tab="findings"]', { timeout: PATIENCE });
      await tab.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.startsWith('concord-')), { timeout: 15_000 });
      await openTab(panel, 'findings');
      await tab.screenshot({ path: `${PICTURES}corpus-${basename(path)}.png` });
      expectMarkedAsQuoted(await pressAll(panel, tab));
    } finally {
      await tab.close();
      site.close();
    }
  });
});
