import type { DefinitionVerdict, Span } from '@/src/model';
import { type Comparison, compareDefinitions, definitionWords, isDefinition } from './definitions';
import { stem } from './stem';
import { STOP_WORDS, tokensOf } from './tokens';

/** How two definitions of one designation stand to each other. */
export type Judgement = {
  verdict: DefinitionVerdict;
  /** One sentence: what the verdict rests on. */
  reason: string;
  comparison: Comparison;
};

/** Shared meaning-bearing words (of all) from which two wordings say one thing. */
export const SAME_WORDS = 0.86;
/** The same where both name one kind of thing ("process", "entity", "data"), and where they name none that is known. */
const ALIKE_ONE_KIND = 0.29;
const ALIKE = 0.3;
/** So much of the shorter stands in the longer: the longer only adds to it. */
const CONTAINED = 0.8;
const CONTAINED_WORDS = 4;
/** A short definition that is turned round by one word keeps most of its words. */
const CONTRARY_ALIKE = 0.6;
/** Hardly a word in common, or few and another kind of thing: in unlike fields another sense of the word. */
const FAR = 0.08;
const FAR_OTHER_KIND = 0.25;

/**
 * The verdict on two definitions of one designation; null where either is none (a pointer, a rule for a field, a gloss).
 * A definition with several senses is judged by the nearest of them. `oneField`: the two works share further terms; only
 * where they do not may the word be another word altogether.
 */
export function judgeDefinitions(here: string, there: string, oneField = true): Judgement | null {
  const ours = sensesOf(here);
  const theirs = sensesOf(there);
  let best: Judgement | null = null;
  for (const a of ours) {
    for (const b of theirs) {
      const judged = judgeSenses(a, b, oneField);
      if (!best || NEARNESS[judged.verdict] > NEARNESS[best.verdict] || (judged.verdict === best.verdict && judged.comparison.alike > best.comparison.alike))
        best = judged;
    }
  }
  return best;
}

const NEARNESS: Record<DefinitionVerdict, number> = { identical: 5, equivalent: 4, narrower: 3, broader: 3, competing: 2, unrelated: 1 };

/** A sense as a whole and its first sentence: what follows mostly explains. */
type Sense = { whole: string; core: string; kind: string | null };

