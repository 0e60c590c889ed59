import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDraftFor } from '../fixtures/sample-draft';
import { type MadeDocument, type Piece, writeText } from '../fixtures/write-document';
import { CHROMIUM, type Chromium, collectErrors, readerUrl, startChromium } from './chromium';
import { accept, dismiss, download, markedWords, openFile, openFinding, openReader, openTab, pressInCard, ready, rowText, waitForRow } from './journey';

const PATIENCE = 30_000;
const PROSE = 'A service that cannot tell the level of assurance treats the wallet holder as unknown.';

const draft: MadeDocument = sampleDraftFor('memory');

/** The draft with one of its definitions in other words. */
const redefined = (definition: string): MadeDocument => ({
  ...draft,
  pieces: draft.pieces.map((p): Piece => (p.is === 'term' && p.designation === 'wallet holder' ? { ...p, definition } : p)),
});

/** The draft with its last paragraph moved to the scope, and a clause put before clause 6, so that it is clause 7 now. */
function rearranged(): MadeDocument {
  const moved = draft.pieces.filter((p) => !(p.is === 'paragraph' && p.text === PROSE));
  const scope = moved.findIndex((p) => p.is === 'heading' && p.title === 'Scope');
  moved.splice(scope + 2, 0, { is: 'paragraph', text: PROSE });
  const six = moved.findIndex((p) => p.is === 'heading' && p.number === '6');
  const pieces = moved.map((p): Piece => (p.is === 'heading' && p.number === '6' ? { ...p, number: '7' } : p));
  pieces.splice(six, 0, { is: 'heading', number: '6', title: 'Overview', level: 1 }, { is: 'paragraph', text: 'Three parties take part.' });
  return { ...draft, pieces };
}

const OTHERWISE = 'An organization in whose secure element a maker has put keys and credentials.';

/** A neighbour's draft that defines the same term in another way. */
const neighbour: MadeDocument = {
  header: 'Draft Recommendation ITU-T X.neighbour',
  title: 'Wallets of machines in factories',
  pieces: [
    { is: 'title', text: 'Draft new Recommendation ITU-T X.neighbour' },
    { is: 'title', text: 'Wallets of machines in factories' },
    { is: 'heading', number: '1', title: 'Scope', level: 1 },
    { is: 'paragraph', text: 'This Recommendation describes how machines on a factory floor keep and show credentials to each other.' },
    { is: 'heading', number: '3', title: 'Definitions', level: 1 },
    { is: 'heading', number: '3.2', title: 'Terms defined in this Recommendation', level: 2 },
    { is: 'paragraph', text: 'This Recommendation defines the following terms:' },
    { is: 'term', number: '3.2.1', designation: 'wallet holder', source: null, definition: OTHERWISE },
    // works that share several terms are of one field
    { is: 'term', number: '3.2.2', designation: 'identity', source: null, definition: 'What a factory knows of a machine.' },
    { is: 'term', number: '3.2.3', designation: 'shadow identity', source: null, definition: 'A record about a person that the person has not asked for.' },
    { is: 'heading', number: '6', title: 'Machines', level: 1 },
    { is: 'paragraph', text: 'A wallet holder shows its keys to the gate of the factory.' },
  ],
};

/** Saves the document open in the reader for a purpose, as the panel offers it. */
async function saveDocument(page: Page, purpose: string): Promise<void> {
  await openTab(page, 'document');
  await page.evaluate(() => [...document.querySelectorAll<HTMLButtonElement>('.panel button')].find((b) => b.textContent?.trim() === 'Save document')?.click());
  await page.waitForSelector('dialog[open] input[name="purpose"]', { timeout: PATIENCE });
  await page.click(`dialog[open] input[value="${purpose}"]`);
  await page.click('dialog[open] button[type="submit"]');
  await page.waitForFunction(() => document.querySelector('.panel')?.textContent?.includes('Saved to the catalog'), { timeout: PATIENCE });
}

/** Numbers of the works that the workbench lists as saved. */
async function savedWorks(page: Page, base: string): Promise<string[]> {
  await page.goto(`${base}/workbench.html#catalog`);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('table.works tbody th') !== null, { timeout: PATIENCE });
  await page.click('.catalog-filters input[type="checkbox"]');
  await page.waitForFunction(
    () => {
      const rows = [...document.querySelectorAll('table.works tbody tr[data-row]')];
      return document.querySelector('.nothing') !== null || (rows.length > 0 && rows.every((row) => row.querySelector('.pill[title]') !== null));
    },
    { timeout: PATIENCE },
  );
  return page.$$eval('table.works tbody tr[data-row] a', (links) => links.map((link) => link.textContent ?? ''));
}

