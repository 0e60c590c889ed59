import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

const CACHE_LIMIT = 200_000;
const cache = new Map<string, string>();

/**
 * The Porter stem of a folded English word, British spellings first made American ("authorisation" and "authorization"
 * meet). For recall only: Porter makes one of "verifier" and "verifiable", and two of "identity" and "identifier", so a
 * stem never says that two terms are the same.
 */
export function stem(word: string): string {
  if (word.length < 4) return word;
  const known = cache.get(word);
  if (known !== undefined) return known;
  const found = isPlainWord(word) ? porter.stem(americanise(word)) : word;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, found);
  return found;
}

/** Porter's rules are for English words in a–z; numbers and other scripts are left as they are. */
function isPlainWord(word: string): boolean {
  if (word.length > 40) return false;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

const americanise = (word: string): string => {
  if (word.length < 7) return word === 'fibre' ? 'fiber' : word === 'centre' ? 'center' : word;
  if (word.includes('isation')) return word.replace('isation', 'ization');
  if (word.endsWith('ising') || word.endsWith('ised')) return word.replace(/is(ing|ed)$/, 'iz$1');
  if (word.endsWith('ise')) return `${word.slice(0, -3)}ize`;
  if (word.includes('behaviour')) return word.replace('behaviour', 'behavior');
  return word;
};
