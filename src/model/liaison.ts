/** What an addressee of a liaison statement is asked for. */
export type LiaisonPurpose = 'action' | 'comment' | 'information';

export type Addressee = { organization: string; purpose: LiaisonPurpose; route: string | null };

export type LiaisonContact = { name: string; organization: string | null; country: string | null; telephone: string | null; email: string | null };

/** A liaison statement in the ledger: what was written to whom about what, and what came back. */
export type Liaison = {
  id: string;
  /** `documentKey` of the document that it is about. */
  document: string;
  title: string;
  subject: { id: string | null; title: string | null };
  addressees: Addressee[];
  /** Days, YYYY-MM-DD; null = none, or not yet. */
  deadline: string | null;
  sent: string | null;
  acknowledged: string | null;
  answered: string | null;
  /** Keys of the works that it names, and ids of the findings that it carries. */
  works: string[];
  findings: string[];
  remark: string | null;
  /** ISO date-time of the last change. */
  at: string;
};

export type LiaisonStanding = 'drafted' | 'sent' | 'acknowledged' | 'answered' | 'overdue';

/** Where a liaison stands on a day (YYYY-MM-DD). Overdue: sent, a reply asked for by a day that is over, and none on record. */
export function liaisonStanding(liaison: Liaison, today: string): LiaisonStanding {
  if (liaison.answered) return 'answered';
  if (!liaison.sent) return 'drafted';
  const asked = liaison.addressees.some((a) => a.purpose !== 'information');
  if (asked && liaison.deadline && liaison.deadline < today) return 'overdue';
  return liaison.acknowledged ? 'acknowledged' : 'sent';
}
