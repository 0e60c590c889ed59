import { diffArrays } from 'diff';

/** A run of words; `differs`: it stands on this side only. */
export type WordRun = { text: string; differs: boolean };

export type Comparison = {
  here: WordRun[];
  there: WordRun[];
  /** identical: the same words · close: worth marking the differences · far: hardly a word shared, nothing is marked. */
  verdict: 'identical' | 'close' | 'far';
};

/** Beyond this many word edits two texts are far apart; it also bounds the cost on long passages. */
const MOST_EDITS = 500;
/** Below this share of common letters, marking every word tells nothing. */
const FAR = 0.15;
const WORD = /[\p{L}\p{N}]+(?:['’\u2010\u2011-][\p{L}\p{N}]+)*/gu;

type Word = { folded: string; start: number; end: number };

/** Marks which words of two texts differ. White space, punctuation and capitals never count; each side keeps its text. */
export function compareWords(here: string, there: string): Comparison {
  const [a, b] = [wordsOf(here), wordsOf(there)];
  const far: Comparison = { here: [{ text: here, differs: false }], there: [{ text: there, differs: false }], verdict: 'far' };
  const changes = diffArrays(
    a.map((w) => w.folded),
    b.map((w) => w.folded),
    { maxEditLength: MOST_EDITS },
  );
  if (!changes) return far;
  const onlyHere = a.map(() => false);
  const onlyThere = b.map(() => false);
  let [i, j, common] = [0, 0, 0];
  for (const change of changes)
    for (const word of change.value) {
      if (change.removed) onlyHere[i++] = true;
      else if (change.added) onlyThere[j++] = true;
      else {
        common += word.length;
        i++;
        j++;
      }
    }
  if (common / Math.max(letters(a), letters(b), 1) < FAR) return far;
  const differs = onlyHere.includes(true) || onlyThere.includes(true);
  return { here: runsOf(here, a, onlyHere), there: runsOf(there, b, onlyThere), verdict: differs ? 'close' : 'identical' };
}

const wordsOf = (text: string): Word[] => Array.from(text.matchAll(WORD), (m) => ({ folded: m[0].toLowerCase(), start: m.index, end: m.index + m[0].length }));

const letters = (words: readonly Word[]): number => words.reduce((n, w) => n + w.folded.length, 0);

/** The text cut where marking begins and ends; neighbouring differing words are one run. */
function runsOf(text: string, words: readonly Word[], differs: readonly boolean[]): WordRun[] {
  const runs: WordRun[] = [];
  let from = 0;
  const push = (to: number, marked: boolean): void => {
    if (to > from) runs.push({ text: text.slice(from, to), differs: marked });
    from = to;
  };
  words.forEach((word, i) => {
    if (!differs[i]) return;
    if (!differs[i - 1]) push(word.start, false);
    if (!differs[i + 1]) push(word.end, true);
  });
  push(text.length, false);
  return runs;
}
