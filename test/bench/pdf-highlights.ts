// Do highlights stand on the very words? Random spans over PDF files, written as highlights and read back by pdf.js and by
// poppler, which also says where it sees the words.   npm run bench -- pdf-highlights [FOLDER or FILE …] [--spans N] [--seed N]
import '@/src/read/node-shim';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { highlightPdf, type PdfHighlight } from '@/src/export/pdf-highlights';
import type { Span } from '@/src/model';
import { loadPdfjs, pdfParameters, quadsOf, readPdfDocument } from '@/src/read/pdf';
import { locateInPage, type Pieces } from '@/src/read/pdf/pieces';
import { filesFrom, hasTool, option, sequence } from '../fixtures/corpus-files';
import { type Box, boxesOf, type PageSize, shown } from '../fixtures/pdf-boxes';
import { popplerHighlights, popplerWords, qpdfComplaints, type SeenWord } from '../fixtures/poppler';

const files = filesFrom(process.argv.slice(3), '.pdf');
if (files.length === 0) {
  console.log('skipped: the corpus is not here, and no file was named');
  process.exit(0);
}
const verbose = process.argv.includes('--verbose');
const next = sequence(option('--seed', 20261128));
const wanted = option('--spans', 500);
/** Points. */
const NEAR = 1;

/** Some whole words each, as a reader marks them: beginnings evenly over the text, one to twenty words. */
function randomSpans(text: string, count: number): Span[] {
  const words = [...text.matchAll(/\S+/g)];
  return Array.from({ length: count }, () => {
    const first = Math.floor(next() * words.length);
    const last = words[Math.min(words.length - 1, first + Math.floor(next() ** 2 * 20))];
    return { start: words[first]?.index ?? 0, end: (last?.index ?? 0) + (last?.[0].length ?? 0) };
  });
}

async function openPdf(bytes: Uint8Array) {
  const task = (await loadPdfjs()).getDocument({ data: bytes.slice(), ...pdfParameters() });
  return { pdf: await task.promise, close: () => task.destroy() };
}

const squeezed = (text: string): string => text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]/g, '');

/** How a highlight stands to the words that poppler sees under it. */
type Verdict = 'placed' | 'off' | 'other-words';

type Judged = { verdict: Verdict; most: number; seen: string };

/** The words whose middle lies in a box must be the span's own, and each box must begin and end within a point of its first and last one. */
function judge(boxes: readonly Box[], words: readonly SeenWord[], asked: string): Judged {
  const inside = boxes.map((box) =>
    words.filter((w) => w.page === box.page && between((w.y0 + w.y1) / 2, box.y0, box.y1) && between((w.x0 + w.x1) / 2, box.x0 - 0.5, box.x1 + 0.5)),
  );
  const seen = inside.flat().map(({ text }) => text);
  const same = [...squeezed(seen.join(''))].sort().join('') === [...squeezed(asked)].sort().join('');
  if (same) return judged(boxes, inside, seen);
  // Fonts that say nonsense of their height put poppler's boxes elsewhere: then the words are looked for by what they say.
  const runs = runsOf(words, squeezed(asked)).map((run) =>
    judged(
      boxes,
      inLines(boxes, run),
      run.map(({ text }) => text),
    ),
  );
  return runs.sort((x, y) => x.most - y.most)[0] ?? { verdict: 'other-words', most: 0, seen: seen.join('') };
}

function judged(boxes: readonly Box[], inside: readonly (readonly SeenWord[])[], seen: readonly string[]): Judged {
  const off = boxes.map((box, i) => {
    const here = inside[i] ?? [];
    if (here.length === 0) return Number.POSITIVE_INFINITY;
    return Math.max(Math.abs(Math.min(...here.map((w) => w.x0)) - box.x0), Math.abs(Math.max(...here.map((w) => w.x1)) - box.x1));
  });
  const most = Math.max(...off);
  return { verdict: most <= NEAR ? 'placed' : 'off', most, seen: seen.join('') };
}

/** Neighbouring words of poppler's that say together what was asked for, each time. */
function runsOf(words: readonly SeenWord[], asked: string): SeenWord[][] {
  const texts = words.map(({ text }) => squeezed(text));
  return texts.flatMap((first, i) => {
    if (first === '' || !asked.startsWith(first)) return [];
    let end = i;
    let said = '';
    while (end < texts.length && said.length < asked.length) said += texts[end++] ?? '';
    return said === asked ? [words.slice(i, end)] : [];
  });
}

