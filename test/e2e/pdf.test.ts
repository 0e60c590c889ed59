import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDraft, sampleDraftFor } from '../fixtures/sample-draft';
import { type MadeDocument, type Piece, writePdf, writeText } from '../fixtures/write-document';
import { CHROMIUM, type Chromium, collectErrors, readerUrl, startChromium } from './chromium';
import { markedWords, openFile, openFinding, openReader, ready } from './journey';

const PATIENCE = 30_000;

const SENTENCES = [
  'The relying party asks the wallet for a presentation and says which attributes it needs.',
  'Each level of assurance has threats of its own, and controls that answer them.',
  'An issuer that withdraws a credential publishes its status where any verifier can see it.',
  'The framework of [ITU-T X.1250] applies, with the terms of [ITU-T X.1252].',
];

/** The sample draft with `clauses` more clauses of ordinary prose: about two to a page. */
function longDraft(clauses: number): MadeDocument {
  const more: Piece[] = [];
  for (let i = 0; i < clauses; i++) {
    more.push({ is: 'heading', number: `${7 + i}`, title: `Requirements of part ${i + 1}`, level: 1 });
    for (let k = 0; k < 4; k++) more.push({ is: 'paragraph', text: Array.from({ length: 5 }, (_, n) => SENTENCES[(i + k + n) % SENTENCES.length]).join(' ') });
  }
  return { ...sampleDraft, pieces: [...sampleDraft.pieces, ...more] };
}

type Offset = { page: string | undefined; text: string; dx: number; dy: number; dw: number };

/** How far each marked place lies from where the page's own text content says that its words are drawn, in CSS pixels. */
const offMarks = (page: Page): Promise<Offset[]> =>
  page.evaluate(() =>
    [...CSS.highlights].flatMap(([name, highlight]) =>
      name.startsWith('concord-reference') || name.startsWith('concord-use')
        ? [...highlight].flatMap((given) => {
            const range = given as Range;
            const sheet = range.startContainer.parentElement?.closest<HTMLElement>('.pdf-page');
            const canvas = sheet?.querySelector('canvas')?.getBoundingClientRect();
            const box = range.getBoundingClientRect();
            const edge = sheet?.getBoundingClientRect();
            if (!sheet || !canvas || !edge || box.width === 0) return [];
            // the canvas fills its page, and the words lie on it
            return [
              {
                page: sheet.dataset.page,
                text: range.toString().slice(0, 30),
                dx: Math.max(canvas.left - box.left, box.right - canvas.right, 0),
                dy: Math.max(canvas.top - box.top, box.bottom - canvas.bottom, 0),
                dw: Math.abs(canvas.width - edge.width) + Math.abs(canvas.height - edge.height),
              },
            ];
          })
        : [],
    ),
  );

/** Share of dark pixels of the canvas within each mark: words are drawn there, and nothing is just beneath the last line of a mark's gap. */
const inkUnderMarks = (page: Page): Promise<{ text: string; ink: number }[]> =>
  page.evaluate(() =>
    [...CSS.highlights].flatMap(([name, highlight]) =>
      name.startsWith('concord-reference') || name.startsWith('concord-use')
        ? [...highlight].flatMap((given) => {
            const range = given as Range;
            const canvas = range.startContainer.parentElement?.closest('.pdf-page')?.querySelector('canvas');
            const context = canvas?.getContext('2d');
            const box = range.getBoundingClientRect();
            if (!canvas || !context || box.width < 4) return [];
            const edge = canvas.getBoundingClientRect();
            const factor = canvas.width / edge.width;
            const data = context.getImageData(
              (box.left - edge.left) * factor,
              (box.top - edge.top) * factor,
              box.width * factor,
              Math.max(1, box.height * factor),
            ).data;
            let dark = 0;
            for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 128) dark++;
            return [{ text: range.toString().slice(0, 30), ink: dark / (data.length / 4) }];
          })
        : [],
    ),
  );

