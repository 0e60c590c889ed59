import type { DefinitionVerdict } from '@/src/model';
import { KIND_WORDS, type Kind, kindOf } from './definition-kind';
import { type Meaning, meaningOf, type Nearness, nearnessOf } from './definition-meaning';
import { type Comparison, compareDefinitions, definitionWords, isDefinition, subjectOf } from './definitions';
import { stem } from './stem';
import { foldDesignation, STOP_WORDS, wordsOf } from './tokens';

/** How two definitions of one designation stand to each other. */
export type Judgement = {
  verdict: DefinitionVerdict;
  /** One sentence: what the verdict rests on. */
  reason: string;
  comparison: Comparison;
};

/** Shared meaning-bearing words (of all) from which two wordings say one thing. */
export const SAME_WORDS = 0.86;
/** So much of the shorter stands in the longer: the longer only adds to it. */
const CONTAINED = 0.8;
const CONTAINED_WORDS = 4;
/** A short definition that is turned round by one word keeps most of its words. */
const CONTRARY_ALIKE = 0.6;
/** In unlike fields, what does not mean one thing is another sense of the word unless much is shared all the same. */
const FAR = 0.35;
/** Designations of two words and more are seldom spelt alike by chance. */
const FAR_SEVERAL_WORDS = 0.06;

/**
 * The verdict on two definitions of one designation; null where either is none (a pointer, a rule for a field, a gloss).
 * A definition with several senses is judged by the nearest of them. `oneField`: the two works are of one field; only
 * where they are not may the word be another word altogether. `designation`: what both define; a term of several words
 * says much of its meaning itself, so less agreement of the definitions is enough. `other`: how the other work calls it.
 */
export function judgeDefinitions(here: string, there: string, oneField = true, designation = '', other = designation): Judgement | null {
  const words = wordsOf(foldDesignation(designation));
  const term: Term = { stems: new Set(words.map(stem)), several: words.length > 1 };
  const ours = sensesOf(here, term);
  const theirs = sensesOf(there, term);
  let best: Judgement | null = null;
  const apart = haveOtherLongForms(designation, other);
  for (const a of ours) {
    for (const b of theirs) {
      const judged = judgeSenses(a, b, oneField && !apart, apart ? { ...term, several: false } : term);
      if (!best || NEARNESS[judged.verdict] > NEARNESS[best.verdict] || (judged.verdict === best.verdict && judged.comparison.alike > best.comparison.alike))
        best = judged;
    }
  }
  return best;
}

/** "A presentation request is …" below "presentation": the sentence says what a longer term is. */
function saysOfAnother(sense: string, { stems }: Term): boolean {
  const subject = stems.size > 0 ? subjectOf(sense) : null;
  if (subject === null || RELATIVE.test(subject)) return false;
  const words = new Set(wordsOf(subject).map(stem));
  return words.size > stems.size && [...stems].every((word) => words.has(word));
}
const RELATIVE = /\b(?:that|which|who|this|it|there|where|when|what|if|these|those|they|of|for)\b/;

/** "Critical Security Parameter (CSP)", "Credential Service Provider (CSP)": two terms that only share an abbreviation. */
function haveOtherLongForms(here: string, there: string): boolean {
  const a = SHORT_FORM.exec(here);
  const b = SHORT_FORM.exec(there);
  if (!a || !b || a[2]?.toLowerCase() !== b[2]?.toLowerCase()) return false;
  const words = new Set(wordsOf(a[1] ?? '').map(stem));
  return !wordsOf(b[1] ?? '').some((word) => words.has(stem(word)));
}
const SHORT_FORM = /^(.+?)\s*[–-]?\s*\(([A-Za-z]{2,6})\)\s*$/;

type Term = { stems: ReadonlySet<string>; several: boolean };

const NEARNESS: Record<DefinitionVerdict, number> = { identical: 5, equivalent: 4, narrower: 3, broader: 3, competing: 2, unrelated: 1 };

/** A sense as a whole and its first sentence: what follows mostly explains. */
type Sense = { whole: string; core: string; kind: Kind | null; meaning: Meaning; fullMeaning: Meaning };

