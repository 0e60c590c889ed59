import { version } from '@/package.json';
import { exportDocument } from '@/src/export';
import type { Liaison } from '@/src/model';
import type { EngineCalls } from '@/src/protocol';
import { readDocxPlaces } from '@/src/read/docx';

type Asked = EngineCalls['exportDocument'];

/** The remarks written back into the file, or the report's data in a format of other tools. */
export async function writeExport({ what, report, memory, bytes, quads, author, excerpts }: Asked['in'], liaisons: Liaison[]): Promise<Asked['out']> {
  const { value, notices } = await exportDocument(what, {
    report,
    memory,
    author: author ?? null,
    excerpts: excerpts ?? report.extract.identity.confidentiality === 'public',
    liaisons,
    original: await originalOf(what, bytes ?? null, quads ?? []),
    now: new Date().toISOString(),
    tool: version,
  });
  return { ...value, notices };
}

async function originalOf(
  what: Asked['in']['what'],
  bytes: ArrayBuffer | null,
  quads: NonNullable<Asked['in']['quads']>,
): Promise<Parameters<typeof exportDocument>[1]['original']> {
  if (!bytes) return null;
  if (what === 'pdf-highlights') return { pdf: { bytes: new Uint8Array(bytes), quads: new Map(quads.map(({ id, places }) => [id, places])) } };
  if (what !== 'docx-comments') return null;
  // Findings are of the text with all changes accepted; the places must be of the same reading.
  const { document, places } = await readDocxPlaces(new Uint8Array(bytes), { fileName: null, url: null, changes: 'accepted' });
  return { docx: { bytes: new Uint8Array(bytes), text: document.text, places } };
}
