import { parseIdentifiers } from '@/src/identifiers';
import { type Citation, type Extract, plainDocument, type SourceDocument, type Span, type TermEntry, type Work } from '@/src/model';
import type { Catalog } from './catalog';
import { makeContext } from './context';
import { parallelWorks } from './rules/parallel-work';

/**
 * Works of others that cover the same ground as a work of the catalog, as far as its record says: those of which an analysis of the
 * work itself would say so as probable, by the same rule and the same bars. Best first. Takes some milliseconds.
 */
export function worksBeside(catalog: Catalog, work: Work): Work[] {
  const source = documentOfRecord(work);
  const context = makeContext(source, extractOfRecord(work, source.text), catalog, {}, []);
  return parallelWorks(context).flatMap(({ overlap, tier }) => (tier === 'probable' && overlap.work.key !== work.key ? [overlap.work] : []));
}

/** The record as a document of two paragraphs. */
const documentOfRecord = ({ key, url, title, scope }: Work): SourceDocument => plainDocument(key, scope === null ? title : `${title}\n${scope}`, { url });

function extractOfRecord(work: Work, text: string): Extract {
  const whole: Span = { start: 0, end: work.title.length };
  return {
    identity: {
      profile: 'generic',
      profileConfidence: 0,
      id: work.id,
      otherIds: [],
      identifiers: work.identifiers,
      title: work.title,
      date: work.date,
      kind: work.kind,
      stage: work.stage,
      groups: work.group === null ? [work.body] : [work.group],
      questions: work.question === null ? [] : [work.question],
      authors: [],
      language: null,
      confidentiality: 'unknown',
      idSpan: null,
      titleSpan: whole,
    },
    clauses: [],
    terms: work.terms.map((term) => termOf(term, whole)),
    abbreviations: [],
    citations: work.references.map((id) => citationOf(id, whole)),
    unlisted: [],
    mentions: [],
    scope: work.scope === null ? null : { text: work.scope, span: { start: work.title.length + 1, end: text.length } },
    notices: [],
  };
}

const termOf = ({ designation, alternates, definition, clause, source }: Work['terms'][number], span: Span): TermEntry => ({
  designation,
  alternates,
  definition,
  notes: [],
  origin: source === null ? 'own' : 'adopted',
  source,
  clause,
  page: null,
  span,
  designationSpan: span,
  definitionSpan: null,
});

/** A record does not say which of its references are normative. */
const citationOf = (id: string, span: Span): Citation => ({
  label: null,
  id,
  identifiers: parseIdentifiers(id),
  edition: null,
  title: null,
  url: null,
  role: 'informative',
  raw: id,
  span,
  page: null,
  mentions: [],
  dated: false,
});
