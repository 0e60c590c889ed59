/**
 * A user's own word on who does what: the line of a mandate, words of its field, a contact. It stands over what ships, and is
 * kept in the catalog and in every backup.
 */
export type MandateEntry = {
  /** "Q10/17", "ITU-T SG17", or the name of another body: one entry for each. */
  owner: string;
  /** The line of the mandate: a Question's title, a group's task; null leaves what is known. */
  line: string | null;
  /** Words of its field, added to those known. */
  keywords: string[];
  /** Name, role, address, as the user wrote it. */
  contact: string | null;
  /** By which door: "A.24 liaison; GitHub". Null leaves what is known. */
  route: string | null;
  /** Where the user read it. */
  source: string;
  /** ISO date-time of the last change. */
  at: string;
};

/** What is known of an owner, for a form: as it ships, with the user's word over it. */
export type KnownOwner = Omit<MandateEntry, 'at' | 'source'> & { kind: 'group' | 'question' | 'body'; source: string | null; verified: boolean };