/** The words of each box: both come in the order of reading, and a word stands over its line's box. */
function inLines(boxes: readonly Box[], run: readonly SeenWord[]): SeenWord[][] {
  const lines = boxes.map((): SeenWord[] => []);
  let at = 0;
  const fits = (box: Box | undefined, w: SeenWord): boolean =>
    box !== undefined && box.page === w.page && between((w.x0 + w.x1) / 2, box.x0 - NEAR, box.x1 + NEAR) && w.y0 < box.y1 && box.y0 < w.y1;
  for (const [i, word] of run.entries()) {
    // A new line begins where the words go back.
    const back = i > 0 && word.x0 <= (run[i - 1]?.x0 ?? 0);
    if (back && fits(boxes[at + 1], word)) at++;
    while (at < boxes.length && !fits(boxes[at], word)) at++;
    lines[at]?.push(word);
  }
  return lines;
}

const between = (n: number, low: number, high: number): boolean => low <= n && n <= high;
const near = (a: readonly number[], b: readonly number[], by: number): boolean => a.length === b.length && a.every((n, i) => Math.abs(n - (b[i] ?? 0)) <= by);
const corners = (box: Omit<Box, 'page'>): number[] => [box.x0, box.y0, box.x1, box.y1];

/** Highlights of the file as pdf.js reads them, and whether each says what was written. */
async function readBackByPdfjs(bytes: Uint8Array, written: readonly PdfHighlight[]): Promise<number> {
  const { pdf, close } = await openPdf(bytes);
  let alike = 0;
  const annotations = new Map<
    number,
    { titleObj: { str: string }; contentsObj: { str: string }; quadPoints: ArrayLike<number>; hasAppearance: boolean; modificationDate: string }[]
  >();
  for (const { places, author, text } of written)
    for (const { page, quads } of places) {
      if (!annotations.has(page)) annotations.set(page, await (await pdf.getPage(page)).getAnnotations());
      const found = annotations
        .get(page)
        ?.find((a) => a.contentsObj?.str === text && a.titleObj.str === author && a.hasAppearance && /^D:20260301/.test(a.modificationDate));
      const same =
        found?.quadPoints && near(boxesOf([{ page, quads: Array.from(found.quadPoints) }]).flatMap(corners), boxesOf([{ page, quads }]).flatMap(corners), 0.01);
      if (same) alike++;
    }
  await close();
  return alike;
}

/** As many as poppler reads back with author, text, date and rectangle; null where it cannot be asked. */
function readBackByPoppler(bytes: Uint8Array, written: readonly PdfHighlight[], sizes: ReadonlyMap<number, PageSize>): number | null {
  const found = popplerHighlights(bytes);
  if (!found) return null;
  const parts = written.flatMap(({ places, author, text }) => places.map((place) => ({ ...place, author, text })));
  return parts.filter(({ page, quads, author, text }) => {
    const [left = 0, bottom = 0] = sizes.get(page)?.box ?? [];
    const own = found.find((a) => a.page === page && a.text === text && a.author === author && a.modified?.startsWith('D:20260301'));
    const boxes = boxesOf([{ page, quads }]);
    const around = [
      Math.min(...boxes.map((b) => b.x0)) - left,
      Math.min(...boxes.map((b) => b.y0)) - bottom,
      Math.max(...boxes.map((b) => b.x1)) - left,
      Math.max(...boxes.map((b) => b.y1)) - bottom,
    ];
    return own && near(own.area, around, 0.01);
  }).length;
}

/**
 * Where a span begins or ends with an item of pdf.js's text layer, whose place and width pdf.js itself gives: how many such
 * ends there are, and how many highlights stand more than a point off.
 */
async function judgeByItems(pdf: PDFDocumentProxy, pieces: Pieces, span: Span, boxes: readonly Box[]): Promise<{ ends: number; off: number }> {
  let ends = 0;
  let off = 0;
  for (const { page, item, from, to } of locateInPage(pieces, span)) {
    const content = await (await pdf.getPage(page)).getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const text = content.items.filter((i) => 'str' in i)[item];
    // Lines that run straight from left to right; white space at an end of an item is no part of a highlight.
    if (text?.dir !== 'ltr' || text.transform[1] !== 0 || text.str !== text.str.trim()) continue;
    const [x, y] = [text.transform[4], text.transform[5]];
    const lines = boxes.filter((box) => box.page === page && between(y, box.y0, box.y1));
    for (const [whole, at] of [
      [from === 0, x],
      [to === text.str.length, x + text.width],
    ] as const) {
      if (!whole) continue;
      ends++;
      // A neighbour on the same line may carry the highlight on.
      if (!lines.some((box) => between(at, box.x0 - NEAR, box.x1 + NEAR))) off++;
    }
  }
  return { ends, off };
}

