import type { Stage } from './extract';

/** ISO harmonised stage codes (ISO Guide 69): below 60 a draft, 60 and 90 published, 95 withdrawn; x.98 deleted. */
function stageOfCode(text: string): Stage | null {
  const code = /^(\d\d)\.(\d\d)\b/.exec(text);
  if (!code) return null;
  const stage = Number(code[1]);
  if (code[2] === '98') return 'withdrawn';
  if (stage < 60) return 'draft';
  return stage === 95 ? 'withdrawn' : 'published';
}

/** Words for a stage, first match wins: the more particular stand first. */
const WORDS: readonly [RegExp, Stage][] = [
  [/^(superseded|replaced|revised|obsoleted?)\b/i, 'superseded'],
  [/^(withdraw(n|al)|retired|deleted|rescinded|closed)\b/i, 'withdrawn'],
  [/\b(draft|in-progress|under study|work item|working group note)\b/i, 'draft'],
  [
    /^(published|approved|in force|final|standard|recommendation|w3c recommendation|statement|note|group note|rfc|best current practice|internet standard|proposed standard|draft standard|informational|experimental|historic)\b/i,
    'published',
  ],
];

/** What a publisher's own word or code for a status means; 'unknown' where it says nothing of a stage. */
export function stageOf(words: readonly (string | null)[]): Stage {
  for (const text of words) {
    if (!text) continue;
    const coded = stageOfCode(text);
    if (coded) return coded;
    if (/^draft standard$/i.test(text)) return 'published';
    const found = WORDS.find(([pattern]) => pattern.test(text));
    if (found) return found[1];
  }
  return 'unknown';
}
