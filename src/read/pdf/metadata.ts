import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { SourceDocument } from '@/src/model';

/** Info and XMP of the file, keys lower-case; XMP's own fields as "dc:title". Empty where there is none. */
export async function readMetadata(pdf: PDFDocumentProxy): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const { info, metadata } = await pdf.getMetadata();
  const keep = (key: string, value: unknown): void => {
    const text = Array.isArray(value) ? value.filter((v) => typeof v === 'string').join('; ') : value;
    if (typeof text === 'string' && text.trim() !== '') found[key.toLowerCase()] = text.trim().slice(0, 2000);
  };
  for (const [key, value] of Object.entries(info)) {
    if (key === 'Custom' && typeof value === 'object' && value !== null) for (const [name, custom] of Object.entries(value)) keep(name, custom);
    else keep(key, value);
  }
  if (metadata) for (const [key, value] of metadata) keep(key, value);
  return found;
}

/** Page numbers by the reference of each page's object, as destinations name pages. */
export type PageOfRef = ReadonlyMap<string, number>;

export const refKey = (ref: unknown): string | null =>
  typeof ref === 'object' && ref !== null && 'num' in ref && 'gen' in ref ? `${String(ref.num)} ${String(ref.gen)}` : null;

/** 1-based page of an explicit destination; null where it leads nowhere. */
export function pageOfDestination(destination: unknown, pageOfRef: PageOfRef): number | null {
  if (!Array.isArray(destination)) return null;
  const target: unknown = destination[0];
  if (typeof target === 'number') return target + 1;
  const key = refKey(target);
  return key === null ? null : (pageOfRef.get(key) ?? null);
}

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

// A hostile outline may nest or repeat without end.
const MOST_ENTRIES = 20_000;

/** The outline, flattened in order. */
export async function readOutline(
  pdf: PDFDocumentProxy,
  destinations: Readonly<Record<string, unknown>>,
  pageOfRef: PageOfRef,
): Promise<SourceDocument['outline']> {
  const outline: SourceDocument['outline'] = [];
  const open: { node: OutlineNode; level: number }[] = ((await pdf.getOutline()) ?? []).map((node) => ({ node, level: 1 })).reverse();
  while (open.length > 0 && outline.length < MOST_ENTRIES) {
    const { node, level } = open.pop() as { node: OutlineNode; level: number };
    const destination = typeof node.dest === 'string' ? destinations[node.dest] : node.dest;
    outline.push({ title: node.title.replace(/\s+/g, ' ').trim(), level, page: pageOfDestination(destination, pageOfRef) });
    for (let i = node.items.length - 1; i >= 0; i--) open.push({ node: node.items[i] as OutlineNode, level: level + 1 });
  }
  return outline;
}
