import { ReadError, type SourceDocument } from '@/src/model';
import { sniffFormat } from './sniff';

export { sniffFormat } from './sniff';

/** Larger files are refused before anything is unpacked. */
const MAX_BYTES = 200 * 1024 * 1024;

export type ReadInput = {
  bytes: Uint8Array | ArrayBuffer;
  fileName: string | null;
  url: string | null;
  contentType: string | null;
  /** How tracked changes of a DOCX are read: as accepted, as the text was, or both at once with marks. */
  changes: 'accepted' | 'original' | 'all';
};

export type ReadOptions = {
  signal?: AbortSignal;
  /** Counts pages (PDF) or blocks (DOCX). */
  onProgress?: (done: number, total: number) => void;
};

/**
 * Bytes → SourceDocument, by what the bytes are and not by what the file is called. Throws ReadError for what cannot be read,
 * and the signal's reason where it was aborted. Each format's reader is loaded when it is first needed.
 */
export async function readBytes(input: ReadInput, options: ReadOptions): Promise<SourceDocument> {
  const { fileName, url, contentType, changes } = input;
  const bytes = plainBytes(input.bytes);
  const { signal, onProgress } = options;
  if (bytes.length > MAX_BYTES)
    throw new ReadError('too-large', 'This file is larger than 200 MB, which is more than Concord reads; split it and open the parts.');
  signal?.throwIfAborted();
  const format = sniffFormat(bytes, fileName ?? nameIn(url), contentType);
  switch (format) {
    case 'docx':
      return (await import('./docx')).readDocx(bytes, { fileName, url, changes, signal, onProgress });
    case 'doc':
      return (await import('./doc')).readDoc(bytes, { fileName, url });
    case 'pdf':
      return (await (await import('./pdf')).readPdf(bytes, { fileName, url, signal, onProgress })).document;
    case 'html':
      return (await import('./html')).readHtml(bytes, { fileName, url });
    case 'txt':
    case 'md':
      return (await import('./text')).readText(bytes, { fileName, url });
  }
}

/** A view over an ordinary buffer: Node's readers hand out slices of shared pools, and digests want no shared memory. */
function plainBytes(bytes: Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  return bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
}

function nameIn(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return new URL(url).pathname.split('/').at(-1) ?? null;
}
