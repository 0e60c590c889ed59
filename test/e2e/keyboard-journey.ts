import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { arrive, openReader, ready, waitForRow } from './journey';

const PATIENCE = 30_000;

/** What has the focus, in words: its test name, its label or its text. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null;
    if (!at || at === document.body) return 'nothing';
    if (at.dataset.finding) return `row ${at.dataset.finding}`;
    return [at.tagName.toLowerCase(), at.dataset.tab ?? at.className, at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 40)]
      .filter(Boolean)
      .join(' ');
  });

/** The finding stood at, from the list. */
export const stoodAt = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector<HTMLElement>('.finding-row[aria-current="true"]')?.dataset.finding ?? null);

const rows = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.finding-row')].map((row) => row.dataset.finding ?? ''));

const waitToStandAt = (page: Page, finding: string | undefined): Promise<unknown> =>
  page.waitForFunction(
    (id: string) => document.querySelector<HTMLElement>('.finding-row[aria-current="true"]')?.dataset.finding === id,
    { timeout: PATIENCE },
    finding ?? '',
  );

const cardAtWords = (page: Page, open: boolean): Promise<unknown> =>
  page.waitForFunction((wanted: boolean) => (document.querySelector('concord-card') !== null) === wanted, { timeout: PATIENCE }, open);

async function tabTo(page: Page, words: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).includes(words)) return;
  }
  throw new Error(`Tab does not reach "${words}"`);
}

/** The boxes of the card and of the words stood at: the card lies beside the words and covers none of them. */
async function expectCardBesideWords(page: Page): Promise<void> {
  const boxes = await page.waitForFunction(
    () => {
      const card = document.querySelector('concord-card')?.getBoundingClientRect();
      const words = [...(CSS.highlights.get('concord-current') ?? [])].flatMap((range) => [...(range as Range).getClientRects()]).filter((b) => b.width > 0);
      return card && card.height > 80 && words.length > 0
        ? { card: card.toJSON() as Record<string, number>, words: words.map((box) => box.toJSON() as Record<string, number>) }
        : null;
    },
    { timeout: PATIENCE },
  );
  const { card, words } = (await boxes.jsonValue()) ?? { card: {}, words: [] };
  const edge = (box: Record<string, number>, side: string): number => box[side] ?? Number.NaN;
  const apart = (a: Record<string, number>, b: Record<string, number>): boolean =>
    edge(a, 'right') <= edge(b, 'left') || edge(b, 'right') <= edge(a, 'left') || edge(a, 'bottom') <= edge(b, 'top') || edge(b, 'bottom') <= edge(a, 'top');
  expect(
    words.filter((box) => !apart(card, box)),
    'words that the card covers',
  ).toEqual([]);
  const far = Math.min(...words.map((box) => Math.max(edge(box, 'top') - edge(card, 'bottom'), edge(card, 'top') - edge(box, 'bottom'), 0)));
  expect(far, 'pixels between card and words').toBeLessThan(60);
}

