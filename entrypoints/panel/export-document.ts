import { remarksOf } from '@/src/export/remarks';
import type { EngineCalls, ExportKind } from '@/src/protocol';
import type { Engine } from '../engine/client';
import type { Ready } from './deeds';
import { readSettings } from './settings';

/** Has the engine write an export of what lies on the desk. Where words stand on the pages of a PDF, only a page can tell: pdf.js runs here. */
export async function writeExport(
  engine: Engine,
  { report, memory, original }: Ready,
  what: ExportKind,
  excerpts: boolean,
): Promise<EngineCalls['exportDocument']['out']> {
  const author = (await readSettings()).contact?.name ?? null;
  const intoFile = what === 'docx-comments' || what === 'pdf-highlights';
  const bytes = intoFile ? original : null;
  const quads = what === 'pdf-highlights' && bytes ? await quadsOfRemarks(bytes, { report, memory }) : [];
  return engine.call('exportDocument', { what, report, memory, bytes, quads, author, excerpts });
}

async function quadsOfRemarks(bytes: ArrayBuffer, { report, memory }: Pick<Ready, 'report' | 'memory'>) {
  const remarks = remarksOf(report, memory);
  if (remarks.length === 0) return [];
  const { quadsOfFile } = await import('@/src/read/pdf');
  const places = await quadsOfFile(
    new Uint8Array(bytes),
    remarks.map(({ passage }) => passage.span),
  );
  return remarks.map(({ id }, i) => ({ id, places: places[i] ?? [] }));
}
