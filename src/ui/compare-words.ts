import { diffWords } from 'diff';

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

/** Marks which words of two texts differ. White space never counts. */
export function compareWords(here: string, there: string): Comparison {
  const [a, b] = [plain(here), plain(there)];
  const far: Comparison = { here: [{ text: a, differs: false }], there: [{ text: b, differs: false }], verdict: 'far' };
  const changes = diffWords(a, b, { maxEditLength: MOST_EDITS });
  if (!changes) return far;
  const common = changes.filter((c) => !c.added && !c.removed).reduce((n, c) => n + letters(c.value), 0);
  const longer = Math.max(letters(a), letters(b), 1);
  if (common / longer < FAR) return far;
  const side = (left: 'added' | 'removed'): WordRun[] => changes.filter((c) => !c[left]).flatMap((c) => runsOf(c.value, c.added || c.removed));
  const result = { here: side('added'), there: side('removed') };
  const differs = [...result.here, ...result.there].some((run) => run.differs);
  return { ...result, verdict: differs ? 'close' : 'identical' };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]+/gu, '').length;

/** Blanks at the ends of a differing run stay unmarked: only words are. */
function runsOf(text: string, differs: boolean): WordRun[] {
  if (!differs) return [{ text, differs }];
  const words = text.trim();
  if (words === '') return [{ text, differs: false }];
  const start = text.indexOf(words);
  return [
    { text: text.slice(0, start), differs: false },
    { text: words, differs: true },
    { text: text.slice(start + words.length), differs: false },
  ].filter((run) => run.text !== '');
}
