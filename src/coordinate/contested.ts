import { type FoldedText, keywordsOf, presence } from './keywords';

/** Ground on which several mandates meet, as cases have shown: what they have in common, and the words by which each party claims it. */
export type ContestedGround = {
  ground: string;
  common: string[];
  /** `owner`: "Q10/17", or a group, "ITU-T SG13". */
  parties: { owner: string; words: string[] }[];
  source: string | null;
  verified: boolean;
};

/** A party whose words were met, with these words. */
export type ContestedParty = { owner: string; words: string[] };

export type Contest = { ground: ContestedGround; parties: ContestedParty[] };

/** The contested grounds that a text stands on: one common word is met, and words of at least two parties. */
export function contestsOf(grounds: readonly ContestedGround[], text: FoldedText): Contest[] {
  const met = (words: readonly string[]): string[] => words.filter((word) => keywordsOf(word).some((k) => presence(k, text) === 1));
  return grounds.flatMap((ground) => {
    if (met(ground.common).length === 0) return [];
    const parties = ground.parties.flatMap(({ owner, words }) => {
      const found = met(words);
      return found.length > 0 ? [{ owner, words: found }] : [];
    });
    return parties.length >= 2 ? [{ ground, parties }] : [];
  });
}
