import type { Comparison, DefinitionVerdict, ReuseClass, Span } from '@/src/model';

/** One thing that both texts have, for the list and for going from one to the next. */
export type Common =
  | { kind: 'passage'; here: Span; there: Span; words: number; proper: ReuseClass | null; text: string }
  | { kind: 'term'; here: Span; there: Span | null; designation: string; verdict: DefinitionVerdict; declared: boolean };

/** What both have, in the order of the document; proper reuse only where it is asked for. */
export function listCommon({ passages, terms }: Comparison, text: string, withProper: boolean): Common[] {
  const common: Common[] = [
    ...passages
      .filter((passage) => withProper || passage.proper === null)
      .map((passage): Common => ({ kind: 'passage', ...passage, text: beginning(text, passage.here) })),
    ...terms.map((term): Common => ({ kind: 'term', ...term })),
  ];
  return common.sort((a, b) => a.here.start - b.here.start || a.here.end - b.here.end);
}

const LONGEST = 90;

function beginning(text: string, { start, end }: Span): string {
  const plain = text
    .slice(start, Math.min(end, start + LONGEST))
    .replace(/\s+/g, ' ')
    .trim();
  return end - start > LONGEST ? `${plain} …` : plain;
}
