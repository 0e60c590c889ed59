import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { TextContent } from 'pdfjs-dist/types/src/display/api';
import { type Notice, ReadError, type SourceDocument } from '@/src/model';
import { hashBytes } from '../hash';
import { classify } from './classify';
import { splitColumns } from './columns';
import { orAborted, toReadError } from './failures';
import { type Face, learnFaces, type PageFonts } from './fonts';
import { type PageSegments, takeFurnitureOut } from './furniture';
import { learnHyphens } from './hyphens';
import { type Line, linesOf } from './lines';
import { markLinks, placeAnchors, readLinks } from './links';
import { readMetadata, readOutline, refKey } from './metadata';
import { type Column, type Flow, ParagraphBuilder } from './paragraphs';
import { loadPdfjs, pdfParameters } from './pdfjs';
import type { Pieces } from './pieces';
import { newFontList, type PageRuns, placeRuns } from './runs';
import { segmentRuns } from './segments';
import { type Element, findTables, type Gap } from './tables';
import { TextWriter } from './write';

/** A PDF as read, and where each piece of its text stands in pdf.js's text layer. */
export type PdfReading = { document: SourceDocument; pieces: Pieces };

export type PdfOptions = {
  fileName: string | null;
  url: string | null;
  /** Ends the reading; its reason is thrown. */
  signal?: AbortSignal;
  /** Pages read so far, of how many. */
  onProgress?: (done: number, total: number) => void;
  /** Milliseconds after which a file is given up; without one only the signal ends the reading. */
  deadline?: number;
};

const MOST_BYTES = 400 * 1024 * 1024;
const MOST_PAGES = 10_000;
const MOST_CHARACTERS = 30_000_000;

/**
 * Reads a PDF from its bytes, which stay usable.
 * @throws ReadError encrypted, corrupt, no-text, too-large or timeout; the signal's reason where it was aborted.
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions): Promise<PdfReading> {
  if (bytes.byteLength > MOST_BYTES) throw new ReadError('too-large', 'This PDF is larger than 400 MB; split it and open the parts.');
  refuseOtherFiles(bytes);
  const signal = deadlineOf(options);
  // pdf.js takes its buffer away from the owner.
  const copy = bytes.slice();
  const id = await hashBytes(copy);
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({ data: copy, ...pdfParameters() });
  try {
    const pdf = await orAborted(task.promise, signal).catch((e: unknown) => Promise.reject(signal.aborted ? e : toReadError(e)));
    return await readOpen(pdf, id, options, signal, true);
  } catch (e) {
    throw failure(e, options, signal);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

/**
 * Reads a document that is already open in pdf.js (with `pdfParameters()`), so that the page that draws it does not parse it twice.
 * The document stays open. `id` is the hash of its bytes, for who has it already.
 * @throws as `readPdf`.
 */
export async function readPdfDocument(pdf: PDFDocumentProxy, options: PdfOptions & { id?: string }): Promise<PdfReading> {
  const signal = deadlineOf(options);
  try {
    const id = options.id ?? (await hashBytes((await orAborted(pdf.getData(), signal)).slice()));
    return await readOpen(pdf, id, options, signal, false);
  } catch (e) {
    throw failure(e, options, signal);
  }
}

/** The caller's own reason where he ended the reading; a timeout as such; what we threw as it is. */
function failure(e: unknown, options: PdfOptions, signal: AbortSignal): unknown {
  if (options.signal?.aborted) return options.signal.reason;
  return signal.aborted ? toReadError(signal.reason) : e;
}

function deadlineOf({ signal, deadline }: PdfOptions): AbortSignal {
  const ends = [...(signal ? [signal] : []), ...(deadline === undefined ? [] : [AbortSignal.timeout(deadline)])];
  return AbortSignal.any(ends);
}

/** A login page or an empty file saved under a PDF's name deserves its own sentence. */
function refuseOtherFiles(bytes: Uint8Array): void {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return;
  if (bytes.byteLength === 0) throw new ReadError('corrupt', 'This file is empty; fetch it again from its source.');
  if (/^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)/i.test(head)) {
    throw new ReadError('corrupt', 'This is a web page, not a PDF – perhaps a login page; sign in, save the PDF and open that file.');
  }
}

