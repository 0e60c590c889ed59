import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { sampleDraftFor } from '../fixtures/sample-draft';
import { writeDocx, writePdf } from '../fixtures/write-document';
import { accept, download, openFile, openReader, openTab } from './journey';

type Form = { button: string; ending: string; holds: (bytes: Uint8Array) => void };

const text = (pattern: RegExp) => (bytes: Uint8Array) => expect(strFromU8(bytes)).toMatch(pattern);
const json = (check: (data: { version?: unknown; type?: unknown; '@graph'?: unknown } | unknown[]) => void) => (bytes: Uint8Array) =>
  check(JSON.parse(strFromU8(bytes)));
const packed = (part: string, pattern: RegExp) => (bytes: Uint8Array) => expect(strFromU8(unzipSync(bytes)[part] ?? new Uint8Array())).toMatch(pattern);

/** Every export but those into the file itself, by the words on its button. */
const ANY: readonly Form[] = [
  { button: 'exports.html-report', ending: '.report.html', holds: text(/^<!DOCTYPE html>[\s\S]*Concord report on/) },
  { button: 'exports.web-annotations', ending: '.annotations.jsonld', holds: json((data) => expect(data).toMatchObject({ type: 'AnnotationPage' })) },
  { button: 'exports.sarif', ending: '.sarif', holds: json((data) => expect(data).toMatchObject({ version: '2.1.0' })) },
  {
    button: 'exports.references-csl',
    ending: '.references.json',
    holds: json((data) => expect(data).toContainEqual(expect.objectContaining({ type: 'standard' }))),
  },
  { button: 'exports.references-bibtex', ending: '.bib', holds: text(/@standard\{/) },
  { button: 'exports.references-ris', ending: '.ris', holds: text(/^TY {2}- STAND\r\n/) },
  { button: 'exports.references-relaton', ending: '.relaton.yaml', holds: text(/^root:$/m) },
  { button: 'exports.references-csv', ending: '.references.csv', holds: text(/^\ufeff?Label,Number,/) },
  { button: 'exports.terms-tbx', ending: '.tbx', holds: text(/<tbx type="TBX-Basic"/) },
  { button: 'exports.terms-skos', ending: '.skos.jsonld', holds: json((data) => expect(data).toHaveProperty('@graph')) },
  { button: 'exports.terms-csv', ending: '.terms.csv', holds: text(/^\ufeff?Term,/) },
  { button: 'exports.tables-xlsx', ending: '.xlsx', holds: packed('xl/worksheets/sheet1.xml', /<sheetData>/) },
  { button: 'exports.findings-csv', ending: '.findings.csv', holds: text(/^\ufeff?Kind,Tier,/) },
  { button: 'exports.deadlines-ics', ending: '.ics', holds: text(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/) },
];

const INTO_FILE: Readonly<Record<'docx' | 'pdf', Form>> = {
  docx: { button: 'exports.docx-comments', ending: '.comments.docx', holds: packed('word/comments.xml', /has been replaced/) },
  pdf: {
    button: 'exports.pdf-highlights',
    ending: '.highlights.pdf',
    holds: text(/^%PDF-[\s\S]*\/Subtype\s*\/Highlight/),
  },
};

const messages: Record<string, string> = JSON.parse(readFileSync(join(import.meta.dirname, '../../assets/messages/en.json'), 'utf8'));

let tries = 0;

/** Open a draft → accept a finding → write every export that the panel offers for it, each once → each has the form of its kind. */
export async function exportsJourney(page: Page, readerUrl: string, format: 'docx' | 'pdf', downloads: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-exports-'));
  const path = join(folder, `exports.${format}`);
  // A number of its own: what is accepted in one rendering of a draft is accepted in all, and when this is tried again too.
  const draft = sampleDraftFor(`exports-${format}-${tries++}`);
  writeFileSync(path, await (format === 'docx' ? writeDocx(draft) : writePdf(draft)));
  for (const old of readdirSync(downloads)) rmSync(join(downloads, old), { force: true });
  await openReader(page, readerUrl);
  await openFile(page, path);
  await accept(page, 'ITU-T X.1250 (2009) has been replaced');
  await openTab(page, 'coordinate');
  await page.$eval('details.more-exports', (details) => {
    (details as HTMLDetailsElement).open = true;
  });
  const all = [INTO_FILE[format], ...ANY];
  const offered = await page.$$eval('details.more-exports button', (buttons) => buttons.map((b) => b.textContent ?? ''));
  expect(offered, 'in this order: two groups may use one word').toEqual(all.map(({ button }) => messages[button]));
  for (const [i, { ending, holds }] of all.entries()) {
    // What is not written into the file is the same for every format.
    if (i > 0 && format !== 'docx') break;
    // A press of the mouse: after ten downloads that nobody pressed for, Chromium lets no more through.
    await (await page.$$('details.more-exports button'))[i]?.click();
    holds(new Uint8Array(readFileSync(await download(downloads, ending))));
  }
  rmSync(folder, { recursive: true, force: true });
}
