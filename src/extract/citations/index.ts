import type { Citation, Outcome, UnlistedCitation } from '@/src/model';
import type { View } from '../view';

export function extractCitations(_view: View): Outcome<{ citations: Citation[]; unlisted: UnlistedCitation[] }> {
  return { value: { citations: [], unlisted: [] }, notices: [] };
}