/** "1. (I) … 2a. (O) …", and glossaries that number only from the second on. */
const NUMBERED = /(?:^|\s)\d{1,2}[a-z]?\.\s+(?=[("“/]|[A-Z])/;
/** Where a definition ends and talk about it begins. */
const TALK =
  /\s(?:Tutorial|Usage|Examples?|Derivation|Deprecated (?:Usage|Term|Definition|Abbreviation)|Pronunciation|NOTES?(?: \d)?|Note(?: that)?|See(?: also)?)\b[: ]/;
const MOST_SENSES = 8;
const CORE_WORDS = 5;

function sensesOf(definition: string): Sense[] {
  return definition
    .slice(0, LONGEST)
    .split(NUMBERED)
    .map((sense) => sense.trim())
    .filter((sense) => isDefinition(sense))
    .slice(0, MOST_SENSES)
    .map((sense) => {
      const talk = TALK.exec(sense);
      const whole = talk && isDefinition(sense.slice(0, talk.index)) ? sense.slice(0, talk.index) : sense;
      const end = /[.;]\s+(?=[A-Z(“"])/.exec(whole);
      const first = end ? whole.slice(0, end.index) : whole;
      const core = definitionWords(first).length >= CORE_WORDS ? first : whole;
      return { whole, core, kind: kindOf(core) };
    });
}

/** More of one definition is not looked at: it explains, and the cost stays bounded. */
const LONGEST = 6000;

function judgeSenses(a: Sense, b: Sense, oneField: boolean): Judgement {
  const whole = compareDefinitions(a.whole, b.whole);
  const core = compareDefinitions(a.core, b.core);
  const comparison = core.alike > whole.alike && !whole.identical ? core : whole;
  const percent = `${Math.round(comparison.alike * 100)} % of their words`;
  if (whole.identical) return { verdict: 'identical', reason: 'The words are the same.', comparison };
  if (comparison.alike >= SAME_WORDS) return { verdict: 'equivalent', reason: `Nearly the same words: they share ${percent}.`, comparison };
  // Most of the words are the same, and one side says "not": it says the contrary.
  const contrary = core.contrary && comparison.alike >= CONTRARY_ALIKE;
  const sameKind = a.kind !== null && a.kind === b.kind;
  const otherKind = a.kind !== null && b.kind !== null && a.kind !== b.kind;
  const added = addedSide(a.core, b.core);
  if (added && !otherKind && !contrary && comparison.within >= CONTAINED)
    return added === 'here'
      ? { verdict: 'narrower', reason: 'It says what the other says and adds to it.', comparison }
      : { verdict: 'broader', reason: 'The other says what this says and adds to it.', comparison };
  if (!otherKind && !contrary && comparison.alike >= (sameKind ? ALIKE_ONE_KIND : ALIKE))
    return {
      verdict: 'equivalent',
      reason: `Other words for one thing: they share ${percent}${sameKind ? `, and both name ${KIND_WORDS[a.kind ?? ''] ?? 'one kind of thing'}` : ''}.`,
      comparison,
    };
  if (!oneField && comparison.alike < (otherKind ? FAR_OTHER_KIND : FAR))
    return { verdict: 'unrelated', reason: 'Hardly a word in common, in works of unlike fields: another sense of the word.', comparison };
  const kinds = otherKind ? `: here ${KIND_WORDS[a.kind ?? '']}, there ${KIND_WORDS[b.kind ?? '']}` : '';
  return { verdict: 'competing', reason: `Another meaning, or the same in words that do not show it${kinds}; they share ${percent}.`, comparison };
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

// What kind of thing a definition's first nouns say the term is.
const KINDS: Readonly<Record<string, readonly string[]>> = {
  process:
    'process act action activity verifying verification technique method attack attempt operation procedure evaluation deceiving management practice'.split(
      ' ',
    ),
  entity: 'entity person party organization organisation individual user role body authority application agency human actor provider someone'.split(' '),
  data: 'data value object document information string key identifier certificate piece set output result number code structure message statement evidence'.split(
    ' ',
  ),
  property: 'property ability capability quality characteristic attribute measure state condition degree'.split(' '),
  system: 'system network device software hardware program component infrastructure computer database container store'.split(' '),
  rule: 'policy policies plan principle standard specification model protocol program criteria requirement rule'.split(' '),
};
const KIND_WORDS: Readonly<Record<string, string>> = {
  process: 'a process',
  entity: 'somebody',
  data: 'data',
  property: 'a property',
  system: 'a system',
  rule: 'a rule or plan',
};
const KIND_OF = new Map(Object.entries(KINDS).flatMap(([kind, words]) => words.map((word): [string, string] => [word, kind])));
/** The kind is named among the first words, and before the first relative clause. */
const HEAD_WORDS = 7;
const ENDS_HEAD = new Set([
  'that',
  'which',
  'who',
  'whose',
  'of',
  'for',
  'to',
  'by',
  'in',
  'with',
  'from',
  'where',
  'when',
  'used',
  'made',
  'about',
  'related',
]);

function kindOf(core: string): string | null {
  const words = definitionWords(core);
  let kind: string | null = null;
  for (let at = 0; at < Math.min(words.length, HEAD_WORDS); at++) {
    const word = words[at] as string;
    if (kind !== null && (ENDS_HEAD.has(word) || /ing$/.test(word))) break;
    kind = KIND_OF.get(word) ?? KIND_OF.get(word.replace(/s$/, '')) ?? kind;
    if (kind !== null && ENDS_HEAD.has(words[at + 1] ?? '')) break;
  }
  return kind;
}

/** Ranges of words that stand on one side only, as offsets into each text; the words compared are stems, in order. */
export function differingWords(here: string, there: string): { here: Span[]; there: Span[] } {
  const a = tokensOf(here);
  const b = tokensOf(there);
  const kept = longestCommon(
    a.map((token) => stem(token.word)),
    b.map((token) => stem(token.word)),
  );
  return { here: rangesOf(a, kept.here), there: rangesOf(b, kept.there) };
}

/** Definitions longer than this are marked only so far: the table of their common words is words × words. */
const MOST_WORDS = 120;

/** Which words of two rows belong to a longest common row of words. */
function longestCommon(a: readonly string[], b: readonly string[]): { here: Uint8Array; there: Uint8Array } {
  const m = Math.min(a.length, MOST_WORDS);
  const n = Math.min(b.length, MOST_WORDS);
  const width = n + 1;
  const table = new Uint16Array((m + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] as number;
  for (let i = m - 1; i >= 0; i--)
    for (let j = n - 1; j >= 0; j--) table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const here = new Uint8Array(a.length).fill(1, m);
  const there = new Uint8Array(b.length).fill(1, n);
  for (let i = 0, j = 0; i < m && j < n; ) {
    if (a[i] === b[j]) {
      here[i++] = 1;
      there[j++] = 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return { here, there };
}

/** Neighbouring words that are not kept, as one range. Articles alone are no difference. */
function rangesOf(tokens: readonly { word: string; start: number; end: number }[], kept: Uint8Array): Span[] {
  const ranges: Span[] = [];
  let open: Span | null = null;
  tokens.forEach((token, at) => {
    if (kept[at] === 1) {
      open = null;
      return;
    }
    if (open) open.end = token.end;
    else if (!/^(?:a|an|the)$/.test(token.word)) {
      open = { start: token.start, end: token.end };
      ranges.push(open);
    }
  });
  return ranges;
}
