import type { CitedWork, Extract, Notice, Passage, SourceDocument, Span } from '@/src/model';
import type { Catalog } from './catalog';
import { type CitedRecord, resolveCitations } from './cited';
import { findOwnWork, type OwnWork } from './own-work';
import { clauseAt, passageOf } from './passages';
import type { PutBack } from './reuse';
import { findSharedPassages, type SharedPassages } from './shared-passages';

/** What a rule sees. Rules read it and return findings; what they leave out on purpose they say by `note`. */
export type MatchContext = {
  source: SourceDocument;
  extract: Extract;
  catalog: Catalog;
  /** The day on which "current" is judged, YYYY-MM-DD: the catalog's, unless another was asked for; null where neither says. */
  asOf: string | null;
  own: OwnWork;
  /** What the catalog knows of each citation; same order and length as `extract.citations`. */
  cited: readonly (CitedRecord | null)[];
  /** Passages shared with the texts that the catalog holds; sought when first asked for. */
  shared: () => SharedPassages;
  passage: (span: Span) => Passage;
  /** The document as a place for findings that concern it as a whole: its number, else its title, else its first words. */
  whole: () => Passage;
  note: (notice: Notice) => void;
  /** Proper reuse that a person wants judged like any other text. */
  putBack: PutBack;
};

export type MatchOptions = {
  /** Day on which "current" is judged; default: the catalog's date. */
  asOf?: string | null;
  /** Ids of classes and passages of reuse (`Reuse.id`, `ReusePlace.id`) that are not to be left out; default: none. */
  putBack?: PutBack;
};

export function makeContext(source: SourceDocument, extract: Extract, catalog: Catalog, options: MatchOptions, notices: Notice[]): MatchContext {
  const passage = (span: Span): Passage => passageOf(source, extract.clauses, span);
  let shared: SharedPassages | null = null;
  const context: MatchContext = {
    source,
    extract,
    catalog,
    asOf: options.asOf ?? catalog.asOf,
    putBack: options.putBack ?? new Set(),
    own: findOwnWork(extract, source, catalog),
    cited: resolveCitations(source, extract, catalog),
    shared: () => {
      shared ??= findSharedPassages(context);
      return shared;
    },
    passage,
    whole: () => passage(wholeSpan(source, extract)),
    note: (notice) => {
      if (!notices.some((n) => n.code === notice.code && n.message === notice.message)) notices.push(notice);
    },
  };
  return context;
}

function wholeSpan(source: SourceDocument, extract: Extract): Span {
  const { idSpan, titleSpan } = extract.identity;
  if (titleSpan) return titleSpan;
  if (idSpan) return idSpan;
  const first = source.blocks.find((block) => block.span.end > block.span.start);
  return first ? first.span : { start: 0, end: Math.min(80, source.text.length) };
}

/** What the contract says of a cited work. */
export const citedWork = (record: CitedRecord): CitedWork => ({
  work: record.work.key,
  status: record.standing.status,
  replacedBy: record.standing.replacedBy,
  pinned: record.pinned,
});

/** Whether the clause at a place has one of these roles, or stands below one that has. */
export function standsIn(context: MatchContext, offset: number, roles: readonly string[]): boolean {
  for (const clause of context.extract.clauses) {
    if (clause.span.start > offset) break;
    if (offset < clause.span.end && roles.includes(clause.role)) return true;
  }
  return false;
}

export const clauseRoleAt = (context: MatchContext, offset: number): string | null => clauseAt(context.extract.clauses, offset)?.role ?? null;