/** What pdf.js gives of a document. */
type Gathered = {
  pages: PageRuns[];
  faces: Face[];
  pageOfRef: Map<string, number>;
  destinations: Record<string, unknown>;
  metadata: Record<string, string>;
  labels: string[] | null;
  outline: SourceDocument['outline'];
  links: Awaited<ReturnType<typeof readLinks>>;
  language: string | null;
  notices: Notice[];
};

async function readOpen(pdf: PDFDocumentProxy, id: string, options: PdfOptions, signal: AbortSignal, own: boolean): Promise<PdfReading> {
  let gathered: Gathered;
  try {
    gathered = await gather(pdf, options, signal, own);
  } catch (e) {
    throw signal.aborted ? e : toReadError(e);
  }
  return compose(gathered, id, options, signal);
}

/** Asks pdf.js for all pages' text, then for fonts, outline and links. Pages that it cannot read are done without. */
async function gather(pdf: PDFDocumentProxy, options: PdfOptions, signal: AbortSignal, own: boolean): Promise<Gathered> {
  const { numPages } = pdf;
  if (numPages > MOST_PAGES) throw new ReadError('too-large', `This PDF has ${numPages} pages; split it and open the parts.`);
  const orNone = <T>(promise: Promise<T>): Promise<T | null> => orAborted(promise, signal).catch((e: unknown) => spare(e, signal));
  const fonts = newFontList();
  const fontsByPage: PageFonts[] = [];
  const pages: PageRuns[] = [];
  const pageOfRef = new Map<string, number>();
  const started = performance.now();
  let characters = 0;
  let language: string | null = null;
  let broken = 0;
  for (let number = 1; number <= numPages; number++) {
    const page = await orNone(pdf.getPage(number));
    const content = page && (await orNone(page.getTextContent({ includeMarkedContent: true, disableNormalization: true })));
    if (!page || !content) broken++;
    const key = page && refKey(page.ref);
    if (key) pageOfRef.set(key, number);
    const placed = page ? placeRuns(number, content ?? NOTHING, page.getViewport({ scale: 1 }), fonts) : emptyPage(number);
    language ??= content?.lang ?? null;
    const onPage = placed.runs.reduce((sum, run) => sum + run.text.length, 0);
    characters += onPage;
    fontsByPage.push({ number, fonts: new Set(placed.runs.map((run) => run.font)), characters: onPage });
    pages.push(placed);
    if (characters > MOST_CHARACTERS) throw new ReadError('too-large', 'This PDF holds more text than can be analysed at once; split it and open the parts.');
    if (own) page?.cleanup();
    options.onProgress?.(number, numPages);
  }
  refuseEmpty(pages, broken);
  const notices: Notice[] = [];
  if (broken > 0) notices.push({ code: 'unreadable-pages', message: `${broken} of ${numPages} pages could not be read and are missing from the text.` });
  // A tenth of what the text took: most documents show all their fonts on one or two full pages.
  const budget = Math.max(25, (performance.now() - started) * 0.1);
  const faces = (await learnFaces(pdf, fonts, fontsByPage, budget, signal).catch((e: unknown) => spare(e, signal))) ?? unknownFaces(fonts.monospace);
  const [named, metadata, labels] = await Promise.all([orNone(pdf.getDestinations()), orNone(readMetadata(pdf)), orNone(pdf.getPageLabels())]);
  const destinations: Record<string, unknown> = named ? Object.fromEntries(Object.entries(named)) : {};
  const outline = (await orNone(readOutline(pdf, destinations, pageOfRef))) ?? [];
  const links = (await orNone(readLinks(pdf, pages, pageOfRef))) ?? [];
  return { pages, faces, pageOfRef, destinations, metadata: metadata ?? {}, labels, outline, links, language: metadata?.language ?? language, notices };
}

const NOTHING: TextContent = { items: [], styles: {}, lang: null };

const emptyPage = (number: number): PageRuns => ({ number, width: 595, height: 842, runs: [], aside: [], place: (x, y) => [x, y] });

