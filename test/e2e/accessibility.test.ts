import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ITEM_PAGE } from './add-page-journey';
import { breaches } from './breaches';
import { CHROMIUM, type Chromium, collectErrors, startChromium } from './chromium';
import { openFinding, openTab, ready } from './journey';

const PICTURES = fileURLToPath(new URL('../.tmp/pictures/', import.meta.url));

/** A saved page on a work that the shipped landscape knows. */
const ITEM_FILE = join(mkdtempSync(join(tmpdir(), 'concord-item-')), 'item.html');
writeFileSync(ITEM_FILE, ITEM_PAGE);

const SURFACES = [
  'landing',
  'document',
  'findings',
  'card',
  'terms',
  'references',
  'coordinate',
  'notes',
  'liaison',
  'today',
  'workbench',
  'work',
  'catalog-terms',
  'duplicates',
  'liaisons',
  'landscape',
  'meeting',
  'lists',
  'settings',
  'adding',
] as const;
type Surface = (typeof SURFACES)[number];
/** Pages of the workbench, with words that stand on each once it is drawn. */
const WORKBENCH: Partial<Record<Surface, string>> = {
  today: 'works that came with Concord',
  workbench: 'unverified',
  work: 'Where this comes from',
  'catalog-terms': ' terms',
  duplicates: 'Becomes another name of it',
  liaisons: 'ledger',
  landscape: 'Ordered by',
  meeting: 'Open overlaps',
  lists: 'Fingerprint',
  settings: 'ackup',
};
/** Where a page of the workbench has another address than its name. */
const PLACES: Partial<Record<Surface, string>> = { workbench: 'catalog', work: 'work=itu-t-x-1252-2021-04', 'catalog-terms': 'terms' };
/** Sizes, and the looks at each: only the colours change between them, so that a surface is opened once for both. */
const SIZES = [
  {
    width: 1440,
    height: 900,
    scale: 1,
    looks: [
      { name: 'light', scheme: 'light' },
      { name: 'dark', scheme: 'dark' },
    ],
  },
  { width: 320, height: 640, scale: 1, looks: [{ name: 'narrow', scheme: 'light' }] },
  { width: 720, height: 450, scale: 2, looks: [{ name: '200 percent', scheme: 'light' }] },
] as const;

/** Parts that were pushed about while the page filled, by more than a hair (Chromium's layout shift, 1 is the whole window by its height). */
const moved = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ((globalThis as { moves?: { value: number; what: string }[] }).moves ?? []).flatMap(({ value, what }) => (value > 0.01 ? [`${what}: ${value}`] : [])),
  );

describe.runIf(CHROMIUM)('every surface, in light, dark, narrow and at 200 %', () => {
  let chromium: Chromium;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    chromium = await startChromium();
    page = await chromium.browser.newPage();
    errors = collectErrors(page);
    await page.evaluateOnNewDocument(() => {
      const moves: { value: number; what: string }[] = [];
      Object.assign(globalThis, { moves });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
          const named = entry.sources.map(({ node }) => (node instanceof Element ? `${node.localName}.${node.className}` : (node?.nodeName ?? '?')));
          moves.push({ value: entry.value, what: named.join(', ') });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
  });
  afterAll(async () => {
    await chromium.close();
  });

  async function show(surface: Surface): Promise<void> {
    const base = `chrome-extension://${chromium.id}`;
    if (surface === 'landing') {
      await page.goto(`${base}/reader.html#`);
      await page.reload();
      await page.waitForSelector('[data-testid="file-picker"]');
      return;
    }
    if (surface === 'adding') {
      await page.goto(`${base}/workbench.html#catalog`);
      await page.reload();
      const picker = await page.waitForSelector('[data-testid="page-picker"]');
      await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(ITEM_FILE);
      await page.waitForSelector('.page-facts .page-known');
      return;
    }
    if (surface in WORKBENCH) {
      await page.goto(`${base}/workbench.html#${PLACES[surface] ?? surface}`);
      await page.waitForFunction(
        // The table of works stays in the page, hidden, while another page is looked at.
        (wanted: string) =>
          [...document.querySelectorAll('.workbench > main, .bench-body')].some((part) => part.checkVisibility() && part.textContent?.includes(wanted)),
        {},
        WORKBENCH[surface] ?? '',
      );
      return;
    }
    if (!page.url().includes('reader.html#sample')) {
      await page.goto(`${base}/reader.html#sample`);
      await page.reload();
      await ready(page);
    }
    // Narrow windows fold the panel into a drawer.
    await page.evaluate(() => {
      const opener = document.querySelector<HTMLButtonElement>('[aria-controls="reader-panel"]');
      if (opener?.checkVisibility() && opener.getAttribute('aria-pressed') === 'false') opener.click();
    });
    await page.waitForFunction(() => {
      const tab = document.querySelector('[role="tab"]')?.getBoundingClientRect();
      return tab !== undefined && tab.width > 0 && tab.right <= innerWidth + 1;
    });
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('dialog[open]')?.close());
    if (surface === 'card') await openFinding(page, 'has been replaced');
    else if (surface === 'liaison') {
      await openTab(page, 'coordinate');
      await page.evaluate(() => document.querySelector<HTMLButtonElement>('button[aria-keyshortcuts="L"]')?.click());
      await page.waitForSelector('dialog[open] .liaison');
    } else await openTab(page, surface);
  }

  const cases = SIZES.flatMap((size) => SURFACES.flatMap((surface) => size.looks.map((look, at) => ({ surface, size, look, opens: at === 0 }))));
  test.each(cases)('$surface, $look.name', async ({ surface, size, look, opens }) => {
    if (opens) await page.setViewport({ width: size.width, height: size.height, deviceScaleFactor: size.scale });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: look.scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    if (opens) await page.evaluate(() => (globalThis as { moves?: unknown[] }).moves?.splice(0));
    if (opens) await show(surface);
    await page.screenshot({ path: `${PICTURES}${surface}-${look.name.replace(' ', '-')}.png` });
    expect(await breaches(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, 'pixels that stand out at the side').toBeLessThanOrEqual(0);
    if (opens && (surface in WORKBENCH || surface === 'document')) expect(await moved(page), 'what came late and moved what stood there').toEqual([]);
    expect(errors).toEqual([]);
  });
});
