import type { SourceDocument, Span } from '@/src/model';
import { type Squeezed, squeeze, squeezedIndex } from './squeeze';

/** A run of text as drawn: one text node of the page. */
export type Piece = { text: string };

/** A place in the pieces: between two UTF-16 units of one of them. */
export type PiecePoint = { piece: number; offset: number };

export type TextMap = {
  /** Where a span of the document's text is drawn; null where less than half of it is, or its ends cannot be told. */
  place(span: Span): { start: PiecePoint; end: PiecePoint } | null;
  /** The offset in the document's text of a place in the pieces; null where that piece shows nothing of the text. */
  offsetAt(point: PiecePoint): number | null;
  /** How much of the text was found in the pieces, 0–1. */
  covered: number;
};

/** Units that a block must share with a piece's beginning before it may serve as an anchor. */
const ANCHOR = 24;
/** Units that must agree before a mismatch counts as over; at a block's end, where words go on in step, what is left of it. */
const AGREE = 8;
/** How far ahead an end of a mismatch is looked for, in units; tried in this order so that cost follows the size of the gap. */
const FARTHEST = 3072;
const WINDOWS = [48, 384, FARTHEST];
/** Units that may be drawn for one unit of text (running heads, shown deletions) before a place counts as torn. */
const STRETCH = 4;

type Stretch = { start: number; end: number };

/**
 * Lays a document's text over the pieces that a renderer drew of it, block by block and blind to white space. Pieces may
 * lack the text's automatic numbers (drawn by CSS counters) and may hold more than the text (running heads, deletions).
 * Linear in both texts, but for the sorting of anchors.
 */
export function mapText(source: Pick<SourceDocument, 'text' | 'blocks'>, pieces: readonly Piece[]): TextMap {
  const said = squeeze(source.text, 'dropped');
  const drawn = squeeze(pieces.map((p) => p.text).join(''), 'dropped');
  const starts = startsOf(pieces);
  /** Unit of `drawn` for each unit of `said`; -1 = not drawn. */
  const toDrawn = new Int32Array(said.text.length).fill(-1);
  const blocks = source.blocks.map((b) => ({
    start: squeezedIndex(said, b.span.start),
    end: squeezedIndex(said, b.span.end),
    number: squeeze(b.number ?? '', 'dropped').text.length,
  }));

  const anchors = findAnchors(said, drawn, blocks, starts);
  for (const a of anchors) for (let i = 0; i < a.length; i++) toDrawn[a.said + i] = a.drawn + i;
  const both = withoutNumbers(said.text, blocks);
  let from = { said: 0, drawn: 0 };
  for (const a of [...longestRising(anchors), { said: said.text.length, drawn: drawn.text.length, length: 0 }]) {
    alignLoosely(both, { start: from.said, end: a.said }, drawn.text, { start: from.drawn, end: a.drawn }, blocks, toDrawn);
    from = { said: a.said + a.length, drawn: a.drawn + a.length };
  }

  const toSaid = new Int32Array(drawn.text.length).fill(-1);
  const mapped = new Int32Array(said.text.length + 1);
  for (let i = 0; i < toDrawn.length; i++) {
    const d = toDrawn[i] ?? -1;
    if (d >= 0 && toSaid[d] === -1) toSaid[d] = i;
    mapped[i + 1] = (mapped[i] ?? 0) + (d >= 0 ? 1 : 0);
  }
  const total = mapped[said.text.length] ?? 0;

  return {
    covered: said.text.length === 0 ? 1 : total / said.text.length,
    place(span) {
      let first = squeezedIndex(said, span.start);
      let last = squeezedIndex(said, span.end) - 1;
      const length = last - first + 1;
      if (length <= 0 || (mapped[last + 1] ?? 0) - (mapped[first] ?? 0) < length / 2) return null;
      while (toDrawn[first] === -1) first++;
      while (toDrawn[last] === -1) last--;
      const a = toDrawn[first] ?? -1;
      const b = toDrawn[last] ?? -1;
      if (b < a || b - a > STRETCH * length + 400) return null;
      const start = pointAt(starts, drawn.at[a] ?? 0);
      const end = pointAt(starts, drawn.at[b] ?? 0);
      return { start, end: { piece: end.piece, offset: end.offset + 1 } };
    },
    offsetAt({ piece, offset }) {
      const begins = starts[piece];
      if (begins === undefined) return null;
      const ends = starts[piece + 1] ?? Number.POSITIVE_INFINITY;
      const at = squeezedIndex(drawn, begins + offset);
      // The unit after the place, or at the end of a piece the one before it.
      const after = (drawn.at[at] ?? Number.POSITIVE_INFINITY) < ends ? (toSaid[at] ?? -1) : -1;
      if (after >= 0) return said.at[after] ?? null;
      const before = at > 0 && (drawn.at[at - 1] ?? -1) >= begins ? (toSaid[at - 1] ?? -1) : -1;
      return before >= 0 ? (said.at[before] ?? 0) + 1 : null;
    },
  };
}

