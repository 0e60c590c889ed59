import type { CatalogStore } from '@/src/catalog';
import { linkRelations } from '@/src/catalog/relations';
import {
  type CatalogSlice,
  type Decision,
  type Extract,
  type Finding,
  type Liaison,
  type Note,
  plainDocument,
  type Report,
  type SourceDocument,
  seenOf,
  type Work,
} from '@/src/model';

export const aWork = (fields: Partial<Work> & { key: string }): Work => ({
  id: fields.key,
  identifiers: [],
  title: `Title of ${fields.key}`,
  scope: null,
  body: 'ITU-T',
  group: null,
  question: null,
  kind: 'recommendation',
  stage: 'published',
  stageText: null,
  date: '2021-04',
  url: null,
  topics: [],
  relations: [],
  terms: [],
  references: [],
  text: null,
  purpose: null,
  provenance: [{ source: 'a list', seen: '2026-11-01', by: 'made-up', verified: true }],
  ...fields,
});

export const aDocument = (fields: Partial<SourceDocument> = {}): SourceDocument =>
  plainDocument('ab12', 'Bees are kept in hives.', { fileName: 'draft.txt', language: 'en', ...fields });

export const anExtract = (fields: Partial<Extract['identity']> = {}, rest: Partial<Extract> = {}): Extract => ({
  identity: {
    profile: 'generic',
    profileConfidence: 0,
    id: null,
    otherIds: [],
    identifiers: [],
    title: 'Framework for the keeping of bees',
    date: null,
    kind: 'recommendation',
    stage: 'draft',
    groups: [],
    questions: [],
    authors: [],
    language: 'en',
    confidentiality: 'unknown',
    idSpan: null,
    titleSpan: null,
    ...fields,
  },
  clauses: [],
  terms: [],
  abbreviations: [],
  citations: [],
  unlisted: [],
  mentions: [],
  scope: null,
  notices: [],
  ...rest,
});

export const aFinding = (fields: Partial<Finding> & { id: string }, here = 'bees are kept', there: string | null = 'bees are held'): Finding => ({
  kind: 'parallel-work',
  tier: 'probable',
  score: 0.8,
  work: null,
  rule: 'parallel-work',
  message: 'Another work covers the same ground.',
  advice: 'Coordinate before going on.',
  overturnedBy: null,
  signals: null,
  evidence: [
    {
      here: { span: { start: 0, end: here.length }, quote: { exact: here, prefix: '', suffix: '' }, clause: '1', page: 2 },
      there: there === null ? null : { quote: there, clause: '1', source: 'ISO/IEC 99001:2021' },
    },
  ],
  subject: 'bees',
  ...fields,
});

export const aReport = (fields: Partial<Report> = {}): Report => ({
  document: { id: 'ab12', key: 'itu-t-rec-x-9001', url: null, fileName: 'draft.txt', format: 'txt', pages: null, characters: 23 },
  extract: anExtract(),
  findings: [],
  allocation: [],
  unclear: false,
  unclearWhy: null,
  outside: [],
  partners: [],
  notices: [],
  catalog: { packs: ['made-up'], asOf: '2026-11-01', works: 2 },
  cited: [],
  matrix: [],
  timing: { read: 0, extract: 0, match: 0 },
  ...fields,
});

export const aLiaison = (fields: Partial<Liaison> & { id: string }): Liaison => ({
  document: 'itu-t-rec-x-9001',
  title: 'LS on X.bees, Keeping of bees',
  subject: { id: 'X.bees', title: 'Keeping of bees' },
  addressees: [{ organization: 'SC 99', purpose: 'comment', route: null }],
  deadline: '2027-01-31',
  sent: null,
  acknowledged: null,
  answered: null,
  works: ['iso'],
  findings: ['f1'],
  remark: null,
  at: '2026-11-24T10:00:00Z',
  ...fields,
});

export const aDecision = (fields: Partial<Decision> = {}): Decision => ({
  finding: 'f1',
  document: 'itu-t-rec-x-9001',
  verdict: 'dismissed',
  reason: 'Coordinated already',
  at: '2026-11-24T10:00:00Z',
  until: null,
  seen: seenOf(aFinding({ id: 'f1' })),
  ...fields,
});

export const aNote = (fields: Partial<Note> = {}): Note => ({
  id: 'n1',
  document: 'itu-t-rec-x-9001',
  kind: 'comment',
  body: 'Ask the beekeepers.',
  passage: null,
  group: null,
  finding: null,
  at: '2026-11-24T10:00:00Z',
  ...fields,
});

/** All works as they are now, with their relations linked. */
export async function sliceOfStore(store: CatalogStore): Promise<CatalogSlice> {
  const works: Work[] = [];
  await store.eachWork((work) => works.push(work));
  const { packs, asOf } = await store.state();
  return { packs, asOf, works: linkRelations(works) };
}
