import type { Abbreviation, Outcome } from '@/src/model';
import type { View } from './view';

export function extractAbbreviations(_view: View): Outcome<Abbreviation[]> {
  return { value: [], notices: [] };
}
