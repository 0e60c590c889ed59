import type { DocumentIdentity, Outcome } from '@/src/model';
import type { View } from '../view';

export function identify(view: View, confidence: number): Outcome<DocumentIdentity> {
  const title = view.source.metadata.title ?? null;
  return {
    value: {
      profile: view.profile.id,
      profileConfidence: confidence,
      id: null,
      otherIds: [],
      identifiers: [],
      title,
      date: null,
      kind: 'document',
      stage: 'unknown',
      groups: [],
      questions: [],
      authors: [],
      language: view.source.language,
      confidentiality: 'unknown',
      idSpan: null,
      titleSpan: null,
    },
    notices: [],
  };
}
