import type { Decision, DocxPlaces, Liaison, Note, Notice, Outcome, PdfQuads, Quote, Report, Span } from '@/src/model';
import { toBibtex } from './bibtex';
import { classSentence, withoutExcerpts } from './confidentiality';
import { toCslJson } from './csl-json';
import { toCsv } from './csv';
import { ExportError } from './errors';
import { htmlReport } from './html-report';
import { deadlinesOfDecisions, deadlinesOfLiaisons, toIcs } from './ics';
import { referencesOf } from './references';
import { toRelaton } from './relaton';
import { NO_NAME, remarksOf } from './remarks';
import { toRis } from './ris';
import { sarif } from './sarif';
import { toSkos } from './skos';
import { findingsTable, referencesTable, termsTable } from './table';
import { toTbx } from './tbx';
import { terminologyOf } from './terms';
import { webAnnotations } from './web-annotations';
import type { WrittenFile } from './written-file';
import { toXlsx } from './xlsx';

/** What can be written of a report beside notes and forms, with the file's ending and type. */
export const EXPORTS = {
  'docx-comments': { ending: 'comments.docx', mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  'pdf-highlights': { ending: 'highlights.pdf', mime: 'application/pdf' },
  'html-report': { ending: 'report.html', mime: 'text/html;charset=utf-8' },
  'web-annotations': { ending: 'annotations.jsonld', mime: 'application/ld+json' },
  sarif: { ending: 'sarif', mime: 'application/sarif+json' },
  'references-csl': { ending: 'references.json', mime: 'application/vnd.citationstyles.csl+json' },
  'references-bibtex': { ending: 'bib', mime: 'application/x-bibtex;charset=utf-8' },
  'references-ris': { ending: 'ris', mime: 'application/x-research-info-systems;charset=utf-8' },
  'references-relaton': { ending: 'relaton.yaml', mime: 'application/yaml;charset=utf-8' },
  'references-csv': { ending: 'references.csv', mime: 'text/csv;charset=utf-8' },
  'terms-tbx': { ending: 'tbx', mime: 'application/x-tbx;charset=utf-8' },
  'terms-skos': { ending: 'skos.jsonld', mime: 'application/ld+json' },
  'terms-csv': { ending: 'terms.csv', mime: 'text/csv;charset=utf-8' },
  'findings-csv': { ending: 'findings.csv', mime: 'text/csv;charset=utf-8' },
  'tables-xlsx': { ending: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  'deadlines-ics': { ending: 'ics', mime: 'text/calendar;charset=utf-8' },
} as const;
export type ExportKind = keyof typeof EXPORTS;

export type ExportInput = {
  report: Report;
  memory: { decisions: readonly Decision[]; notes: readonly Note[] };
  /** Who signs comments and highlights; null = nobody named. */
  author: string | null;
  /** false leaves out what a document that is not public says in its own words. */
  excerpts: boolean;
  liaisons: readonly Liaison[];
  /** The file itself, for what is written into it: a DOCX as it was read, with its text; a PDF with the places of the remarks, by their ids. */
  original: { docx: { bytes: Uint8Array; text: string; places: DocxPlaces } } | { pdf: { bytes: Uint8Array; quads: ReadonlyMap<string, PdfQuads> } } | null;
  /** ISO date-time. */
  now: string;
  /** Version of this program. */
  tool: string;
};

/**
 * Writes one of the exports. Notices say what could not be carried over.
 * @throws ExportError no-bytes, nothing, locked or damaged
 */
export async function exportDocument(what: ExportKind, input: ExportInput): Promise<Outcome<WrittenFile>> {
  const { report } = input;
  const file = (content: string | Uint8Array<ArrayBuffer>): WrittenFile => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
    return { fileName: `${baseName(report)}.${EXPORTS[what].ending}`, mime: EXPORTS[what].mime, bytes: whole };
  };
  switch (what) {
    case 'docx-comments':
    case 'pdf-highlights': {
      const written = what === 'docx-comments' ? await comments(input) : await highlights(input);
      return { value: file(written.value), notices: written.notices };
    }
    default:
      return { value: file(contentOf(what, input)), notices: [] };
  }
}

function contentOf(what: Exclude<ExportKind, 'docx-comments' | 'pdf-highlights'>, input: ExportInput): string | Uint8Array<ArrayBuffer> {
  const { now, tool } = input;
  const open = input.excerpts || input.report.extract.identity.confidentiality === 'public';
  const { report, memory } = open ? input : withoutExcerpts(input.report, input.memory);
  const said = classSentence(report);
  const json = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`;
  const { identity } = report.extract;
  switch (what) {
    case 'html-report':
      return htmlReport(report, memory, { today: now.slice(0, 10), excerpts: open });
    case 'web-annotations':
      return json(webAnnotations(report, remarksIn({ ...input, report, memory })));
    case 'sarif':
      return json(sarif(report, memory, tool));
    case 'references-csl':
      return toCslJson(referencesOf(report), identity.confidentiality);
    case 'references-bibtex':
      return toBibtex(referencesOf(report), said);
    case 'references-ris':
      return toRis(referencesOf(report), said);
    case 'references-relaton':
      return toRelaton(`References of ${identity.id ?? identity.title ?? 'the document'}`, referencesOf(report), said);
    case 'references-csv':
      return toCsv(referencesTable(report));
    case 'terms-tbx':
      // TBX has no empty list.
      if (report.extract.terms.length === 0) throw new ExportError('nothing', 'This document defines no terms, so that there is nothing to write.');
      return toTbx(terminologyOf(report), said);
    case 'terms-skos':
      return toSkos(terminologyOf(report), `urn:concord:terms:${report.document.key}`, said);
    case 'terms-csv':
      return toCsv(termsTable(report));
    case 'findings-csv':
      return toCsv(findingsTable(report));
    case 'tables-xlsx':
      return toXlsx([findingsTable(report), referencesTable(report), termsTable(report)]);
    case 'deadlines-ics':
      return toIcs([...deadlinesOfLiaisons(input.liaisons), ...deadlinesOfDecisions(report, memory.decisions)], now);
  }
}

function remarksIn({ report, memory, author }: ExportInput): ReturnType<typeof remarksOf> {
  const remarks = remarksOf(report, memory, author ?? NO_NAME);
  if (remarks.length === 0) throw new ExportError('nothing', 'There is nothing to write yet: accept a finding, or add a note to some words, first.');
  return remarks;
}

async function comments(input: ExportInput): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const { original } = input;
  if (!original || !('docx' in original)) throw new ExportError('no-bytes', 'Comments go into a Word file (DOCX); open the draft as such.');
  const { bytes, text, places } = original.docx;
  const remarks = remarksIn(input);
  const found = remarks.flatMap((remark) => {
    const span = placeOf(text, remark.passage.span, remark.passage.quote);
    return span ? [{ remark, span }] : [];
  });
  const { commentDocx } = await import('./docx-comments');
  const written = commentDocx(
    bytes,
    places,
    found.map(({ remark, span }) => ({
      span,
      author: remark.author,
      initials: initialsOf(remark.author),
      date: remark.at,
      text: withClass(remark.text, input.report),
    })),
  );
  const left = remarks.length - found.length + written.placed.filter((how) => how === 'left-out').length;
  return { value: written.bytes, notices: leftOut(left, remarks.length) };
}

async function highlights(input: ExportInput): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const { original } = input;
  if (!original || !('pdf' in original)) throw new ExportError('no-bytes', 'Highlights go into a PDF; open the draft as such.');
  const { bytes, quads } = original.pdf;
  const remarks = remarksIn(input);
  const placed = remarks.flatMap((remark) => {
    const places = quads.get(remark.id);
    return places && places.length > 0 ? [{ places, author: remark.author, date: remark.at, text: withClass(remark.text, input.report), id: remark.id }] : [];
  });
  const { highlightPdf } = await import('./pdf-highlights');
  const written = await highlightPdf(bytes, placed);
  return { value: written.bytes, notices: leftOut(remarks.length - placed.length, remarks.length) };
}

/** The file is the document itself; what is said in it goes on when it is copied out. */
const withClass = (text: string, report: Report): string => [text, classSentence(report)].filter(Boolean).join('\n');

const leftOut = (left: number, all: number): Notice[] =>
  left > 0 ? [{ code: 'remarks-left-out', message: `${left} of ${all} remarks could not be placed without guessing and were left out.` }] : [];

/** The place of a quote: where it was, or the one other place that has it between the same words; null rather than a guess. */
function placeOf(text: string, { start, end }: Span, { exact, prefix, suffix }: Quote): Span | null {
  if (text.slice(start, end) === exact) return { start, end };
  const around = `${prefix}${exact}${suffix}`;
  const at = text.indexOf(around);
  if (at < 0 || text.indexOf(around, at + 1) >= 0) return null;
  return { start: at + prefix.length, end: at + prefix.length + exact.length };
}

const initialsOf = (author: string): string =>
  author
    .split(/[\s.-]+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();

/** The document's number, else its file's or title's name, as a file may be called. */
function baseName({ extract, document }: Report): string {
  const { id, title } = extract.identity;
  const name = id ?? document.fileName?.replace(/\.\w{2,5}$/, '') ?? title ?? 'draft';
  return (
    name
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}.]+/gu, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 80) || 'draft'
  );
}
