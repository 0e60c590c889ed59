import type { Allocation, Extract, Identifier, OutsideGroup, SourceDocument } from '@/src/model';
import { type Contest, contestsOf } from './contested';
import { featuresOf, type GroupWords, logitsOf } from './group-words';
import { type FoldedText, foldText, type Keyword, keywordsOf, presence } from './keywords';
import { rankOutside } from './outside-groups';
import { findNeighbours, type Neighbour, type Owners } from './owners';
import type { Question, Structure, StudyGroup } from './structure';
import { isTelling, wordsOf } from './words';

/** What decides who should own a piece of work. */
export type Subject = {
  title: string;
  scope: string;
  /** Designations, headings: weaker witnesses. */
  rest: string;
  statedGroups: readonly string[];
  statedQuestions: readonly string[];
  /** Its own numbers, so that it is not its own neighbour. */
  identifiers: readonly Identifier[];
};

/** What allocation knows beside the subject. `owners` and `words` may be missing: the mandates decide alone then. `outside`: works of groups elsewhere. */
export type Mandates = { structure: Structure; owners: Owners | null; words: GroupWords | null; outside?: Owners | null };

export type AllocationAnswer = { allocation: Allocation[]; unclear: boolean; unclearWhy: string | null; outside: OutsideGroup[] };

/** The words on which ownership is judged stand in the head of a document; more text blurs them. */
const HEAD_LENGTH = 6000;

export function subjectOf(extract: Extract, source: SourceDocument): Subject {
  const { identity } = extract;
  return {
    title: identity.title ?? '',
    scope: (extract.scope?.text ?? source.text.slice(0, 1500)).slice(0, HEAD_LENGTH),
    rest: [
      ...extract.terms.filter((t) => t.origin === 'own').map((t) => t.designation),
      ...extract.clauses.filter((c) => c.role === 'body').map((c) => c.title),
    ]
      .join('. ')
      .slice(0, HEAD_LENGTH),
    statedGroups: identity.groups,
    statedQuestions: identity.questions,
    identifiers: identity.identifiers,
  };
}

/** Below this a runner-up of a document is no help to its reader. */
const LEAST_SHOWN = 0.02;
/** The best and one runner-up, however small. */
const ALWAYS_SHOWN = 2;

/** Ranked groups and Questions for a document. */
export function allocate(extract: Extract, source: SourceDocument, mandates: Mandates): AllocationAnswer {
  const answer = allocateSubject(subjectOf(extract, source), mandates);
  return { ...answer, allocation: answer.allocation.filter((a, i) => i < ALWAYS_SHOWN || a.score >= LEAST_SHOWN) };
}

/** A word of a mandate that was met. */
type Found = { text: string; phrase: string; where: 'title' | 'scope' | 'text'; weight: number; ofTitle: boolean };

/** A Question (or a group without one) that might own the work, with what speaks for it. */
type Claim = {
  group: StudyGroup;
  question: Question | null;
  found: Found[];
  neighbours: Neighbour[];
  stated: boolean;
  /** Evidence in log-odds. */
  strength: number;
  /** What words learned say of it within its group: the log of its share; null where nothing was learned of it. */
  words: number | null;
  score: number;
};

/** How much each kind of evidence counts, in log-odds. Chosen on Recommendations of 2017–2020 (test/bench/allocation.ts). */
export const WEIGHTS = {
  keyword: 0.5,
  groupKeyword: 0.4,
  neighbour: 2.5,
  neighbourGroup: 1.5,
  statedGroup: 3,
  statedQuestion: 3,
  mandate: 0.7,
  words: 1,
  questionWords: 0.7,
};

/** Most that keywords may add to one claim, in weighted finds: a text that repeats a subject is not more sure of it. */
const MOST_KEYWORDS = 8;

/** Below this lead of the first claim over the second, or below this certainty, the answer is "unclear". */
export const CLEAR = { lead: 0.12, share: 0.42, shareByWordsAlone: 0.5, amongQuestions: 0.12 };

/** At least this many groups are listed, and claims above this share. */
const GROUPS_LISTED = 3;
const LEAST_SHARE = 0.08;
const LISTED = 7;
/** The first claims of all are listed, however small. */
const CLAIMS_LISTED = 3;

