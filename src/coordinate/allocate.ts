import type { Allocation, Extract, Identifier, SourceDocument } from '@/src/model';
import { type GroupWords, groupLogits } from './group-words';
import { type FoldedText, foldText, type Keyword, keywordsOf, presence } from './keywords';
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

/** What allocation knows beside the subject. `owners` and `words` may be missing: the mandates decide alone then. */
export type Mandates = { structure: Structure; owners: Owners | null; words: GroupWords | null };

export type AllocationAnswer = { allocation: Allocation[]; unclear: boolean; unclearWhy: string | null };

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

/** Ranked groups and Questions for a document. */
export const allocate = (extract: Extract, source: SourceDocument, mandates: Mandates): AllocationAnswer =>
  allocateSubject(subjectOf(extract, source), mandates);

/** A Question (or a group without one) that might own the work, with what speaks for it. */
type Claim = {
  group: StudyGroup;
  question: Question | null;
  /** Sum of the keywords found. */
  keywords: number;
  found: { text: string; where: 'title' | 'scope' | 'text'; weight: number }[];
  neighbours: Neighbour[];
  stated: boolean;
  probability: number;
};

/** How much each kind of evidence counts, in units of log-odds. Set on Recommendations up to 2020 (test/bench/allocation.ts). */
const WEIGHTS = { keyword: 0.5, groupKeyword: 0.35, neighbour: 2.5, statedGroup: 2.5, statedQuestion: 2.5, words: 1 };

/** Most that keywords may add to one claim: a text that repeats a subject is not more sure of it. */
const MOST_KEYWORDS = 8;

/** Below this lead of the first claim over the second, or below this certainty, the answer is "unclear". */
const CLEAR_LEAD = 0.12;
const CLEAR_SHARE = 0.3;

const LISTED = 5;
const LEAST_SHARE = 0.04;

/**
 * Ranks the groups and Questions by the words of their mandates in title, scope and text, by the known works that are most
 * like this one, and by what the document itself names. Scores are shares of one.
 */
export function allocateSubject(subject: Subject, { structure, owners, words }: Mandates): AllocationAnswer {
  const texts = { title: foldText(subject.title), scope: foldText(subject.scope), text: foldText(subject.rest) };
  const neighbours = owners ? findNeighbours(owners, `${subject.title} ${subject.title} ${subject.scope}`, subject.identifiers) : [];
  const weigh = keywordWeights(structure);
  const claims = structure.groups.flatMap((group) => claimsOf(group, texts, neighbours, subject, weigh));
  const logits = words ? groupLogits(words, `${subject.title} ${subject.title} ${subject.scope}`) : new Map<string, number>();
  if (claims.every((c) => c.keywords === 0 && c.neighbours.length === 0 && !c.stated) && logits.size === 0)
    return { allocation: [], unclear: true, unclearWhy: 'Nothing in its title and scope meets a mandate on record. Bring it to the JCA.' };
  share(claims, logits);
  claims.sort((a, b) => b.probability - a.probability || order(a).localeCompare(order(b)));
  const listed = claims.filter((claim, i) => i === 0 || claim.probability >= LEAST_SHARE).slice(0, LISTED);
  const why = unclearWhy(listed);
  return { allocation: listed.map((claim) => allocationOf(claim, listed)), unclear: why !== null, unclearWhy: why };
}

const order = ({ group, question }: Claim): string => `${group.name} ${question?.number ?? ''}`;

type Texts = { title: FoldedText; scope: FoldedText; text: FoldedText };

/** A keyword that many Questions share decides little between them. */
type Weigh = (keyword: Keyword) => number;

const weighers = new WeakMap<Structure, Weigh>();

function keywordWeights(structure: Structure): Weigh {
  const known = weighers.get(structure);
  if (known) return known;
  const questions = structure.groups.flatMap((g) => g.questions);
  const lines = questions.map((q) => foldText([q.title, ...q.keywords].join(' . ')).line);
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

function claimsOf(group: StudyGroup, texts: Texts, neighbours: readonly Neighbour[], subject: Subject, weigh: Weigh): Claim[] {
  const ofGroup = group.leadOn.flatMap(keywordsOf);
  const groupFound = findAll(ofGroup, texts, weigh);
  const base = { group, stated: false, probability: 0 };
  const claims: Claim[] = group.questions.map((question) => {
    const found = findAll([...question.keywords.flatMap(keywordsOf), ...titleWords(question.title)], texts, weigh);
    return {
      ...base,
      question,
      found,
      keywords: Math.min(MOST_KEYWORDS, sum(found.map((f) => f.weight))),
      neighbours: neighbours.filter((n) => n.question === question.number),
      stated: subject.statedQuestions.includes(question.number),
    };
  });
  const statedHere = subject.statedGroups.includes(group.name) || group.successorOf.some((name) => subject.statedGroups.includes(name));
  // The group itself: for what names the group only, and for groups whose Questions are not on record.
  claims.push({
    ...base,
    question: null,
    found: groupFound,
    keywords: Math.min(MOST_KEYWORDS, sum(groupFound.map((f) => f.weight))) * (WEIGHTS.groupKeyword / WEIGHTS.keyword),
    neighbours: neighbours.filter((n) => n.group === group.name),
    stated: statedHere,
  });
  return claims;
}

/** Words of a Question's title: weaker than its keywords, which were chosen. */
const titleWords = (title: string): Keyword[] =>
  [...new Set(wordsOf(title.replace(/\([^)]*\)/g, ' ')).filter(isTelling))].map((word) => ({ text: word, phrase: ` ${word} `, words: [word], weight: 0.3 }));

