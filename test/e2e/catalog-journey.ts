import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { reloadPage } from './journey';

/** The steps of a user's way through the catalog's table, the same in every browser. Each waits for a condition, never for seconds. */

export const PATIENCE = 30_000;

/** Waits until the page says something, anywhere. */
export const says = (page: Page, words: string): Promise<unknown> =>
  page.waitForFunction((wanted: string) => document.body.textContent?.includes(wanted) ?? false, { timeout: PATIENCE }, words);

/** Presses the button of these words within an area, once it can be pressed. */
export const press = (page: Page, within: string, words: string): Promise<unknown> =>
  page.waitForFunction(
    (area: string, wanted: string) => {
      const button = [...document.querySelectorAll<HTMLButtonElement>(`${area} button`)].find((b) => b.textContent?.trim() === wanted && !b.disabled);
      button?.click();
      return button !== undefined;
    },
    { timeout: PATIENCE },
    within,
    words,
  );

export const rows = (page: Page): Promise<string[]> => page.$$eval('table.works tbody tr[data-row] a', (links) => links.map((link) => link.textContent ?? ''));

export const waitForRows = (page: Page, wanted: readonly string[]): Promise<unknown> =>
  page.waitForFunction(
    (list: string) => JSON.stringify([...document.querySelectorAll('table.works tbody tr[data-row] a')].map((a) => a.textContent)) === list,
    { timeout: PATIENCE },
    JSON.stringify(wanted),
  );

export const choose = (page: Page, label: string, value: string): Promise<unknown> =>
  page
    .waitForFunction(
      (name: string, wanted: string) =>
        [...(document.querySelector<HTMLSelectElement>(`select[aria-label="${name}"]`)?.options ?? [])].some((option) => option.value === wanted),
      { timeout: PATIENCE },
      label,
      value,
    )
    .then(() => page.select(`select[aria-label="${label}"]`, value));

const SEARCH = '.catalog-filters input[type="search"]';

/** Types into the search in place of what stands there. */
export async function search(page: Page, words: string): Promise<void> {
  await page.$eval(SEARCH, (input) => (input as HTMLInputElement).select());
  await page.type(SEARCH, words);
}

/** Adds a table; `columns` says what those mean that are not known by their heads. Answers what is said of it, with the dialog open. */
export async function importTable(page: Page, path: string, columns: Readonly<Record<string, string>>, read: string): Promise<void> {
  await press(page, '.catalog-filters', 'Add files …');
  const picker = await page.waitForSelector('[data-testid="import-files"]');
  await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
  await page.waitForSelector('.import-table select', { timeout: PATIENCE });
  for (const [head, field] of Object.entries(columns)) await choose(page, `What the column ${head} means`, field);
  await press(page, '.import', 'Add to the catalog');
  await says(page, read);
}

/** Three works of the fixture are found by two words; a chip leaves one; the view is kept under a name and chosen again after a reload. */
export async function keepView(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('/');
  await page.keyboard.type('wallets bees');
  await says(page, 'ISO/IEC 99901:2025');
  expect((await rows(page)).slice(0, 3).sort()).toEqual(['Hive paper', 'ISO/IEC 99901:2025', 'X.honey']);
  await choose(page, 'Filter by …', 'body');
  await choose(page, 'Body: choose …', 'ITU-T');
  await waitForRows(page, ['X.honey']);
  await press(page, '.view-bar', 'Save view …');
  await page.waitForFunction(() => document.activeElement?.closest('.view-bar') !== null && document.activeElement?.tagName === 'INPUT', { timeout: PATIENCE });
  await page.keyboard.type('Bees at ITU');
  await page.keyboard.press('Enter');
  await page.waitForSelector('select[aria-label="Views …"]', { timeout: PATIENCE });
  await reloadPage(page);
  await choose(page, 'Views …', 'Bees at ITU');
  await waitForRows(page, ['X.honey']);
}

/** By keyboard alone: a row is chosen, a topic is put on it, and that is undone. */
export async function changeByKeyboard(page: Page): Promise<void> {
  await page.waitForSelector('.chip button', { timeout: PATIENCE });
  await page.$eval('.chip button', (button) => (button as HTMLButtonElement).click());
  await search(page, 'hives');
  await says(page, 'X.wax');
  await page.waitForFunction(() => document.querySelector('table.works tbody tr[data-row="0"] a')?.textContent === 'X.wax', { timeout: PATIENCE });
  await page.focus('table.works tbody tr[data-row="0"] a');
  await page.keyboard.press(' ');
  await says(page, '1 work chosen');
  await choose(page, 'Change', 'topic');
  await page.waitForSelector('.bulk-bar input');
  await page.focus('.bulk-bar input');
  await page.keyboard.type('beekeeping');
  await page.keyboard.press('Enter');
  await says(page, '1 work changed.');
}

export async function undoChange(page: Page): Promise<void> {
  await press(page, '.bench-done', 'Undo');
  await page.waitForSelector('.bench-done[hidden]', { timeout: PATIENCE });
  await press(page, '.bulk-bar', 'Choose none');
  await page.waitForFunction(() => document.querySelector('.bulk-bar') === null, { timeout: PATIENCE });
}

/** By the head of the column of dates, up and down, over the whole catalog: the head says which, and the rows in view stand so. */
export async function sortByDate(page: Page): Promise<void> {
  await page.$eval(SEARCH, (input) => (input as HTMLInputElement).select());
  await page.keyboard.press('Backspace');
  const head = 'table.works .column-date';
  await page.waitForSelector(`${head} button:not(:disabled)`, { timeout: PATIENCE });
  for (const sorted of ['ascending', 'descending'] as const) {
    const before = await rows(page);
    await page.$eval(`${head} button`, (button) => (button as HTMLButtonElement).click());
    await page.waitForSelector(`${head}[aria-sort="${sorted}"]`, { timeout: PATIENCE });
    await page.waitForFunction(
      (old: string, up: boolean) => {
        const at = [...document.querySelectorAll('table.works thead th')].findIndex((th) => th.classList.contains('column-date'));
        const shown = [...document.querySelectorAll('table.works tbody tr[data-row]')];
        const dates = shown.map((row) => row.children[at]?.textContent ?? '');
        const moved = JSON.stringify(shown.map((row) => row.querySelector('a')?.textContent ?? '')) !== old;
        return moved && dates.length > 5 && dates.every((date, i) => i === 0 || (up ? (dates[i - 1] ?? '') <= date : (dates[i - 1] ?? '') >= date));
      },
      { timeout: PATIENCE },
      JSON.stringify(before),
      sorted === 'ascending',
    );
  }
}
