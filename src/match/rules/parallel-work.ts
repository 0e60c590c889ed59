import { type Evidence, type Finding, reuseClassId, type Span, type Tier } from '@/src/model';
import type { MatchContext } from '../context';
import { asOfWords, makeFinding, nameWork, pair, there } from '../finding';
import { areStrangers, type Nearness, nearnessOf } from '../groups';
import { findOverlaps, type Overlap } from '../overlap';
import { stem } from '../stem';
import { eachWord, STOP_WORDS, wordsOf } from '../tokens';
import type { Rule } from './rule';

/** Says that somebody else's published or ongoing work covers the same ground. */
export const parallelWork: Rule = {
  id: 'parallel-work',
  title: 'Somebody else’s work covers the same ground',
  description:
    'Current works and drafts of others whose title and scope, own terms and references agree with the document’s, each signal kept apart. Never the document’s own editions, twins and relatives in the catalog, its own group’s works, nor what it cites as normative. Never certain: topics are likeness, not identity.',
  run: (context) => {
    const normative = new Set(context.extract.citations.flatMap((citation, at) => (citation.role === 'normative' ? (context.cited[at]?.work.key ?? []) : [])));
    const found = findOverlaps(context)
      .filter(({ work }) => !isOwnText(context, work.key) && !normative.has(work.key) && isAlive(context, work.key))
      .flatMap((overlap) => judge(context, overlap) ?? [])
      .sort((a, b) => b.strength - a.strength || a.overlap.work.key.localeCompare(b.overlap.work.key, 'en'));
    const best = found[0]?.strength ?? 0;
    if (best < FIRST) return [];
    const beside = found.filter(({ strength }) => strength >= Math.max(BESIDE, best / 2));
    return withoutTwins(context, beside)
      .slice(0, MOST)
      .map((judged) => finding(context, judged));
  },
};

/** Editions and twins, unless a person wants them judged too. */
const isOwnText = (context: MatchContext, key: string): boolean =>
  context.own.kin.has(key) && (!context.putBack.has(reuseClassId('twin')) || context.own.exact.some((work) => work.key === key));

/** More than this is a list to read, not advice to take. */
const MOST = 6;

/**
 * Strength from which a likeness is worth saying. The likest work must reach the first, or the draft is of another field
 * than the catalog; what stands beside it must be half as like and reach the second. Set on the identity landscape.
 */
const FIRST = 0.15;
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

type Judged = { overlap: Overlap; strength: number; tier: Tier; near: Nearness; cited: boolean };

/** Current or in progress, and a text: a registry only lists what a text defines. */
const isAlive = (context: MatchContext, key: string): boolean => {
  const work = context.catalog.work(key);
  if (work?.body === 'IANA') return false;
  const status = work ? context.catalog.standing(work).status : 'unknown';
  return status !== 'superseded' && status !== 'withdrawn';
};

function judge(context: MatchContext, overlap: Overlap): Judged | null {
  const { signals, work } = overlap;
  const near = nearnessOf(context.extract.identity, context.own.exact, work);
  if (near === 'own-group' || sameSeries(context, overlap)) return null;
  const parts = [signals.scope, signals.terms === null ? null : signals.terms * 0.8, signals.references === null ? null : signals.references * 0.7];
  // Signals that agree strengthen each other: what is left of doubt is multiplied. Scope alone counts in full.
  const strength = 1 - parts.reduce<number>((doubt, part) => doubt * (1 - (part ?? 0) * (part === signals.scope ? 1 : 0.6)), 1);
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
function withoutTwins(context: MatchContext, judged: readonly Judged[]): Judged[] {
  const covered = new Set<string>();
  return judged.filter(({ overlap }) => {
    if (covered.has(overlap.work.key)) return false;
    covered.add(overlap.work.key);
    for (const tie of context.catalog.ties(overlap.work)) if (tie.type === 'identical' && tie.work) covered.add(tie.work.key);
    return true;
  });
}

function finding(context: MatchContext, { overlap, strength, tier, cited, near }: Judged): Finding {
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
    evidence: evidenceOf(context, overlap),
  });
}

function because({ signals, title, sharedTerms, sharedReferences }: Overlap): string {
  const reasons: string[] = [];
  if (signals.scope !== null && signals.scope >= BESIDE) reasons.push(title > 0.1 ? 'title and scope agree' : 'both are of one subject in the catalog');
  if (sharedTerms.length > 0) reasons.push(`${sharedTerms.length} terms are defined in both (${sharedTerms.slice(0, 3).join(', ')})`);
  if (sharedReferences.length > 0) reasons.push(`${sharedReferences.length} references are shared`);
  return reasons.join('; ') || 'title and scope agree';
}

const SENTENCES = 3;
const TERMS_SHOWN = 3;

/** The title, the sentences of the scope that say most of what the work says too, and the terms that both define. */
function evidenceOf(context: MatchContext, { work, sharedTerms }: Overlap): Evidence[] {
  const said = new Set(
    wordsOf(`${work.title} ${work.scope ?? ''}`)
      .filter((word) => !STOP_WORDS.has(word))
      .map(stem),
  );
  const { extract, source } = context;
  const evidence: Evidence[] = [];
  if (extract.identity.titleSpan) evidence.push(pair(context.passage(extract.identity.titleSpan), there(work, work.title)));
  if (extract.scope) {
    const sentences = sentencesOf(source.text, extract.scope.span).map((span) => ({ span, shared: sharedWords(source.text, span, said) }));
    const telling = sentences.filter(({ shared }) => shared > 0).sort((a, b) => b.shared - a.shared || a.span.start - b.span.start);
    for (const { span } of telling.slice(0, SENTENCES))
      evidence.push(pair(context.passage(span), there(work, work.scope ?? work.title, work.scope ? 'Scope' : null)));
  }
  for (const name of sharedTerms.slice(0, TERMS_SHOWN)) {
    const entry = extract.terms.find((term) => wordsOf(term.designation).join(' ') === name);
    const known = context.catalog.definitions(name).find((definition) => definition.work === work);
    if (entry && known) evidence.push(pair(context.passage(entry.designationSpan), there(work, known.term.definition, known.term.clause)));
  }
  return evidence.length > 0 ? evidence : [pair(context.whole(), there(work, work.title))];
}

function sharedWords(text: string, span: Span, said: ReadonlySet<string>): number {
  const seen = new Set<string>();
  eachWord(
    text,
    (word) => {
      const stemmed = stem(word);
      if (said.has(stemmed)) seen.add(stemmed);
    },
    span.start,
    span.end,
  );
  return seen.size;
}

/** A sentence ends at a full stop before white space, and at a line's end. */
function sentencesOf(text: string, within: Span): Span[] {
  const found: Span[] = [];
  let start = within.start;
  for (let at = within.start; at < within.end; at++) {
    const char = text[at];
    const ends = char === '\n' || ((char === '.' || char === ';') && /\s/.test(text[at + 1] ?? ' '));
    if (!ends) continue;
    if (at + 1 - start > 20) found.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (within.end - start > 20) found.push({ start, end: within.end });
  return found;
}
