/** FNV-1a of a string's UTF-16 units, 32 bits, from a given start (so that two starts give 64 bits). */
export function fnv(text: string, start = 0x811c9dc5): number {
  let h = start;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h = Math.imul(h ^ (code & 0xff), 0x01000193);
    h = Math.imul(h ^ (code >>> 8), 0x01000193);
  }
  return h >>> 0;
}

const SECOND_START = 0x1b873593;

/** Sixteen hexadecimal digits that stay the same wherever and whenever they are computed. */
export const stableId = (parts: readonly string[]): string => {
  const text = parts.join('\u0000');
  return fnv(text).toString(16).padStart(8, '0') + fnv(text, SECOND_START).toString(16).padStart(8, '0');
};
