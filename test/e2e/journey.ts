import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Page, TimeoutError } from 'puppeteer-core';
import { expect } from 'vitest';

/** The steps of a user's way through the reader, the same in every browser. Each waits for a condition, never for seconds. */

const PATIENCE = 30_000;

/**
 * Goes to a page of the extension and waits for what stands in it. Firefox never says that such a page has loaded, refuses one while the
 * extension is still starting, and cannot be asked anything between two pages: each third of the patience it is asked for the page anew.
 */
export async function arrive(page: Page, url: string, ready: string): Promise<void> {
  const until = Date.now() + 2 * PATIENCE;
  for (let asked = 0; ; ) {
    if (Date.now() - asked > PATIENCE / 3) {
      asked = Date.now();
      void page.goto(url).catch(() => undefined);
    }
    try {
      await page.waitForSelector(ready, { timeout: Math.max(1, asked + PATIENCE / 3 - Date.now()) });
      return;
    } catch (e) {
      if (Date.now() > until) throw e;
      // what fails at once is asked a little later
      if (!(e instanceof TimeoutError)) await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

export const openReader = (page: Page, url: string): Promise<void> => arrive(page, url, '[data-testid="file-picker"]');

export async function openFile(page: Page, path: string): Promise<void> {
  const picker = await page.waitForSelector('input[data-testid="file-picker"]', { timeout: PATIENCE });
  if (!picker) throw new Error('there is no file picker');
  await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('.reader[data-state="ready"]', { timeout: PATIENCE });
  // a document of which there is nothing to say has no marks
  await page.waitForFunction(() => CSS.highlights.size > 0 || document.querySelector('[role="tab"][data-tab="findings"] .tab-count') === null, {
    timeout: PATIENCE,
  });
}

/** Reloads and waits for the new page: Firefox never says that a page of an extension has loaded, so a sign is left in the old one. */
export async function reloadPage(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-before-reload', ''));
  void page.reload().catch(() => undefined);
  await page.waitForFunction(() => document.readyState === 'complete' && !document.documentElement.hasAttribute('data-before-reload'), { timeout: PATIENCE });
}

/** The same of a document in the reader. */
export async function reload(page: Page): Promise<void> {
  await reloadPage(page);
  await ready(page);
}

/** Words under the marks, by the name of their highlight; white space folded, a mark's ranges joined. */
export async function markedWords(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const words: Record<string, string> = {};
    for (const [name, highlight] of CSS.highlights)
      words[name] = [...highlight]
        .map((range) => range.toString())
        .join(' ')
        .replace(/\s+/g, ' ');
    return words;
  });
}

export async function openTab(page: Page, name: string): Promise<void> {
  await (await page.waitForSelector(`[role="tab"][data-tab="${name}"]`, { timeout: PATIENCE }))?.click();
  await page.waitForSelector(`[role="tab"][data-tab="${name}"][aria-selected="true"]`, { timeout: PATIENCE });
}

/** Stands at the finding whose row says `words`, with its card open in the panel. */
export async function openFinding(page: Page, words: string): Promise<void> {
  await openTab(page, 'findings');
  const id = await rowWith(page, words);
  const open = await page.$eval(`[data-finding="${id}"]`, (row) => row.getAttribute('aria-expanded') === 'true');
  if (!open) await page.click(`[data-finding="${id}"]`);
  await page.waitForSelector(`[data-finding="${id}"][aria-expanded="true"]`, { timeout: PATIENCE });
}

export async function rowWith(page: Page, words: string): Promise<string> {
  const handle = await page.waitForFunction(
    (wanted: string) =>
      [...document.querySelectorAll<HTMLElement>('.finding-row')].find((row) => row.textContent?.replace(/\s+/g, ' ').includes(wanted))?.dataset.finding ??
      false,
    { timeout: PATIENCE },
    words,
  );
  return String(await handle.jsonValue());
}

export const rowText = (page: Page, words: string): Promise<string> =>
  page.evaluate(
    (wanted: string) => [...document.querySelectorAll('.finding-row')].find((row) => row.textContent?.replace(/\s+/g, ' ').includes(wanted))?.textContent ?? '',
    words,
  );

/** Presses a button of the open card, found by its words. */
export async function pressInCard(page: Page, words: string): Promise<void> {
  const pressed = await page.evaluate((wanted: string) => {
    const button = [...document.querySelectorAll<HTMLButtonElement>('.reader-panel .card button, .panel .card button')].find((b) =>
      b.textContent?.trim().startsWith(wanted),
    );
    button?.click();
    return button !== undefined;
  }, words);
  expect(pressed, `a button "${words}" in the card`).toBe(true);
}

/** Waits for a row that says both; groups that are folded (decided, possible) are opened on the way. */
export const waitForRow = (page: Page, words: string, state: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted: string, said: string) => {
      for (const folded of document.querySelectorAll<HTMLButtonElement>('.findings .group-title button[aria-expanded="false"]')) folded.click();
      return [...document.querySelectorAll('.finding-row')].some(
        (row) => row.textContent?.replace(/\s+/g, ' ').includes(wanted) && row.textContent.includes(said),
      );
    },
    { timeout: PATIENCE, polling: 100 },
    words,
    state,
  );

export async function accept(page: Page, words: string): Promise<void> {
  await openFinding(page, words);
  await pressInCard(page, 'Accept');
  await waitForRow(page, words, 'Accepted');
}

export async function dismiss(page: Page, words: string, reason: string): Promise<void> {
  await openFinding(page, words);
  await pressInCard(page, 'Dismiss');
  await page.waitForFunction(
    (wanted: string) => [...document.querySelectorAll('.drawer .chip')].some((chip) => chip.textContent === wanted),
    { timeout: PATIENCE },
    reason,
  );
  await pressInCard(page, reason);
  await waitForRow(page, words, 'Dismissed');
}

/** The downloaded coordination note, once it is whole. */
export async function download(folder: string, ending: string): Promise<string> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith(ending)) : undefined;
    if (name && !readdirSync(folder).some((file) => file.endsWith('.crdownload') || file.endsWith('.part'))) {
      const bytes = readFileSync(join(folder, name));
      if (bytes.length > 0) return join(folder, name);
    }
    if (Date.now() > deadline) throw new Error(`no ${ending} was downloaded`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Text of a DOCX as LibreOffice reads it; null where LibreOffice is absent. */
export function officeText(path: string): string | null {
  const office = process.env.CONCORD_OFFICE || ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((file) => existsSync(file));
  if (!office) return null;
  const out = mkdtempSync(join(tmpdir(), 'concord-office-'));
  try {
    execFileSync(office, ['--headless', `-env:UserInstallation=file://${out}/profile`, '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', out, path], {
      stdio: 'ignore',
      timeout: 120_000,
    });
    return readFileSync(join(out, basename(path).replace(/\.docx$/, '.txt')), 'utf8');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
