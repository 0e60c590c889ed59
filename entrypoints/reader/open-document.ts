import type { SourceDocument } from '@/src/model';
import { listZip } from '@/src/read/docx/package';
import { sniffFormat } from '@/src/read/sniff';
import { drawDocx } from './docx/drawn';
import type { Drawn } from './drawn';
import type { Opened, OpenInput, Opening } from './opening';
import { openPdf } from './pdf/open';
import { drawText } from './text-view';

export const SAMPLE_NAME = 'X.eaavc sample draft.docx';

/** Bytes; a package that unpacks to more is shown as its text alone. */
const MOST_UNPACKED = 250_000_000;
const unpackedSize = (bytes: ArrayBuffer): number => listZip(new Uint8Array(bytes)).reduce((sum, { size }) => sum + size, 0);

/** Draws what it can at once, reads it, and answers the document with the time that reading took, in milliseconds. */
export async function openDocument(input: OpenInput, opening: Opening): Promise<Opened> {
  const started = performance.now();
  const took = (document: SourceDocument): Opened => ({ document, readMs: performance.now() - started });
  const { engine, scroller, signal, onProgress } = opening;
  if (input.kind === 'scope') {
    const bytes = new TextEncoder().encode([input.title, input.scope].filter(Boolean).join('\n\n')).buffer;
    const document = await engine.call('read', { bytes, fileName: null, url: null, contentType: 'text/plain', changes: 'accepted' }, { signal, onProgress });
    if (scroller) opening.onDrawn(drawText(document, scroller));
    return took(document);
  }
  const { bytes, fileName, url, contentType } = input;
  const format = sniffFormat(new Uint8Array(bytes), fileName, contentType);
  const asked = { bytes, fileName, url, contentType };
  if (format === 'pdf') return took(await openPdf(asked, opening));
  if (format === 'docx' && scroller && unpackedSize(bytes) < MOST_UNPACKED) {
    // read before drawn: the reading refuses what is damaged or a bomb, the drawing would choke on it
    // Findings are of the text as accepted, whether the changes are shown or not: deleted words say nothing any more.
    const document = await engine.call('read', { ...asked, changes: 'accepted' }, { signal, onProgress });
    const drawn = await drawWord(bytes, document, scroller, opening.showChanges, opening.onMove);
    signal.throwIfAborted();
    opening.onDrawn(drawn);
    return took(document);
  }
  // text, and HTML files too, are drawn from what was read: block under block, nothing of the file's own scripts or styles
  const document = await engine.call('read', { ...asked, changes: 'accepted' }, { signal, onProgress });
  if (scroller) opening.onDrawn(drawText(document, scroller));
  return took(document);
}

/** Draws a DOCX that has been read, with its tracked changes or as accepted; as plain text where it cannot be drawn. */
export async function drawWord(bytes: ArrayBuffer, document: SourceDocument, scroller: HTMLElement, showChanges: boolean, onMove: () => void): Promise<Drawn> {
  try {
    const drawn = await drawDocx(bytes, scroller, showChanges, onMove);
    drawn.bind(document);
    return drawn;
  } catch (reason) {
    console.warn('Concord: the document could not be drawn as Word does; its text is shown.', reason);
    return drawText(document, scroller);
  }
}

/** Whether what is drawn shows tracked changes. */
export const showsChanges = (scroller: HTMLElement): boolean => scroller.querySelector('.docx-host ins, .docx-host del') !== null;
