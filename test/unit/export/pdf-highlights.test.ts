import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { highlightPdf } from '@/src/export/pdf-highlights';
import type { PdfQuads, Span } from '@/src/model';
import { loadPdfjs, pdfParameters, quadsOf, readPdfDocument } from '@/src/read/pdf';
import '@/src/read/node-shim';
import { lines, makePdf } from '../read/pdf/make-pdf';

const PAGES = [
  [
    ...lines(72, 90, ['1 Scope'], { face: 'bold', size: 14 }),
    ...lines(72, 120, ['This Recommendation wills minimum illicit WAVES of proofing,', 'which a verifier mmmm asks of a holder before all else.']),
  ],
  [...lines(72, 90, ['Another page of which only some words are of interest here.'])],
];

async function openPdf(bytes: Uint8Array) {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({ data: bytes.slice(), ...pdfParameters() });
  const pdf = await task.promise;
  return { pdf, reading: await readPdfDocument(pdf, { fileName: 'a.pdf', url: null }), close: () => task.destroy() };
}

async function placesOf(bytes: Uint8Array, find: (text: string) => Span[]): Promise<{ text: string; spans: Span[]; places: PdfQuads[] }> {
  const { pdf, reading, close } = await openPdf(bytes);
  const spans = find(reading.document.text);
  const places = await quadsOf(pdf, reading.pieces, spans);
  await close();
  return { text: reading.document.text, spans, places };
}

const note = (places: PdfQuads, text = 'Compare clause 3.') => ({ places, author: 'R. Porteur', date: '2026-03-01T10:00:00Z', text });

/** Left and right edge of words as poppler sees them. */
function popplerWords(bytes: Uint8Array): { page: number; text: string; x0: number; x1: number; y0: number; y1: number }[] {
  const folder = mkdtempSync(join(tmpdir(), 'concord-'));
  const file = join(folder, 'a.pdf');
  writeFileSync(file, bytes);
  const html = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  rmSync(folder, { recursive: true });
  let page = 0;
  let height = 0;
  const words = [];
  for (const m of html.matchAll(/<page width="[\d.]+" height="([\d.]+)"|<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)) {
    if (m[1]) {
      page++;
      height = Number(m[1]);
    } else words.push({ page, text: m[6] ?? '', x0: Number(m[2]), x1: Number(m[4]), y0: height - Number(m[5]), y1: height - Number(m[3]) });
  }
  return words;
}

const hasPoppler = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('highlights', () => {
  it('are standard annotations with their own appearance, added behind the untouched file', async () => {
    const original = await makePdf(PAGES);
    const { places } = await placesOf(original, (text) => [
      { start: text.indexOf('verifier'), end: text.indexOf(' asks') },
      { start: text.indexOf('all else'), end: text.indexOf('page of') + 4 },
    ]);
    const { bytes, originalKept } = await highlightPdf(
      original,
      places.map((p, i) => note(p, `note ${i}: été`)),
    );
    expect(originalKept).toBe(true);
    expect(Buffer.from(bytes.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true);
    const { pdf, reading, close } = await openPdf(bytes);
    const before = await openPdf(original);
    expect(reading.document.text).toBe(before.reading.document.text);
    await before.close();
    const first = await (await pdf.getPage(1)).getAnnotations();
    const second = await (await pdf.getPage(2)).getAnnotations();
    expect(first.map((a) => [a.subtype, a.titleObj.str, a.contentsObj.str, a.hasAppearance])).toEqual([
      ['Highlight', 'R. Porteur', 'note 0: été', true],
      ['Highlight', 'R. Porteur', 'note 1: été', true],
    ]);
    expect(second).toHaveLength(1);
    // pdf.js turns the corners into its own order; left, right, lowest and highest must be the same.
    const box = (quads: ArrayLike<number>): number[] => {
      const [xs, ys] = [0, 1].map((odd) => Array.from(quads).filter((_, i) => i % 2 === odd)) as [number[], number[]];
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round);
    };
    expect(box(first[0].quadPoints)).toEqual(box(places[0]?.[0]?.quads ?? []));
    await close();
  });

  it.skipIf(!hasPoppler)('stand within a point of where poppler sees the words', async () => {
    const original = await makePdf(PAGES);
    const wanted = ['wills', 'minimum', 'illicit', 'WAVES', 'verifier', 'mmmm', 'interest'];
    const { places } = await placesOf(original, (text) => wanted.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })));
    const words = popplerWords(original);
    for (const [i, word] of wanted.entries()) {
      const seen = words.find(({ text }) => text === word);
      const quads = places[i]?.[0]?.quads ?? [];
      expect(Math.abs((quads[0] ?? 0) - (seen?.x0 ?? 0)), word).toBeLessThan(1);
      expect(Math.abs((quads[2] ?? 0) - (seen?.x1 ?? 0)), word).toBeLessThan(1);
      expect((quads[1] ?? 0) > (quads[5] ?? 0), 'upper corners first').toBe(true);
    }
  });

  it('say so when a file is protected', async () => {
    const locked = await makePdf(PAGES, { password: 'x' });
    await expect(highlightPdf(locked, [])).rejects.toMatchObject({ name: 'ExportError', code: 'locked' });
    await expect(highlightPdf(new Uint8Array([1, 2, 3]), [])).rejects.toMatchObject({ code: 'damaged' });
  });
});

const folder = join(import.meta.dirname, '../../../../shared/corpus');
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => join(folder, name))
      .filter((name) => readFileSync(name).length < 700_000)
      .filter((_, i) => i % 3 === 0)
  : [];

describe.skipIf(files.length === 0 || !hasPoppler)('real documents (skipped where the corpus or poppler is missing)', () => {
  test.each(files)('%s', { timeout: 120_000 }, async (file) => {
    const original = new Uint8Array(readFileSync(file));
    const words = popplerWords(original);
    const counted = new Map<string, number>();
    for (const { text } of words) counted.set(text, (counted.get(text) ?? 0) + 1);
    // Words that stand once in the text, so that both sides speak of the same one.
    const once = words.filter(({ text }) => counted.get(text) === 1 && /^[a-z]{5,}$/i.test(text));
    const { places, spans, text } = await placesOf(original, (all) =>
      once.slice(0, 400).flatMap(({ text: word }) => {
        const at = all.indexOf(word);
        return at >= 0 && all.indexOf(word, at + 1) < 0 ? [{ start: at, end: at + word.length }] : [];
      }),
    );
    const off = spans.filter((span, i) => {
      const seen = once.find((word) => word.text === text.slice(span.start, span.end));
      const quads = places[i]?.[0]?.quads ?? [];
      return !seen || Math.abs(Math.min(quads[0] ?? 0, quads[2] ?? 0) - seen.x0) > 1 || Math.abs(Math.max(quads[0] ?? 0, quads[2] ?? 0) - seen.x1) > 1;
    });
    expect(
      off
        .map(({ start, end }) => text.slice(start, end))
        .slice(0, 5)
        .concat(`${off.length} of ${spans.length}`),
    ).toEqual([`0 of ${spans.length}`]);
  });
});
