import type { SourceDocument } from '@/src/model';
import { listZip } from '@/src/read/docx/package';
import { sniffFormat } from '@/src/read/sniff';
import type { CallOptions, Engine } from '../engine/client';
import { drawDocx } from './docx/drawn';
import type { Drawn } from './drawn';
import { openPdf } from './pdf/open';
import { drawText } from './text-view';

export const SAMPLE_NAME = 'X.eaavc sample draft.docx';

export type BytesToOpen = { kind: 'bytes'; bytes: ArrayBuffer; fileName: string | null; url: string | null; contentType: string | null; key: string | null };
export type OpenInput = BytesToOpen | { kind: 'scope'; title: string; scope: string };

export type Opening = Required<CallOptions> & {
  engine: Engine;
  /** Tracked changes of a DOCX: drawn and read with all of them, or as accepted. */
  showChanges: boolean;
  /** Where to draw; null where only reading is wanted. */
  scroller: HTMLElement | null;
  onDrawn(drawn: Drawn): void;
  onMove(): void;
};

export type Opened = { document: SourceDocument; readMs: number };

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
    const document = await engine.call('read', { ...asked, changes: opening.showChanges ? 'all' : 'accepted' }, { signal, onProgress });
    const drawn = await drawDocx(bytes, scroller, opening.showChanges, opening.onMove).catch((reason: unknown) => {
      console.warn('Concord: the document could not be drawn as Word does; its text is shown.', reason);
      return null;
    });
    signal.throwIfAborted();
    if (drawn) drawn.bind(document);
    opening.onDrawn(drawn ?? drawText(document, scroller));
    return took(document);
  }
  // text, and HTML files too, are drawn from what was read: block under block, nothing of the file's own scripts or styles
  const document = await engine.call('read', { ...asked, changes: 'accepted' }, { signal, onProgress });
  if (scroller) opening.onDrawn(drawText(document, scroller));
  return took(document);
}
