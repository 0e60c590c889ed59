import { degrees, PDFDocument, PDFName, PDFNumber, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { highlightPdf } from '@/src/export/pdf-highlights';
import { loadPdfjs, pdfParameters, quadsOf, readPdfDocument } from '@/src/read/pdf';
import { hasTool } from '../../fixtures/corpus-files';
import { boxesOf, shown } from '../../fixtures/pdf-boxes';
import { popplerHighlights, popplerWords, qpdfComplaints } from '../../fixtures/poppler';
import '@/src/read/node-shim';

type Odd = {
  title: string;
  media: [number, number, number, number];
  crop?: [number, number, number, number];
  rotate?: number;
  unit?: number;
  objectStreams?: boolean;
};

const PAGES: readonly Odd[] = [
  { title: 'an ordinary page', media: [0, 0, 595, 842] },
  { title: 'a page turned by 90°', media: [0, 0, 595, 842], rotate: 90 },
  { title: 'a page turned by 180°', media: [0, 0, 595, 842], rotate: 180 },
  { title: 'a page turned by 270°', media: [0, 0, 595, 842], rotate: 270 },
  { title: 'a page whose box begins elsewhere', media: [-30, 50, 565, 892] },
  { title: 'a cropped page', media: [0, 0, 595, 842], crop: [40, 60, 555, 800] },
  { title: 'a cropped page, turned', media: [0, 0, 595, 842], crop: [40, 60, 555, 800], rotate: 90 },
  { title: 'a page in units of 1/36 inch', media: [0, 0, 595, 842], unit: 2 },
  { title: 'a file with object streams', media: [0, 0, 595, 842], objectStreams: true },
];

async function pdfOf({ media: [left, bottom, right, top], crop, rotate, unit, objectStreams = false }: Odd): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([right - left, top - bottom]);
  page.setMediaBox(left, bottom, right - left, top - bottom);
  if (crop) page.setCropBox(crop[0], crop[1], crop[2] - crop[0], crop[3] - crop[1]);
  if (rotate) page.setRotation(degrees(rotate));
  if (unit) page.node.set(PDFName.of('UserUnit'), PDFNumber.of(unit));
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  page.drawText('A relying party illicitly asks the holder for minimal proofs.', { x: 100, y: 500, size: 12, font });
  page.drawText('Another line of this page mentions a verifier.', { x: 100, y: 480, size: 12, font });
  return pdf.save({ useObjectStreams: objectStreams });
}

async function highlighted(original: Uint8Array, word: string) {
  const task = (await loadPdfjs()).getDocument({ data: original.slice(), ...pdfParameters() });
  const pdf = await task.promise;
  const { document, pieces } = await readPdfDocument(pdf, { fileName: null, url: null });
  const start = document.text.indexOf(word);
  const [places = []] = await quadsOf(pdf, pieces, [{ start, end: start + word.length }]);
  await task.destroy();
  const { bytes } = await highlightPdf(original, [{ places, author: 'R. Porteur', date: '2026-03-01T10:00:00Z', text: 'été 身份', id: 'f1' }]);
  return { bytes, places };
}

describe('highlights on pages of every shape', () => {
  it.each(PAGES)('$title: the file’s bytes come first, and pdf.js reads the corners back', async (odd) => {
    const original = await pdfOf(odd);
    const { bytes, places } = await highlighted(original, 'illicitly');
    expect(Buffer.from(bytes.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true);
    const task = (await loadPdfjs()).getDocument({ data: bytes.slice(), ...pdfParameters() });
    const [found] = await (await (await task.promise).getPage(1)).getAnnotations();
    await task.destroy();
    expect(found).toMatchObject({ subtype: 'Highlight', hasAppearance: true, titleObj: { str: 'R. Porteur' }, contentsObj: { str: 'été 身份' } });
    const [[read], [written]] = [boxesOf([{ page: 1, quads: Array.from(found.quadPoints as ArrayLike<number>) }]), boxesOf(places)];
    for (const side of ['x0', 'y0', 'x1', 'y1'] as const) expect(read?.[side], side).toBeCloseTo(written?.[side] ?? 0, 2);
  });

  it.skipIf(!hasTool('pdftotext')).each(PAGES)('$title: within a point of the word that poppler sees (skipped where it is missing)', async (odd) => {
    const original = await pdfOf(odd);
    for (const word of ['illicitly', 'verifier']) {
      const { places } = await highlighted(original, word);
      const [box] = boxesOf(places).map((b) => shown(b, { box: odd.media, rotate: odd.rotate ?? 0 }));
      const seen = popplerWords(original).find(({ text }) => text.startsWith(word));
      // Along the line its ends, to a point; across it, how high a letter reaches is each reader's own choice: the middle, to a sixth of the size.
      const turned = odd.rotate === 90 || odd.rotate === 270;
      const [along, across] = turned ? (['y', 'x'] as const) : (['x', 'y'] as const);
      const stop = word === 'verifier' ? 4 : 0; // poppler's word ends with the full stop
      expect(Math.abs((box?.[`${along}0`] ?? 0) - (seen?.[`${along}0`] ?? 0)), 'begins').toBeLessThan(1 + stop);
      expect(Math.abs((box?.[`${along}1`] ?? 0) - (seen?.[`${along}1`] ?? 0)), 'ends').toBeLessThan(1 + stop);
      const middle = (b: { x0: number; x1: number; y0: number; y1: number } | undefined): number => ((b?.[`${across}0`] ?? 0) + (b?.[`${across}1`] ?? 0)) / 2;
      expect(Math.abs(middle(box) - middle(seen)), 'middle').toBeLessThan(2);
    }
  });

  it('poppler reads author, note, date and name, and qpdf finds the file sound (each asked where it is installed)', async () => {
    for (const odd of PAGES) {
      const { bytes } = await highlighted(await pdfOf(odd), 'illicitly');
      const read = popplerHighlights(bytes);
      if (read) expect(read, odd.title).toMatchObject([{ page: 1, author: 'R. Porteur', text: 'été 身份', name: 'f1-p1', modified: 'D:20260301100000Z' }]);
      const complaints = qpdfComplaints(bytes);
      if (complaints !== null) expect(complaints, odd.title).toBe('');
    }
  });
});
