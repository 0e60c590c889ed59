import type { DocumentIdentity, Extract, SourceDocument } from '@/src/model';
import { type BodyName, findMentions } from './mentions';
import { generic } from './profiles';

/**
 * A pasted title and scope paragraph (30–300 words), as a new-work-item proposal brings it: the first line is the title, the
 * rest the scope. Nothing else is looked for.
 */
export function extractScopeOnly(source: SourceDocument, bodies: readonly BodyName[]): Extract {
  const { text } = source;
  const start = /\S/.exec(text)?.index ?? 0;
  const lineEnd = text.indexOf('\n', start);
  const titleEnd = lineEnd < 0 ? sentenceEnd(text, start) : lineEnd;
  const title = text
    .slice(start, titleEnd)
    .replace(/^title\s*:\s*/i, '')
    .trim();
  const bodyStart = titleEnd + (/\S/.exec(text.slice(titleEnd))?.index ?? 0);
  const scope = text.slice(bodyStart).trimEnd();
  const identity: DocumentIdentity = {
    profile: 'scope',
    profileConfidence: 1,
    id: null,
    otherIds: [],
    identifiers: [],
    title: title || null,
    date: null,
    kind: 'proposal',
    stage: 'draft',
    groups: [],
    questions: [],
    authors: [],
    language: source.language,
    confidentiality: 'unknown',
    idSpan: null,
    titleSpan: title ? { start, end: titleEnd } : null,
  };
  return {
    identity,
    clauses: [],
    terms: [],
    abbreviations: [],
    citations: [],
    unlisted: [],
    mentions: findMentions({ source, profile: generic, clauses: [] }, bodies),
    scope: scope ? { text: scope, span: { start: bodyStart, end: bodyStart + scope.length } } : { text: title, span: { start, end: titleEnd } },
    notices: [],
  };
}

/** End of the first sentence: where somebody pasted title and scope on one line. */
function sentenceEnd(text: string, start: number): number {
  const found = /[.:](?=\s)/.exec(text.slice(start));
  return found ? start + found.index : text.length;
}
