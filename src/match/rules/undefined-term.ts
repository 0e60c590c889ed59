import type { Finding, TermEntry } from '@/src/model';
import type { MatchContext } from '../context';
import { namesOf } from '../definitions';
import { makeFinding, pair, there } from '../finding';
import { buildTermTrie } from '../term-trie';
import { foldDesignation, wordsOf } from '../tokens';
import type { Rule } from './rule';
import { isVocabulary } from './unused-term';

/** Says that the definitions lean on a term which the document does not define, though others do. */
export const undefinedTerm: Rule = {
  id: 'undefined-term',
  title: 'Used as a term, but not defined',
  description:
    'A designation of several words that a current work in the catalog defines, used in this document’s own definitions and again in its text, and defined nowhere here. Ordinary words and single words are left alone.',
  run: (context) => {
    const own = context.extract.terms.filter((entry) => entry.origin === 'own');
    if (own.length === 0 || isVocabulary(context)) return [];
    const here = namesHere(context);
    const candidates = candidatesIn(own, context, here);
    if (candidates.size === 0) return [];
    const names = [...candidates.keys()];
    const uses = new Map<string, number>();
    for (const hit of buildTermTrie(names).spot(context.source.text)) {
      const name = names[hit.term] as string;
      uses.set(name, (uses.get(name) ?? 0) + 1);
    }
    return [...candidates]
      .flatMap(([name, at]) => ((uses.get(name) ?? 0) >= OFTEN ? (finding(context, name, at, uses.get(name) ?? 0) ?? []) : []))
      .slice(0, MOST);
  },
};

const OFTEN = 3;
/** More than this many would be a list, not advice. */
const MOST = 8;

type Place = { entry: TermEntry; start: number; end: number };

function namesHere({ extract }: MatchContext): Set<string> {
  const names = extract.terms.flatMap(namesOf).map(foldDesignation);
  const short = extract.abbreviations.flatMap(({ short, long }) => [foldDesignation(short), foldDesignation(long)]);
  return new Set([...names, ...short]);
}

/** Known designations of two words or more that stand in own definitions, with every such place. */
function candidatesIn(own: readonly TermEntry[], context: MatchContext, here: ReadonlySet<string>): Map<string, Place[]> {
  const known = [...context.catalog.designations()].filter((name) => name.includes(' ') && !here.has(name));
  const found = new Map<string, Place[]>();
  if (known.length === 0) return found;
  const trie = buildTermTrie([...known, ...here]);
  for (const entry of own) {
    const span = entry.definitionSpan;
    if (!span) continue;
    for (const hit of trie.spot(context.source.text, span.start, span.end)) {
      const name = known[hit.term];
      if (name !== undefined) found.set(name, [...(found.get(name) ?? []), { entry, start: hit.start, end: hit.end }]);
    }
  }
  return found;
}

function finding(context: MatchContext, name: string, places: readonly Place[], uses: number): Finding | null {
  const known = context.catalog.definitions(name).filter(({ work, term }) => term.source === null && context.catalog.standing(work).status === 'current');
  const best = known[0];
  const [at, ...others] = places;
  if (!best || !at || wordsOf(name).length < 2) return null;
  return makeFinding({
    rule: 'undefined-term',
    kind: 'undefined-term',
    tier: 'possible',
    score: 0.35 + Math.min(0.2, uses / 100),
    work: best.work,
    subject: name,
    message: `“${name}” carries the definition of “${at.entry.designation}” and is used ${uses} times, but is not defined here; ${best.work.id} defines it.`,
    advice: `Take the definition of ${best.work.id} into the terms defined elsewhere, if that meaning is meant.`,
    overturnedBy: 'A definition of the term in this document, or a reading by which the words are meant in their everyday sense.',
    evidence: [
      pair(context.passage({ start: at.start, end: at.end }), there(best.work, best.term.definition, best.term.clause)),
      ...others.map(({ start, end }) => pair(context.passage({ start, end }), null)),
    ],
  });
}