/** The whole way through the sample draft without a pointer. */
export async function keyboardJourney(page: Page, readerUrl: string): Promise<void> {
  await openReader(page, readerUrl);
  await tabTo(page, 'Open the sample draft');
  await page.keyboard.press('Enter');
  await ready(page);
  await page.waitForFunction(() => document.activeElement?.classList.contains('scroller'), { timeout: PATIENCE });

  // J and K walk over the list and the document at once
  await page.keyboard.press('j');
  await page.waitForSelector('.finding-row[aria-current="true"]', { timeout: PATIENCE });
  const order = await rows(page);
  expect(await stoodAt(page)).toBe(order[0]);
  await page.keyboard.press('j');
  await waitToStandAt(page, order[1]);
  await page.keyboard.press('k');
  await waitToStandAt(page, order[0]);
  await page.keyboard.press('k');
  await waitToStandAt(page, order[order.length - 1]);
  await page.keyboard.press('j');
  await waitToStandAt(page, order[0]);
  await page.waitForFunction(() => (CSS.highlights.get('concord-current')?.size ?? 0) > 0, { timeout: PATIENCE });

  // Enter: the card at the words; D, a reason; Esc goes back to where one was
  const before = await focused(page);
  await page.keyboard.press('Enter');
  await cardAtWords(page, true);
  expect(await focused(page)).toContain('concord-card');
  await expectCardBesideWords(page);
  await page.keyboard.press('d');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const first = await page.evaluate((id: string) => document.querySelector(`[data-finding="${id}"] .finding-subject`)?.textContent ?? '', order[0] ?? '');
  await waitForRow(page, first || 'has been replaced', 'Dismissed');
  expect(await focused(page)).toContain('concord-card');
  await page.keyboard.press('Escape');
  await cardAtWords(page, false);
  expect(await focused(page)).toBe(before);

  // Enter, then Esc in an open question: only the question closes
  await page.keyboard.press('j');
  await page.waitForFunction(
    (gone: string) => document.querySelector<HTMLElement>('.finding-row[aria-current="true"]')?.dataset.finding !== gone,
    {},
    order[0] ?? '',
  );
  await page.keyboard.press('Enter');
  await cardAtWords(page, true);
  await page.keyboard.press('s');
  await page.keyboard.press('Escape');
  expect(await page.$('concord-card'), 'Esc closes the question first').not.toBeNull();
  await page.keyboard.press('Escape');
  await cardAtWords(page, false);

  // A accepts, S snoozes for a week
  const accepted = (await stoodAt(page)) ?? '';
  await page.keyboard.press('a');
  await page.waitForFunction(
    (id: string) => document.querySelector(`[data-finding="${id}"]`)?.textContent?.includes('Accepted'),
    { timeout: PATIENCE },
    accepted,
  );
  await page.keyboard.press('j');
  await page.waitForFunction((id: string) => document.querySelector<HTMLElement>('.finding-row[aria-current="true"]')?.dataset.finding !== id, {}, accepted);
  const snoozed = (await stoodAt(page)) ?? '';
  await page.keyboard.press('s');
  await page.waitForFunction(() => document.activeElement?.closest('.drawer') !== null, { timeout: PATIENCE });
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (id: string) => document.querySelector(`[data-finding="${id}"]`)?.textContent?.includes('Snoozed'),
    { timeout: PATIENCE },
    snoozed,
  );

  // N: a note; R: the reference saved
  await page.keyboard.press('j');
  await page.keyboard.press('n');
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA', { timeout: PATIENCE });
  await page.keyboard.type('Ask SG17 jkad');
  expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe('Ask SG17 jkad');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[role="tab"][data-tab="notes"]')?.textContent?.includes('1'), { timeout: PATIENCE });
  const reference = await page.evaluate(
    () => [...document.querySelectorAll<HTMLElement>('.finding-row')].find((row) => row.textContent?.includes('[ITU-T X.1253]'))?.dataset.finding ?? '',
  );
  for (let i = 0; i < 20 && (await stoodAt(page)) !== reference; i++) {
    const at = await stoodAt(page);
    await page.keyboard.press('j');
    await page.waitForFunction(
      (gone: string | null) => document.querySelector<HTMLElement>('.finding-row[aria-current="true"]')?.dataset.finding !== gone,
      {},
      at,
    );
  }
  await page.keyboard.press('r');
  await page.waitForSelector('dialog[open] input[name="purpose"]', { timeout: PATIENCE });
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('dialog[open]') === null, { timeout: PATIENCE });
  await page.waitForFunction(() => document.querySelector('.panel')?.textContent?.includes('Reference saved'), { timeout: PATIENCE });
  expect(await focused(page), 'the focus after a dialog').not.toBe('nothing');

  // G and a letter, T, / and ?
  for (const [letter, tab] of Object.entries({ d: 'document', t: 'terms', r: 'references', c: 'coordinate', n: 'notes', f: 'findings' })) {
    await page.keyboard.press('g');
    await page.keyboard.press(letter as 'd');
    await page.waitForSelector(`[role="tab"][data-tab="${tab}"][aria-selected="true"]`, { timeout: PATIENCE });
  }
  await page.keyboard.press('t');
  await page.waitForSelector('[role="tab"][data-tab="terms"][aria-selected="true"]', { timeout: PATIENCE });
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement?.matches('input[type="search"]'), { timeout: PATIENCE });
  await page.keyboard.type('jga');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('jga');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open] .keys', { timeout: PATIENCE });
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('dialog[open]') === null, { timeout: PATIENCE });
}

