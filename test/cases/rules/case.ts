import { findIdentifiers, parseIdentifier, workKey } from '@/src/identifiers';
import type { Citation, Clause, ClauseRole, DocumentIdentity, Extract, Finding, KnownTerm, Relation, SourceDocument, Span, TermEntry, Work } from '@/src/model';

/** One document against one small catalog. Places are marked in the text with ⟦ ⟧. */
export type RuleCase = {
  title: string;
  /** Paragraphs; "# 3.2 Terms {terms}" is a clause heading with its number, title and role. */
  text: string;
  identity?: Partial<DocumentIdentity>;
  terms?: TermCase[];
  citations?: CitationCase[];
  /** Labels that the text cites and no list holds. */
  unlisted?: string[];
  abbreviations?: { short: string; long: string }[];
  scope?: string;
  works: Work[];
};

/** What a rule must find: its kind and tier, the words at ⟦ ⟧, and words of its message. */
export type FindsCase = RuleCase & { expect: { kind: Finding['kind']; tier: Finding['tier']; subject?: string; says: string[] } };
export type LeavesCase = RuleCase & { notice?: string };

export type TermCase = { designation: string; definition: string; origin?: TermEntry['origin']; source?: string; notes?: string[]; alternates?: string[] };
export type CitationCase = { raw: string; label?: string; id?: string; edition?: string; title?: string; role?: Citation['role'] };

export function work(id: string, title: string, rest: Partial<Work> = {}): Work {
  const identifier = parseIdentifier(id);
  const identifiers = id.includes('/') && !id.startsWith('ISO/IEC') ? findIdentifiers(id).map((f) => f.identifier) : identifier ? [identifier] : [];
  return {
    key: identifier ? workKey(identifier) : id.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    id,
    identifiers,
    title,
    scope: null,
    body: identifier?.publisher ?? 'other',
    group: null,
    question: null,
    kind: 'standard',
    stage: 'published',
    stageText: null,
    date: identifier?.edition && /^\d{4}/.test(identifier.edition) ? identifier.edition : null,
    url: null,
    topics: [],
    relations: [],
    terms: [],
    references: [],
    text: null,
    purpose: null,
    provenance: [{ source: 'made up', seen: '2026-11-01', by: 'test', verified: true }],
    ...rest,
  };
}

export const relation = (type: Relation['type'], id: string, verified = true): Relation => ({ type, id, key: null, verified });

export const known = (designation: string, definition: string, rest: Partial<KnownTerm> = {}): KnownTerm => ({
  designation,
  alternates: [],
  definition,
  clause: null,
  source: null,
  ...rest,
});

const HEADING = /^# (?:([A-Z]?\d*(?:\.\d+)*) )?(.*?)(?: \{([a-z-]+)\})?$/;

