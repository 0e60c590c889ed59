import type { CoordinationNote, Sheet } from '@/src/coordinate';
import { sheetToDocx } from './sheet-docx';
import { sheetToMarkdown } from './sheet-markdown';

export { toContract } from './report-json';
export { sheetToDocx } from './sheet-docx';
export { sheetToMarkdown } from './sheet-markdown';

export type WrittenFile = { fileName: string; mime: string; bytes: ArrayBuffer };

export const MIME = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown;charset=utf-8',
  json: 'application/json',
} as const;

/** A document as a file in the format asked for; JSON is the content itself, not its layout. */
export async function writeSheet(format: 'docx' | 'md' | 'json', sheet: Sheet, content: CoordinationNote): Promise<WrittenFile> {
  const fileName = `${sheet.fileName}.${format}`;
  const mime = MIME[format];
  if (format === 'docx') return { fileName, mime, bytes: await sheetToDocx(sheet) };
  const text = format === 'md' ? sheetToMarkdown(sheet) : `${JSON.stringify(content, null, 2)}\n`;
  return { fileName, mime, bytes: new TextEncoder().encode(text).buffer };
}