async function writeNote(page: Page, words: string): Promise<void> {
  await page.waitForSelector('.new-note textarea', { timeout: PATIENCE });
  await page.focus('.new-note textarea');
  await page.keyboard.type(words);
  await page.click('.new-note button[type="submit"]');
  await page.waitForFunction(
    (said: string) => [...document.querySelectorAll('.note-body')].some((note) => note.textContent === said),
    { timeout: PATIENCE },
    words,
  );
}

/** Selects words of the document with the mouse, and presses N. */
async function noteOnWords(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted: string) => {
    const walker = document.createTreeWalker(document.querySelector('.scroller') ?? document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      node.parentElement?.scrollIntoView({ block: 'center' });
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
      return;
    }
    throw new Error(`"${wanted}" does not stand in the document`);
  }, words);
  await page.focus('.scroller');
  await page.keyboard.press('n');
  await page.waitForSelector('[role="tab"][data-tab="notes"][aria-selected="true"]', { timeout: PATIENCE });
}

/** Presses "Show in document" at a note and answers the words that are marked as current. */
async function shownByNote(page: Page, note: string): Promise<string> {
  await openTab(page, 'notes');
  await page.evaluate((said: string) => {
    const row = [...document.querySelectorAll('.note')].find((one) => one.querySelector('.note-body')?.textContent === said);
    [...(row?.querySelectorAll('button') ?? [])].find((button) => button.textContent === 'Show in document')?.click();
  }, note);
  await page.waitForFunction(() => (CSS.highlights.get('concord-current')?.size ?? 0) > 0, { timeout: PATIENCE });
  return (await markedWords(page))['concord-current'] ?? '';
}

