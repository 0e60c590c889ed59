import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { accept, dismiss, markedWords, openFinding, openTab, rowText, waitForRow } from './journey';

const PATIENCE = 60_000;

/** Elements of a page, counted: the same number before and after says that nothing was put into it. */
export const countElements = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);

/** The marks stand at the right words of the web page, and the page's own elements are as they were. */
export async function marksInPage(page: Page, elements: number): Promise<void> {
  await page.waitForFunction(() => CSS.highlights.has('concord-reference-certain') && CSS.highlights.has('concord-use-probable'), { timeout: PATIENCE });
  const words = await markedWords(page);
  expect(words['concord-reference-certain']).toContain('Recommendation ITU-T X.1250 (2009), Baseline capabilities');
  expect(words['concord-use-probable']).toContain('shadow identity');
  expect(await countElements(page)).toBe(elements);
}

/** A click on marked words opens the card there (one element of ours); Escape takes it away again. */
export async function cardInPage(page: Page, elements: number): Promise<void> {
  await page.bringToFront();
  // A panel that follows the tab in front may be reading the page again: wait until the words are marked.
  const found = await page.waitForFunction(
    () => {
      const [range] = CSS.highlights.get('concord-reference-certain') ?? [];
      const place = range as Range | undefined;
      place?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      const box = place?.getClientRects()[0];
      return box && box.width > 0 ? { x: box.left + box.width / 3, y: box.top + box.height / 2 } : null;
    },
    { timeout: PATIENCE },
  );
  const at = await found.jsonValue();
  await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  await page.waitForSelector('concord-card', { timeout: PATIENCE });
  expect(await countElements(page)).toBe(elements + 1);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('concord-card') === null, { timeout: PATIENCE });
}

/** Decisions in the panel: from the finding to the words and back, and kept. */
export async function decideInPanel(panel: Page): Promise<void> {
  await openFinding(panel, 'ITU-T X.1250 (2009) has been replaced');
  await accept(panel, 'ITU-T X.1250 (2009) has been replaced');
  await dismiss(panel, 'shadow identity', 'On purpose');
}

export async function stillDecided(panel: Page): Promise<void> {
  await panel.waitForSelector('[role="tab"][data-tab="findings"]', { timeout: PATIENCE });
  await openTab(panel, 'findings');
  await waitForRow(panel, 'shadow identity', 'Dismissed');
  expect(await rowText(panel, 'ITU-T X.1250 (2009) has been replaced')).toContain('Accepted');
}
