/**
 * Where each stretch of a DOCX's text stands in its package: stretch i is text[start[i] … start[i]+length[i]) and comes from
 * the element (w:t, w:sym, w:noBreakHyphen, m:t) whose tag begins at character at[i] of the part parts[part[i]], from its
 * characters from[i] … to[i] (half-open, entities decoded). Sorted by start, never overlapping. What no element holds
 * (automatic numbers, tabs, line ends) is in no stretch. Where `to - from` differs from `length` the element has no exact
 * middle, and is meant whole. Plain data: it crosses messages.
 */
export type DocxPlaces = { parts: string[]; part: Uint16Array; start: Uint32Array; length: Uint32Array; at: Uint32Array; from: Uint32Array; to: Uint32Array };
