import type { Confidentiality, Note, Quote, Report } from '@/src/model';

/** What each class means for whoever holds the file. */
export const CLASSES: Readonly<Record<Confidentiality, string>> = {
  public: 'Public.',
  'members-only': 'Members only: not to be passed on outside the membership.',
  restricted: 'Restricted: not to be passed on.',
  unknown: 'Its class is not stated: treat as members only until checked.',
};

/** The sentence that goes along with whatever is written of a document that is not public; null where it is. */
export const classSentence = ({ extract }: Report): string | null =>
  extract.identity.confidentiality === 'public' ? null : `Made from a document. ${CLASSES[extract.identity.confidentiality]}`;

const NO_WORDS: Quote = { exact: '', prefix: '', suffix: '' };

/** What was found, without what the document says in its own words: quotes, definitions and their notes, references as printed. Places stay. */
export function withoutExcerpts<Memory extends { notes: readonly Note[] }>(report: Report, memory: Memory): { report: Report; memory: Memory } {
  const { extract, findings } = report;
  return {
    report: {
      ...report,
      findings: findings.map((f) => ({ ...f, evidence: f.evidence.map((e) => ({ ...e, here: { ...e.here, quote: NO_WORDS } })) })),
      extract: {
        ...extract,
        terms: extract.terms.map((t) => ({ ...t, definition: '', notes: [] })),
        citations: extract.citations.map((c) => ({ ...c, raw: '' })),
      },
    },
    memory: { ...memory, notes: memory.notes.map((n) => ({ ...n, passage: n.passage && { ...n.passage, quote: NO_WORDS } })) },
  };
}
