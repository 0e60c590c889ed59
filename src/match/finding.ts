import {
  closedClass,
  closedMark,
  type Evidence,
  type Finding,
  type FindingKind,
  type Outside,
  type Passage,
  type Signals,
  type There,
  type Tier,
  type Work,
} from '@/src/model';
import { stableId } from './hash';
import { shortenQuote } from './passages';

export type FindingDraft = {
  rule: string;
  kind: FindingKind;
  tier: Tier;
  score: number;
  work: Work | null;
  /** The matter's own words: designation, label, number. With kind and work it makes the finding's id. */
  subject: string;
  message: string;
  advice: string;
  overturnedBy: string | null;
  signals?: Signals | null;
  evidence: Evidence[];
  outside?: Outside[];
};

/** A finding with the id that outlives a moved paragraph: kind, work and matter, never the place. */
export function makeFinding(draft: FindingDraft): Finding {
  const { work, signals, score, outside, ...rest } = draft;
  const matter = rest.subject.toLowerCase().replace(/\s+/g, ' ').trim();
  return {
    ...rest,
    id: stableId([draft.kind, work?.key ?? '', matter]),
    work: work?.key ?? null,
    score: Math.round(Math.min(1, Math.max(0, score)) * 1000) / 1000,
    signals: signals ?? null,
    ...(outside && outside.length > 0 ? { outside } : {}),
  };
}

/** What a catalog record says, as the other side of an evidence; marked where it comes from a list that is not public. */
export function there(work: Work, quote: string, clause: string | null = null): There {
  const closed = closedClass(work);
  return { quote: shortenQuote(quote), clause, source: work.id + closedMark(closed), ...(closed ? { class: closed } : {}) };
}

export const pair = (here: Passage, other: There | null): Evidence => ({ here, there: other });

/** " as of 2026-11-01", " (as of …)": every statement on what is current carries the catalog's day. */
export const asOfWords = (asOf: string | null): string => (asOf ? `as of ${asOf}` : 'as far as the catalog knows');

/** "Title" (Body, 2021-04) as a colleague would name a work: number and title. */
export const nameWork = (work: Work): string => (work.title && work.title !== work.id ? `${work.id}, “${work.title}”` : work.id);
