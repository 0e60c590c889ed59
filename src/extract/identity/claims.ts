import type { Confidentiality, Span, Stage } from '@/src/model';

/** What a publisher's habits say of a document. Anything left out is not said; `identify` asks weaker witnesses then. */
export type Claims = {
  id?: string | null;
  otherIds?: string[];
  title?: string | null;
  date?: string | null;
  kind?: string;
  stage?: Stage;
  groups?: string[];
  questions?: string[];
  authors?: string[];
  language?: string | null;
  confidentiality?: Confidentiality;
  idSpan?: Span | null;
  titleSpan?: Span | null;
};
