import type { Opened } from './types';

/** Longest single record that is believed, in characters: what is longer is no record. */
export const LONGEST_RECORD = 4_000_000;

/** The bytes of a blob, in pieces. */
export async function* bytesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

/** What the text is written in: by its mark, else UTF-8 where the beginning is that, else the old Western code page of spreadsheets. */
export function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The text in pieces, its mark taken off. */
export async function* textOf(file: Opened): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(file.head));
  for await (const piece of file.bytes()) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** Whole lines without their ends, as many as are there at a time. */
export async function* linesOf(file: Opened): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of textOf(file)) {
    const text = rest + piece;
    // A carriage return at the very end may be half of a line's end.
    const lines = (text.endsWith('\r') ? text.slice(0, -1) : text).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + (text.endsWith('\r') ? '\r' : '');
    if (rest.length > LONGEST_RECORD * 4) rest = rest.slice(0, LONGEST_RECORD * 4);
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest.replace(/\r$/, '')];
}

/** The whole text, for files that are small by nature; null where it is longer than `most` characters. */
export async function wholeText(file: Opened, most: number): Promise<string | null> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of textOf(file)) {
    length += piece.length;
    if (length > most) return null;
    pieces.push(piece);
  }
  return pieces.join('');
}
