import { baseKey } from '@/src/identifiers';
import type { Span, Work } from '@/src/model';
import { referenceBases } from './catalog';
import type { MatchContext } from './context';
import { MARK, type Texts, type WordRow } from './texts';
import { STOP_WORDS, wordsOf } from './tokens';

/** A passage that stands, word for word, here and in a known work's text. */
export type SharedPassage = {
  work: Work;
  here: Span;
  there: Span;
  words: number;
  /** Words that stand on one side only, between runs that agree. */
  gaps: number;
};

/** What was found, what was left out on purpose, and how much of the document stands in each work. */
export type SharedPassages = { passages: SharedPassage[]; leftOut: { reason: string; count: number }[]; share: ReadonlyMap<string, number> };

/** Shorter runs of equal words happen by chance and by the form of standards. */
const SHORTEST = 24;
/** Runs with no more than so many other words between them are one passage. */
const GAP = 6;
const FEWEST_TELLING = 9;
/** In sentences a quarter of the words and more are articles, prepositions and the like. */
const PROSE = 0.23;
/** A passage that stands in so many works of other families is a form's ("The keywords MUST, MUST NOT …"). */
const TEMPLATE = 3;

/** Clauses whose text is meant to be the same everywhere, or names others' works. */
const FORMAL = [
  'references',
  'normative-references',
  'informative-references',
  'bibliography',
  'contents',
  'foreword',
  'boilerplate',
  'history',
  'acknowledgements',
  'conventions',
];

/** Passages shared with texts of other works. Linear in the document's words, apart from template-like repetitions, which are capped. */
export function findSharedPassages(context: MatchContext): SharedPassages {
  const texts = context.catalog.texts();
  if (texts.works.length === 0) return { passages: [], leftOut: [], share: new Map() };
  const row = texts.cut(context.source.text);
  const kin = new Set([...context.own.kin]);
  const runs = findRuns(row, texts, (work) => !kin.has(work.key) && work.text !== context.source.text);
  const all = merge(runs, row, texts).filter((passage) => passage.words >= SHORTEST);
  const legitimate = legitimateSpans(context);
  const leftOut = new Map<string, number>();
  const citing = citingWorks(context, new Set(all.map((passage) => passage.work)));
  const kept = all.filter((passage) => {
    const reason = citing.has(passage.work) ? 'stand in works that cite this one: the reuse is theirs' : reasonToLeave(context, passage, all, legitimate);
    if (reason) leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    return reason === null;
  });
  const share = new Map<string, number>();
  for (const passage of kept) share.set(passage.work.key, (share.get(passage.work.key) ?? 0) + passage.words / Math.max(1, row.words.length));
  return { passages: kept, leftOut: [...leftOut].map(([reason, count]) => ({ reason, count })), share };
}

type Run = { work: number; here: number; there: number; length: number };

/** Maximal runs of equal words, found by the marks of the known texts and stretched both ways. */
function findRuns(row: WordRow, texts: Texts, wanted: (work: Work) => boolean): Run[] {
  const runs: Run[] = [];
  // How far each work is covered, by the difference of the two places: a run is found once.
  const covered = new Map<string, number>();
  for (let here = 0; here + MARK <= row.words.length; here++) {
    for (const { work, word } of texts.at(row, here)) {
      if (!wanted(texts.works[work] as Work)) continue;
      const lane = `${work} ${word - here}`;
      if ((covered.get(lane) ?? -1) >= here) continue;
      const run = stretch(row, texts.rows[work] as WordRow, here, word);
      covered.set(lane, run.here + run.length);
      if (run.length >= MARK + 1) runs.push({ work, ...run });
    }
  }
  return runs;
}

function stretch(a: WordRow, b: WordRow, here: number, there: number): { here: number; there: number; length: number } {
  let start = 0;
  while (here - start > 0 && there - start > 0 && (a.words[here - start - 1] as number) >= 0 && a.words[here - start - 1] === b.words[there - start - 1])
    start++;
  let end = MARK;
  while (here + end < a.words.length && there + end < b.words.length && (a.words[here + end] as number) >= 0 && a.words[here + end] === b.words[there + end])
    end++;
  return { here: here - start, there: there - start, length: start + end };
}

/** Runs of one work that follow each other on both sides become one passage; of several places in one work the longest counts. */
function merge(runs: readonly Run[], row: WordRow, texts: Texts): SharedPassage[] {
  const byWork = new Map<number, Run[]>();
  for (const run of runs) byWork.set(run.work, [...(byWork.get(run.work) ?? []), run]);
  const passages: SharedPassage[] = [];
  for (const [work, list] of byWork) {
    const there = texts.rows[work] as WordRow;
    const longestFirst = [...list].sort((a, b) => b.length - a.length || a.here - b.here);
    const taken = new Uint8Array(row.words.length);
    const chosen = longestFirst.filter((run) => {
      let free = 0;
      for (let i = run.here; i < run.here + run.length; i++) free += taken[i] === 0 ? 1 : 0;
      if (free < run.length / 2) return false;
      taken.fill(1, run.here, run.here + run.length);
      return true;
    });
    chosen.sort((a, b) => a.here - b.here);
    let open: Run & { gaps: number; words: number } = { work, here: -1, there: -1, length: 0, gaps: 0, words: 0 };
    const close = (): void => {
      if (open.words === 0) return;
      passages.push({
        work: texts.works[work] as Work,
        here: { start: row.starts[open.here] as number, end: row.ends[open.here + open.length - 1] as number },
        there: { start: there.starts[open.there] as number, end: there.ends[Math.min(there.ends.length - 1, open.there + open.length - 1)] as number },
        words: open.words,
        gaps: open.gaps,
      });
    };
    for (const run of chosen) {
      const gapHere = run.here - (open.here + open.length);
      const gapThere = run.there - (open.there + open.length);
      if (open.words > 0 && gapHere >= 0 && gapHere <= GAP && Math.abs(gapThere) <= GAP) {
        open = { ...open, length: run.here + run.length - open.here, gaps: open.gaps + gapHere, words: open.words + run.length };
      } else {
        close();
        open = { ...run, gaps: 0, words: run.length };
      }
    }
    close();
  }
  return passages.sort((a, b) => a.here.start - b.here.start || b.words - a.words);
}

