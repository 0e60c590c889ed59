import type { Outcome, TermEntry } from '@/src/model';
import type { View } from '../view';

export function extractTerms(_view: View): Outcome<TermEntry[]> {
  return { value: [], notices: [] };
}
