/**
 * The text of a Word 97–2003 binary document, by its piece table (MS-DOC 2.4.1 "Retrieving Text"). Styles, numbering and
 * changes are not read: only the words, with Word's control characters in place (paragraph 0x0D, cell 0x07, field marks).
 */
export type WordText = { main: string; notes: string };

/** Offsets into the file information block (MS-DOC 2.5.1 FibBase, 2.5.4 FibRgLw97, 2.5.6 FibRgFcLcb97). */
const FIB = { magic: 0, flags: 0x0a, ccpText: 0x4c, ccpFootnotes: 0x50, ccpHeaders: 0x54, fcClx: 0x1a2, lcbClx: 0x1a6 };
const ENCRYPTED = 0x0100;
const TABLE_1 = 0x0200;
/** A document of more characters than this is damaged or meant to do harm. */
const MOST_CHARACTERS = 50_000_000;

export type Trouble = 'encrypted' | 'corrupt';

export const tableStream = (word: DataView): '0Table' | '1Table' => (word.getUint16(FIB.flags, true) & TABLE_1 ? '1Table' : '0Table');

export function troubleOf(word: DataView): Trouble | null {
  if (word.byteLength < 0x1aa || word.getUint16(FIB.magic, true) !== 0xa5ec) return 'corrupt';
  return word.getUint16(FIB.flags, true) & ENCRYPTED ? 'encrypted' : null;
}

/** @throws RangeError where the tables point outside the file. */
export function readWordText(word: Uint8Array, table: Uint8Array): WordText {
  const fib = new DataView(word.buffer, word.byteOffset, word.byteLength);
  const clx = fib.getUint32(FIB.fcClx, true);
  const pieces = findPieces(table, clx, clx + fib.getUint32(FIB.lcbClx, true));
  const all = joinPieces(word, table, pieces);
  const main = fib.getUint32(FIB.ccpText, true);
  const notes = fib.getUint32(FIB.ccpFootnotes, true);
  return { main: all.slice(0, main), notes: all.slice(main, main + notes) };
}

/** Where the piece table (PlcPcd) stands: after any property modifiers. */
function findPieces(table: Uint8Array, from: number, to: number): { at: number; count: number } {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  let at = from;
  while (at < to && view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true);
  if (at >= to || view.getUint8(at) !== 2) throw new RangeError('the document has no piece table');
  const bytes = view.getUint32(at + 1, true);
  return { at: at + 5, count: Math.floor((bytes - 4) / 12) };
}

function joinPieces(word: Uint8Array, table: Uint8Array, { at, count }: { at: number; count: number }): string {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const wide = new TextDecoder('utf-16le');
  const narrow = new TextDecoder('windows-1252');
  const parts: string[] = [];
  for (let i = 0; i < count; i++) {
    const characters = view.getUint32(at + 4 * (i + 1), true) - view.getUint32(at + 4 * i, true);
    const fc = view.getUint32(at + 4 * (count + 1) + 8 * i + 2, true);
    if (characters < 0 || characters > MOST_CHARACTERS) throw new RangeError('a piece is longer than the document');
    const compressed = (fc & 0x40000000) !== 0;
    const start = compressed ? (fc & 0x3fffffff) >>> 1 : fc & 0x3fffffff;
    const end = start + characters * (compressed ? 1 : 2);
    if (end > word.length) throw new RangeError('a piece stands outside the file');
    parts.push((compressed ? narrow : wide).decode(word.subarray(start, end)));
  }
  return parts.join('');
}

/** Fields leave their result: the instruction between 0x13 and 0x14 is dropped, nested ones too. */
export function dropInstructions(text: string): string {
  const parts: string[] = [];
  const open: boolean[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c !== 0x13 && c !== 0x14 && c !== 0x15) continue;
    if (!open.includes(true)) parts.push(text.slice(from, i));
    if (c === 0x13) open.push(true);
    else if (c === 0x14 && open.length > 0) open[open.length - 1] = false;
    else if (c === 0x15) open.pop();
    from = i + 1;
  }
  if (!open.includes(true)) parts.push(text.slice(from));
  return parts.join('');
}