/** Spans in which agreement is as it should be: lists of references, forms, terms (they have rules of their own). */
function legitimateSpans({ extract, source }: MatchContext): { span: Span; reason: string }[] {
  return [
    ...extract.clauses
      .filter((clause) => FORMAL.includes(clause.role))
      .map((clause) => ({ span: clause.span, reason: 'in parts that have their form (foreword, references, conventions)' })),
    ...extract.terms.map((entry) => ({ span: entry.span, reason: 'in entries of terms, which are compared one by one' })),
    ...extract.citations.map((citation) => ({ span: citation.span, reason: 'in lists of references' })),
    ...source.blocks
      .filter((block) => block.kind === 'toc' || block.kind === 'cover' || block.kind === 'code')
      .map((block) => ({ span: block.span, reason: 'in contents, cover or code' })),
  ];
}

// Texts that bodies prescribe: RFC 2119/8174, IPR notices, ITU-T's and ISO's shells.
const BOILERPLATE =
  /\b(?:key ?words? ["“”']?MUST|to be interpreted as described in|BCP ?14|RFC ?2119|patent rights?|intellectual property rights?|all rights reserved|copyright (?:notice|©|\(c\))|permission to (?:copy|use|reproduce)|no part of this|compliance with this recommendation is (?:achieved|voluntary)|the expression ["“]administration["”]|the following (?:itu-t recommendations|documents) (?:and other references )?(?:contain|are referred)|is a world-?wide federation of national|iso shall not be held responsible|simplified bsd license|internet-drafts are (?:working|draft) documents|maintains? terminolog(?:y|ical) databases|following terms and definitions apply|defines the following terms|uses the following (?:terms|abbreviations|conventions)|recommendation 1[,.]? .{0,20}itu|this version: ?https?:|latest (?:published )?version: ?https?:|editor['’]s draft: ?https?:|reports on computer systems technology|certain commercial entities|statutory authority|normative for this work product|was last revised or approved by|preferably including a uri|contain characters that are invalid|tariff and accounting principles)/i;
/** An entry of a list of references that was not read as one. */
const ENTRY = /\b(?:doi:? ?10\.\d|rfc-editor\.org\/info|datatracker\.ietf\.org\/doc)/i;

/** So much of a passage tells whether it stands in a definition. */
const BEGINNING = 60;

function reasonToLeave(
  context: MatchContext,
  passage: SharedPassage,
  all: readonly SharedPassage[],
  legitimate: readonly { span: Span; reason: string }[],
): string | null {
  const { here } = passage;
  const middle = (here.start + here.end) >> 1;
  const formal = legitimate.find(({ span }) => span.start <= middle && middle < span.end);
  if (formal) return formal.reason;
  const words = context.source.text.slice(here.start, here.end);
  const theirs = (passage.work.text ?? '').slice(passage.there.start, passage.there.start + BEGINNING);
  if (passage.work.terms.some((term) => term.definition.includes(theirs))) return 'are definitions of the other work';
  if (BOILERPLATE.test(words)) return 'boiler-plate that a publisher prescribes';
  if (ENTRY.test(words)) return 'in lists of references';
  const said = wordsOf(words);
  if (said.filter((word) => STOP_WORDS.has(word)).length < said.length * PROSE) return 'lists of names rather than sentences';
  const first = context.extract.clauses[0];
  if (first && here.end <= first.span.start) return 'before the first clause';
  const telling = new Set(said.filter((word) => !STOP_WORDS.has(word) && !/^\d/.test(word)));
  if (telling.size < FEWEST_TELLING) return 'with hardly a telling word';
  const families = new Set(all.filter((other) => other.here.start < here.end && here.start < other.here.end).map((other) => familyOf(context, other.work)));
  return families.size >= TEMPLATE ? 'in several unrelated works, so a form or a template' : null;
}

/** Of these works, those that cite the document under one of its numbers: what they share with it they took from here. */
function citingWorks({ extract, own }: MatchContext, works: ReadonlySet<Work>): ReadonlySet<Work> {
  const numbers = new Set([...extract.identity.identifiers, ...own.exact.flatMap((work) => work.identifiers)].map(baseKey));
  return new Set([...works].filter((work) => [...referenceBases(work)].some((base) => numbers.has(base))));
}

/** One name for a work's editions and twins. */
function familyOf(context: MatchContext, work: Work): string {
  const twins = context.catalog.ties(work).flatMap((tie) => (tie.work && tie.type !== 'related' ? [tie.work.key] : []));
  const editions = work.identifiers.flatMap((i) => context.catalog.editions(i).map((edition) => edition.key));
  return [work.key, ...twins, ...editions].sort()[0] ?? work.key;
}