describe.runIf(CHROMIUM)('what is remembered', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-memory-'));
  const profile = mkdtempSync(join(tmpdir(), 'concord-profile-'));
  const downloads = join(folder, 'downloads');
  let chromium: Chromium;
  let page: Page;
  let errors: string[];
  const file = (name: string, made: MadeDocument): string => {
    const path = join(folder, name);
    writeFileSync(path, writeText(made));
    return path;
  };
  const open = async (path: string): Promise<void> => {
    await page.goto('about:blank');
    await openReader(page, readerUrl(chromium));
    await openFile(page, path);
  };
  async function start(at: string | undefined): Promise<void> {
    chromium = await startChromium(at);
    const session = await chromium.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    page = await chromium.browser.newPage();
    errors = collectErrors(page);
  }

  beforeAll(async () => {
    mkdirSync(downloads);
    await start(profile);
  });
  afterAll(async () => {
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
    rmSync(profile, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  test('a document saved for a purpose stands in the catalog, with where it was seen', async () => {
    await open(file('neighbour.txt', neighbour));
    await saveDocument(page, 'competitor');
    expect(await savedWorks(page, `chrome-extension://${chromium.id}`)).toEqual([expect.stringContaining('X.neighbour')]);
    await page.click('table.works tbody tr[data-row] a');
    await page.waitForSelector('.work-page .facts-table tbody tr', { timeout: PATIENCE });
    const said = await page.$eval('.work-page', (element) => element.textContent ?? '');
    expect(said).toContain('Wallets of machines in factories');
    expect(said).toContain('Competitor');
    expect(said).toContain(OTHERWISE);
    expect(said).toContain('neighbour.txt');
    expect(said).toContain(new Date().toISOString().slice(0, 10));
    expect(errors).toEqual([]);
  });

  test('its definition competes with the draft’s own; decisions, notes and a reference are kept', async () => {
    await open(file('draft.txt', draft));
    await openFinding(page, '“wallet holder”');
    expect(await page.$eval('.reader-panel .card', (card) => card.textContent ?? '')).toContain('competing definition');
    expect(await page.$eval('.reader-panel .card', (card) => card.textContent ?? '')).toContain(OTHERWISE);
    await dismiss(page, '“wallet holder”', 'Another concept');
    await accept(page, 'ITU-T X.1250 (2009) has been replaced');
    await openFinding(page, '[ITU-T X.1253]');
    await pressInCard(page, 'Save reference');
    await page.waitForSelector('dialog[open] button[type="submit"]', { timeout: PATIENCE });
    await page.click('dialog[open] button[type="submit"]');
    await page.waitForFunction(() => document.querySelector('.panel')?.textContent?.includes('Reference saved'), { timeout: PATIENCE });
    await noteOnWords(page, 'treats the wallet holder as unknown');
    await writeNote(page, 'Say what follows from it.');
    expect(errors).toEqual([]);
  });

  async function allIsRemembered(): Promise<void> {
    await openTab(page, 'findings');
    await waitForRow(page, '“wallet holder”', 'Dismissed');
    expect(await rowText(page, 'ITU-T X.1250 (2009) has been replaced')).toContain('Accepted');
    expect(await shownByNote(page, 'Say what follows from it.')).toBe('treats the wallet holder as unknown');
  }

  test('all of it survives a restart of the browser', async () => {
    expect(await chromium.close()).toEqual([]);
    await start(profile);
    await openReader(page, readerUrl(chromium));
    await page.waitForFunction(() => document.querySelectorAll('.recent-open').length >= 2, { timeout: PATIENCE });
    await page.evaluate(() => [...document.querySelectorAll<HTMLButtonElement>('.recent-open')].find((b) => b.textContent?.includes('draft.txt'))?.click());
    await ready(page);
    await allIsRemembered();
    const saved = await savedWorks(page, `chrome-extension://${chromium.id}`);
    expect(saved.join(' ')).toContain('X.neighbour');
    expect(saved.join(' ')).toContain('X.1253');
    expect(errors).toEqual([]);
  });

  test('a paragraph moved and a clause renumbered: the decisions hold, and the note finds its words', async () => {
    await open(file('rearranged.txt', rearranged()));
    await allIsRemembered();
  });

  test('a definition changed: its finding is back, and says why; changed back, it is settled again', async () => {
    await open(file('redefined.txt', redefined('Anybody who carries a telephone.')));
    await openFinding(page, '“wallet holder”');
    expect(await rowText(page, '“wallet holder”')).not.toContain('Dismissed');
    expect(await page.$eval('.reader-panel .card', (card) => card.textContent ?? '')).toContain('the text has changed since');
    expect(await rowText(page, 'ITU-T X.1250 (2009) has been replaced')).toContain('Accepted');
    await open(file('draft.txt', draft));
    await openTab(page, 'findings');
    await waitForRow(page, '“wallet holder”', 'Dismissed');
  });

  test('a backup, restored in a fresh profile, brings back the same', async () => {
    const base = `chrome-extension://${chromium.id}`;
    const before = await savedWorks(page, base);
    await page.goto(`${base}/workbench.html#settings`);
    await page.waitForFunction(() => document.querySelector('.settings')?.textContent?.includes('Save a backup file'), { timeout: PATIENCE });
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLButtonElement>('.settings button')].find((b) => b.textContent === 'Save a backup file')?.click(),
    );
    const backup = await download(downloads, '.gz');
    expect(await chromium.close()).toEqual([]);

    await start(undefined);
    const fresh = `chrome-extension://${chromium.id}`;
    expect(await savedWorks(page, fresh)).toEqual([]);
    await page.goto(`${fresh}/workbench.html#settings`);
    const picker = await page.waitForSelector('input[data-testid="restore-picker"]', { timeout: PATIENCE });
    await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(backup);
    await page.waitForSelector('.preview', { timeout: PATIENCE });
    const would = await page.$eval('.preview', (element) => element.textContent ?? '');
    expect(would).toMatch(/2 works, 2 decisions and 1 notes?/);
    expect(await savedWorks(page, fresh), 'a preview changes nothing').toEqual([]);
    await page.goto(`${fresh}/workbench.html#settings`);
    const again = await page.waitForSelector('input[data-testid="restore-picker"]', { timeout: PATIENCE });
    await (again as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(backup);
    await page.waitForSelector('.preview button.primary', { timeout: PATIENCE });
    await page.click('.preview button.primary');
    await page.waitForFunction(() => document.querySelector('.settings [role="status"]')?.textContent?.includes('Brought back'), { timeout: PATIENCE });
    expect(await savedWorks(page, fresh)).toEqual(before);
    await open(file('draft.txt', draft));
    await allIsRemembered();
    expect(errors).toEqual([]);
  });

  test('a work is forgotten when asked', async () => {
    const base = `chrome-extension://${chromium.id}`;
    await savedWorks(page, base);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('table.works tbody a')].find((a) => a.textContent?.includes('X.neighbour'))?.click(),
    );
    await page.waitForFunction(() => document.querySelector('.work-page')?.textContent?.includes('Forget this work'), { timeout: PATIENCE });
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLButtonElement>('.work-page button')].find((b) => b.textContent === 'Forget this work')?.click(),
    );
    await page.waitForFunction(() => location.hash === '#catalog', { timeout: PATIENCE });
    expect((await savedWorks(page, base)).join(' ')).not.toContain('X.neighbour');
    await open(file('draft.txt', draft));
    expect(await page.$eval('.panel', (panel) => panel.textContent ?? '')).not.toContain('Wallets of machines');
  });
});
