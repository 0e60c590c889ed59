import { LONGEST_RECORD } from './stream';

/** The texts of the items of the outermost list of JSON (or of the list under its key "items"), as they come, without the rest in memory. */
export function createItems(): { push(piece: string): string[] } {
  let rest = '';
  let at = 0;
  /** Depth of the list whose items are wanted: 1 for a list, 2 for a list inside an object. */
  let listDepth = 0;
  let depth = 0;
  let start = -1;
  let inText = false;
  return {
    push(piece) {
      rest += piece;
      const items: string[] = [];
      for (; at < rest.length; at++) {
        const sign = rest.charCodeAt(at);
        if (inText) {
          if (sign === 92) at++;
          else if (sign === 34) inText = false;
        } else if (sign === 34) inText = true;
        else if (sign === 91 || sign === 123) {
          if (listDepth === 0 && sign === 91 && (depth === 0 || (depth === 1 && /"items"\s*:\s*$/.test(rest.slice(Math.max(0, at - 40), at)))))
            listDepth = depth + 1;
          else if (listDepth > 0 && depth === listDepth && sign === 123) start = at;
          depth++;
        } else if (sign === 93 || sign === 125) {
          depth--;
          if (start >= 0 && depth === listDepth) {
            items.push(rest.slice(start, at + 1));
            start = -1;
          }
        }
      }
      const keep = start >= 0 ? start : Math.max(0, rest.length - 40);
      if (rest.length - keep > LONGEST_RECORD) throw new RangeError('An item of this list is longer than a record can be.');
      rest = rest.slice(keep);
      at -= keep;
      if (start >= 0) start = 0;
      return items;
    },
  };
}
