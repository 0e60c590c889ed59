import type { Publisher, SourceDocument } from '@/src/model';

/** A publisher's habits: how its documents are recognised and read. One file each, listed in ./index.ts. */
export type Profile = {
  /** As printed in reports: "itu-t-recommendation", "ietf-rfc", "w3c", "generic". */
  id: string;
  title: string;
  description: string;
  publisher: Publisher;
  /** How surely this document has these habits, 0–1, from its text, blocks and (weakly) its metadata. Cheap: looks at the beginning first. */
  recognise: (source: SourceDocument) => number;
};