/** Offsets at which pieces begin in their joined text. */
function startsOf(pieces: readonly Piece[]): Int32Array {
  const starts = new Int32Array(pieces.length);
  let offset = 0;
  pieces.forEach((piece, i) => {
    starts[i] = offset;
    offset += piece.text.length;
  });
  return starts;
}

/** The last piece that begins at or before the offset. Empty pieces hold nothing and are passed over. */
function pointAt(starts: Int32Array, offset: number): PiecePoint {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return { piece: low - 1, offset: offset - (starts[low - 1] ?? 0) };
}

type SqueezedBlock = Stretch & { number: number };
type Anchor = { said: number; drawn: number; length: number };

/** Blocks that stand whole, with or without their number, at the beginning of exactly one piece, and once in the text. Sorted by place in the text. */
function findAnchors(said: Squeezed, drawn: Squeezed, blocks: readonly SqueezedBlock[], starts: Int32Array): Anchor[] {
  const pieceKeys = new Map<string, number>();
  for (let i = 0, last = -1; i < starts.length; i++) {
    const at = squeezedIndex(drawn, starts[i] ?? 0);
    if (at === last || at + ANCHOR > drawn.text.length) continue;
    last = at;
    const key = drawn.text.slice(at, at + ANCHOR);
    pieceKeys.set(key, pieceKeys.has(key) ? -1 : at);
  }
  const blockKeys = new Map<string, number>();
  const candidates = blocks.flatMap((b) =>
    [...new Set([b.start, Math.min(b.end, b.start + b.number)])].filter((start) => b.end - start >= ANCHOR).map((start) => ({ start, end: b.end })),
  );
  for (const c of candidates) {
    const key = said.text.slice(c.start, c.start + ANCHOR);
    blockKeys.set(key, (blockKeys.get(key) ?? 0) + 1);
  }
  const anchors: Anchor[] = [];
  let done = -1;
  for (const c of candidates) {
    if (c.start < done) continue;
    const key = said.text.slice(c.start, c.start + ANCHOR);
    const at = pieceKeys.get(key) ?? -1;
    if (at < 0 || blockKeys.get(key) !== 1 || !drawn.text.startsWith(said.text.slice(c.start, c.end), at)) continue;
    anchors.push({ said: c.start, drawn: at, length: c.end - c.start });
    done = c.end;
  }
  return anchors;
}

/** The most anchors that stand in the same order on both sides (patience sorting). */
function longestRising(anchors: readonly Anchor[]): Anchor[] {
  const tails: number[] = [];
  const before = new Int32Array(anchors.length).fill(-1);
  anchors.forEach((anchor, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((anchors[tails[middle] ?? 0]?.drawn ?? 0) < anchor.drawn) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  });
  const rising: Anchor[] = [];
  for (let i = tails[tails.length - 1] ?? -1; i >= 0; i = before[i] ?? -1) {
    const anchor = anchors[i];
    if (anchor) rising.push(anchor);
  }
  // Two anchors may claim the same piece when one drawn text begins the other; the later one gives way.
  let end = 0;
  return rising.reverse().filter((a) => {
    if (a.drawn < end) return false;
    end = a.drawn + a.length;
    return true;
  });
}

/** The text with and without the numbers that begin blocks: a renderer may draw a number by a counter, or not at all. */
type Said = {
  full: string;
  bare: string;
  /** Index in `bare` of each unit of `full`; for a unit of a number, of the first unit after it. */
  toBare: Int32Array;
  fromBare: Int32Array;
  /** Where the block of each unit of `full` ends. */
  ends: Int32Array;
};