const scale = (page: Page): Promise<number> => page.$eval('.zoom-value', (value) => Number.parseInt(value.textContent ?? '', 10));

/** Every drawn page has its canvas at the scale of now. */
const drawnAnew = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => {
      const shown = [...document.querySelectorAll<HTMLElement>('.pdf-page')].filter((sheet) => {
        const box = sheet.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight;
      });
      return shown.every((sheet) => {
        const canvas = sheet.querySelector('canvas');
        return canvas && Math.abs(canvas.width - sheet.clientWidth * devicePixelRatio) < 3 && sheet.querySelector('.textLayer') !== null;
      });
    },
    { timeout: PATIENCE },
  );

describe.runIf(CHROMIUM)('a PDF in the reader', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-pdf-'));
  const large = join(folder, 'large.pdf');
  let chromium: Chromium;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    writeFileSync(large, await writePdf(longDraft(600)));
    writeFileSync(join(folder, 'draft.pdf'), await writePdf(longDraft(24)));
    writeFileSync(join(folder, 'other.txt'), writeText(sampleDraftFor('after a stop')));
    chromium = await startChromium();
    page = await chromium.browser.newPage();
    errors = collectErrors(page);
  });
  afterAll(async () => {
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  test('find counts, goes on and round, over pages that are not drawn yet', async () => {
    await openReader(page, readerUrl(chromium));
    await openFile(page, join(folder, 'draft.pdf'));
    await page.keyboard.down('Control');
    await page.keyboard.press('f');
    await page.keyboard.up('Control');
    await page.waitForSelector('.find-bar input', { timeout: PATIENCE });
    await page.keyboard.type('requirements of part');
    const said = (): Promise<string> => page.$eval('.find-bar output', (output) => output.textContent ?? '');
    await page.waitForFunction(() => document.querySelector('.find-bar output')?.textContent?.includes('24'), { timeout: PATIENCE });
    expect(await said()).toMatch(/^1\D+24$/);
    const current = (words: string): Promise<unknown> =>
      page.waitForFunction(
        (wanted: string) => {
          const [range] = CSS.highlights.get('concord-found-current') ?? [];
          const box = (range as Range | undefined)?.getBoundingClientRect();
          return box && box.top >= 0 && box.bottom <= innerHeight && (range as Range).startContainer.textContent?.includes(wanted);
        },
        { timeout: PATIENCE },
        words,
      );
    await current('part 1');
    await page.keyboard.press('Enter');
    await current('part 2');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Shift');
    await current('part 24');
    expect(await said()).toMatch(/^24\D+24$/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.find-bar', { hidden: true, timeout: PATIENCE });
    expect(await page.evaluate(() => CSS.highlights.get('concord-found')?.size ?? 0)).toBe(0);
    expect(errors).toEqual([]);
  });

  test('the clause tree and the page number go there, and follow', async () => {
    await page.evaluate(() => [...document.querySelectorAll<HTMLButtonElement>('.tree button')].find((b) => b.textContent?.includes('part 20'))?.click());
    await page.waitForFunction(
      () => {
        const words = (CSS.highlights.get('concord-current') ?? new Set<Range>()) as Iterable<Range>;
        for (const range of words) {
          const box = range.getBoundingClientRect();
          if (range.startContainer.textContent?.includes('part 20') && box.top > 0 && box.bottom < innerHeight) return true;
        }
        return false;
      },
      { timeout: PATIENCE },
    );
    const at = await page.$eval('.page-field input', (field) => (field as HTMLInputElement).value);
    expect(Number(at)).toBeGreaterThan(5);
    await page.click('.page-field input', { count: 3 });
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => {
        const box = document.querySelector('.pdf-page[data-page="3"]')?.getBoundingClientRect();
        const frame = document.querySelector('.scroller')?.getBoundingClientRect();
        return box && frame && Math.abs(box.top - frame.top) < 40;
      },
      { timeout: PATIENCE },
    );
    await page.waitForFunction(() => document.querySelector('.tree [aria-current="location"]')?.textContent?.includes('Requirements of part'), {
      timeout: PATIENCE,
    });
    // a page that is not there leaves one where one is
    await page.click('.page-field input', { count: 3 });
    await page.keyboard.type('999');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.page-field input')?.value === '3', { timeout: PATIENCE });
    expect(errors).toEqual([]);
  });

  test('the marks stay on their words at every zoom', async () => {
    await openFinding(page, 'ITU-T X.1250 (2009) has been replaced');
    await page.waitForFunction(() => (CSS.highlights.get('concord-current')?.size ?? 0) > 0, { timeout: PATIENCE });
    const first = await scale(page);
    const words = async (): Promise<string> => (await markedWords(page))['concord-reference-certain'] ?? '';
    for (const button of ['Larger', 'Larger', 'Larger', 'Smaller', 'Smaller', 'Smaller', 'Smaller', 'Smaller']) {
      const before = await scale(page);
      await page.click(`.zoom button[aria-label="${button}"]`);
      await page.waitForFunction(
        (old: number) => Number.parseInt(document.querySelector('.zoom-value')?.textContent ?? '', 10) !== old,
        { timeout: PATIENCE },
        before,
      );
      await drawnAnew(page);
      expect(await words()).toContain('Recommendation ITU-T X.1250 (2009), Baseline capabilities');
      const off = await offMarks(page);
      expect(off.filter((mark) => mark.dx > 2 || mark.dy > 2 || mark.dw > 4)).toEqual([]);
    }
    expect(first).toBeGreaterThan(0);
    await page.click('.zoom-value');
    await drawnAnew(page);
    const ink = await inkUnderMarks(page);
    expect(ink.length).toBeGreaterThan(0);
    expect(ink.filter((mark) => mark.ink < 0.02)).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('a stop while a large document is read stops, lets go of its memory, and another opens at once', async () => {
    const heap = async (): Promise<number> => {
      const session = await page.createCDPSession();
      await session.send('HeapProfiler.enable');
      await session.send('HeapProfiler.collectGarbage');
      await session.detach();
      return ((await page.metrics()).JSHeapUsedSize ?? 0) / 1e6;
    };
    await page.goto('about:blank');
    await openReader(page, readerUrl(chromium));
    const before = await heap();
    const picker = await page.waitForSelector('input[data-testid="file-picker"]', { timeout: PATIENCE });
    await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(large);
    await page.waitForFunction(() => /page [1-9]\d* of [2-9]\d\d/.test(document.querySelector('.progress-words')?.textContent ?? ''), {
      timeout: PATIENCE,
      polling: 10,
    });
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.reader-progress button')?.click());
    await page.waitForSelector('.reader[data-state="empty"]', { timeout: 2000 });
    expect(await page.$eval('.panel', (panel) => panel.textContent ?? '')).toContain('Not analysed yet');
    expect(await page.$('.progress')).toBeNull();
    // what is drawn stays to be read
    expect(await page.$('.pdf-page canvas')).not.toBeNull();
    await page.click('.toolbar .tool');
    await openFile(page, join(folder, 'other.txt'));
    expect(await page.$('.pdf-page')).toBeNull();
    expect((await heap()) - before, 'megabytes still held').toBeLessThan(40);
    expect(errors).toEqual([]);
  });

  test('after a stop the same document can be read again', async () => {
    await page.click('.toolbar .tool');
    await page.waitForSelector('input[data-testid="file-picker"]', { timeout: PATIENCE });
    const picker = await page.$('input[data-testid="file-picker"]');
    await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(join(folder, 'draft.pdf'));
    await ready(page);
    expect((await markedWords(page))['concord-reference-certain']).toContain('X.1250 (2009)');
    expect(errors).toEqual([]);
  });
});