/**
 * Ranks the groups and Questions by the words of their mandates in title, scope and text, by what words say of groups, by the
 * known works that are most like this one, and by what the document itself names. A score says how likely its group is; a
 * group's further Questions stand below its first in proportion.
 */
export function allocateSubject(subject: Subject, { structure, owners, words, outside }: Mandates): AllocationAnswer {
  const head = `${subject.title} ${subject.title} ${subject.scope}`;
  const texts = { title: foldText(subject.title), scope: foldText(subject.scope), text: foldText(subject.rest) };
  const neighbours = owners ? findNeighbours(owners, head, subject.identifiers) : [];
  const elsewhere = outside ? rankOutside(outside, structure, head, subject.identifiers) : [];
  const features = featuresOf(head);
  const logits = words ? logitsOf(words.groups, features) : new Map<string, number>();
  const weigh = keywordWeights(structure);
  const claims = structure.groups.flatMap((group) => {
    const learned = words?.questions.get(group.name);
    return claimsOf(group, texts, neighbours, subject, weigh, learned ? shareOfQuestions(logitsOf(learned, features)) : null);
  });
  if (claims.every((c) => c.strength === 0) && logits.size === 0) return { allocation: [], unclear: true, unclearWhy: NOTHING, outside: elsewhere };
  const groups = shareAmongGroups(structure, claims, logits, neighbours);
  const contests = contestsOf(structure.contested, foldText(head));
  const ranked = rank(structure, claims, groups, logits.size > 0, new Set(contests.flatMap((c) => c.parties.map((p) => p.owner))));
  const why = unclearWhy(ranked) ?? contestWhy(ranked, claims, contests);
  return { allocation: ranked.map((claim) => allocationOf(claim, ranked)), unclear: why !== null, unclearWhy: why, outside: elsewhere };
}

const NOTHING = 'Nothing in its title and scope meets a mandate on record. Bring it to the JCA.';

type Texts = { title: FoldedText; scope: FoldedText; text: FoldedText };

/** A keyword that many Questions share decides little between them. */
type Weigh = (keyword: Keyword) => number;

const weighers = new WeakMap<Structure, Weigh>();

function keywordWeights(structure: Structure): Weigh {
  const known = weighers.get(structure);
  if (known) return known;
  const questions = structure.groups.flatMap((g) => g.questions);
  const lines = questions.map((q) => foldText([q.title, ...q.keywords, ...q.recalledKeywords].join(' . ')).line);
  const cache = new Map<string, number>();
  const weigh: Weigh = (keyword) => {
    let weight = cache.get(keyword.phrase);
    if (weight === undefined) {
      const shared = lines.filter((line) => line.includes(keyword.phrase)).length;
      weight = (keyword.weight * Math.log(1 + questions.length / Math.max(1, shared))) / Math.log(1 + questions.length);
      cache.set(keyword.phrase, weight);
    }
    return weight;
  };
  weighers.set(structure, weigh);
  return weigh;
}

const FIELDS = [
  ['title', 3],
  ['scope', 1.5],
  ['text', 0.6],
] as const;

/** Logs of the shares, none below a floor: words say which Questions are likely and hardly ever which are out of the question. */
function shareOfQuestions(logits: ReadonlyMap<string, number>): Map<string, number> {
  const shares = softmax([...logits.values()]);
  return new Map([...logits.keys()].map((name, i) => [name, Math.max(LEAST_WORDS, Math.log(shares[i] ?? 0))]));
}

/** In log-odds; also what a Question gets of which nothing was learned, for it is new. */
const LEAST_WORDS = -4;
const NEW_WORDS = -3;

