import type { PublicKey } from './keys';

/** A list that the user has, as the catalog remembers it. */
export type ListRow = {
  name: string;
  /** The owner's key that the user confirmed, or its successor. */
  key: PublicKey;
  /** Where updates are asked for; null for a list that came as a file. */
  address: string | null;
  /** The version whose works are in the catalog. */
  version: number;
  /** Its head, as in `ListVersionRow`: known also where a backup brought the list and not its contents. */
  header: string;
  /** Set while a version is being filled in: a worker that is ended then leaves it for the next to finish. */
  applying: number | null;
  /** The highest version ever taken. */
  newest: { version: number; issued: string };
  /** Hashes of the contents taken, by version, the latest last; more than the contents that are kept. */
  held: { version: number; sha256: string }[];
  /** Days, YYYY-MM-DD. */
  added: string;
  checked: string | null;
  /** It came with Concord, and its key with Concord's own source. */
  shipped: boolean;
};

/** One version of a list, whole, as it was signed. */
export type ListVersionRow = {
  name: string;
  version: number;
  /** The head's line, over which the signature stands. */
  header: string;
  signature: string;
  /** Contents, gzipped. */
  content: ArrayBuffer;
  taken: string;
};

/** Versions whose contents are kept, the one in use with them. */
export const VERSIONS_KEPT = 4;
export const HASHES_KEPT = 100;
