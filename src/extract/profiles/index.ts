import type { SourceDocument } from '@/src/model';
import type { Profile } from './profile';

export const generic: Profile = {
  id: 'generic',
  title: 'Any document',
  description: 'No publisher was recognised; numbers, headings and common clause titles are used.',
  publisher: 'other',
  recognise: () => 0.01,
};

export const profiles: readonly Profile[] = [generic];

/** The profile with the highest confidence; `generic` where none is surer. */
export function recogniseProfile(source: SourceDocument): { profile: Profile; confidence: number } {
  let best = { profile: generic, confidence: 0 };
  for (const profile of profiles) {
    const confidence = profile.recognise(source);
    if (confidence > best.confidence) best = { profile, confidence };
  }
  return best;
}
