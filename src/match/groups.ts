import type { DocumentIdentity, Work } from '@/src/model';
import { houseOf } from './index/fields';
import { wordsOf } from './tokens';

/** Words that say what kind of group, not which. */
const GENERIC = new Set([
  'working',
  'group',
  'wg',
  'tc',
  'technical',
  'committee',
  'task',
  'force',
  'tf',
  'foundation',
  'alliance',
  'the',
  'of',
  'for',
  'and',
  'on',
  'project',
]);

const telling = (group: string): string[] => wordsOf(group).filter((word) => !GENERIC.has(word));

/** Whether two names may be those of one group: "W3C Verifiable Credentials Working Group", "W3C Verifiable Credentials WG". */
export function isSameGroup(a: string, b: string): boolean {
  const wordsA = telling(a);
  const wordsB = telling(b);
  if (wordsA.length === 0 || wordsB.length === 0) return false;
  const [few, many] = wordsA.length <= wordsB.length ? [wordsA, new Set(wordsB)] : [wordsB, new Set(wordsA)];
  if (few.every((word) => many.has(word))) return true;
  // "W3C vc" and "W3C Verifiable Credentials Working Group": the last word may be the other's initials.
  const initials = (words: readonly string[]): string => words.map((word) => word[0] ?? '').join('');
  const last = few.at(-1) ?? '';
  return last.length >= 2 && few.slice(0, -1).every((word) => many.has(word)) && initials([...many]).endsWith(last);
}

/** Whether a work is of the document's own publisher, as far as its numbers and groups say. */
export function isOwnHouse(identity: DocumentIdentity, work: Work): boolean {
  const houses = [...identity.identifiers.map((i) => i.publisher), ...identity.groups.map((group) => group.split(' ')[0] ?? group)];
  return houses.some((house) => isSameHouse(houseOf(house), houseOf(work.body)));
}

/** How near a work's makers are to the document's: the same Question or working group; the same house; or others. */
export type Nearness = 'own-group' | 'own-house' | 'other-group' | 'other-house';

export function nearnessOf(identity: DocumentIdentity, records: readonly Work[], work: Work): Nearness {
  if (!isOwnHouse(identity, work)) return 'other-house';
  const { group, question } = work;
  const groups = [...identity.groups, ...records.flatMap((record) => record.group ?? [])];
  const questions = [...identity.questions, ...records.flatMap((record) => record.question ?? [])];
  if (group === null || groups.length === 0) return 'own-house';
  if (!groups.some((own) => isSameGroup(own, group))) return 'other-group';
  // Study groups are large: another Question of the same one may well not know.
  const apart = question !== null && questions.length > 0 && !questions.includes(question);
  return apart ? 'other-group' : 'own-group';
}

/** "OpenID" and "OpenID Foundation", "FIDO" and "FIDO Alliance", "EU" and "European Commission". */
function isSameHouse(a: string, b: string): boolean {
  const fold = (name: string): string => name.toLowerCase().replace(/^european.*/, 'eu');
  const [x, y] = [fold(a), fold(b)];
  return x === y || x.startsWith(`${y} `) || y.startsWith(`${x} `);
}

/** Whether such makers may well not know of the work: another house, or another of ITU-T's large study groups. Working groups of smaller houses mostly do. */
export const areStrangers = (identity: DocumentIdentity, near: Nearness): boolean =>
  near === 'other-house' || (near === 'other-group' && identity.groups.some((group) => /^ITU-T SG/.test(group)));
