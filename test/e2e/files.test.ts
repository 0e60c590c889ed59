import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, InsertedTextRun, Packer, Paragraph, TextRun } from 'docx';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDraftFor } from '../fixtures/sample-draft';
import { writeDocx, writePdf, writeText } from '../fixtures/write-document';
import { CHROMIUM, type Chromium, collectErrors, readerUrl, startChromium } from './chromium';
import { markedWords, openFile, openReader, openTab, ready } from './journey';

const PATIENCE = 30_000;

type Dropped = { name: string; type: string; base64: string };

const dropped = (name: string, type: string, bytes: Uint8Array | string): Dropped => ({ name, type, base64: Buffer.from(bytes).toString('base64') });

/** Drops files on the page as a file manager would. */
const drop = (page: Page, files: Dropped[]): Promise<void> =>
  page.evaluate((given: Dropped[]) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of given) data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
    for (const kind of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
  }, files);

/** A draft into which an editor has put a reference and a sentence, and taken another out, as tracked changes. */
async function trackedDraft(): Promise<Uint8Array> {
  const change = { author: 'Editor', date: '2026-09-14T10:00:00Z' };
  const line = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] });
  const children = sampleDraftFor('tracked').pieces.flatMap((p): Paragraph[] => {
    if (p.is === 'title' || p.is === 'paragraph' || p.is === 'bullet') return [line(p.text)];
    if (p.is === 'heading') return [line([p.number, p.title].filter(Boolean).join('\t'))];
    if (p.is === 'term') return [line(`${p.number}\t${p.designation}${p.source ? ` ${p.source}` : ''}: ${p.definition}`)];
    if (p.is !== 'reference') return [];
    const reference = line(`${p.tag}\t${p.text}`);
    if (!p.tag.includes('X.1253')) return [reference];
    const inserted = '[ITU-T X.1255]\tRecommendation ITU-T X.1255 (2013), Framework for discovery of identity management information.';
    return [reference, new Paragraph({ children: [new InsertedTextRun({ id: 71, text: inserted, ...change })] })];
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ title: 'Tracked', sections: [{ children }] })));
}

