/** Longer texts differ earlier, or not in a way that a reader of a list would see. */
const LONGEST = 80;

/** What a text is sorted by: without case and accents, numbers by their value ("X.9" before "X.10"). */
export const sortKey = (text: string): string => fold(text.slice(0, LONGEST)).replace(/\d+/g, (digits) => digits.padStart(8, '0'));

const fold = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase();

export const compareSortKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
