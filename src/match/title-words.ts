import { findIdentifiers } from '@/src/identifiers';
import type { Work } from '@/src/model';
import { undressTitle } from './index/fields';
import { SEPARATOR } from './index/segments';
import { stem } from './stem';
import { contentWords } from './tokens';

/** A title as it is compared for identity: its words in order, by part, and apart from them what tells texts of one series apart. */
export type TitleWords = {
  /** Stems of each part ("Information technology", "Security techniques", …), first to last, without numbers. */
  parts: string[][];
  stems: Set<string>;
  /** Each stem's word as it stands there: a misspelt word may have another stem. */
  spelt: Map<string, string>;
  /** Part numbers, versions, roman numerals, single letters. */
  numbers: Set<string>;
  years: Set<string>;
  /** Words for a text about another text, as often as they stand: an amendment, a guide to it, its tests. */
  about: string[];
};

/** A text with one of these words in its title, and one without, are two texts. */
const ABOUT = new Set(
  [
    ...[
      'amendment',
      'amendments',
      'amd',
      'corrigendum',
      'corrigenda',
      'erratum',
      'errata',
      'addendum',
      'addenda',
      'supplement',
      'annex',
      'appendix',
      'redline',
    ],
    ...['guide', 'guidance', 'guidelines', 'handbook', 'primer', 'tutorial', 'overview', 'introduction', 'examples', 'cases', 'practices', 'faq'],
    ...['conformance', 'test', 'tests', 'testing', 'tested', 'pics', 'ics', 'pixit', 'ats', 'tss', 'profile', 'profiles', 'binding', 'bindings', 'registry'],
    ...['requirements', 'architecture', 'protocol', 'vocabulary', 'terminology', 'part', 'phase', 'stage', 'volume', 'level', 'extension', 'extensions'],
    ...['implementation', 'implementers', 'management', 'withdrawn', 'draft'],
  ].map(stem),
);

const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word);
const isNumber = (word: string): boolean => /\d/.test(word) || /^[ivx]{1,5}$/.test(word) || word.length === 1;

/** "v2.0", "2.0" and "2" are one version. */
const numberOf = (word: string): string => word.replace(/^v(?=\d)/, '').replace(/(?:\.0)+$/, '');

export function titleWords(work: Work): TitleWords {
  const words: TitleWords = { parts: [], stems: new Set(), spelt: new Map(), numbers: new Set(), years: new Set(), about: [] };
  for (const part of undressTitle(withoutNumber(work.title)).split(SEPARATOR)) {
    const stems: string[] = [];
    for (const word of contentWords(part)) {
      if (isYear(word)) words.years.add(word);
      else if (isNumber(word)) words.numbers.add(numberOf(word));
      else {
        const stemmed = stem(word);
        stems.push(stemmed);
        words.stems.add(stemmed);
        words.spelt.set(stemmed, word);
        if (ABOUT.has(stemmed)) words.about.push(stemmed);
      }
    }
    if (stems.length > 0) words.parts.push(stems);
  }
  return words;
}

/** A title without the number that some sources write before or behind it: "ITU-T X.1252, Baseline …", "Baseline … (ITU-T X.1252)". */
function withoutNumber(title: string): string {
  if (!/\d/.test(title)) return title;
  const found = findIdentifiers(title);
  const [first, last] = [found[0], found.at(-1)];
  let [start, end] = [0, title.length];
  if (first && /^\W*$/.test(title.slice(0, first.span.start)) && /^\W*[,:–—-]|^\s/.test(title.slice(first.span.end))) start = first.span.end;
  if (last && last.span.start > start && /[(,–—-]\s*$/.test(title.slice(0, last.span.start)) && /^\W*$/.test(title.slice(last.span.end))) end = last.span.start;
  return end - start > title.length / 3 ? title.slice(start, end) : title;
}
