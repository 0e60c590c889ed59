import { type PDFContext, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import type { PdfQuads } from '@/src/model';
import { ExportError } from './errors';

/** A highlight with its note. `date` is an ISO date-time; `color` red, green, blue from 0 to 1. */
export type PdfHighlight = { places: PdfQuads; author: string; date: string; text: string; color?: [number, number, number]; id?: string };

export type HighlightedPdf = {
  bytes: Uint8Array<ArrayBuffer>;
  /** Whether the file's own bytes stand unchanged at its beginning, so that the state before can be had back. */
  originalKept: boolean;
};

const YELLOW: [number, number, number] = [1, 0.85, 0.35];

/**
 * Adds standard highlight annotations (ISO 32000-2, 12.5.6.10), each with its own appearance, so that every viewer shows the
 * same, as an update at the end of the file: what was there stays as it is. A highlight over several pages is one on each,
 * the later ones answers to the first.
 * @throws ExportError locked or damaged
 */
export async function highlightPdf(original: Uint8Array, highlights: readonly PdfHighlight[]): Promise<HighlightedPdf> {
  const pdf = await open(original);
  const snapshot = pdf.takeSnapshot();
  const pages = pdf.getPages();
  for (const [n, highlight] of highlights.entries()) {
    for (const { page: number, quads } of highlight.places) {
      const page = pages[number - 1];
      if (!page || quads.length < 8) continue;
      const annotation = annotationOf(pdf.context, highlight, quads, `${highlight.id ?? `concord-${n + 1}`}-p${number}`);
      annotation.set(PDFName.of('P'), page.ref);
      snapshot.markRefForSave(page.ref);
      const reference = pdf.context.register(annotation);
      page.node.addAnnot(reference);
      // The list of annotations may be an object of its own.
      const list = page.node.Annots();
      if (list) snapshot.markObjForSave(list);
    }
  }
  const update = await pdf.saveIncremental(snapshot, { useObjectStreams: false });
  const bytes = new Uint8Array(original.length + update.length);
  bytes.set(original);
  bytes.set(update, original.length);
  return { bytes, originalKept: true };
}

async function open(original: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(original.slice(), { updateMetadata: false, forIncrementalUpdate: true });
  } catch (cause) {
    if (cause instanceof Error && /encrypted/i.test(cause.message))
      throw new ExportError('locked', 'This PDF is protected against changes; save a copy without protection and highlight that.', { cause });
    throw new ExportError('damaged', 'This PDF is damaged, so that nothing can be added to it; open and save it in a PDF program first.', { cause });
  }
}

function annotationOf(context: PDFContext, { author, date, text, color = YELLOW }: PdfHighlight, quads: readonly number[], id: string) {
  const xs = quads.filter((_, i) => i % 2 === 0);
  const ys = quads.filter((_, i) => i % 2 === 1);
  const rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const stamp = PDFString.fromDate(new Date(date));
  return context.obj({
    Type: 'Annot',
    Subtype: 'Highlight',
    Rect: rect,
    QuadPoints: [...quads],
    C: [...color],
    // Printed with the page.
    F: 4,
    CA: 1,
    T: PDFHexString.fromText(author),
    Contents: PDFHexString.fromText(text),
    M: stamp,
    CreationDate: stamp,
    NM: PDFHexString.fromText(id),
    AP: { N: context.register(appearance(context, quads, rect, color)) },
  });
}

/** The words' background, multiplied with what is there, so that black letters stay black. */
function appearance(context: PDFContext, quads: readonly number[], rect: readonly number[], color: readonly number[]) {
  const fill = [`${color.join(' ')} rg /Multiply gs`];
  for (let i = 0; i + 7 < quads.length; i += 8) {
    const [ulx, uly, urx, ury, llx, lly, lrx, lry] = quads.slice(i, i + 8);
    fill.push(`${ulx} ${uly} m ${urx} ${ury} l ${lrx} ${lry} l ${llx} ${lly} l h f`);
  }
  return context.flateStream(fill.join('\n'), {
    Type: 'XObject',
    Subtype: 'Form',
    FormType: PDFNumber.of(1),
    BBox: [...rect],
    Resources: { ExtGState: { Multiply: { Type: 'ExtGState', BM: 'Multiply' } } },
    Group: { S: 'Transparency' },
  });
}
