import type { SourceDocument } from '@/src/model';
import { frontOf } from '../identity/front';
import { cen } from './cen';
import { dif } from './dif';
import { etsi } from './etsi';
import { eudi } from './eudi';
import { fido } from './fido';
import { generic } from './generic';
import { ietf } from './ietf';
import { iso } from './iso';
import { ituTDocument } from './itu-t-document';
import { ituTRecommendation } from './itu-t-recommendation';
import { ituTWorkItem } from './itu-t-work-item';
import { nist } from './nist';
import { oasis } from './oasis';
import { openid } from './openid';
import type { Profile } from './profile';
import { termsOfReference } from './terms-of-reference';
import { threeGpp } from './threegpp';
import { w3c } from './w3c';

export { generic } from './generic';

export const profiles: readonly Profile[] = [
  ituTRecommendation,
  ituTDocument,
  termsOfReference,
  ituTWorkItem,
  iso,
  ietf,
  w3c,
  openid,
  dif,
  etsi,
  nist,
  oasis,
  eudi,
  threeGpp,
  fido,
  cen,
  generic,
];

/** The profile with the highest confidence; `generic` where none is surer than a third. */
export function recogniseProfile(source: SourceDocument): { profile: Profile; confidence: number } {
  const front = frontOf(source);
  let best = { profile: generic, confidence: 0.01 };
  for (const profile of profiles) {
    const confidence = profile.recognise(front);
    if (confidence > best.confidence && confidence >= 0.33) best = { profile, confidence };
  }
  return { profile: best.profile, confidence: Math.round(best.confidence * 100) / 100 };
}
