import type { ImportPreview, TablePreview } from '@/src/model';
import { guessColumns, HEAD_WITHIN, headOf, signatureOf } from './columns';
import { createRows, delimiterOf } from './delimited';
import { detect } from './detect';
import { isWorkbook, isZip, openBlob } from './read-imports';
import { textOf } from './stream';
import type { ImportKind, ImportSource, Opened } from './types';
import { workbookSheets } from './workbook';
import { zipEntries } from './zip';

const SHOWN = 50;
const ROWS = 5;

/** Looks at the first files without reading them to their end. */
export async function previewImports(sources: readonly ImportSource[]): Promise<ImportPreview> {
  const preview: ImportPreview = { files: [], more: Math.max(0, sources.length - SHOWN), bytes: sources.reduce((sum, s) => sum + s.blob.size, 0), tables: [] };
  for (const source of sources.slice(0, SHOWN)) {
    try {
      const file = await openBlob(source);
      const { kind, tables } = await look(file);
      preview.files.push({ name: source.name, ...kind });
      for (const table of tables) if (!preview.tables.some((t) => t.signature === table.signature)) preview.tables.push(table);
    } catch (e) {
      preview.files.push({ name: source.name, kind: null, reason: e instanceof Error ? e.message : String(e) });
    }
  }
  return preview;
}

type Look = { kind: { kind: ImportKind | 'archive' | null; reason: string | null }; tables: TablePreview[] };

async function look(file: Opened): Promise<Look> {
  if (file.blob && isZip(file.head)) {
    const entries = await zipEntries(file.blob);
    if (!isWorkbook(entries)) return { kind: { kind: 'archive', reason: null }, tables: [] };
    const tables: TablePreview[] = [];
    for (const sheet of await workbookSheets(file.blob, entries)) tables.push(...tableOf(`${file.name} / ${sheet.name}`, await firstRows(sheet.rows())));
    return { kind: { kind: 'workbook', reason: null }, tables };
  }
  const detected = detect(file.head);
  if (detected.kind === null) return { kind: detected, tables: [] };
  const kind = { kind: detected.kind, reason: null };
  return { kind, tables: detected.kind === 'table' ? tableOf(file.name, await firstRows(delimitedRows(file))) : [] };
}

async function* delimitedRows(file: Opened): AsyncGenerator<string[][]> {
  let head = '';
  for await (const piece of textOf(file)) {
    head += piece;
    if (head.length > 65_536) break;
  }
  const rows = createRows(delimiterOf(head.slice(0, 16_384)) ?? ',');
  yield rows.push(head);
  yield rows.end();
}

async function firstRows(batches: AsyncGenerator<string[][]>): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of batches) {
    rows.push(...batch.slice(0, HEAD_WITHIN + ROWS));
    if (rows.length >= HEAD_WITHIN + ROWS) break;
  }
  return rows.slice(0, HEAD_WITHIN + ROWS);
}

function tableOf(file: string, rows: readonly string[][]): TablePreview[] {
  const at = headOf(rows);
  const headers = rows[at];
  if (!headers) return [];
  return [
    {
      signature: signatureOf(headers),
      file,
      headers,
      guess: guessColumns(headers),
      rows: rows.slice(at + 1, at + 1 + ROWS).map((row) => row.map((cell) => cell.slice(0, 200))),
    },
  ];
}
