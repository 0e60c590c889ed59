import { baseKey } from '@/src/identifiers';
import type { ReuseClass, Span, Work } from '@/src/model';
import { isAttributed } from './attributed';
import { referenceBases } from './catalog';
import type { MatchContext } from './context';
import { classOfWords, isPutBack, legitimateParts, placeId } from './reuse';
import { MARK, type Texts, type WordRow } from './texts';

/** A passage that stands, word for word, here and in a known work's text. */
export type SharedPassage = {
  work: Work;
  here: Span;
  there: Span;
  words: number;
  /** Words that stand on one side only, between runs that agree. */
  gaps: number;
};

/** A passage that is proper reuse, with the class and the name under which a person may put it back. */
export type Reused = { passage: SharedPassage; class: ReuseClass; id: string };

/**
 * What was found: passages to be judged, and proper reuse that was recognised (`reused`; where a person put it back, it is among the
 * passages too). `share`: how much of the document stands in each work, without quotations whose source is named.
 */
export type SharedPassages = { passages: SharedPassage[]; reused: Reused[]; share: ReadonlyMap<string, number> };

/** Shorter runs of equal words happen by chance and by the form of standards. */
const SHORTEST = 24;
/** Runs with no more than so many other words between them are one passage. */
const GAP = 6;
/** A passage that stands in so many works of other families is a form's ("The keywords MUST, MUST NOT …"). */
const TEMPLATE = 3;

/** Passages shared with texts of other works. Linear in the document's words, apart from template-like repetitions, which are capped. */
export function findSharedPassages(context: MatchContext): SharedPassages {
  const texts = context.catalog.texts();
  if (texts.works.length === 0) return { passages: [], reused: [], share: new Map() };
  const row = texts.cut(context.source.text);
  // A saved copy of this very text is no other work at all.
  const runs = findRuns(row, texts, (work) => work.text !== context.source.text);
  const all = merge(runs, row, texts).filter((passage) => passage.words >= SHORTEST);
  const reused = recognise(context, all);
  const out = new Map(reused.map((one) => [one.passage, one]));
  const kept = all.filter((passage) => {
    const reuse = out.get(passage);
    return !reuse || reuse.class === 'attributed-quotation' || isPutBack(context.putBack, reuse.class, reuse.id);
  });
  const share = new Map<string, number>();
  for (const passage of kept) {
    const reuse = out.get(passage);
    if (reuse && !isPutBack(context.putBack, reuse.class, reuse.id)) continue;
    share.set(passage.work.key, (share.get(passage.work.key) ?? 0) + passage.words / Math.max(1, row.words.length));
  }
  return { passages: kept, reused, share };
}

/** Which of the passages are proper reuse, and of which class. */
function recognise(context: MatchContext, all: readonly SharedPassage[]): Reused[] {
  const parts = legitimateParts(context);
  const strangers = all.filter((passage) => !context.own.kin.has(passage.work.key));
  const citing = citingWorks(context, new Set(strangers.map((passage) => passage.work)));
  return all.flatMap((passage) => {
    const of = context.own.kin.has(passage.work.key) ? 'twin' : citing.has(passage.work) ? 'taken-from-here' : classOf(context, passage, strangers, parts);
    return of ? [{ passage, class: of, id: placeId(context.source.text.slice(passage.here.start, passage.here.end)) }] : [];
  });
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

/** So much of a passage tells whether it stands in a definition. */
const BEGINNING = 60;

function classOf(
  context: MatchContext,
  passage: SharedPassage,
  all: readonly SharedPassage[],
  parts: readonly { span: Span; class: ReuseClass }[],
): ReuseClass | null {
  const { here } = passage;
  const middle = (here.start + here.end) >> 1;
  const part = parts.find(({ span }) => span.start <= middle && middle < span.end);
  if (part) return part.class;
  const theirs = (passage.work.text ?? '').slice(passage.there.start, passage.there.start + BEGINNING);
  if (passage.work.terms.some((term) => term.definition.includes(theirs))) return 'other-definition';
  const byWords = classOfWords(context.source.text.slice(here.start, here.end));
  if (byWords) return byWords;
  const first = context.extract.clauses[0];
  if (first && here.end <= first.span.start) return 'formal-part';
  const families = new Set(all.filter((other) => other.here.start < here.end && here.start < other.here.end).map((other) => familyOf(context, other.work)));
  if (families.size >= TEMPLATE) return 'common-form';
  return isAttributed(context, here, passage.work) ? 'attributed-quotation' : null;
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
