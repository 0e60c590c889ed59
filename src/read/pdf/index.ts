export { configurePdf, loadPdfjs, type PdfAssets, pdfParameters } from './pdfjs';
export { locateInPage, type Pieces, type PlaceInPage } from './pieces';
export { quadsOf, quadsOfFile } from './quads';
export { type PdfOptions, type PdfReading, readPdf, readPdfDocument } from './read-pdf';