function findAll(keywords: readonly Keyword[], texts: Texts, weigh: Weigh): Claim['found'] {
  const found: Claim['found'] = [];
  for (const keyword of keywords)
    for (const [where, worth] of FIELDS) {
      const there = presence(keyword, texts[where]);
      if (there === 0) continue;
      found.push({ text: keyword.text, where, weight: there * worth * weigh(keyword) });
      break;
    }
  return found.sort((a, b) => b.weight - a.weight);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Shares one among the claims: first among groups, then among a group's Questions. */
function share(claims: Claim[], logits: ReadonlyMap<string, number>): void {
  const groups = [...new Set(claims.map((c) => c.group))];
  const groupShares = softmax(
    groups.map((group) => {
      const own = claims.filter((c) => c.group === group);
      const itself = own.find((c) => c.question === null);
      return (
        WEIGHTS.words * (logits.get(group.name) ?? 0) +
        WEIGHTS.keyword * Math.max(0, ...own.map((c) => c.keywords)) +
        WEIGHTS.neighbour * sum((itself?.neighbours ?? []).map((n) => n.weight)) +
        (own.some((c) => c.stated) ? WEIGHTS.statedGroup : 0)
      );
    }),
  );
  groups.forEach((group, g) => {
    const own = claims.filter((c) => c.group === group);
    const shares = softmax(own.map((c) => (c.question ? questionLogit(c) : groupLogit(own))));
    own.forEach((claim, i) => {
      claim.probability = (groupShares[g] ?? 0) * (shares[i] ?? 0);
    });
  });
}

const questionLogit = (c: Claim): number =>
  WEIGHTS.keyword * c.keywords + WEIGHTS.neighbour * sum(c.neighbours.map((n) => n.weight)) + (c.stated ? WEIGHTS.statedQuestion : 0);

/** The group without a Question stands where no Question of it says anything. */
const groupLogit = (own: readonly Claim[]): number => (own.some((c) => c.question && questionLogit(c) > 0.5) ? -8 : 1);

function softmax(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((l) => Math.exp(l - top));
  const total = sum(powers);
  return powers.map((p) => p / total);
}

const nameOf = ({ group, question }: Claim): string => (question ? `${group.name}, ${question.number}` : group.name);

function unclearWhy(listed: readonly Claim[]): string | null {
  const [first, second] = listed;
  if (!first) return 'Nothing in its title and scope meets a mandate on record. Bring it to the JCA.';
  if (second && first.probability - second.probability < CLEAR_LEAD && !first.stated)
    return `${nameOf(first)} (${ground(first)}) and ${nameOf(second)} (${ground(second)}) have claims of nearly the same weight. Bring it to the JCA.`;
  if (first.probability < CLEAR_SHARE && !first.stated)
    return `No mandate on record is met clearly; ${nameOf(first)} comes nearest (${ground(first)}). Bring it to the JCA.`;
  return null;
}

/** What a claim stands on, in a few words. */
const ground = (claim: Claim): string => {
  const words = claim.found.slice(0, 3).map((f) => `“${f.text}”`);
  if (words.length > 0) return words.join(', ');
  const neighbour = claim.neighbours[0];
  return neighbour ? `like ${neighbour.work.id}` : `“${claim.question?.title ?? claim.group.title}”`;
};

function allocationOf(claim: Claim, listed: readonly Claim[]): Allocation {
  const { group, question } = claim;
  const line = mandateLine(claim);
  return {
    group: group.name,
    question: question?.number ?? null,
    score: claim.probability,
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

function reasons(claim: Claim): string[] {
  const why: string[] = [];
  const inTitle = claim.found.filter((f) => f.where === 'title').map((f) => `“${f.text}”`);
  const inScope = claim.found.filter((f) => f.where === 'scope').map((f) => `“${f.text}”`);
  if (claim.stated) why.push('The document names it.');
  if (inTitle.length > 0) why.push(`Its title says ${inTitle.slice(0, 4).join(', ')}.`);
  if (inScope.length > 0) why.push(`Its scope says ${inScope.slice(0, 5).join(', ')}.`);
  for (const { work } of claim.neighbours.slice(0, 2)) why.push(`It is like ${work.id}, ${work.title}, which is with ${work.question ?? work.group}.`);
  if (why.length === 0) why.push(`Its words are those of ${claim.group.name}’s texts.`);
  return why;
}

function objections(claim: Claim, listed: readonly Claim[]): string[] {
  const against: string[] = [];
  const rival = listed.find((other) => other !== claim && other.found.some((f) => !claim.found.some((own) => own.text === f.text)));
  if (rival) {
    const words = rival.found.filter((f) => !claim.found.some((own) => own.text === f.text)).slice(0, 3);
    against.push(`${words.map((f) => `“${f.text}”`).join(', ')} ${words.length === 1 ? 'speaks' : 'speak'} for ${nameOf(rival)}.`);
  }
  if (claim.question && !claim.question.verified) against.push('The Question’s title is recalled, not verified.');
  return against;
}