/** "1. (I) … 2a. (O) …", and glossaries that number only from the second on. */
const NUMBERED = /(?:^|\s)\d{1,2}[a-z]?\.\s+(?=[("“/]|[A-Z])/;
/** Where a definition ends and talk about it begins. */
const TALK =
  /\s(?:Tutorial|Usage|Examples?|Derivation|Deprecated (?:Usage|Term|Definition|Abbreviation)|Pronunciation|NOTES?(?: \d)?|Note(?: that)?|See(?: also)?)\b[: ]/;
const MOST_SENSES = 8;
const CORE_WORDS = 5;

export function sensesOf(definition: string, term: Term): Sense[] {
  return definition
    .slice(0, LONGEST)
    .split(NUMBERED)
    .map((sense) => sense.trim())
    .filter((sense) => isDefinition(sense) && !saysOfAnother(sense, term))
    .slice(0, MOST_SENSES)
    .map((sense) => {
      const talk = TALK.exec(sense);
      const whole = talk && isDefinition(sense.slice(0, talk.index)) ? sense.slice(0, talk.index) : sense;
      const end = /[.;]\s+(?=[A-Z(“"])/.exec(whole);
      const first = end ? whole.slice(0, end.index) : whole;
      const core = definitionWords(first).length >= CORE_WORDS ? first : whole;
      return { whole, core, kind: kindOf(core), meaning: meaningOf(core, term.stems), fullMeaning: meaningOf(whole, term.stems) };
    });
}

/** More of one definition is not looked at: it explains, and the cost stays bounded. */
const LONGEST = 6000;

function judgeSenses(a: Sense, b: Sense, oneField: boolean, term: Term): Judgement {
  const whole = compareDefinitions(a.whole, b.whole);
  const core = compareDefinitions(a.core, b.core);
  const comparison = core.alike > whole.alike && !whole.identical ? core : whole;
  const percent = `${Math.round(comparison.alike * 100)} % of their words`;
  if (whole.identical) return { verdict: 'identical', reason: 'The words are the same.', comparison };
  if (comparison.alike >= SAME_WORDS) return { verdict: 'equivalent', reason: `Nearly the same words: they share ${percent}.`, comparison };
  // Most of the words are the same, and one side says "not": it says the contrary.
  const contrary = core.contrary && comparison.alike >= CONTRARY_ALIKE;
  const otherKind = areOtherKinds(a.kind, b.kind);
  const added = addedSide(a.core, b.core);
  if (added && !otherKind && !contrary && comparison.within >= CONTAINED)
    return added === 'here'
      ? { verdict: 'narrower', reason: 'It says what the other says and adds to it.', comparison }
      : { verdict: 'broader', reason: 'The other says what this says and adds to it.', comparison };
  const near = nearest(a, b);
  if (!contrary && isOneMeaning(a, b, near, term))
    return { verdict: 'equivalent', reason: `Other words for one thing${sameKindWords(a, b)}: what they speak of agrees, and ${percent}.`, comparison };
  const general = otherKind || contrary ? null : moreGeneral(a, b);
  if (general)
    return general === 'here'
      ? { verdict: 'broader', reason: 'It speaks of the matter at large, the other of one scheme of its own.', comparison }
      : { verdict: 'narrower', reason: 'It speaks of one scheme of its own, the other of the matter at large.', comparison };
  const more = otherKind || contrary ? null : saysMore(a, b, near);
  if (more)
    return more === 'here'
      ? { verdict: 'narrower', reason: 'It says more of the same.', comparison }
      : { verdict: 'broader', reason: 'The other says more of the same.', comparison };
  if (!oneField && near.alike < (term.several ? FAR_SEVERAL_WORDS : FAR))
    return { verdict: 'unrelated', reason: 'Little in common, in works of unlike fields: another sense of the word.', comparison };
  const kinds = otherKind && a.kind && b.kind ? `: here ${KIND_WORDS[a.kind]}, there ${KIND_WORDS[b.kind]}` : '';
  return { verdict: 'competing', reason: `Another meaning, or the same in words that do not show it${kinds}; they share ${percent}.`, comparison };
}

const sameKindWords = (a: Sense, b: Sense): string => (a.kind !== null && a.kind === b.kind ? `, ${KIND_WORDS[a.kind]}` : '');

export function nearest(a: Sense, b: Sense): Nearness {
  const core = nearnessOf(a.meaning, b.meaning);
  const whole = nearnessOf(a.fullMeaning, b.fullMeaning);
  return whole.alike > core.alike ? whole : core;
}

/**
 * From how much agreement two wordings mean one thing, by the class of the genus. Somebody is what he does and to what: of
 * two verifiers that check other things the definitions share half their words. Set on the half of the judged pairs that is
 * tuned on (`test/bench/definitions.ts`).
 */
const SAME_MEANING: Readonly<Record<Kind, number>> = { entity: 0.5, process: 0.41, data: 0.29, property: 0.5, system: 0.33, rule: 0.33 };
const UNKNOWN_KIND = 0.41;
/** What the acts are done to counts beside the words at large. */
const THINGS_WEIGHT = 0.15;
const THINGS_UNSAID = 0.5;
/** Of a term of several words; and of one whose two definitions name other kinds of things. */
const SEVERAL_WORDS = 0.16;
const LIKE_KIND = 0.3;
const SEVERAL_WORDS_OTHER_KIND = 0.4;
/** The same things are spoken of under a designation of several words. */
const SAME_THINGS = 0.44;
const SOME_WORDS = 0.075;

/** Words that every definition has are no agreement: so much weight at least must be shared (a telling concept has 1). */
const LEAST_SHARED = 1.2;

/** A programme of management is a process as well as a plan; a protocol is a system as well as a rule. */
export const areOtherKinds = (a: Kind | null, b: Kind | null): boolean => a !== null && b !== null && a !== b && !LIKE_KINDS.has(`${a} ${b}`);
const LIKE_KINDS = new Set(['process rule', 'rule process', 'system rule', 'rule system']);

function isOneMeaning(a: Sense, b: Sense, near: Nearness, { several }: Term): boolean {
  const kind = a.kind ?? b.kind;
  if (areOtherKinds(a.kind, b.kind)) return several && near.alike >= SEVERAL_WORDS_OTHER_KIND;
  const agreement = near.alike + THINGS_WEIGHT * ((near.things ?? THINGS_UNSAID) - THINGS_UNSAID);
  if (kind === 'entity') return agreement >= SAME_MEANING.entity;
  if (a.kind !== b.kind && a.kind && b.kind) return near.alike >= LIKE_KIND;
  if (several) return (near.alike >= SEVERAL_WORDS && near.sharedWeight >= LEAST_SHARED) || ((near.things ?? 0) >= SAME_THINGS && near.alike >= SOME_WORDS);
  return near.sharedWeight >= LEAST_SHARED && agreement >= (kind === null ? UNKNOWN_KIND : SAME_MEANING[kind]);
}

/** So much of what the shorter speaks of stands in the longer: one of the two says more of the same. */
const MORE_OF_THE_SAME = 0.5;
const SOME_SHARED = 0.9;

/** Which side says more of the same; never of somebody, who is another where he does another thing. */
function saysMore(a: Sense, b: Sense, near: Nearness): 'here' | 'there' | null {
  if (a.kind === 'entity' || b.kind === 'entity' || near.within < MORE_OF_THE_SAME || near.sharedWeight < SOME_SHARED) return null;
  return a.meaning.all.size >= b.meaning.all.size ? 'here' : 'there';
}

/** Concepts of one scheme (claimant, wallet, authenticator …) from which a definition speaks of that scheme only. */
const OF_ONE_SCHEME = 3;

/** Which side names a process at large where the other names it within one scheme. */
function moreGeneral(a: Sense, b: Sense): 'here' | 'there' | null {
  if (a.kind !== 'process' || b.kind !== 'process') return null;
  const [x, y] = [a.meaning.schemeWords, b.meaning.schemeWords];
  if (x === 0 && y >= OF_ONE_SCHEME) return 'here';
  return y === 0 && x >= OF_ONE_SCHEME ? 'there' : null;
}

/** Which side has all the other says and more; null where neither or both. */
function addedSide(here: string, there: string): 'here' | 'there' | null {
  const a = telling(here);
  const b = telling(there);
  if (Math.min(a.size, b.size) < CONTAINED_WORDS || a.size === b.size) return null;
  return a.size > b.size ? 'here' : 'there';
}

const telling = (text: string): Set<string> =>
  new Set(
    definitionWords(text)
      .filter((word) => !STOP_WORDS.has(word))
      .map(stem),
  );
