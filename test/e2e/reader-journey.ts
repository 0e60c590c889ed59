import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { sampleDraftFor } from '../fixtures/sample-draft';
import { writeDocx, writePdf, writeText } from '../fixtures/write-document';
import {
  accept,
  dismiss,
  download,
  markedWords,
  officeText,
  openFile,
  openFinding,
  openReader,
  openTab,
  pressInCard,
  reload,
  rowText,
  waitForRow,
} from './journey';

export type Format = 'pdf' | 'docx' | 'txt';

const WRITE: Record<Format, () => Promise<Uint8Array | string>> = {
  pdf: () => writePdf(sampleDraftFor('pages')),
  docx: () => writeDocx(sampleDraftFor('Word')),
  txt: async () => writeText(sampleDraftFor('plain text')),
};

/**
 * Open → findings at the right words → card → accept one, dismiss one with a reason → reload → both as they were → save a
 * reference → export the note → LibreOffice opens it, and it holds the accepted finding and not the dismissed one.
 */
export async function readerJourney(page: Page, readerUrl: string, format: Format, downloads: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-journey-'));
  const path = join(folder, `journey-${format}.${format}`);
  writeFileSync(path, await WRITE[format]());
  for (const old of readdirSync(downloads)) rmSync(join(downloads, old), { force: true });

  await openReader(page, readerUrl);
  await openFile(page, path);
  await page.waitForFunction(() => CSS.highlights.has('concord-reference-certain') && CSS.highlights.has('concord-use-probable'), { timeout: 30_000 });
  const words = await markedWords(page);
  expect(words['concord-reference-certain']).toContain('Recommendation ITU-T X.1250 (2009), Baseline capabilities');
  expect(words['concord-reference-certain']).not.toContain('X.1252');
  expect(words['concord-reference-probable']).toContain('[ITU-T X.1251]');
  expect(words['concord-use-probable']).toContain('shadow identity');

  await openFinding(page, 'ITU-T X.1250 (2009) has been replaced');
  const card = await page.$eval('.reader-panel .card', (element) => element.textContent ?? '');
  expect(card).toContain('What a coordinator would do');
  await accept(page, 'ITU-T X.1250 (2009) has been replaced');
  await dismiss(page, 'shadow identity', 'On purpose');

  await reload(page);
  await openTab(page, 'findings');
  await waitForRow(page, 'shadow identity', 'Dismissed');
  expect(await rowText(page, 'ITU-T X.1250 (2009) has been replaced')).toContain('Accepted');
  expect((await markedWords(page))['concord-use-probable'] ?? '').not.toContain('shadow identity');

  await openFinding(page, '[ITU-T X.1253]');
  await pressInCard(page, 'Save reference');
  await page.waitForSelector('[role="dialog"] input[name="purpose"], dialog input[name="purpose"]', { timeout: 30_000 });
  await page.evaluate(() => document.querySelector<HTMLButtonElement>('[role="dialog"] button[type="submit"], dialog button[type="submit"]')?.click());
  await page.waitForFunction(() => document.querySelector('[role="dialog"] input[name="purpose"], dialog[open] input[name="purpose"]') === null, {
    timeout: 30_000,
  });

  await openTab(page, 'coordinate');
  await page.evaluate(() => [...document.querySelectorAll('button')].find((b) => b.textContent?.includes('Word (DOCX)'))?.click());
  const note = await download(downloads, '.docx');
  const text = officeText(note);
  if (text === null) console.log('skipped: LibreOffice is not here to open the note');
  else {
    expect(text).toContain('ITU-T X.1250 (2009) has been replaced');
    expect(text).not.toContain('shadow identity” is defined');
  }
  rmSync(folder, { recursive: true, force: true });
}