const totals = { spans: 0, nothing: 0, placed: 0, off: 0, 'other-words': 0, items: 0, itemsOff: 0, parts: 0, pdfjs: 0, poppler: 0, kept: 0, complaints: 0 };
const poppler = hasTool('pdftotext');
let interfaceMissing = false;

for (const [n, file] of files.entries()) {
  const original = new Uint8Array(readFileSync(file));
  const { pdf, close } = await openPdf(original);
  const { document, pieces } = await readPdfDocument(pdf, { fileName: basename(file), url: null });
  const count = Math.floor((wanted * (n + 1)) / files.length) - Math.floor((wanted * n) / files.length);
  const spans = randomSpans(document.text, count);
  const places = await quadsOf(pdf, pieces, spans);
  const written = places.map(
    (place, i): PdfHighlight => ({ places: place, author: 'R. Porteur', date: '2026-03-01T10:00:00Z', text: `remark ${n + 1}-${i + 1}: été 身份` }),
  );
  const { bytes, originalKept } = await highlightPdf(original, written);
  const sizes = new Map<number, PageSize>();
  for (const page of new Set(places.flat().map(({ page }) => page))) {
    const proxy = await pdf.getPage(page);
    sizes.set(page, { box: proxy.view, rotate: proxy.rotate });
  }
  for (const [i, span] of spans.entries()) {
    const { ends, off } = await judgeByItems(pdf, pieces, span, boxesOf(places[i] ?? []));
    totals.items += ends;
    totals.itemsOff += off;
  }
  await close();
  const words = poppler ? popplerWords(original) : [];
  const verdicts = spans.map((span, i) => {
    const boxes = boxesOf(places[i] ?? []);
    if (boxes.length === 0) return 'nothing';
    const size = (page: number): PageSize => sizes.get(page) ?? { box: [], rotate: 0 };
    const found = judge(
      boxes.map((box) => shown(box, size(box.page))),
      words,
      document.text.slice(span.start, span.end),
    );
    if (verbose && found.verdict !== 'placed')
      console.log(
        `  ${found.verdict} ${found.most.toFixed(2)} page ${boxes[0]?.page}: ${JSON.stringify(document.text.slice(span.start, span.end))}\n     poppler ${JSON.stringify(found.seen)}`,
      );
    return found.verdict;
  });
  for (const verdict of verdicts) totals[verdict]++;
  totals.spans += count;
  totals.parts += places.flat().length;
  totals.pdfjs += await readBackByPdfjs(bytes, written);
  const read = readBackByPoppler(bytes, written, sizes);
  if (read === null) interfaceMissing = true;
  totals.poppler += read ?? 0;
  const kept = originalKept && Buffer.from(bytes.buffer, 0, original.length).equals(Buffer.from(original));
  if (kept) totals.kept++;
  const [before, after] = [qpdfComplaints(original), qpdfComplaints(bytes)];
  if (before === '' && after) totals.complaints++;
  const tally = (verdict: string): number => verdicts.filter((v) => v === verdict).length;
  console.log(
    `${basename(file)}: ${tally('placed')} within ${NEAR} pt, ${tally('off')} off, ${tally('other-words')} not comparable, ${tally('nothing')} without place, of ${count}${kept ? '' : '; the original bytes are NOT kept'}${before === '' && after ? `; qpdf: ${after.split('\n')[0]}` : ''}`,
  );
}
console.log(
  poppler
    ? `within ${NEAR} pt of the words that poppler sees: ${totals.placed} of ${totals.placed + totals.off}; poppler has other words or another order there: ${totals['other-words']}; without place: ${totals.nothing}; of ${totals.spans} spans over ${files.length} files`
    : 'poppler is not here: places were not compared',
);
console.log(`within ${NEAR} pt of pdf.js's own text items, where a span begins or ends with one: ${totals.items - totals.itemsOff} of ${totals.items}`);
console.log(
  `read back by pdf.js with author, text, date, appearance and corners: ${totals.pdfjs} of ${totals.parts}; by poppler: ${interfaceMissing ? 'not asked, python3-gi and gir1.2-poppler-0.18 are not here' : `${totals.poppler} of ${totals.parts}`}`,
);
console.log(
  `original bytes kept as the first revision: ${totals.kept} of ${files.length} files; sound before and not after, as qpdf says: ${totals.complaints}`,
);
