/** A run of a sentence; `number`: the number of a standard, which no line break may tear. */
export type SaidRun = { text: string; number: boolean };

// A publisher's letters (two capitals at least), up to three more words of capitals, then something with a digit in it:
// "ITU-T X.1252", "ISO/IEC JTC 1", "RFC 6749", "NIST SP 800-63-4", "ETSI TS 119 472-1". An edition in brackets may follow.
const NUMBER =
  /\b[A-Z][A-Za-z0-9]{0,10}[/-]?[A-Z][A-Za-z0-9/-]{0,10}(?: [A-Z]{1,6}[a-z]{0,4}){0,3} (?:[A-Za-z]{1,6}[.-])?\d[\w./:-]{0,24}(?: \d{3}(?:-\d{1,3}){0,3})?(?: \((?:\d\d\/)?\d{4}\))?/g;
const LONGEST = 40;

/** Splits a sentence at the numbers of standards in it. Linear. */
export function splitNumbers(text: string): SaidRun[] {
  const runs: SaidRun[] = [];
  let from = 0;
  const push = (to: number, number: boolean): void => {
    if (to > from) runs.push({ text: text.slice(from, to), number });
    from = to;
  };
  for (const match of text.matchAll(NUMBER)) {
    // The full stop that ends the sentence is no part of the number.
    const length = match[0].replace(/[.:/-]+$/, '').length;
    if (length > LONGEST) continue;
    push(match.index, false);
    push(match.index + length, true);
  }
  push(text.length, false);
  return runs;
}
