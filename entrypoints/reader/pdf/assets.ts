import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { PdfAssets } from '@/src/read/pdf/pdfjs';

/** Where the build has put pdf.js's worker and data; absolute, so that they hold in workers too. */
export function pdfAssets(): PdfAssets {
  const at = (path: string): string => new URL(path, location.origin).href;
  return {
    workerSrc: at(workerUrl),
    cMapUrl: at('/pdfjs/cmaps/'),
    standardFontDataUrl: at('/pdfjs/standard_fonts/'),
    wasmUrl: at('/pdfjs/wasm/'),
    iccUrl: at('/pdfjs/iccs/'),
  };
}
