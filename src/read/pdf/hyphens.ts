import type { Flow } from './paragraphs';

const END = /([\p{L}][\p{L}\p{N}-]*)[-\u2010\u00ad]$/u;
const BEGIN = /^([\p{Ll}][\p{L}]*)/u;

/** Decides for "authen-" + "tication" whether the hyphen was made by the line end: by which form the document itself uses. */
export type Mending = (left: string, right: string) => boolean;

/** Learns from the whole document; costs nothing where no line ends in a hyphen before a small letter. */
export function learnHyphens(flow: readonly Flow[]): Mending {
  const candidates = new Map<string, { joined: number; hyphened: number }>();
  const lines: string[] = [];
  const pairs: [string, string][] = [];
  for (const f of flow) {
    if (f.kind !== 'paragraph') continue;
    f.lines.forEach((line, i) => {
      lines.push(line.text);
      const before = i > 0 ? (f.lines[i - 1]?.text ?? '') : '';
      const left = END.exec(before)?.[1];
      const right = BEGIN.exec(line.text)?.[1];
      if (left && right) {
        pairs.push([left, right]);
        candidates.set((left + right).toLowerCase(), { joined: 0, hyphened: 0 });
      }
    });
  }
  if (pairs.length === 0) return () => false;
  for (const text of lines) {
    for (const word of text.toLowerCase().match(/\p{L}[\p{L}\p{N}]*(?:[-\u2010]\p{L}[\p{L}\p{N}]*)*/gu) ?? []) {
      const bare = word.replace(/[-\u2010]/g, '');
      const seen = candidates.get(bare);
      if (!seen) continue;
      if (bare.length === word.length) seen.joined++;
      else seen.hyphened++;
    }
  }
  let mended = 0;
  let kept = 0;
  for (const { joined, hyphened } of candidates.values()) {
    if (joined > hyphened) mended++;
    else if (hyphened > joined) kept++;
  }
  // Words seen nowhere else follow the document's habit: most documents with hyphenation show it in words they repeat.
  const habit = mended > kept || pairs.length > 0.02 * lines.length;
  return (left, right) => {
    const seen = candidates.get((left + right).toLowerCase());
    if (seen && seen.joined !== seen.hyphened) return seen.joined > seen.hyphened;
    if (left.includes('-') || /[\p{N}\p{Lu}]/u.test(left.slice(1))) return false;
    return habit && !PREFIX.test(left) && left.length > 1;
  };
}

/** First parts after which a hyphen is usual. */
const PREFIX =
  /^(?:self|non|multi|cross|peer|two|three|one|well|high|low|long|short|end|real|client|server|user|third|inter|pre|post|ex|all|anti|semi|sub|co|by|on|off|in|up|face|time|out|so|up|machine|point|role|policy|risk|privacy)$/i;
