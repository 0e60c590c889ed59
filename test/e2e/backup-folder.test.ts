import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDecision, aNote } from '../unit/catalog/example';
import { CHROMIUM, type Chromium, startChromium } from './chromium';
import { type EngineInPage, engineInPage } from './engine-in-page';

const PATIENCE = 30_000;

/** The browser's dialog for a folder cannot be pressed by a test: a folder of the origin's own stands for the one chosen. */
const chooseInstead = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.assign(globalThis, {
      showDirectoryPicker: async () => (await navigator.storage.getDirectory()).getDirectoryHandle('My backups', { create: true }),
    });
  });

const filesInFolder = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('My backups', { create: true });
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    return names.sort();
  });

async function openSettings(page: Page, base: string): Promise<void> {
  // A page behind another is not drawn, and what waits for its drawing waits for ever.
  await page.bringToFront();
  await page.goto(`${base}/workbench.html#settings`);
  await page.waitForSelector('[data-testid="backup-state"]', { timeout: PATIENCE });
  await chooseInstead(page);
}

const press = async (page: Page, words: string): Promise<void> => {
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('button')].some((b) => b.textContent?.trim() === wanted && !b.disabled),
    { timeout: PATIENCE },
    words,
  );
  await page.evaluate((wanted) => [...document.querySelectorAll('button')].find((b) => b.textContent?.trim() === wanted)?.click(), words);
};
const says = (page: Page, words: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.body.textContent?.replace(/\s+/g, ' ').includes(wanted), { timeout: PATIENCE }, words);

describe.runIf(CHROMIUM)('a catalog kept in a folder', () => {
  let chromium: Chromium;
  let engine: EngineInPage;
  let page: Page;
  let base: string;
  beforeAll(async () => {
    chromium = await startChromium();
    engine = await engineInPage(chromium);
    page = await chromium.browser.newPage();
    base = `chrome-extension://${chromium.id}`;
  });
  afterAll(async () => {
    await chromium.close();
  });

  test('what is written is in the folder when its caller hears that it is kept', async () => {
    await engine.call('decide', aDecision({ finding: 'before' }));
    await openSettings(page, base);
    await press(page, 'Keep it in a folder …');
    await says(page, 'Everything is in “My backups” now');
    expect((await filesInFolder(page)).map((name) => name.replace(/^.*-(\w+\.json.*)$/, '$1'))).toEqual(['whole.json.gz']);
    // Written by another tab's engine than the one in which the folder was chosen.
    await engine.call('note', aNote({ body: 'Kept at once.' }));
    expect((await filesInFolder(page)).map((name) => name.replace(/^.*-(\w+\.json.*)$/, '$1'))).toEqual(['whole.json.gz', 'step.json']);
    expect((await engine.call('status', null)).backup).toMatchObject({ state: 'kept', unsaved: 0, folder: { name: 'My backups' } });
  });

  test('a catalog that the browser has thrown away comes back from the folder, with a preview', async () => {
    await engine.page.close();
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const gone = indexedDB.deleteDatabase('concord');
          gone.onsuccess = resolve;
          gone.onerror = reject;
        }),
    );
    engine = await engineInPage(chromium);
    expect((await engine.call('memory', { document: aNote().document })).notes).toEqual([]);
    await page.reload();
    await openSettings(page, base);
    await says(page, 'No backup was made yet.');
    await press(page, 'Restore from a folder …');
    await says(page, 'would bring 0 works, 1 decisions and 1 notes that are not here');
    await press(page, 'Restore');
    await says(page, 'Brought back');
    expect(await engine.call('memory', { document: aNote().document })).toMatchObject({
      decisions: [{ finding: 'before' }],
      notes: [{ body: 'Kept at once.' }],
    });
  });
});

/** A disk of its own for the profile; null where this machine lets nobody mount one. */
function smallDisk(megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'concord-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0;
  if (!mounted) rmSync(folder, { recursive: true, force: true });
  return mounted ? folder : null;
}

const disk = CHROMIUM ? smallDisk(256) : null;
if (CHROMIUM && !disk) console.log('skipped: no disk of its own can be mounted here, so a full one is not tried');

describe.runIf(disk)('on a full disk', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await startChromium(disk ?? undefined);
  });
  afterAll(async () => {
    await chromium.browser.close();
    if (disk && spawnSync('umount', [disk]).status === 0) rmSync(disk, { recursive: true, force: true });
  });

  test('a write is refused in a sentence that says what to do, all stays readable, and the workbench says so', async () => {
    const engine = await engineInPage(chromium);
    await engine.call('note', aNote());
    const { bavail, bsize } = statfsSync(disk ?? '');
    writeFileSync(join(disk ?? '', 'other-files'), Buffer.alloc(bavail * bsize - 1_500_000));
    let refused = '';
    for (let n = 0; refused === '' && n < 20; n++) {
      refused = await engine.call('note', aNote({ id: `much-${n}`, body: randomBytes(300_000).toString('base64') })).then(
        () => '',
        (e: Error) => e.message,
      );
    }
    expect(refused).toContain('The browser has no room left for the catalog. Nothing was changed; make a backup');
    const { notes } = await engine.call('memory', { document: aNote().document });
    expect(notes.map((n) => n.id)).toContain(aNote().id);
    expect(await engine.call('search', { query: 'X.1252', limit: 3 })).not.toEqual([]);
    const page = await chromium.browser.newPage();
    await page.goto(`chrome-extension://${chromium.id}/workbench.html`);
    await page.waitForSelector('[data-concern="little-room"]', { timeout: PATIENCE });
  });
});
