import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { writePage } from '../fixtures/pages/write';

const PATIENCE = 60_000;

/** A page of the work programme on an item that the shipped landscape knows, with facts that it does not know. */
export const ITEM_PATH = '/ITU-T/workprog/wp_item.aspx';
export const ITEM_PAGE = writePage(
  {
    address: '',
    title: 'ITU-T Work Programme',
    crumbs: '[2025-2028] : [SG17] : [Q10/17]',
    pairs: [
      ['Work item', 'X.vctp'],
      ['Subject/title', 'Shelves that carry trust from one to the next'],
      ['Status', 'Under study'],
      ['Approval process', 'TAP'],
      ['Type of work item', 'Recommendation'],
      ['Timing', '2027-03 (High priority)'],
      ['Liaison', 'ISO/IEC JTC1/SC27, W3C'],
      ['Supporting members', 'ETRI, Example University'],
      ['Last update', '2026-11-02'],
    ],
  },
  'new',
);

export const markup = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);

/** The facts of the preview with their states, once it is there. */
export async function previewed(panel: Page): Promise<Record<string, string>> {
  await panel.waitForSelector('[data-adding="preview"] .page-preview', { timeout: PATIENCE });
  return panel.$$eval('.page-fact', (rows) =>
    Object.fromEntries(rows.map((row) => [row.getAttribute('data-fact') ?? '', row.getAttribute('data-state') ?? ''])),
  );
}

/** Moves on with Tab until the focus is on what the selector names. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    if (await page.evaluate((wanted: string) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}

/** With the preview open: differences beside what is known; one fact unticked; saved; all by keyboard. */
export async function saveByKeyboard(panel: Page): Promise<void> {
  const facts = await previewed(panel);
  expect(facts).toMatchObject({ title: 'differs', 'life.target': 'new', 'life.supportingMembers': 'new', 'life.liaisonBodies': 'new' });
  const title = await panel.$eval('[data-fact="title"]', (row) => row.textContent ?? '');
  expect(title).toContain('Shelves that carry trust');
  expect(title).toContain('Verifiable credential-based trust propag');
  expect(title).toMatch(/seen .* (?:ago|today|yesterday)/);
  expect(await panel.$eval('.page-preview', (form) => form.textContent ?? '')).toContain('ISO/IEC JTC1/SC27 → ISO/IEC JTC 1/SC 27');
  await tabTo(panel, '[data-fact="life.approvalProcess"] input');
  await panel.keyboard.press(' ');
  await tabTo(panel, '.page-deeds button[type="submit"]');
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('[data-adding="saved"]', { timeout: PATIENCE });
}

/** In the workbench: the page's facts, its address as their source, and the day. */
export async function keptInCatalog(bench: Page, origin: string): Promise<void> {
  await bench.waitForFunction(() => document.querySelector('.work-page .facts-table') !== null, { timeout: PATIENCE });
  const words = await bench.$eval('.work-page', (page) => page.textContent ?? '');
  expect(words).toContain('Shelves that carry trust from one to the next');
  expect(words).toContain('Under study');
  const sources = await bench.$$eval('.facts-table tbody tr', (rows) => rows.map((row) => row.textContent ?? ''));
  const own = sources.find((row) => row.includes('page added')) ?? '';
  expect(own).toContain(`${origin}${ITEM_PATH}`);
  expect(own).toContain(new Date().toISOString().slice(0, 10));
  expect(sources.length, 'the landscape keeps its word').toBeGreaterThan(1);
}

/** The second time: only what was left out is offered; after that nothing. */
export async function nothingNew(panel: Page, addAgain: () => Promise<void>): Promise<void> {
  await panel.click('.page-adding .deeds button.main');
  await addAgain();
  expect(await previewed(panel)).toEqual({ 'life.approvalProcess': 'new' });
  await panel.click('.page-deeds button[type="submit"]');
  await panel.waitForSelector('[data-adding="saved"]', { timeout: PATIENCE });
  await panel.click('.page-adding .deeds button.main');
  await addAgain();
  expect(await previewed(panel)).toEqual({});
  expect(await panel.$eval('.page-nothing', (p) => p.textContent)).toContain('Nothing new');
}
