import { type Finding, reuseClassId, type Tier } from '@/src/model';
import type { MatchContext } from '../context';
import { asOfWords, makeFinding, nameWork } from '../finding';
import { areStrangers, type Nearness, nearnessOf } from '../groups';
import { findOverlaps, type Overlap, strengthOf } from '../overlap';
import { overlapEvidence } from '../overlap-evidence';
import type { Rule } from './rule';

/** Says that somebody else's published or ongoing work covers the same ground. */
export const parallelWork: Rule = {
  id: 'parallel-work',
  title: 'Somebody else’s work covers the same ground',
  description:
    'Current works and drafts of others whose title and scope, own terms and references agree with the document’s, each signal kept apart. Never the document’s own editions, twins and relatives in the catalog, its own group’s works, nor what it cites as normative. Never certain: topics are likeness, not identity.',
  run: (context) =>
    withoutTwins(context, parallelWorks(context))
      .slice(0, MOST)
      .map((judged) => finding(context, judged)),
};

/** All that the rule would say, best first, before the list is cut to what one reads. */
export function parallelWorks(context: MatchContext): ParallelWork[] {
  const normative = new Set(context.extract.citations.flatMap((citation, at) => (citation.role === 'normative' ? (context.cited[at]?.work.key ?? []) : [])));
  const found = findOverlaps(context)
    .filter(({ work }) => !isOwnText(context, work.key) && !normative.has(work.key) && isAlive(context, work.key))
    .flatMap((overlap) => judge(context, overlap) ?? [])
    .sort((a, b) => b.strength - a.strength || a.overlap.work.key.localeCompare(b.overlap.work.key, 'en'));
  const best = found[0]?.strength ?? 0;
  return best < FIRST ? [] : found.filter(({ strength }) => strength >= Math.max(BESIDE, best / 2));
}

/** Editions and twins, unless a person wants them judged too. */
const isOwnText = (context: MatchContext, key: string): boolean =>
  context.own.kin.has(key) && (!context.putBack.has(reuseClassId('twin')) || context.own.exact.some((work) => work.key === key));

/** More than this is a list to read, not advice to take. */
const MOST = 6;

/**
 * Strength from which a likeness is worth saying. The likest work must reach the first, or the draft is of another field
 * than the catalog; what stands beside it must be half as like and reach the second. Set on the identity landscape: of the corpus's
 * documents none has its likest work between 0.20 and 0.39; to be looked at whenever the likeness is learned anew.
 */
const FIRST = 0.2;
const BESIDE = 0.09;
/** Strength from which it is probable: lower for works of which the catalog has no scope, since half the words are missing. */
const PROBABLE = 0.42;
const PROBABLE_BY_TITLE = 0.3;
/** A work of the same house, whose group is not known to be another, must be this like. */
const OWN_HOUSE = 0.5;
/** Shared terms or references without any likeness of title and scope must be many. */
const SOME_LIKENESS = 0.07;
const TERMS_ALONE = 0.3;
const AGREES = 0.3;

export type ParallelWork = { overlap: Overlap; strength: number; tier: Tier; near: Nearness; cited: boolean };

/** Current or in progress, and a text: a registry only lists what a text defines. */
const isAlive = (context: MatchContext, key: string): boolean => {
  const work = context.catalog.work(key);
  if (work?.body === 'IANA') return false;
  const status = work ? context.catalog.standing(work).status : 'unknown';
  return status !== 'superseded' && status !== 'withdrawn';
};

function judge(context: MatchContext, overlap: Overlap): ParallelWork | null {
  const { signals, work } = overlap;
  const near = nearnessOf(context.extract.identity, context.own.exact, work);
  if (near === 'own-group' || sameSeries(context, overlap)) return null;
  const strength = strengthOf(signals);
  const least = near === 'own-house' ? OWN_HOUSE : (signals.scope ?? 0) < SOME_LIKENESS ? TERMS_ALONE : BESIDE;
  if (strength < least) return null;
  const agreeing = [signals.scope, signals.terms, signals.references].filter((signal) => signal !== null && signal >= AGREES).length;
  const cited = context.cited.some((record) => record?.work.key === work.key);
  const sure =
    (strength >= PROBABLE && (agreeing >= 2 || overlap.title >= 0.5)) || (work.scope === null && strength >= PROBABLE_BY_TITLE && overlap.title >= 0.6);
  return { overlap, strength, near, cited, tier: sure && areStrangers(context.extract.identity, near) && !cited ? 'probable' : 'possible' };
}

/** Parts of one series ("24760-1" and "24760-2") are planned beside each other. */
function sameSeries(context: MatchContext, { work }: Overlap): boolean {
  const series = (number: string): string => number.replace(/[-.]\d+$/, '');
  return context.extract.identity.identifiers.some((own) =>
    work.identifiers.some((i) => i.publisher === own.publisher && (own.part !== null || i.part !== null) && series(i.number) === series(own.number)),
  );
}

/** Of a text under two numbers one is enough. */
function withoutTwins(context: MatchContext, judged: readonly ParallelWork[]): ParallelWork[] {
  const covered = new Set<string>();
  return judged.filter(({ overlap }) => {
    if (covered.has(overlap.work.key)) return false;
    covered.add(overlap.work.key);
    for (const tie of context.catalog.ties(overlap.work)) if (tie.type === 'identical' && tie.work) covered.add(tie.work.key);
    return true;
  });
}

function finding(context: MatchContext, { overlap, strength, tier, cited, near }: ParallelWork): Finding {
  const { work, signals } = overlap;
  const ongoing = context.catalog.standing(work).status === 'draft';
  const who = [work.group ?? work.body, work.question].filter((part) => part !== null).join(', ');
  return makeFinding({
    rule: 'parallel-work',
    kind: 'parallel-work',
    tier,
    score: strength,
    work,
    subject: work.id,
    message: `${nameWork(work)} (${who}${ongoing ? ', in progress' : ''}) covers much of the same ground, ${asOfWords(context.asOf)}: ${because(overlap)}.${cited ? ' It is cited here.' : ''}`,
    advice: near.startsWith('other')
      ? `Ask ${who} how the two works divide the ground before going on.`
      : `Check with ${who} that the two works are meant to stand side by side.`,
    overturnedBy: `A scope that says what is left to ${work.id}, or other words for what is meant in ${overlap.signals.terms !== null && overlap.sharedTerms.length > 0 ? 'the title, the scope and the terms' : 'the title and the scope'}.`,
    signals,
    ...overlapEvidence(context, overlap),
  });
}

function because({ signals, title, sharedTerms, sharedReferences }: Overlap): string {
  const reasons: string[] = [];
  if (signals.scope !== null && signals.scope >= BESIDE) reasons.push(title > 0.1 ? 'title and scope agree' : 'both are of one subject in the catalog');
  if (sharedTerms.length > 0) reasons.push(`${sharedTerms.length} terms are defined in both (${sharedTerms.slice(0, 3).join(', ')})`);
  if (sharedReferences.length > 0) reasons.push(`${sharedReferences.length} references are shared`);
  return reasons.join('; ') || 'title and scope agree';
}
