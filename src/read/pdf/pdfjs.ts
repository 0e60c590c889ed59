import type { PDFDocumentProxy } from 'pdfjs-dist';

/** The library as this build uses it: the legacy build under Node (with `node-shim.ts` loaded first), the plain one in browsers. */
export type Pdfjs = typeof import('pdfjs-dist');

/** Where pdf.js finds its worker and its data; absolute addresses, each folder ending in "/". */
export type PdfAssets = { workerSrc: string; cMapUrl: string; standardFontDataUrl: string; wasmUrl: string; iccUrl: string };

let assets: Partial<PdfAssets> = {};

/** Says where the extension keeps pdf.js's worker and data. To be called once by a page before its first PDF; Node needs no call. */
export function configurePdf(given: Partial<PdfAssets>): void {
  assets = { ...assets, ...given };
}

let library: Promise<Pdfjs> | null = null;

/** pdf.js itself, loaded on first use, so that the page that draws and the reader share one copy. */
export function loadPdfjs(): Promise<Pdfjs> {
  library ??= (import.meta.env.SSR ? import('pdfjs-dist/legacy/build/pdf.mjs') : import('pdfjs-dist')).then((pdfjs) => {
    if (assets.workerSrc) pdfjs.GlobalWorkerOptions.workerSrc = assets.workerSrc;
    return pdfjs;
  });
  return library;
}

/**
 * What `getDocument` is to be given besides the bytes. `fontExtraProperties` brings the fonts' real names, by which bold
 * and italic are known; without it (a document opened otherwise) reading goes on without them.
 */
export function pdfParameters(): {
  cMapUrl?: string;
  cMapPacked: true;
  standardFontDataUrl?: string;
  wasmUrl?: string;
  iccUrl?: string;
  fontExtraProperties: true;
  useSystemFonts?: boolean;
  disableFontFace?: boolean;
  verbosity: 0;
} {
  const shared = { cMapPacked: true, fontExtraProperties: true, verbosity: 0 } as const;
  if (!import.meta.env.SSR) {
    const { cMapUrl, standardFontDataUrl, wasmUrl, iccUrl } = assets;
    return { ...shared, cMapUrl, standardFontDataUrl, wasmUrl, iccUrl };
  }
  const folder = packageFolder();
  return {
    ...shared,
    cMapUrl: assets.cMapUrl ?? `${folder}cmaps/`,
    standardFontDataUrl: assets.standardFontDataUrl ?? `${folder}standard_fonts/`,
    wasmUrl: assets.wasmUrl ?? `${folder}wasm/`,
    iccUrl: assets.iccUrl ?? `${folder}iccs/`,
    useSystemFonts: false,
    // Node has no font faces; left on, pdf.js would write each font file out as base64.
    disableFontFace: true,
  };
}

/** Folder of the installed package under Node, with "/" at its end; `process.getBuiltinModule` keeps Node's modules out of the browser's bundle. */
function packageFolder(): string {
  const { createRequire } = process.getBuiltinModule('node:module');
  const path = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  return path.slice(0, -'package.json'.length);
}

export type { PDFDocumentProxy };