function claimsOf(
  group: StudyGroup,
  texts: Texts,
  neighbours: readonly Neighbour[],
  subject: Subject,
  weigh: Weigh,
  shares: ReadonlyMap<string, number> | null,
): Claim[] {
  const claimOf = (question: Question | null, keywords: readonly Keyword[], stated: boolean): Claim => {
    const found = findAll(keywords, texts, weigh);
    const near = neighbours.filter((n) => (question ? n.question === question.number : n.group === group.name));
    const strength =
      (question ? WEIGHTS.keyword : WEIGHTS.groupKeyword) * Math.min(MOST_KEYWORDS, sum(found.map((f) => f.weight))) +
      (question ? WEIGHTS.neighbour * sum(near.map((n) => n.weight)) : 0) +
      (stated ? (question ? WEIGHTS.statedQuestion : WEIGHTS.statedGroup) : 0);
    const learned = shares === null ? null : (shares.get(question?.number ?? '') ?? (question ? NEW_WORDS : null));
    return { group, question, found, neighbours: near, stated, strength, words: learned, score: 0 };
  };
  const statedHere = subject.statedGroups.includes(group.name) || group.successorOf.some((name) => subject.statedGroups.includes(name));
  const ofQuestions = group.questions.map((question) => claimOf(question, keywordsOfMandate(question), subject.statedQuestions.includes(question.number)));
  // The group itself: for what names the group only, and for groups whose Questions are not on record.
  return [...ofQuestions, claimOf(null, keywordsOfMandate(group), statedHere)];
}

/** Keywords of a mandate, read once: chosen ones, those from memory a little weaker, words of the title weakest. */
function keywordsOfMandate(mandate: StudyGroup | Question): readonly Keyword[] {
  let known = mandateKeywords.get(mandate);
  if (!known) {
    const chosen = 'questions' in mandate ? mandate.leadOn : mandate.keywords;
    const recalled = mandate.recalledKeywords.flatMap(keywordsOf).map((k) => ({ ...k, weight: 0.8 * k.weight }));
    known = [...chosen.flatMap(keywordsOf), ...recalled, ...titleWords(mandate.title)];
    mandateKeywords.set(mandate, known);
  }
  return known;
}

const mandateKeywords = new WeakMap<StudyGroup | Question, readonly Keyword[]>();

/** Words of a title: weaker than keywords, which were chosen. */
const titleWords = (title: string): Keyword[] =>
  [...new Set(wordsOf(title.replace(/\([^)]*\)/g, ' ')).filter(isTelling))].map((word) => ({
    text: word,
    phrase: ` ${word} `,
    words: [word],
    weight: 0.3,
    acronym: null,
    ofTitle: true,
  }));