/** Turned off in the settings, no letter does anything in the reader, the panel or the card, and the page hears it. */
export async function keysOff(page: Page, settings: Page, settingsUrl: string): Promise<void> {
  await arrive(settings, settingsUrl, '.settings section input[type="checkbox"]:not([disabled])');
  await settings.focus('.settings section input[type="checkbox"]');
  await settings.keyboard.press('Space');
  await settings.waitForFunction(() => document.querySelector<HTMLInputElement>('.settings section input[type="checkbox"]')?.checked === false);
  await page.bringToFront();
  // what was chosen on one page is heard on the other
  await page.click('.panel-foot button');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('dialog[open] input[type="checkbox"]')?.checked === false, { timeout: PATIENCE });
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('dialog[open]') === null, { timeout: PATIENCE });
  await page.evaluate(() => {
    const heard: string[] = [];
    (globalThis as unknown as { heard: string[] }).heard = heard;
    window.addEventListener('keydown', (event) => queueMicrotask(() => heard.push(`${event.key}${event.defaultPrevented ? ' taken' : ''}`)));
    document.querySelector<HTMLElement>('.scroller')?.focus();
  });
  const at = await stoodAt(page);
  const tab = await page.evaluate(() => document.querySelector('[role="tab"][aria-selected="true"]')?.getAttribute('data-tab'));
  const letters = ['j', 'k', 'a', 'd', 's', 'n', 'r', 't', 'g', '/', '?'];
  for (const letter of letters) await page.keyboard.press(letter as 'j');
  await page.waitForFunction((n: number) => (globalThis as unknown as { heard: string[] }).heard.length >= n, { timeout: PATIENCE }, letters.length);
  expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual(letters);
  expect(await stoodAt(page)).toBe(at);
  expect(await page.evaluate(() => document.querySelector('[role="tab"][aria-selected="true"]')?.getAttribute('data-tab'))).toBe(tab);
  expect(await page.$('dialog[open]')).toBeNull();

  // nor in the card, which Enter still opens
  await page.keyboard.press('Enter');
  await cardAtWords(page, true);
  const accepted = await countOf(page, 'Accepted');
  for (const letter of letters) await page.keyboard.press(letter as 'j');
  await page.keyboard.press('Escape');
  await cardAtWords(page, false);
  expect(await countOf(page, 'Accepted')).toBe(accepted);
  expect(await stoodAt(page)).toBe(at);
}

const countOf = (page: Page, words: string): Promise<number> =>
  page.evaluate((wanted: string) => [...document.querySelectorAll('.finding-row')].filter((row) => row.textContent?.includes(wanted)).length, words);

export type Stop = { what: string; visible: boolean; inView: boolean };

/** Every stop of the Tab key, once round, with whether its focus can be seen. */
export async function tabStops(page: Page, most = 120): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    for (const marked of document.querySelectorAll('[data-stopped]')) marked.removeAttribute('data-stopped');
  });
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null;
      if (!at || at === document.body) return null;
      if (at.hasAttribute('data-stopped')) return 'again' as const;
      at.setAttribute('data-stopped', '');
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      const ring = (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
      return {
        what: `${at.tagName.toLowerCase()} ${at.dataset.tab ?? at.getAttribute('aria-label') ?? (at as HTMLInputElement).labels?.[0]?.textContent ?? at.textContent?.trim().slice(0, 40)}`,
        visible: ring && at.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        inView: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      };
    });
    if (stop === 'again') break;
    // at the end of the page the browser's own controls come in between
    if (stop) stops.push(stop);
  }
  return stops;
}
