/** The word without the endings of plural; enough to let "credentials" meet "credential". */
const singular = (word: string): string =>
  word.length > 4 && word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;

/** Words so common in standards that they say nothing of who should own one, as `singular` leaves them (“sery” is “series”). */
const EMPTY = new Set(
  `a an and are as at based be been between both by can could describes defines document does each for from further general
 has have in into is it its may more most must new non not of on or other over provides recommendation recommendations
 requirement requirements shall should specification specifies standard such supplement technical that the their them
 these this those through to under use used user uses using via was well when where which will with within without also any
 ITU-T ITU annex clause scope system systems service services information technology technologies international general
 framework application applications including related aspects various specific different include includes including overview
 introduce introduces addition particular order set edition version sery legacy ex various purpose intended apply applies approach e.g i.e etc`
    .toLowerCase()
    .split(/\s+/),
);

const PLAIN = /^[\x00-\x7f]*$/;

/** Words of a text, folded: lower case, singular, numbers of standards whole ("x.509"). */
export function wordsOf(text: string): string[] {
  // The same words as below in a third of the time; most titles and scopes are so.
  if (PLAIN.test(text)) return (text.toLowerCase().match(/[a-z0-9]+(?:\.[a-z0-9]+)*/g) ?? []).map(singular);
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu) ?? []).map(singular);
}

const isNumber = (word: string): boolean => word.charCodeAt(0) < 58 && /^\d+$/.test(word);

export const isTelling = (word: string): boolean => word.length > 1 && !isNumber(word) && !EMPTY.has(word);

/** Words that tell something, each once for every time it stands there. */
export const tellingWords = (text: string): string[] => wordsOf(text).filter(isTelling);
