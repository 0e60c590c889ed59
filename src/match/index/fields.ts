import type { Work } from '@/src/model';
import { stem } from '../stem';
import { STOP_WORDS } from '../tokens';
import { partNumbersOf, partsOf } from './segments';

/**
 * What publishers hang on a title that is no part of it: "(3GPP TS 29.255 version 19.3.0 Release 19)", "(oneM2M TS-0004
 * version 2.7.1 Release 2)", "(ISO/IEC 9594-8:2020)".
 */
const DRESSING = /\((?=[^()]*\d)[^()]*?\b(?:version|release|edition|TS|TR|ISO|IEC|ITU|RFC|EN|[A-Z]{2,6}-\d)[^()]*\)/g;

export const undressTitle = (title: string): string => (title.includes('(') ? title.replace(DRESSING, ' ') : title);

/** The stem of a folded word; null for one that says nothing of a subject. */
export const telling = (word: string): string | null => (STOP_WORDS.has(word) ? null : stem(word));

/** The parts of a title without its dressing, first to last. */
export const titleParts = (title: string): string[] => partsOf(undressTitle(title));

/** What a title's likeness leaves out ("Part 3", "(ISO/IEC 9594-8:2020)"); it is looked for all the same. */
export const droppedOf = (title: string): readonly string[] => [...(title.includes('(') ? (title.match(DRESSING) ?? []) : []), ...partNumbersOf(title)];

/** What a work is looked for by, apart from its title and scope: number, group, Question, topics, terms. For search, not for likeness. */
export const otherTexts = (work: Work): string[] => [
  work.id,
  work.group ?? '',
  work.question ?? '',
  ...work.topics,
  ...work.terms.map((term) => term.designation),
];

/** Amendments and corrigenda change another text, and redlines show its changes; they are rarely what a text is compared with. */
export const isAmendment = (work: Work): boolean =>
  /\bredline\b/i.test(work.id) ||
  /^(?:amendment|corrigendum|erratum|supplement)/.test(work.kind) ||
  work.identifiers.some((i) => i.supplement !== null && /amd|cor|err/i.test(i.supplement));

/** Lists of assigned values bear the names of what they serve, and are rarely what a text is compared with. */
export const isRegistry = (work: Work): boolean => work.kind === 'registry';

/** Publishers that count as one house: a text of ISO is no other publisher's text for ISO/IEC JTC 1. */
export const houseOf = (body: string): string => (/^(?:ISO|IEC)\b/.test(body) ? 'ISO/IEC' : /^ITU\b/.test(body) ? 'ITU' : body);
