import type { CitedWork, Extract, Finding, MatrixRow, Notice, SourceDocument } from '@/src/model';
import type { Catalog } from './catalog';
import { citedWork, type MatchOptions, makeContext } from './context';
import { buildMatrix } from './definition-matrix';
import { noteReuse } from './reuse-notices';
import { rules } from './rules';

export { type Catalog, type CatalogOptions, openCatalog, openCatalogOver } from './catalog';
export type { MatchContext, MatchOptions } from './context';
export { type DuplicateSource, proposeMerges } from './duplicates';
export {
  addWork,
  buildIndex,
  docCount,
  findLike,
  gatherIndex,
  INDEX_LAYOUT,
  indexBytes,
  type Like,
  type LikeQuery,
  openIndex,
  removeWork,
  type SearchField,
  type SearchHit,
  searchDocs,
  searchIndex,
  serialiseIndex,
  type WorkIndex,
  warmSearch,
} from './index/index';
export { answerLike, type LikeAnswer, type LikeRequest } from './like';
export { addToLookups, gatherLookups, type Lookups } from './lookups';
export type { PutBack } from './reuse';
export { type Rule, rules } from './rules';
export { worksBeside } from './works-beside';

/** What matching finds in one document. */
export type Matched = {
  findings: Finding[];
  /** Which catalog work each citation is; same order and length as `extract.citations`. */
  cited: (CitedWork | null)[];
  /** Who else defines the document's terms. */
  matrix: MatrixRow[];
  notices: Notice[];
};

/**
 * Compares a document with the catalog, rule by rule. Findings come in the order of their tier and score. `onRule` is told
 * after each rule and may throw to cancel.
 */
export function matchDocument(
  source: SourceDocument,
  extract: Extract,
  catalog: Catalog,
  options: MatchOptions = {},
  onRule?: (done: number, total: number) => void,
): Matched {
  const notices: Notice[] = [];
  const context = makeContext(source, extract, catalog, options, notices);
  const findings: Finding[] = [];
  const seen = new Set<string>();
  rules.forEach((rule, at) => {
    for (const finding of rule.run(context)) {
      if (seen.has(finding.id)) continue;
      seen.add(finding.id);
      findings.push(finding);
    }
    onRule?.(at + 1, rules.length);
  });
  noteReuse(context);
  findings.sort((a, b) => RANK[a.tier] - RANK[b.tier] || b.score - a.score || a.id.localeCompare(b.id, 'en'));
  return { findings, cited: context.cited.map((record) => (record ? citedWork(record) : null)), matrix: buildMatrix(context), notices };
}

const RANK: Record<Finding['tier'], number> = { certain: 0, probable: 1, possible: 2 };
