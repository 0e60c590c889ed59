/** What a line begins with, where that begins an entry of its own. */
export type Label = { text: string; kind: 'bullet' | 'number' | 'clause' | 'tag' | 'note' };

const TAG = /^\[[^\]\s][^\]]{0,60}\]/;
const CLAUSE = /^(?:(?:[A-Z]|[IVX]{1,5})\.\d{1,3}(?:\.\d{1,3}){0,5}|\d{1,3}(?:\.\d{1,3}){1,6}|\d{1,3})\.?(?=[\s\u2028]|$)/;
const NUMBER = /^(?:\((?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[A-Z])\)|(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[A-Z])\)|[a-z]\.)(?=\s|$)/;
const BULLET = /^(?:[•‣▪◦●○■□➢✓⁃∙·*–—−\u00ad-]|o(?=\s)|\uf0b7|\uf0a7)(?=\s|$)/;
const NOTE =
  /^(?:(?:NOTE|Note|EXAMPLE|Example)(?:\s+\d{1,3})?(?:\s+to\s+entry)?\s*(?:[:–—]|-\s)|(?:NOTE|EXAMPLE)(?:\s\d{1,3})?\s*(?:\t|$)|\[?(?:SOURCE|DEPRECATED|ADMITTED|PREFERRED|Deprecated|Source)\s*:)/;

/** The label at the beginning of a line or paragraph; null where it begins with words. */
export function labelOf(text: string): Label | null {
  const first = text.charCodeAt(0);
  // Most lines begin with a lower-case word of two letters or more.
  if (first >= 97 && first <= 122 && !/[\s).]/.test(text[1] ?? ' ') && !/^[ivxa-z]{1,5}\)/.test(text)) return null;
  const found = (kind: Label['kind'], match: RegExpExecArray | null): Label | null => (match ? { kind, text: match[0] } : null);
  return (
    found('note', NOTE.exec(text)) ??
    found('tag', TAG.exec(text)) ??
    found('number', NUMBER.exec(text)) ??
    found('clause', CLAUSE.exec(text)) ??
    found('bullet', BULLET.exec(text))
  );
}

/** Whether `next` follows `before` in a numbered list of entries: [3] after [2], 3.1.4 after 3.1.3, b) after a). */
export function isNextLabel(before: string, next: string): boolean {
  const a = /^(.*?)(\d{1,4}|[a-z])(\W*)$/.exec(before);
  const b = /^(.*?)(\d{1,4}|[a-z])(\W*)$/.exec(next);
  if (!a || !b || a[1] !== b[1] || a[3] !== b[3]) return false;
  const [x, y] = [a[2] as string, b[2] as string];
  return /\d/.test(x) ? Number(y) === Number(x) + 1 : !/\d/.test(y) && y.charCodeAt(0) === x.charCodeAt(0) + 1;
}