function refuseEmpty(pages: readonly PageRuns[], broken: number): void {
  if (broken === pages.length) throw new ReadError('corrupt', 'No page of this PDF can be read; fetch it again from its source.');
  if (pages.some((p) => p.runs.some((r) => r.text.trim() !== ''))) return;
  const count = pages.length === 1 ? 'Its one page holds' : `Its ${pages.length} pages hold`;
  throw new ReadError(
    'no-text',
    `This PDF has no text: it is a scan or made of pictures. ${count} no letters; run text recognition (OCR) over it and open the result.`,
  );
}

/** Puts the one text together. */
async function compose(gathered: Gathered, id: string, options: PdfOptions, signal: AbortSignal): Promise<PdfReading> {
  const { pages, outline, pageOfRef } = gathered;
  const breathe = newBreath(signal);
  const laid = await layOut(pages, gathered.faces, breathe);
  const roles = await classify(laid.flow, laid.bodySize, outline, laid.notes, breathe);
  await breathe();
  const writer = new TextWriter(laid.faces, learnHyphens(laid.flow), pages.length, gathered.labels, !laid.allMonospace);
  for (let i = 0; i < laid.flow.length; i++) {
    writer.write(laid.flow[i] as Flow, roles[i] ?? null);
    if (i % 50 === 49) await breathe();
  }
  const written = writer.finish();
  await breathe();
  placeAnchors(gathered.destinations, pageOfRef, pages, written.blocks, written.tops);
  const marks = [...written.marks, ...markLinks(gathered.links, written.places, written.text)];
  marks.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const document: SourceDocument = {
    id,
    url: options.url,
    fileName: options.fileName,
    format: 'pdf',
    text: written.text,
    blocks: written.blocks,
    marks,
    pages: written.pages,
    outline,
    metadata: gathered.metadata,
    runningText: laid.runningText,
    language: gathered.language,
    notices: gathered.notices,
  };
  return { document, pieces: written.pieces };
}

/** A part that cannot be had is done without – unless the time is up. */
function spare(_: unknown, signal: AbortSignal): null {
  if (signal.aborted) throw signal.reason;
  return null;
}

const unknownFaces = (monospace: readonly boolean[]): Face[] => monospace.map((m) => ({ bold: false, italic: false, monospace: m, known: false }));

/** Ends a slice of work that has lasted this long (milliseconds). */
const SLICE = 12;

/** Lets the page's other work run as soon as a slice is over; between two calls lie a few milliseconds. */
function newBreath(signal: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (signal.aborted) throw signal.reason;
    since = performance.now();
  };
}

type LaidOut = { flow: Flow[]; notes: Set<Flow>; faces: Face[]; bodySize: number; allMonospace: boolean; runningText: string[] };

async function layOut(pages: readonly PageRuns[], faces: Face[], breathe: () => Promise<void>): Promise<LaidOut> {
  const sized = new Map<number, number>();
  let all = 0;
  let monospace = 0;
  for (const page of pages) {
    for (const run of page.runs) {
      const key = Math.round(run.size * 2) / 2;
      // Sentences weigh, the words of tables and contents lists don't.
      sized.set(key, (sized.get(key) ?? 0) + (run.text.length > 40 && !/\.{5}/.test(run.text) ? run.text.length : 1));
      all += run.text.length;
      if (faces[run.font]?.monospace) monospace += run.text.length;
    }
  }
  const bodySize = [...sized].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  // Where all is typewritten (old RFCs), it says nothing of code.
  const allMonospace = monospace > 0.6 * all;
  const used = allMonospace ? faces.map((f) => ({ ...f, monospace: false })) : faces;
  const parts: PageSegments[] = [];
  for (const page of pages) {
    parts.push({ page, segments: segmentRuns(page) });
    if (parts.length % 5 === 0) await breathe();
  }
  const runningText = await takeFurnitureOut(parts, breathe);
  await breathe();
  const columns: Column[] = [];
  const footnotes = new Map<Column, Line[]>();
  let carried: Gap[] | null = null;
  for (const { page, segments } of parts) {
    for (const part of splitColumns(segments)) {
      const lines = linesOf(part, page.number);
      const notes = takeFootnotes(lines, bodySize, page.height);
      const column: Column = { page: page.number, elements: findTables(lines, carried), ...edgesOf(lines) };
      const last: Element | undefined = column.elements.at(-1);
      carried = last?.kind === 'table' ? last.gutters : null;
      columns.push(column);
      if (notes.length > 0) footnotes.set(column, notes);
    }
    if (page.number % 5 === 0) await breathe();
  }
  shareRightEdges(columns);
  const builder = new ParagraphBuilder(used, pitchesOf(columns), bodySize);
  for (const [i, column] of columns.entries()) {
    builder.add(column);
    const notes = footnotes.get(column);
    if (notes) builder.addNotes({ page: column.page, elements: notes.map((line) => ({ kind: 'line', line })), left: column.left, right: column.right });
    if (i % 10 === 9) await breathe();
  }
  return { flow: builder.finish(), notes: builder.notes, faces: used, bodySize, allMonospace, runningText };
}