describe.runIf(CHROMIUM)('files and words given to the reader', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-files-'));
  let chromium: Chromium;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    chromium = await startChromium();
    page = await chromium.browser.newPage();
    errors = collectErrors(page);
  });
  afterAll(async () => {
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  test('many dropped at once: each with its status, the broken one with its sentence; open one, and back', async () => {
    const pdf = await writePdf(sampleDraftFor('first of many'));
    await openReader(page, readerUrl(chromium));
    await drop(page, [
      dropped('first.pdf', 'application/pdf', pdf),
      dropped('broken.pdf', 'application/pdf', pdf.slice(0, 400)),
      dropped('second.docx', '', await writeDocx(sampleDraftFor('second of many'))),
      dropped('empty.txt', 'text/plain', ''),
      dropped('third.txt', 'text/plain', writeText(sampleDraftFor('third of many'))),
    ]);
    await page.waitForSelector('.files-table', { timeout: PATIENCE });
    await page.waitForFunction(() => document.querySelectorAll('.files-table tr[data-status="done"], .files-table tr[data-status="failed"]').length === 5, {
      timeout: PATIENCE,
    });
    const rows = await page.$$eval('.files-table tbody tr', (all) =>
      all.map((row) => ({ status: (row as HTMLElement).dataset.status, said: row.textContent ?? '', opens: row.querySelector('button') !== null })),
    );
    expect(rows.map((row) => row.status)).toEqual(['done', 'failed', 'done', 'failed', 'done']);
    expect(rows.map((row) => row.opens)).toEqual([true, false, true, false, true]);
    for (const i of [0, 2, 4]) expect(rows[i]?.said).toMatch(/[1-9] certain, [1-9] probable/);
    for (const i of [1, 3]) expect(rows[i]?.said, 'a sentence that says what to do').toMatch(/[a-z]{3,} [a-z]+.*\./);
    expect(await page.$eval('.files [role="status"]', (status) => status.textContent)).toContain('5');

    await page.evaluate(() => document.querySelectorAll<HTMLButtonElement>('.files-table tbody button')[1]?.click());
    await ready(page);
    expect(await page.$eval('.doc-title', (title) => title.textContent)).toContain('second of many');
    await page.click('.toolbar .tool');
    await page.waitForSelector('.files-table', { timeout: PATIENCE });
    expect(await page.$$eval('.files-table tbody tr', (all) => all.length)).toBe(5);
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.files .form-foot button')?.click());
    await page.waitForFunction(() => document.querySelectorAll('.recent-open').length === 3, { timeout: PATIENCE });
    expect(errors).toEqual([]);
  });

  test('a broken file alone says why, and another can be opened', async () => {
    await drop(page, [dropped('letter.docx', '', Buffer.from('PK\u0003\u0004 this is no package'))]);
    await page.waitForSelector('.reader[data-state="failed"]', { timeout: PATIENCE });
    const said = await page.$eval('.failed p', (p) => p.textContent ?? '');
    expect(said).toMatch(/\.$/);
    expect(said).not.toMatch(/undefined|null|Error:|stack/);
    await drop(page, [dropped('after.txt', 'text/plain', writeText(sampleDraftFor('after a broken one')))]);
    await ready(page);
    expect((await markedWords(page))['concord-reference-certain']).toContain('X.1250 (2009)');
    expect(errors).toEqual([]);
  });

  test('tracked changes: shown or accepted by a switch; what was inserted counts', async () => {
    const path = join(folder, 'tracked.docx');
    writeFileSync(path, await trackedDraft());
    await page.goto('about:blank');
    await openReader(page, readerUrl(chromium));
    await openFile(page, path);
    expect(await page.$eval('.scroller', (scroller) => scroller.querySelector('ins')?.textContent ?? '')).toContain('X.1255');
    await openTab(page, 'findings');
    const listed = await page.$$eval('.finding-row', (rows) => rows.map((row) => row.textContent ?? ''));
    expect(listed.some((row) => row.includes('X.1255'))).toBe(true);
    const marks = async (): Promise<string> => Object.values(await markedWords(page)).join(' ');
    expect(await marks()).toContain('ITU-T X.1255');
    const box = await page.$('.changes-switch input');
    expect(await box?.evaluate((input) => (input as HTMLInputElement).checked)).toBe(true);
    await box?.click();
    await page.waitForFunction(
      () => document.querySelector('.scroller .docx-host') !== null && document.querySelector('.scroller ins, .scroller del') === null,
      {
        timeout: PATIENCE,
      },
    );
    // accepted, the words stand as if they always had, still marked
    await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => [...highlight].some((range) => range.toString().includes('X.1255'))), {
      timeout: PATIENCE,
    });
    expect(await page.$eval('.scroller', (scroller) => scroller.textContent ?? '')).toContain('Framework for discovery of identity management information');
    await box?.click();
    await page.waitForSelector('.scroller ins', { timeout: PATIENCE });
    expect(errors).toEqual([]);
  });

  test('a pasted title and scope: parallel work is named; a reload comes back to it', async () => {
    await page.goto('about:blank');
    await openReader(page, readerUrl(chromium));
    await page.type('.scope-form input', 'Framework for entity authentication assurance with verifiable credentials');
    await page.type(
      '.scope-form textarea',
      'This Recommendation provides a framework for entity authentication assurance. It describes four levels of assurance, the criteria and guidelines for achieving each of the four levels, the threats, and the controls for enrolment and credential management in identity management.',
    );
    await page.click('.scope-form button[type="submit"]');
    await page.waitForSelector('.reader[data-state="ready"]', { timeout: PATIENCE });
    await page.waitForSelector('[role="tab"][data-tab="coordinate"][aria-selected="true"]', { timeout: PATIENCE });
    const parallel = async (): Promise<void> => {
      await openTab(page, 'findings');
      await page.waitForFunction(
        () => [...document.querySelectorAll('.finding-row')].some((row) => row.textContent?.includes('parallel work') && row.textContent.includes('29115')),
        {
          timeout: PATIENCE,
        },
      );
    };
    await parallel();
    await page.reload();
    await page.waitForSelector('.reader[data-state="ready"]', { timeout: PATIENCE });
    await parallel();
    expect(errors).toEqual([]);
  });
});
