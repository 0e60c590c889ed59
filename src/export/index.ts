import { LANDSCAPE_COLUMNS, type Landscape, landscapeCells, type Sheet, sheetOfLandscape } from '@/src/coordinate';
import { cellsToCsv } from './cells-csv';
import { sheetToHtml } from './sheet-html';
import { sheetToMarkdown } from './sheet-markdown';
import type { WrittenFile } from './written-file';
import { toXlsx } from './xlsx';

export { toBibtex } from './bibtex';
export { cellsToCsv } from './cells-csv';
export { toCslJson } from './csl-json';
export { toCsv } from './csv';
export type { CommentedDocx, DocxComment } from './docx-comments';
export { ExportError, type ExportErrorCode } from './errors';
export { EXPORTS, type ExportInput, type ExportKind, exportDocument } from './export-document';
export { htmlReport } from './html-report';
export { type Deadline, deadlinesOfDecisions, deadlinesOfLiaisons, toIcs } from './ics';
export { matrixToCsv } from './matrix-csv';
export { matrixToMarkdown } from './matrix-markdown';
export { referencesOf, referencesOfWorks } from './references';
export { toRelaton } from './relaton';
export { remarksOf } from './remarks';
export { toContract } from './report-json';
export { toRis } from './ris';
export { sarif } from './sarif';
export { sheetToHtml } from './sheet-html';
export { sheetToMarkdown } from './sheet-markdown';
export { toSkos } from './skos';
export { findingsTable, referencesTable, type Table, termsTable } from './table';
export { toTbx } from './tbx';
export { terminologyOf, terminologyOfWork } from './terms';
export { webAnnotations } from './web-annotations';
export type { WrittenFile } from './written-file';
export { toXlsx } from './xlsx';

export const MIME = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown;charset=utf-8',
  json: 'application/json',
  txt: 'text/plain;charset=utf-8',
  html: 'text/html;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const writeText = (fileName: string, format: Exclude<keyof typeof MIME, 'docx' | 'xlsx'>, text: string): WrittenFile => ({
  fileName: `${fileName}.${format}`,
  mime: MIME[format],
  bytes: new TextEncoder().encode(text).buffer,
});

/** A document as a file in the format asked for; JSON is the content itself, not its layout. */
export async function writeSheet(format: 'docx' | 'md' | 'html' | 'json', sheet: Sheet, content: object): Promise<WrittenFile> {
  // Loaded when the first document is written: the writer is as large as all the rest of the engine.
  if (format === 'docx') return { fileName: `${sheet.fileName}.docx`, mime: MIME.docx, bytes: await (await import('./sheet-docx')).sheetToDocx(sheet) };
  if (format === 'html') return writeText(sheet.fileName, format, sheetToHtml(sheet));
  return writeText(sheet.fileName, format, format === 'md' ? sheetToMarkdown(sheet) : `${JSON.stringify(content, null, 2)}\n`);
}

/** The landscape as a document, or as a table for spreadsheets with one row a work. */
export async function writeLandscape(format: 'docx' | 'md' | 'html' | 'csv' | 'xlsx' | 'json', made: Landscape): Promise<WrittenFile> {
  const sheet = sheetOfLandscape(made);
  if (format === 'csv') return writeText(sheet.fileName, format, cellsToCsv(LANDSCAPE_COLUMNS, landscapeCells(made)));
  if (format !== 'xlsx') return writeSheet(format, sheet, made);
  const table = { name: 'Landscape', head: [...LANDSCAPE_COLUMNS], rows: landscapeCells(made) };
  return { fileName: `${sheet.fileName}.xlsx`, mime: MIME.xlsx, bytes: toXlsx([table]).buffer };
}
