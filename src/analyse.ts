import groupWords from '@/assets/group-words.json?raw';
import { allocate, bodyNames, type Mandates, type Owners, openOutside, openOwners, parseGroupWords, partners, type Structure } from '@/src/coordinate';
import { type ExtractContext, extractDocument, extractScopeOnly } from '@/src/extract';
import { type Catalog, type MatchOptions, matchDocument, openCatalog, type PutBack } from '@/src/match';
import { type CatalogSlice, documentKey, type Report, type SourceDocument, type Work } from '@/src/model';

/** What an analysis needs beside the document. Opened once, used for many documents. */
export type AnalysisContext = { extract: ExtractContext; catalog: Catalog; mandates: Mandates; match: MatchOptions };

/** Told when a stage begins and after each rule; may throw to cancel. */
export type OnStage = (stage: 'extracting' | 'matching', done: number, total: number) => void;

/** Opens a slice of the catalog and the structure of groups for analysing. Linear in both. */
export function openAnalysis(slice: CatalogSlice, structure: Structure, match: MatchOptions = {}): AnalysisContext {
  return {
    extract: { bodies: bodyNames(structure) },
    catalog: openCatalog(slice),
    mandates: openMandates(slice.works, structure),
    match,
  };
}

/** What allocation knows: the mandates, the works that have an owner (others among them do no harm), and what words say of groups. */
export const openMandates = (works: readonly Work[], structure: Structure): Mandates => mandatesWith(structure, openOwners(works), openOutside(works));

/** The same, with the works that have an owner at hand. */
export const mandatesWith = (structure: Structure, owners: Owners, outside: Owners): Mandates => ({
  structure,
  owners,
  outside,
  words: parseGroupWords(JSON.parse(groupWords)),
});

export type AnalyseOptions = {
  /** The text is only a title and a scope paragraph, as a new-work-item proposal brings it. */
  scopeOnly?: boolean;
  /** What a person put back of the proper reuse in the document of this key (`documentKey`). */
  putBack?: (document: string) => PutBack;
  onStage?: OnStage;
};

/** extract → match → coordinate → Report. `readMs` is what reading took, for the report's timing. */
export function analyse(
  document: SourceDocument,
  context: AnalysisContext,
  readMs: number,
  { scopeOnly = false, putBack, onStage = () => {} }: AnalyseOptions = {},
): Report {
  const started = performance.now();
  onStage('extracting', 0, 0);
  const extract = scopeOnly ? extractScopeOnly(document, context.extract.bodies) : extractDocument(document, context.extract);
  const extracted = performance.now();
  onStage('matching', 0, 0);
  const { catalog, mandates } = context;
  const key = documentKey(extract.identity, document.id);
  const matched = matchDocument(document, extract, catalog, { ...context.match, ...(putBack ? { putBack: putBack(key) } : {}) }, (done, total) =>
    onStage('matching', done, total),
  );
  const owners = allocate(extract, document, mandates);
  const overlaps = { findings: matched.findings, cited: matched.cited, work: (key: string) => catalog.work(key) ?? null };
  return {
    document: {
      id: document.id,
      key,
      url: document.url,
      fileName: document.fileName,
      format: document.format,
      pages: document.pages.length || null,
      characters: document.text.length,
    },
    extract,
    findings: matched.findings,
    ...owners,
    partners: partners(extract, document, overlaps, mandates.structure),
    notices: [...document.notices, ...extract.notices, ...matched.notices],
    catalog: { packs: [...catalog.packs], asOf: catalog.asOf, works: catalog.count },
    cited: matched.cited,
    matrix: matched.matrix,
    timing: { read: readMs, extract: extracted - started, match: performance.now() - extracted },
  };
}
