import type { KnownTerm, TermEntry } from '@/src/model';
import type { KnownDefinition } from './catalog';
import { stem } from './stem';
import { foldDesignation, STOP_WORDS, wordsOf } from './tokens';

/** How two definitions of a term stand to each other. */
export type Comparison = {
  /** Word for word the same, but for case, punctuation and articles. */
  identical: boolean;
  /** 0–1: shared meaning-bearing stems, by the larger of the two sides (Dice). */
  alike: number;
  /** 0–1: how much of the shorter definition stands in the longer one. */
  within: number;
  /** One of the two says "not" and the other does not. */
  contrary: boolean;
};

const ARTICLES = new Set(['a', 'an', 'the']);
const NEGATIONS = new Set(['no', 'not', 'never', 'without', 'nor']);

/** Bracketed sources, cross-references, marks of a source format and dressing that are not part of what a definition says. */
const bare = (definition: string): string =>
  definition
    .replace(/\[=([^=[\]]{1,80})=\]/g, ' $1 ')
    .replace(/\[(?:[^[\]]{1,120})\]/g, ' ')
    .replace(/^\s*(?:\d{1,2}\.\s*)?\((?:I|N|O|D|C|\d{1,2}|[a-z])\)\s+/, ' ')
    .replace(/\((?:see\s)?(?:clause\s)?\d+(?:\.\d+){0,5}\)/g, ' ')
    .replace(/\((?:source|see|compare|adapted from)\b[^()]{0,160}\)/gi, ' ');

/** The definition as it is compared word for word. */
export const definitionWords = (definition: string): string[] => wordsOf(bare(definition)).filter((word) => !ARTICLES.has(word));

/** One key for definitions that are word for word the same. */
export const definitionKey = (definition: string): string => definitionWords(definition).join(' ');

const meaning = (words: readonly string[]): Set<string> =>
  new Set(words.filter((word) => NEGATIONS.has(word) || !STOP_WORDS.has(word)).map((word) => MEANT.get(stem(word)) ?? stem(word)));

// Words that definitions use for one another, whatever the field; each counts as the first of its row.
const ONE_MEANING = [
  'person individual human people',
  'organization body',
  'information data',
  'disclose reveal divulge',
  'deceive trick fool mislead lure',
  'acquire obtain retrieve recover',
  'attacker adversary',
  'attribute characteristic',
  'transmit send convey',
  'possess hold',
  'goal objective',
  'distinguish differentiate',
  'secret confidential',
  'device equipment',
  'enterprise company',
];
const MEANT = new Map(
  ONE_MEANING.flatMap((row) => {
    const [first = '', ...others] = row.split(' ').map(stem);
    return others.map((word): [string, string] => [word, first]);
  }),
);

/** However many words they share, a definition with "not" and one without do not say the same. */
const CONTRARY = 0.7;

const sameNegations = (a: readonly string[], b: readonly string[]): boolean => a.some((word) => NEGATIONS.has(word)) === b.some((word) => NEGATIONS.has(word));

export function compareDefinitions(a: string, b: string): Comparison {
  const wordsA = definitionWords(a);
  const wordsB = definitionWords(b);
  const identical = wordsA.length > 0 && wordsA.join(' ') === wordsB.join(' ');
  const setA = meaning(wordsA);
  const setB = meaning(wordsB);
  if (setA.size === 0 || setB.size === 0) return { identical, alike: identical ? 1 : 0, within: identical ? 1 : 0, contrary: false };
  let shared = 0;
  for (const word of setA) if (setB.has(word)) shared++;
  const alike = (2 * shared) / (setA.size + setB.size);
  const within = shared / Math.min(setA.size, setB.size);
  return sameNegations(wordsA, wordsB)
    ? { identical, alike, within, contrary: false }
    : { identical, alike: Math.min(alike, CONTRARY), within: Math.min(within, CONTRARY), contrary: true };
}

// What a definition or its notes say when the author knows of another definition: "differs from", "in contrast to",
// "unlike in ISO/IEC 24760-1", "is narrower than", "NOTE – This definition is different to …".
const DECLARED =
  /\b(?:differs? (?:from|to)|different(?:ly)? (?:from|than|to)|in contrast (?:to|with)|unlike|as opposed to|narrower than|broader than|not (?:to be )?(?:confused|identical)|deviates? from|modif(?:ied|ication)|adapted (?:from|to)|based on|derived from|note that .{0,60} defin(?:es?|itions?)|in (?:this|the) (?:document|recommendation|specification|context)[^.]{0,40} (?:only|differently))/i;

/** Whether the text itself says that it differs from another definition, or takes it over changed. */
export const declaresDifference = (entry: TermEntry): boolean =>
  DECLARED.test(entry.notes.join(' ')) || DECLARED.test(entry.definition) || (entry.source !== null && DECLARED.test(entry.source));

/** What of an entry says so: its notes, else the sentences of its definition in which it stands. */
export const declaration = (entry: TermEntry): string => [...entry.notes, entry.definition, entry.source ?? ''].filter((part) => DECLARED.test(part)).join(' ');

/** Fewer words than this are a gloss, not a definition: nothing is concluded from them. */
const SHORTEST = 4;

export const isDefinition = (text: string): boolean =>
  definitionWords(text).length >= SHORTEST &&
  !POINTER.test(bare(text).replace(SUBJECT_FIELD, '')) &&
  !FIELD.test(text) &&
  !RULE.test(text.slice(0, RULE_WITHIN));

/** "/threat action/ See: …": a glossary names the field of a sense first. */
const SUBJECT_FIELD = /^\s*\/[^/\n]{1,60}\/\s*/;
/** "See: …", "Synonym for …": says where the definition is. */
const POINTER = /^\s*(?:see|synonym|same as|deprecated|compare|refer to|acronym|abbreviation|term used)\b/i;
/** "The id property is OPTIONAL. If present, its value MUST be …": a rule for a field, not what a term means. */
const RULE = /\b(?:MUST|REQUIRED|SHALL|SHOULD|OPTIONAL|RECOMMENDED)\b/;
const RULE_WITHIN = 120;
/** "Indicates that …", "Specifies the …", "For the definition of …, see …": the meaning of a field's value, or where to look. */
const FIELD =
  /^\s*(?:indicates|specifies|contains|encompasses|comprises|identifies|describes|defines|returns|whether|for (?:the|a|more) |other (?:specifications|documents) |as (?:in|defined) )/i;

/** "A presentation request is a …" below "presentation": a sentence that says what another term is. Its words, folded; null where none. */
export function subjectOf(definition: string): string | null {
  const found = SUBJECT.exec(bare(definition));
  return found?.[1] ? foldDesignation(found[1].replace(/^(?:an?|the|each|every|any)\s+/i, '')) : null;
}
const SUBJECT = /^\s*((?:an?\s+|the\s+)?[\p{L}-]+(?:\s+[\p{L}-]+){0,3})\s+(?:is|are)\s+(?!(?:not|to|being)\b)/iu;

/** The term's own definition in that work, not one it adopts from elsewhere. */
export const isOwn = (known: KnownDefinition): boolean => known.term.source === null;

export const namesOf = (term: TermEntry | KnownTerm): string[] => [term.designation, ...term.alternates];
