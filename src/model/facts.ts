// A work's facts one by one, each with who says so.

/** Facts that a person reads and may correct; those of a work item's life stand after the dot. */
export const FACT_FIELDS = [
  'id',
  'title',
  'scope',
  'body',
  'group',
  'question',
  'kind',
  'stage',
  'stageText',
  'date',
  'url',
  'topics',
  'purpose',
  'life.editors',
  'life.supportingMembers',
  'life.liaisonBodies',
  'life.target',
  'life.approvalProcess',
  'life.version',
  'life.priority',
  'life.baseText',
  'life.registered',
  'life.updated',
  'life.formerIds',
] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** What one source says; lists are written with semicolons. */
export type FactValue = {
  text: string;
  source: string;
  /** Day, YYYY-MM-DD; '' where the source names none. */
  seen: string;
  by: string;
  verified: boolean;
  /** Entered by the user: it is shown over every other. */
  own: boolean;
};

/** A fact as it is shown, and what other sources say otherwise. `agree`: further sources that say the same. */
export type WorkFact = { field: FactField; shown: FactValue; others: FactValue[]; agree: number };

/** Facts in the user's own words, by field; null takes one's own word back. Lists with semicolons. */
export type OwnFacts = { [field in FactField]?: string | null };

/** What the user's own word on a work was before a change, for undoing it; null = none. */
export type OwnBefore = { key: string; record: string | null };
