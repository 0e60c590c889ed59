// How long the main thread of the reader and of a web page is held at a stretch, and how much heap a large PDF takes, in real Chromium.
//   npm run build && npm run bench -- browser
// Long tasks are those that the browser itself reports (50 ms and more). Documents are made by our own scripts.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { startChromium } from '../e2e/chromium';
import { serve } from '../e2e/site';
import { sampleDraft } from '../fixtures/sample-draft';
import { type MadeDocument, type Piece, writeDocx, writeHtml, writePdf, writeText } from '../fixtures/write-document';

const SENTENCES = [
  'The relying party asks the wallet for a presentation and says which attributes it needs.',
  'Each level of assurance has threats of its own, and controls that answer them.',
  'An issuer that withdraws a credential publishes its status where any verifier can see it.',
  'The framework of [ITU-T X.1250] applies, with the terms of [ITU-T X.1252].',
];

/** The sample draft with `clauses` more clauses of ordinary prose: about three to a page. */
function longDraft(clauses: number): MadeDocument {
  const more: Piece[] = [];
  for (let i = 0; i < clauses; i++) {
    more.push({ is: 'heading', number: `${7 + i}`, title: `Requirements of part ${i + 1}`, level: 1 });
    for (let k = 0; k < 4; k++) more.push({ is: 'paragraph', text: Array.from({ length: 5 }, (_, n) => SENTENCES[(i + k + n) % SENTENCES.length]).join(' ') });
  }
  return { ...sampleDraft, title: `A long draft of ${clauses} clauses`, pieces: [...sampleDraft.pieces, ...more] };
}

const watch = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument(() => {
    const tasks: number[] = [];
    (globalThis as unknown as { longTasks: number[] }).longTasks = tasks;
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
const longTasks = (page: Page): Promise<number[]> => page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
const say = (what: string, tasks: readonly number[], more: string): void =>
  console.log(`${what}: ${tasks.length} tasks of 50 ms or more, longest ${Math.max(0, ...tasks)} ms${more}`);

const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'));
const long = longDraft(600);
const chromium = await startChromium();
const files: Record<string, Uint8Array | string> = {
  'long.pdf': await writePdf(long),
  'long.docx': await writeDocx(longDraft(200)),
  'long.txt': writeText(long),
};
for (const [name, body] of Object.entries(files)) {
  writeFileSync(join(folder, name), body);
  const page = await chromium.browser.newPage();
  await watch(page);
  await page.goto(`chrome-extension://${chromium.id}/reader.html`);
  const picker = await page.waitForSelector('input[data-testid="file-picker"]');
  if (!picker) throw new Error('there is no file picker');
  const started = Date.now();
  await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(join(folder, name));
  let heap = 0;
  for (;;) {
    heap = Math.max(heap, (await page.metrics()).JSHeapUsedSize ?? 0);
    if (await page.$('.reader[data-state="ready"]')) break;
    if (await page.$('.reader[data-state="failed"]')) throw new Error(`${name} failed`);
  }
  const pages = await page.evaluate(() => document.querySelector('.page-count')?.textContent ?? '');
  say(
    `reader, ${name}${pages}`,
    await longTasks(page),
    `; peak heap of the page ${(heap / 1e6).toFixed(0)} MB; findings after ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  await page.close();
}
const site = await serve({ '/long/': { type: 'text/html; charset=utf-8', body: writeHtml(long) } });
const page = await chromium.browser.newPage();
await watch(page);
await page.goto(`${site.origin}/long/`);
const before = (await longTasks(page)).length;
const extension = (await chromium.browser.extensions()).get(chromium.id);
if (!extension) throw new Error('the extension is not loaded');
await page.triggerExtensionAction(extension);
await page.waitForFunction(() => CSS.highlights.size > 0, { timeout: 120_000 });
say('web page of the same draft', (await longTasks(page)).slice(before), '');
site.close();
await chromium.close();
