import type { Extract, Finding, TermEntry, Tier } from '@/src/model';
import { type MatchContext, standsIn } from '../context';
import { namesOf } from '../definitions';
import { makeFinding, pair } from '../finding';
import { buildTermTrie } from '../term-trie';
import type { Rule } from './rule';

/** Says that a defined term is used nowhere else in the document. */
export const unusedTerm: Rule = {
  id: 'unused-term',
  title: 'Defined, but never used',
  description:
    'A term whose designation, alternates and abbreviation stand nowhere outside its own entry and the contents list. Vocabularies, and documents that are hardly more than their definitions, are left alone.',
  run: (context) => {
    const { terms } = context.extract;
    if (terms.length === 0 || isVocabulary(context)) return [];
    const used = usedTerms(context);
    const unused = terms.filter((entry, at) => !used.has(at) && entry.designation.trim() !== '' && isListed(context, entry));
    // Where most terms seem unused, the designations were not read as the text writes them: nothing can be said.
    if (terms.length >= 6 && unused.length > terms.length / 2) {
      context.note({
        code: 'terms-not-followed',
        message: `${unused.length} of ${terms.length} terms are not seen used in the text, so none is reported as unused.`,
      });
      return [];
    }
    // A glossary at a document's end says more than the document needs; nobody would take ten entries out of it.
    const tier: Tier = unused.length > FEW ? 'possible' : 'probable';
    return unused.map((entry) => finding(context, entry, tier));
  },
};

const FEW = 8;

/** Stands in a clause of terms. What is defined in passing, where it is needed, need not be needed again. */
const isListed = (context: MatchContext, entry: TermEntry): boolean =>
  standsIn(context, entry.span.start, ['terms', 'terms-here', 'terms-elsewhere']) && !/[a-z][A-Z]/.test(entry.designation);

const VOCABULARY = /\b(?:vocabular(?:y|ies)|glossar(?:y|ies)|terminology|terms and definitions|definitions|concepts)\b/i;
const HALF = 0.5;

/** A document that exists to define terms need not use them. */
export function isVocabulary({ extract, source }: MatchContext): boolean {
  if (VOCABULARY.test(extract.identity.title ?? '')) return true;
  return termsLength(extract) > source.text.length * HALF;
}

const termsLength = (extract: Extract): number => extract.terms.reduce((sum, entry) => sum + entry.span.end - entry.span.start, 0);

/** Numbers of the terms that stand somewhere outside their own entry and the contents list. */
function usedTerms({ extract, source }: MatchContext): Set<number> {
  const names: string[] = [];
  const owners: number[] = [];
  extract.terms.forEach((entry, at) => {
    for (const name of allNames(entry, extract)) {
      names.push(name);
      owners.push(at);
    }
  });
  const contents = source.blocks.filter((block) => block.kind === 'toc').map((block) => block.span);
  const used = new Set<number>();
  const lower = names.map((name) => name.toLowerCase());
  const cache = new Map<string, ReadonlySet<number>>();
  // A longer designation uses the shorter ones that it is made of.
  const meant = (name: string): ReadonlySet<number> => {
    const key = name.toLowerCase();
    const known = cache.get(key) ?? new Set(owners.filter((_, n) => key.includes(lower[n] as string)));
    cache.set(key, known);
    return known;
  };
  for (const hit of buildTermTrie(names).spot(source.text)) {
    if (contents.some((span) => span.start <= hit.start && hit.start < span.end)) continue;
    for (const at of meant(names[hit.term] as string)) {
      const entry = extract.terms[at];
      if (entry && !(entry.span.start <= hit.start && hit.start < entry.span.end)) used.add(at);
    }
  }
  return used;
}

/** The designation with and without what stands in brackets, each of "A or B", its alternates, and the abbreviation that the document gives it. */
function allNames(entry: TermEntry, extract: Extract): string[] {
  const names = namesOf(entry)
    .flatMap((name) => [name, ...name.split(/,\s+|\s+or\s+|\s*\/\s*/)])
    .flatMap((name) => {
      const bracket = /^(.*?)\s*\(([^()]+)\)\s*(.*)$/.exec(name);
      return bracket ? [name, `${bracket[1]} ${bracket[3]}`.trim(), bracket[2] as string] : [name];
    });
  const lower = new Set(names.map((name) => name.toLowerCase()));
  for (const { short, long } of extract.abbreviations) if (lower.has(long.toLowerCase())) names.push(short);
  return names.filter((name) => name !== '');
}

function finding(context: MatchContext, entry: TermEntry, tier: Tier): Finding {
  return makeFinding({
    rule: 'unused-term',
    kind: 'unused-term',
    tier,
    score: (entry.origin === 'own' ? 0.6 : 0.5) - (tier === 'possible' ? 0.2 : 0),
    work: null,
    subject: entry.designation,
    message: `“${entry.designation}” is defined${entry.clause ? ` in ${entry.clause}` : ''} and used nowhere else in the document.`,
    advice: 'Leave the definition out, or use the term where it is meant.',
    overturnedBy: 'A place outside the entry that uses the term, in this or another form.',
    evidence: [pair(context.passage(entry.designationSpan), null)],
  });
}
