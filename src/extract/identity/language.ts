import type { SourceDocument } from '@/src/model';

/** Small words that tell languages of Latin letters apart. */
const WORDS: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})(?:the|of|and|is|this|for|with|shall|that)(?!\p{L})/giu,
  fr: /(?<!\p{L})(?:les|des|est|une|dans|pour|cette|aux|qui)(?!\p{L})/giu,
  es: /(?<!\p{L})(?:los|las|del|una|para|por|esta|que|con)(?!\p{L})/giu,
  de: /(?<!\p{L})(?:der|die|das|und|ist|für|nicht|von|mit)(?!\p{L})/giu,
};
const LETTERS: Readonly<Record<string, RegExp>> = { ar: /\p{Script=Arabic}/gu, ru: /\p{Script=Cyrillic}/gu, zh: /\p{Script=Han}/gu };

/** Two-letter language of the text itself; what the container says only where the text is too short to tell. */
export function languageOf(source: SourceDocument): string | null {
  const said = source.language?.toLowerCase().split(/[-_]/)[0] ?? null;
  const sample = source.text.slice(0, 12_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 200) return said;
  for (const [language, letter] of Object.entries(LETTERS)) if ((sample.match(letter)?.length ?? 0) > letters / 3) return language;
  const counts = Object.entries(WORDS).map(([language, words]) => [language, sample.match(words)?.length ?? 0] as const);
  const [best, second] = counts.sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 8 && best[1] > 1.5 * (second?.[1] ?? 0) ? best[0] : said;
}
