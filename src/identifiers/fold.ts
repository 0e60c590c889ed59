/**
 * The text with the characters that word processors and typesetters put into numbers made plain: no-break and thin
 * spaces, no-break hyphens and dashes, typographic quotes. Same length, so places in it are places in the text.
 */
export function plain(text: string): string {
  return text
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\u2028\t]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/[\u2018\u2019]/g, "'");
}

const DRESS_AFTER = /[\s.,;:"'»”]+$/;

/** The number without brackets, the "b-" of bibliographies, quotes and closing punctuation. */
export function undress(text: string): string {
  let bare = plain(text)
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .trim();
  for (let i = 0; i < 3; i++) {
    const before = bare;
    if (bare.startsWith('[') && bare.endsWith(']') && bare.indexOf(']') === bare.length - 1) bare = bare.slice(1, -1).trim();
    bare = bare.replace(DRESS_AFTER, '');
    if (/^b-(?=[A-Z])/.test(bare)) bare = bare.slice(2);
    if (bare === before) break;
  }
  return bare.replace(/ {2,}/g, ' ');
}