/** The document and what is extracted from it, as far as the case says. */
export function openCase(given: RuleCase): { source: SourceDocument; extract: Extract; marked: Span[] } {
  const blocks: SourceDocument['blocks'] = [];
  const clauses: Clause[] = [];
  const marked: Span[] = [];
  let text = '';
  for (const line of given.text.trim().split('\n')) {
    if (text !== '') text += '\n';
    const heading = HEADING.exec(line);
    let content = heading ? [heading[1], heading[2]].filter(Boolean).join(' ') : line;
    for (let open = content.indexOf('⟦'); open >= 0; open = content.indexOf('⟦')) {
      const close = content.indexOf('⟧') - 1;
      content = content.replace('⟦', '').replace('⟧', '');
      marked.push({ start: text.length + open, end: text.length + close });
    }
    const span = { start: text.length, end: text.length + content.length };
    text += content;
    const level = heading ? (heading[1] ?? '1').split('.').length : null;
    blocks.push({
      span,
      kind: heading ? 'heading' : 'paragraph',
      level,
      number: heading?.[1] ?? null,
      style: null,
      anchor: null,
      page: null,
      indent: null,
      size: null,
      cell: null,
      list: null,
      context: null,
    });
    if (heading && level !== null)
      clauses.push({
        number: heading[1] ?? null,
        title: heading[2] ?? '',
        level,
        role: (heading[3] ?? 'body') as ClauseRole,
        span: { ...span },
        heading: span,
        page: null,
      });
  }
  clauses.forEach((clause, at) => {
    clause.span = { start: clause.span.start, end: clauses.slice(at + 1).find((next) => next.level <= clause.level)?.span.start ?? text.length };
  });
  const source: SourceDocument = {
    id: 'case',
    url: null,
    fileName: null,
    format: 'txt',
    text,
    blocks,
    marks: [],
    pages: [],
    outline: [],
    metadata: {},
    runningText: [],
    language: 'en',
    notices: [],
  };
  const scope = given.scope ?? null;
  const extract: Extract = {
    identity: identityOf(given),
    clauses,
    terms: (given.terms ?? []).map((term) => termEntry(text, term)),
    abbreviations: (given.abbreviations ?? []).map((a) => ({ ...a, span: spanOf(text, a.short) })),
    citations: (given.citations ?? []).map((citation) => citationEntry(text, citation)),
    unlisted: (given.unlisted ?? []).map((label) => ({ label, spans: allOf(text, label) })),
    mentions: [],
    scope: scope === null ? null : { text: scope, span: spanOf(text, scope) },
    notices: [],
  };
  return { source, extract, marked };
}

function identityOf({ identity, text }: RuleCase): DocumentIdentity {
  const ids = [identity?.id, ...(identity?.otherIds ?? [])].filter((id): id is string => typeof id === 'string');
  const plain = text.replace(/[⟦⟧]/g, '').trim();
  return {
    profile: 'generic',
    profileConfidence: 1,
    id: null,
    otherIds: [],
    identifiers: ids.flatMap((id) => parseIdentifier(id) ?? []),
    title: null,
    date: null,
    kind: 'recommendation',
    stage: 'draft',
    groups: [],
    questions: [],
    authors: [],
    language: 'en',
    confidentiality: 'unknown',
    idSpan: identity?.id && plain.includes(identity.id) ? spanOf(plain.replace(/^# /gm, '').replace(/ \{[a-z-]+\}$/gm, ''), identity.id) : null,
    titleSpan: null,
    ...identity,
  };
}

function spanOf(text: string, words: string, from = 0): Span {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`the case's text does not hold “${words}”`);
  return { start, end: start + words.length };
}

function allOf(text: string, words: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found.push({ start: at, end: at + words.length });
  return found;
}

function termEntry(text: string, term: TermCase): TermEntry {
  const definitionSpan = spanOf(text, term.definition);
  const line = text.lastIndexOf('\n', definitionSpan.start - 1) + 1;
  const designationSpan = spanOf(text, term.designation, line);
  return {
    designation: term.designation,
    alternates: term.alternates ?? [],
    definition: term.definition,
    notes: term.notes ?? [],
    origin: term.origin ?? 'own',
    source: term.source ?? null,
    clause: null,
    page: null,
    span: { start: line, end: definitionSpan.end },
    designationSpan,
    definitionSpan,
  };
}

function citationEntry(text: string, citation: CitationCase): Citation {
  const span = spanOf(text, citation.raw);
  const label = citation.label ?? null;
  const identifiers = findIdentifiers(citation.raw).map((f) => f.identifier);
  const id = citation.id ?? null;
  const first = identifiers[0];
  const edition = citation.edition ?? first?.edition ?? null;
  const cites = label ?? id;
  return {
    label,
    id,
    identifiers: id && identifiers.length === 0 ? [parseIdentifier(id)].filter((i) => i !== null) : identifiers,
    edition,
    title: citation.title ?? null,
    url: null,
    role: citation.role ?? 'normative',
    raw: citation.raw,
    span,
    page: null,
    mentions: cites ? allOf(text, cites).filter((m) => m.end <= span.start || m.start >= span.end) : [],
    dated: edition !== null,
  };
}
