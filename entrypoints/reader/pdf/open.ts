import type { SourceDocument } from '@/src/model';
import { loadPdfjs, locateInPage, type PdfReading, pdfParameters, readPdfDocument } from '@/src/read/pdf';
import { toReadError } from '@/src/read/pdf/failures';
import type { Opening } from '../opening';
import { drawPdf } from './draw';
import { inverseOf } from './inverse';

/** Milliseconds; the reader of the page has a stop, so this only ends what would never end. */
const DEADLINE = 180_000;

type Asked = { bytes: ArrayBuffer; fileName: string | null; url: string | null };

/** Opens a PDF once: its first pages are drawn while its text is still being read. */
export async function openPdf({ bytes, fileName, url }: Asked, opening: Opening): Promise<SourceDocument> {
  const { signal, scroller } = opening;
  const pdfjs = await loadPdfjs();
  // pdf.js takes the buffer away from its owner
  const task = pdfjs.getDocument({ data: new Uint8Array(bytes.slice(0)), ...pdfParameters() });
  const end = (): void => void task.destroy();
  let inHands = false;
  // what is drawn stays readable after a stop; it is closed when it is drawn no more
  const onAbort = (): void => {
    if (!inHands) end();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const pdf = await task.promise.catch((reason: unknown) => {
      throw signal.aborted ? signal.reason : toReadError(reason);
    });
    let reading: PdfReading | null = null;
    let inverse: ReturnType<typeof inverseOf> | null = null;
    const drawn =
      scroller &&
      (await drawPdf(
        {
          pdf,
          pdfjs,
          pageOf: (offset) => reading?.document.pages.findLast((page) => page.span.start <= offset)?.number ?? null,
          startOf: (page) => reading?.document.pages.find((one) => one.number === page)?.span.start ?? 0,
          locate: (span) => (reading ? locateInPage(reading.pieces, span) : []),
          offsetOf: (page, item, character) => {
            if (reading) inverse ??= inverseOf(reading.pieces);
            return inverse?.(page, item, character) ?? null;
          },
          onMove: opening.onMove,
          onTrouble: (page, reason) => console.warn(`Concord: page ${page} could not be drawn.`, reason),
          onEnd: end,
        },
        scroller,
      ));
    inHands = drawn !== null;
    if (drawn) opening.onDrawn(drawn);
    reading = await readPdfDocument(pdf, {
      fileName,
      url,
      signal,
      deadline: DEADLINE,
      onProgress: (done, total) => opening.onProgress({ stage: 'reading', done, total, unit: 'pages' }),
    });
    if (drawn) drawn.tell();
    else end();
    return reading.document;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
