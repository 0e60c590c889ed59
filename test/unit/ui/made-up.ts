import { type Citation, type Decision, type Finding, type Report, seenOf, type TermEntry, type Verdict } from '@/src/model';

/** Made-up data for the tests of the panel. */
export const madeFinding = (id: string, some: Partial<Finding> = {}): Finding => ({
  id,
  kind: 'competing-definition',
  tier: 'probable',
  score: 0.5,
  work: null,
  rule: 'competing-definition',
  message: `Message of ${id}.`,
  advice: `Advice of ${id}.`,
  overturnedBy: null,
  signals: null,
  evidence: [],
  subject: id,
  ...some,
});

export const at = (start: number, end: number, exact = 'words here', there: Finding['evidence'][number]['there'] = null): Finding['evidence'][number] => ({
  here: { span: { start, end }, quote: { exact, prefix: '', suffix: '' }, clause: '3.2', page: 4 },
  there,
});

export const madeDecision = (finding: Finding, verdict: Verdict, some: Partial<Decision> = {}): Decision => ({
  finding: finding.id,
  document: 'draft',
  verdict,
  reason: null,
  at: '2026-11-02T09:00:00Z',
  until: null,
  seen: seenOf(finding),
  ...some,
});

export const madeTerm = (designation: string, start: number, some: Partial<TermEntry> = {}): TermEntry => ({
  designation,
  alternates: [],
  definition: `What ${designation} means.`,
  notes: [],
  origin: 'own',
  source: null,
  clause: '3.2.1',
  page: 4,
  span: { start, end: start + 50 },
  designationSpan: { start, end: start + designation.length },
  definitionSpan: null,
  ...some,
});

export const madeCitation = (id: string | null, start: number, some: Partial<Citation> = {}): Citation => ({
  label: id && `[${id}]`,
  id,
  identifiers: [],
  edition: null,
  title: `Title of ${id}`,
  url: null,
  role: 'normative',
  raw: `[${id}] Title`,
  span: { start, end: start + 40 },
  page: 2,
  mentions: [],
  dated: false,
  ...some,
});

export const madeReport = (some: Partial<Report> = {}, extract: Partial<Report['extract']> = {}): Report => ({
  document: { id: '0', key: 'draft', url: null, fileName: 'draft.docx', format: 'docx', pages: 12, characters: 34_567 },
  extract: {
    identity: {
      profile: 'itu-t-recommendation',
      profileConfidence: 0.95,
      id: 'ITU-T X.9999',
      otherIds: ['TD 77/GEN'],
      identifiers: [],
      title: 'A framework that nobody wrote',
      date: '2026-09',
      kind: 'recommendation',
      stage: 'draft',
      groups: ['ITU-T SG17'],
      questions: ['Q10/17'],
      authors: [],
      language: 'en',
      confidentiality: 'unknown',
      idSpan: null,
      titleSpan: { start: 0, end: 5 },
    },
    clauses: [],
    terms: [],
    abbreviations: [],
    citations: [],
    unlisted: [],
    mentions: [],
    scope: null,
    notices: [],
    ...extract,
  },
  findings: [],
  allocation: [],
  unclear: false,
  unclearWhy: null,
  outside: [],
  partners: [],
  notices: [],
  catalog: { packs: ['landscape'], asOf: '2026-11-01', works: 653 },
  cited: (extract.citations ?? []).map(() => null),
  matrix: [],
  timing: { read: 1, extract: 1, match: 1 },
  ...some,
});