/** Left and right edges of a column's text. */
function edgesOf(lines: readonly Line[]): { left: number; right: number } {
  const rights = lines.map((l) => l.x1).sort((a, b) => b - a);
  // One line in forty may stick out.
  return { left: lines.reduce((least, l) => Math.min(least, l.x0), lines[0]?.x0 ?? 0), right: rights[Math.floor(rights.length / 40)] ?? 0 };
}

/** A page of short lines only (abbreviations, a last page) has the right edge of the other pages' columns that begin where it does. */
function shareRightEdges(columns: readonly Column[]): void {
  const key = (c: Column): number => Math.round(c.left / 12);
  const rights = new Map<number, number[]>();
  for (const c of columns) {
    if (c.elements.length < 5) continue;
    const list = rights.get(key(c)) ?? [];
    rights.set(key(c), list);
    list.push(c.right);
  }
  const usual = new Map([...rights].map(([k, list]) => [k, list.sort((a, b) => a - b)[Math.floor(list.length * 0.6)] ?? 0]));
  for (const c of columns) {
    const around = Math.max(...[-1, 0, 1].map((d) => usual.get(key(c) + d) ?? 0));
    c.right = Math.max(c.right, around);
  }
}

/** Takes the lines of footnotes off a column's end: low on the page, smaller than the text or apart from it, the first with its mark. */
function takeFootnotes(lines: Line[], bodySize: number, height: number): Line[] {
  let low = lines.length;
  while (low > 0 && (lines[low - 1] as Line).y > 0.5 * height && (lines[low - 1] as Line).size < 1.03 * bodySize) low--;
  for (let from = low; from < lines.length; from++) {
    const line = lines[from] as Line;
    const first = line.segments[0]?.runs[0];
    const raised = first && first.size < 0.85 * line.size && /^\s*[\d*†‡a-z]{1,3}\s*$/.test(first.text);
    const before = lines[from - 1];
    const apart = !before || line.y - before.y > 1.5 * line.size || before.size > 1.07 * line.size;
    const small = lines.slice(from).every((l) => l.size < 0.93 * bodySize);
    if (!apart || line.segments.length > 2) continue;
    if (raised ? small || line.y > 0.7 * height : small && /^(?:\d{1,3}|[*†‡]{1,3})\)?\s+\p{Lu}/u.test(line.text)) return lines.splice(from);
  }
  return [];
}

/** Usual distance of baselines for each size (in half points), in ems. */
function pitchesOf(columns: readonly Column[]): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (const { elements } of columns) {
    let above: Line | null = null;
    for (const element of elements) {
      const line: Line | null = element.kind === 'line' ? element.line : null;
      if (line && above && Math.abs(line.size - above.size) < 0.3 && line.characters > 20) {
        const pitch = Math.round(((line.y - above.y) / line.size) * 20);
        const key = Math.round(line.size * 2);
        const row = counts.get(key) ?? new Map<number, number>();
        if (pitch > 15 && pitch < 50) row.set(pitch, (row.get(pitch) ?? 0) + 1);
        counts.set(key, row);
      }
      above = line;
    }
  }
  const pitches = new Map<number, number>();
  for (const [size, row] of counts) {
    const ranked = [...row].sort((a, b) => b[1] - a[1]);
    const most = ranked[0];
    if (!most) continue;
    // Paragraphs of one line each (contents, references) are set wider than lines within one: of the frequent distances the least.
    const least = Math.min(...ranked.filter(([, n]) => n >= 0.25 * most[1]).map(([p]) => p));
    pitches.set(size, least / 20);
  }
  return pitches;
}
