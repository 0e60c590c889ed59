import { type ExtractContext, extractDocument } from '@/src/extract';
import { documentKey, type Report, type SourceDocument } from '@/src/model';

/** What an analysis needs beside the document. */
export type AnalysisContext = { extract: ExtractContext };

/** Milliseconds since some fixed moment; given by the caller's world (worker, page, Node). */
const now = (): number => performance.now();

/** extract → match → coordinate → Report. `readMs` is what reading took, for the report's timing. */
export function analyse(document: SourceDocument, context: AnalysisContext, readMs: number): Report {
  const started = now();
  const extract = extractDocument(document, context.extract);
  const extracted = now();
  return {
    document: {
      id: document.id,
      key: documentKey(extract.identity, document.id),
      url: document.url,
      fileName: document.fileName,
      format: document.format,
      pages: document.pages.length || null,
      characters: document.text.length,
    },
    extract,
    findings: [],
    allocation: [],
    unclear: false,
    unclearWhy: null,
    partners: [],
    notices: [...document.notices, ...extract.notices],
    catalog: { packs: [], asOf: null, works: 0 },
    cited: extract.citations.map(() => null),
    timing: { read: readMs, extract: extracted - started, match: now() - extracted },
  };
}