/** The keywords met, heaviest first; a word inside a phrase that was met is not counted again. */
function findAll(keywords: readonly Keyword[], texts: Texts, weigh: Weigh): Found[] {
  const found: Found[] = [];
  for (const keyword of keywords)
    for (const [where, worth] of FIELDS) {
      const there = presence(keyword, texts[where]);
      if (there === 0) continue;
      found.push({ text: keyword.text, phrase: keyword.phrase, where, weight: there * worth * weigh(keyword), ofTitle: keyword.ofTitle });
      break;
    }
  found.sort((a, b) => b.weight - a.weight);
  return found.filter((f, i) => !found.some((other, j) => j < i && other.phrase.includes(f.phrase)));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** How likely each group is, by its strongest claim, its own mandate, its words and its works. */
function shareAmongGroups(
  structure: Structure,
  claims: readonly Claim[],
  logits: ReadonlyMap<string, number>,
  neighbours: readonly Neighbour[],
): Map<StudyGroup, number> {
  const least = Math.min(0, ...logits.values());
  const shares = softmax(
    structure.groups.map((group) => {
      const own = claims.filter((c) => c.group === group);
      const itself = own.find((c) => c.question === null);
      return (
        WEIGHTS.words * (logits.get(group.name) ?? least) +
        WEIGHTS.mandate * Math.max(0, ...own.filter((c) => c.question !== null).map((c) => c.strength)) +
        WEIGHTS.mandate * (itself?.strength ?? 0) +
        WEIGHTS.neighbourGroup * sum(neighbours.filter((n) => n.group === group.name).map((n) => n.weight))
      );
    }),
  );
  return new Map(structure.groups.map((group, i) => [group, shares[i] ?? 0]));
}

/** Each group's claims below its first in proportion; a group without any Question met stands for itself. Parties to a contest are listed. */
function rank(
  structure: Structure,
  claims: readonly Claim[],
  groups: ReadonlyMap<StudyGroup, number>,
  wordsKnown: boolean,
  parties: ReadonlySet<string>,
): Claim[] {
  const ranked: Claim[] = [];
  for (const group of structure.groups) {
    const own = claims.filter((c) => c.group === group);
    const met = own.filter((c) => (c.question !== null && c.strength > 0) || (c.words ?? LEAST_WORDS) > NEW_WORDS);
    const chosen = met.some((c) => c.question !== null) ? met : own.filter((c) => c.question === null);
    const strongest = Math.max(...chosen.map(strengthOf));
    for (const claim of chosen) {
      if (claim.strength === 0 && claim.neighbours.length === 0 && !wordsKnown) continue;
      claim.score = (groups.get(group) ?? 0) * Math.exp(strengthOf(claim) - strongest);
      ranked.push(claim);
    }
  }
  ranked.sort((a, b) => b.score - a.score || order(a).localeCompare(order(b)));
  // The first claim of each of the first groups is always listed, however many claims one group has.
  const firsts = [...new Set(ranked.map((c) => c.group))].slice(0, GROUPS_LISTED).flatMap((group) => ranked.find((c) => c.group === group) ?? []);
  const isParty = (c: Claim): boolean => c.question !== null && parties.has(c.question.number);
  const others = ranked.filter((c, i) => !firsts.includes(c) && (c.score >= LEAST_SHARE || i < CLAIMS_LISTED || isParty(c))).slice(0, LISTED - firsts.length);
  return ranked.filter((c) => firsts.includes(c) || others.includes(c));
}

/** Within a group: the evidence and the words. A group's own words are no evidence for a Question. */
const strengthOf = (claim: Claim): number => (claim.question ? claim.strength : 0) + WEIGHTS.questionWords * (claim.words ?? 0);

const order = ({ group, question }: Claim): string => `${group.name} ${question?.number ?? ''}`;

function softmax(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((l) => Math.exp(l - top));
  const total = sum(powers);
  return powers.map((p) => p / total);
}

/** Null also for a Question whose number of this study period is not on record. */
const numberOf = (question: Question | null): string | null => (question && /^Q\d/.test(question.number) ? question.number : null);

const nameOf = ({ group, question }: Claim): string => {
  const number = numberOf(question);
  return number ? `${group.name}, ${number}` : group.name;
};

/** Why it is not clear who should own it; null where it is. What the document itself names settles nothing against its words, but says who has it now. */
function unclearWhy(ranked: readonly Claim[]): string | null {
  const [first] = ranked;
  if (!first) return NOTHING;
  if (first.stated) return null;
  const otherGroup = ranked.find((c) => c.group !== first.group);
  const sibling = ranked.find((c) => c !== first && c.group === first.group);
  if (otherGroup && first.score - otherGroup.score < CLEAR.lead) return conflict(first, otherGroup);
  if (first.score < (first.strength > 0 || first.neighbours.length > 0 ? CLEAR.share : CLEAR.shareByWordsAlone))
    return `No mandate on record is met clearly; ${nameOf(first)} comes nearest (${ground(first)}). Bring it to the JCA.`;
  if (sibling && 1 - sibling.score / first.score < CLEAR.amongQuestions) return conflict(first, sibling);
  return null;
}

/** The conflict on ground that several mandates are known to share, where one of them comes first; null where there is none, or the document names its owner. */
function contestWhy(ranked: readonly Claim[], claims: readonly Claim[], contests: readonly Contest[]): string | null {
  const [first] = ranked;
  if (!first || first.stated) return null;
  for (const { ground, parties } of contests) {
    const met = parties.flatMap(({ owner, words }) => {
      const claim = claims.find((c) => c.question?.number === owner) ?? claims.find((c) => c.question === null && c.group.name === owner);
      return claim ? [{ claim, words }] : [];
    });
    if (met.length < 2 || !met.some(({ claim }) => isPartOf(first, claim))) continue;
    const told = met.map(
      ({ claim, words }) =>
        `${nameOf(claim)} (“${partyLine(claim)}”) by ${words
          .slice(0, 3)
          .map((w) => `“${w}”`)
          .join(', ')}`,
    );
    return `Several mandates meet on ${ground.ground}: ${told.join('; ')}. Bring it to the JCA.`;
  }
  return null;
}

const isPartOf = (claim: Claim, party: Claim): boolean => claim === party || (party.question === null && claim.group === party.group);

/** The line by which a party holds contested ground: its Question's title, or its group's task on identity. */
const partyLine = ({ group, question }: Claim): string => question?.title ?? group.identityMandate ?? group.title;

const conflict = (a: Claim, b: Claim): string =>
  `${nameOf(a)} (${ground(a)}) and ${nameOf(b)} (${ground(b)}) have claims of nearly the same weight. Bring it to the JCA.`;

/** What a claim stands on, in a few words. */
const ground = (claim: Claim): string => {
  const words = telling(claim)
    .slice(0, 3)
    .map((f) => `“${f.text}”`);
  if (words.length > 0) return words.join(', ');
  const neighbour = claim.neighbours[0];
  return neighbour ? `like ${neighbour.work.id}` : `“${claim.question?.title ?? claim.group.title}”`;
};

function allocationOf(claim: Claim, listed: readonly Claim[]): Allocation {
  const { group, question } = claim;
  const line = mandateLine(claim);
  return {
    group: group.name,
    question: numberOf(question),
    score: claim.score,
    mandate: line.text,
    mandateSource: line.source,
    verified: line.verified,
    why: reasons(claim),
    against: objections(claim, listed),
  };
}

/** The line of the mandate that decides: the Question's text, the group's task on identity where that is what is met, or the group's title. */
function mandateLine({ group, question, found }: Claim): { text: string; source: string; verified: boolean } {
  const recalled = 'recalled; read the Question again before it is quoted';
  if (question)
    return {
      text: question.title,
      source: question.source ?? (question.verified ? `${group.name}, ${question.number}` : recalled),
      verified: question.verified,
    };
  if (group.identityMandate && found.some((f) => f.text.includes('identity')))
    return { text: group.identityMandate, source: group.identityMandateSource ?? group.name, verified: true };
  return { text: group.title, source: group.mandateUrl ?? (group.verified ? group.name : recalled), verified: group.verified };
}

/** The finds worth naming: a stray “network” beside “digital identity wallet” is not, nor one word of a mandate's title, “support”, somewhere in a scope. */
function telling({ found }: Claim): Found[] {
  const fewOfTitle = found.filter((f) => f.ofTitle).length < 2;
  return found.filter((f) => f.weight >= 0.3 * (found[0]?.weight ?? 0) && !(f.ofTitle && f.where !== 'title' && fewOfTitle));
}

/** Why a claim stands. Key words are the mandate's, not the document's: a phrase is met by most of its words, or by a short form. */
function reasons(claim: Claim): string[] {
  const why: string[] = [];
  const met = (where: Found['where'], most: number): string => {
    const words = telling(claim)
      .filter((f) => f.where === where)
      .slice(0, most);
    return words.length > 0 ? ` in the ${where} ${words.map((f) => `“${f.text}”`).join(', ')}` : '';
  };
  const all = [met('title', 4), met('scope', 5), telling(claim).every((f) => f.where === 'text') ? met('text', 4) : ''].filter(Boolean);
  if (claim.stated) why.push('The document names it.');
  if (all.length > 0) why.push(`Key words of ${claim.question ? 'this Question' : 'this group'} met:${all.join(';')}.`);
  for (const { work } of claim.neighbours.slice(0, 2)) why.push(`It is like ${work.id}, ${work.title}, which is with ${work.question ?? work.group}.`);
  if (why.length === 0)
    why.push(claim.score < LEAST_SHARE ? 'No mandate is met; it comes next by its words alone.' : `Its words are those of texts of ${nameOf(claim)}.`);
  return why;
}

/** What speaks against a claim: what the strongest other claim has and this one has not, and doubts about the mandate’s wording. */
function objections(claim: Claim, listed: readonly Claim[]): string[] {
  const against: string[] = [];
  const lacks = (other: Claim): Found[] => telling(other).filter((f) => !claim.found.some((own) => own.phrase === f.phrase));
  const rival = listed.find((other) => other !== claim && other.score >= LEAST_SHARE && lacks(other).length > 0);
  if (rival) {
    const words = lacks(rival).slice(0, 3);
    against.push(`${words.map((f) => `“${f.text}”`).join(', ')} ${words.length === 1 ? 'speaks' : 'speak'} for ${nameOf(rival)}.`);
  }
  if (claim.question && !claim.question.verified) against.push('The Question’s title is recalled, not verified.');
  return against;
}
