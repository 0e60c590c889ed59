import type { Publisher } from '@/src/model';
import type { Claims } from '../identity/claims';
import type { Front } from '../identity/front';

/** A publisher's habits: how its documents are recognised and read. One file each, listed in ./index.ts. */
export type Profile = {
  /** As printed in reports: "itu-t-recommendation", "ietf", "w3c", "generic". */
  id: string;
  title: string;
  description: string;
  publisher: Publisher;
  /** How surely this document has these habits, 0–1, from what stands before its first clause and (weakly) its metadata. */
  recognise: (front: Front) => number;
  /** Number, title, date and the rest, where this publisher prints them. */
  identify: (front: Front) => Claims;
};
