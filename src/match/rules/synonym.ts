import type { Finding, TermEntry } from '@/src/model';
import type { KnownDefinition } from '../catalog';
import type { MatchContext } from '../context';
import { definitionKey, definitionWords, namesOf } from '../definitions';
import { makeFinding, pair, there } from '../finding';
import { stem } from '../stem';
import { foldDesignation, wordsOf } from '../tokens';
import { definitionSpan } from './known-definitions';
import type { Rule } from './rule';

/** Says that a definition stands elsewhere, word for word, under another designation. */
export const synonym: Rule = {
  id: 'synonym',
  title: 'Another designation for a known concept',
  description:
    'A term defined here in the very words by which another work defines a concept that it calls otherwise. Only identical definitions count; a spelling variant, an abbreviation or a longer form of the same designation is no synonym.',
  run: (context) => {
    const known = context.catalog.definitionsByText();
    return context.extract.terms.filter((entry) => entry.origin === 'own').flatMap((entry) => otherName(context, entry, known) ?? []);
  },
};

/** A short definition ("an entity") may be shared by chance. */
const SHORTEST = 7;

function otherName(context: MatchContext, entry: TermEntry, known: ReadonlyMap<string, readonly KnownDefinition[]>): Finding | null {
  if (definitionWords(entry.definition).length < SHORTEST) return null;
  const matches = (known.get(definitionKey(entry.definition)) ?? []).filter(({ work }) => !context.own.kin.has(work.key));
  const here = new Set(namesOf(entry).map(foldDesignation));
  if (matches.length === 0 || matches.some(({ term }) => namesOf(term).some((name) => here.has(foldDesignation(name))))) return null;
  const other = matches.find(({ term }) => namesOf(term).every((name) => isAnotherName(entry.designation, name)));
  if (!other) return null;
  return makeFinding({
    rule: 'synonym',
    kind: 'synonym',
    tier: 'certain',
    score: 0.85,
    work: other.work,
    subject: entry.designation,
    message: `“${entry.designation}” is defined here in the words by which ${other.work.id} defines “${other.term.designation}”.`,
    advice: `Use “${other.term.designation}”, or list it as an admitted designation with its source.`,
    overturnedBy: null,
    evidence: [pair(context.passage(definitionSpan(entry)), there(other.work, `${other.term.designation}: ${other.term.definition}`, other.term.clause))],
  });
}

/** Not the same words in another order or number, not initials of the other, not one word more or less. */
function isAnotherName(a: string, b: string): boolean {
  const wordsA = new Set(wordsOf(foldDesignation(a)));
  const wordsB = new Set(wordsOf(foldDesignation(b)));
  const [few, many] = wordsA.size <= wordsB.size ? [wordsA, wordsB] : [wordsB, wordsA];
  if ([...few].every((word) => many.has(word))) return false;
  const [short, long] = [compact(a), compact(b)].sort((x, y) => x.length - y.length) as [string, string];
  if (long.startsWith(short) || [...few].every((word) => [...many].some((other) => stem(other) === stem(word)))) return false;
  return initials(a) !== compact(b) && initials(b) !== compact(a);
}

const compact = (text: string): string => wordsOf(text).join('');
const initials = (text: string): string =>
  wordsOf(text)
    .map((word) => word[0])
    .join('');
