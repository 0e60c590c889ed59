/** Who may see a published list. Its works carry the class into what is written of them. */
export type ListClass = 'public' | 'members-only' | 'restricted';

export type ListedWork = { key: string; id: string; title: string };

/** What one version of a list brings against another, by work. `fields`: names of the facts that changed, as in `Work`. */
export type ListDifference = { added: ListedWork[]; changed: (ListedWork & { fields: string[] })[]; withdrawn: ListedWork[] };

/** What the owner says of a version. Days are YYYY-MM-DD; `version` counts up and never down; after `expires` the owner promised a newer one. */
export type ListWord = {
  name: string;
  title: string;
  owner: string;
  /** Where to reach the owner; null where not said. */
  contact: string | null;
  licence: string;
  class: ListClass;
  version: number;
  issued: string;
  expires: string;
  /** Day of the knowledge in it; null where not said. */
  asOf: string | null;
  works: number;
  /** What changed in this version, in the owner's words. */
  changelog: string[];
};

/** A list that the user has. */
export type ListStatus = ListWord & {
  fingerprint: string;
  /** Where updates are asked for; null for a list that came as a file. */
  address: string | null;
  /** Past its expiry: the owner has not renewed it, or nobody has looked. */
  stale: boolean;
  added: string;
  checked: string | null;
  /** It came with Concord. */
  shipped: boolean;
  /** Kept versions, the newest first. */
  versions: { version: number; issued: string; works: number; changelog: string[] }[];
};

/** What a file would bring, before it is taken. */
export type ListPreview = ListWord & {
  fingerprint: string;
  /** Not seen before: the fingerprint is to be confirmed. */
  first: boolean;
  /** The owner changed keys, and the old one vouches for the new. */
  rotated: boolean;
  /** The file holds changes to a version at hand. */
  delta: boolean;
  /** The version in use; null for a first list. */
  from: number | null;
  /** Class of the version in use. */
  classBefore: ListClass | null;
  difference: ListDifference;
};

/** One version put in another's place; null: none. */
export type ListChange = { name: string; from: number | null; to: number | null; difference: ListDifference };

/** What a change of a list did to one's own work. */
export type ListEffect = {
  /** Documents whose text is kept, analysed before and after: only those in which something changed or was decided on a work that did. */
  documents: {
    key: string;
    id: string;
    appeared: string[];
    gone: string[];
    /** Findings that were decided, on works that changed. */
    decided: { message: string; verdict: 'accepted' | 'dismissed' | 'snoozed' }[];
  }[];
  /** Liaison statements that name a work that changed. */
  liaisons: string[];
  /** Documents with decisions whose text is not kept, so that nothing can be said of them. */
  unread: number;
};
