/**
 * A label as it is compared: lower case, without numbering, colon, brackets, sort arrows and the plural, so that "Supporting
 * member(s):" and "supporting members" are one.
 */
export function foldLabel(label: string): string {
  const known = folds.get(label);
  if (known !== undefined) return known;
  if (folds.size > MOST_FOLDS) folds.clear();
  const fold = folded(label);
  folds.set(label, fold);
  return fold;
}

/** The words of a table repeat. */
const folds = new Map<string, string>();
const MOST_FOLDS = 20_000;

const folded = (label: string): string =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b\u2060\ufeff▲▼↑↓⇅↕*]/g, '')
    .replace(/^\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\p{L})/u, '')
    .replace(/\(s\)/g, 's')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .replace(/(^| )\.|\.(?= |$)/g, '$1')
    .trim()
    .split(' ')
    .map((word) => (word.length > 3 && /[^si]s$/.test(word) ? word.slice(0, -1) : word))
    .join(' ');

/** What a page prints where it has nothing to say. */
const BLANK =
  /^(?:[-–—‐‑_.…\s]*|n\/?a|none|\(none\)|nil|null|unknown|undefined|tbd|tba|to be (?:determined|announced|defined)|not (?:set|available|specified|applicable|assigned|defined)(?: yet)?|no data|no (?:open )?\w+(?: yet)?\.?|there (?:is|are) (?:currently )?no [\w -]{1,40}\.?)$/i;

export const isBlank = (text: string): boolean => BLANK.test(text.trim());

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Buttons of the page's own inside a value. */
const CONTROLS =
  /^(?:edit|show|hide|show more|show less|read more|more|less|copy|view|open|details|preview|read sample|here|click here|download|expand|collapse|\[edit\]|…|\.\.\.)$/i;

export const isControl = (line: string): boolean => CONTROLS.test(line.trim());
