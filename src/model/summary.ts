import type { Decision } from './decision';
import type { Confidentiality } from './extract';
import type { Finding } from './finding';
import type { Allocation } from './report';

/** `work`: key of the work that it is about; missing in what was kept before works were noted. */
export type SummaryFinding = Pick<Finding, 'id' | 'kind' | 'tier' | 'message' | 'advice'> & { work?: string | null };

/** What is kept of a report when its document is closed, so that a meeting can look at many: no text of the document. */
export type DocumentSummary = {
  /** `documentKey` of the document. */
  document: string;
  /** ISO date-time of the analysis. */
  at: string;
  id: string | null;
  title: string | null;
  name: string;
  date: string | null;
  stage: string;
  questions: string[];
  confidentiality: Confidentiality;
  owner: Allocation | null;
  runnerUp: Allocation | null;
  unclear: string | null;
  findings: SummaryFinding[];
  /** Keys of the works that its findings and references name: what its liaisons are looked up by. */
  works: string[];
};

/** What is found in an analysed document about one work of the catalog, and what was decided on it. */
export type FindingOnWork = SummaryFinding & { document: string; name: string; at: string; verdict: Decision['verdict'] | null };