function withoutNumbers(full: string, blocks: readonly SqueezedBlock[]): Said {
  const kept: string[] = [];
  const toBare = new Int32Array(full.length);
  const fromBare = new Int32Array(full.length);
  const ends = new Int32Array(full.length).fill(full.length);
  for (const block of blocks) ends.fill(block.end, block.start, block.end);
  let length = 0;
  let from = 0;
  const keep = (to: number): void => {
    kept.push(full.slice(from, to));
    for (; from < to; from++) {
      toBare[from] = length;
      fromBare[length++] = from;
    }
  };
  for (const block of blocks) {
    if (block.number === 0 || block.start < from) continue;
    keep(block.start);
    for (const end = Math.min(block.end, block.start + block.number); from < end; from++) toBare[from] = length;
  }
  keep(full.length);
  return { full, bare: kept.join(''), toBare, fromBare: fromBare.subarray(0, length), ends };
}

/**
 * Walks both stretches together, unit by unit; at a mismatch looks a bounded way ahead for the nearest place where both
 * agree again. Blocks that do not come back within reach are given up, and the next one is tried from the same place.
 */
function alignLoosely(said: Said, s: Stretch, drawn: string, d: Stretch, blocks: readonly Stretch[], toDrawn: Int32Array): void {
  let i = s.start;
  let j = d.start;
  let block = lowerBound(blocks, i);
  while (i < s.end && j < d.end) {
    const same = said.full.charCodeAt(i) === drawn.charCodeAt(j);
    if (same && inStep(said, i, s.end, drawn, j, d.end)) {
      do {
        if (toDrawn[i] === -1) toDrawn[i] = j;
        i++;
        j++;
      } while (i < s.end && j < d.end && said.full.charCodeAt(i) === drawn.charCodeAt(j));
      continue;
    }
    // A number that is not drawn: go on behind it.
    const behind = said.fromBare[said.toBare[i] ?? -1] ?? s.end;
    if (behind > i && behind < s.end && inStep(said, behind, s.end, drawn, j, d.end)) {
      i = behind;
      continue;
    }
    const met = meetAgain(said, i, s.end, drawn, j, d.end);
    if (met) {
      i = met.said;
      j = met.drawn;
      continue;
    }
    // All that begins within reach was looked for too.
    while (block < blocks.length && (blocks[block]?.start ?? 0) <= i + FARTHEST) block++;
    i = blocks[block]?.start ?? s.end;
  }
}

function lowerBound(blocks: readonly Stretch[], index: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the next units agree: AGREE of them, or all that is left of the shorter side. */
function agrees(said: string, i: number, sEnd: number, drawn: string, j: number, dEnd: number): boolean {
  const length = Math.min(AGREE, sEnd - i, dEnd - j);
  for (let k = 0; k < length; k++) if (said.charCodeAt(i + k) !== drawn.charCodeAt(j + k)) return false;
  return length > 0;
}

/** Whether both go on alike from here: with their numbers, without, or to the end of the block. */
function inStep(said: Said, i: number, sEnd: number, drawn: string, j: number, dEnd: number): boolean {
  return (
    agrees(said.full, i, Math.min(sEnd, said.ends[i] ?? sEnd), drawn, j, dEnd) ||
    agrees(said.bare, said.toBare[i] ?? 0, said.toBare[sEnd] ?? said.bare.length, drawn, j, dEnd)
  );
}

function meetAgain(said: Said, i: number, sEnd: number, drawn: string, j: number, dEnd: number): { said: number; drawn: number } | null {
  for (const reach of WINDOWS) {
    const ahead = new Map<string, number>();
    const dLast = Math.min(dEnd - AGREE, j + reach);
    for (let b = dLast; b >= j; b--) ahead.set(drawn.slice(b, b + AGREE), b);
    let best: { said: number; drawn: number } | null = null;
    const sLast = Math.min(sEnd - 1, i + reach);
    for (let a = i; a <= sLast && (!best || a - i < best.said - i + best.drawn - j); a++) {
      const bare = said.toBare[a] ?? 0;
      const isNumber = said.fromBare[bare] !== a;
      const b = ahead.get(said.full.slice(a, a + AGREE)) ?? (isNumber ? undefined : ahead.get(said.bare.slice(bare, bare + AGREE)));
      if (b !== undefined && (!best || a - i + b - j < best.said - i + best.drawn - j)) best = { said: a, drawn: b };
    }
    if (best) return best;
    if (dLast < j + reach && sLast < i + reach) return null;
  }
  return null;
}
