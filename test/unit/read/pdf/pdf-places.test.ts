import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPdfjs, locateInPage, pdfParameters, readPdf, readPdfDocument } from '@/src/read/pdf';
import { lines, makePdf, pdfOfCodes, wrap } from './make-pdf';

/** Strings of the text layer of each page: what pdf.js's TextLayer keeps as `textContentItemsStr`, one a `textDiv`. */
async function textLayers(bytes: Uint8Array): Promise<string[][]> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({ data: bytes.slice(), ...pdfParameters() });
  const pdf = await task.promise;
  const layers: string[][] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent({ includeMarkedContent: true, disableNormalization: true });
    layers.push(items.flatMap((item) => ('str' in item ? [item.str] : [])));
  }
  await task.destroy();
  return layers;
}

/** The words of a span as the text layer has them. */
function inLayer(layers: readonly (readonly string[])[], places: ReturnType<typeof locateInPage>): string {
  return places.map((p) => (layers[p.page - 1]?.[p.item] ?? '').slice(p.from, p.to)).join(' ');
}

const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

describe('locateInPage', () => {
  it('finds words across lines and pages in the text layer', async () => {
    const bytes = await makePdf([
      lines(72, 700, wrap('A rover shows its badge to the warden of the lane, who asks the keeper of the badge and then', 450)),
      lines(72, 80, ['lets the rover pass.']),
    ]);
    const { document, pieces } = await readPdf(bytes, { fileName: null, url: null });
    const layers = await textLayers(bytes);
    for (const words of ['rover shows', 'warden of the lane', 'and then lets the rover', 'pass.']) {
      const start = document.text.indexOf(words);
      const places = locateInPage(pieces, { start, end: start + words.length });
      expect(inLayer(layers, places).replace(/\s+/g, ' '), words).toBe(words);
    }
    const start = document.text.indexOf('then lets');
    expect(locateInPage(pieces, { start, end: start + 9 }).map((p) => p.page)).toEqual([1, 2]);
  });

  it('marks a ligature whole, and counts on rightly after it', async () => {
    const bytes = pdfOfCodes('010203042005', { '01': 'o', '02': '\ufb03', '03': 'c', '04': 'e', '20': ' ', '05': 'k' });
    const { document, pieces } = await readPdf(bytes, { fileName: null, url: null });
    expect(document.text).toBe('office k');
    const [layer] = await textLayers(bytes);
    expect(layer?.join('')).toBe('o\ufb03ce k');
    const cases: [string, string][] = [
      ['o', 'o'],
      ['ff', '\ufb03'],
      ['ce', 'ce'],
      ['e k', 'e k'],
      ['office', 'o\ufb03ce'],
    ];
    for (const [words, expected] of cases) {
      const start = document.text.indexOf(words);
      expect(inLayer([layer ?? []], locateInPage(pieces, { start, end: start + words.length })), words).toBe(expected);
    }
  });

  it('leaves out what the reader put in, and finds nothing for it alone', async () => {
    const { document, pieces } = await readPdf(await makePdf([[...lines(72, 100, ['One.']), ...lines(72, 200, ['Two.'])]]), { fileName: null, url: null });
    expect(document.text).toBe('One.\nTwo.');
    expect(locateInPage(pieces, { start: 4, end: 5 })).toEqual([]);
    expect(locateInPage(pieces, { start: 2, end: 7 })).toHaveLength(2);
  });

  it('says the same of a document that is open already, and leaves it open', async () => {
    const bytes = await makePdf([lines(72, 100, ['A rover stands here.'])]);
    const pdfjs = await loadPdfjs();
    const task = pdfjs.getDocument({ data: bytes.slice(), ...pdfParameters() });
    const pdf = await task.promise;
    const open = await readPdfDocument(pdf, { fileName: null, url: null });
    const own = await readPdf(bytes, { fileName: null, url: null });
    expect(open).toEqual(own);
    expect((await pdf.getPage(1)).pageNumber).toBe(1);
    await task.destroy();
  });
});

const CORPUS = '../shared/corpus/docs';
const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : path.endsWith('.pdf') && statSync(path).size < 370_000 ? [path] : [];
  });

describe.skipIf(!existsSync(CORPUS))('real documents (skipped without ../shared/corpus)', () => {
  // One reading serves both questions: the corpus takes seconds.
  it('give blocks, marks and pages as the model asks, and each block is found in the text layer letter by letter', async () => {
    for (const file of filesIn(CORPUS)) {
      const bytes = new Uint8Array(readFileSync(file));
      const { document, pieces } = await readPdf(bytes, { fileName: null, url: null });
      const layers = await textLayers(bytes);
      let end = -1;
      for (const b of document.blocks) {
        const text = document.text.slice(b.span.start, b.span.end);
        const found = inLayer(layers, locateInPage(pieces, b.span));
        expect(letters(found), `${file}: ${text}`).toBe(letters(text));
        expect(b.span.start, file).toBe(end + 1);
        expect(text, file).toBe(text.trimEnd());
        expect(text, file).not.toBe('');
        if (end >= 0) expect('\n\t').toContain(document.text[end]);
        if (b.kind !== 'code') expect(text, file).not.toContain('\n');
        if (b.number !== null) expect(text.startsWith(b.number), file).toBe(true);
        end = b.span.end;
      }
      expect(end).toBe(document.text.length);
      for (const m of document.marks) expect(0 <= m.span.start && m.span.start < m.span.end && m.span.end <= document.text.length, file).toBe(true);
      for (const [i, p] of document.pages.entries()) expect(p.span.start).toBe(i === 0 ? 0 : document.pages[i - 1]?.span.end);
    }
  }, 120_000);
});
