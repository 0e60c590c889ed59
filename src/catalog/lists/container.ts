import { type Bytes, fromBase64, fromBase64Url, toBase64, utf8 } from './bytes';
import { ListError } from './errors';
import { type ListHeader, readHeader } from './header';

/**
 * A published list as a file: four lines of ASCII, each ended by a line feed.
 *
 *   concord-list/1
 *   {"schema":"concord.list/1", …}     the head, JSON in one exact spelling
 *   ed25519 <86 letters of base64url>  the signature over the first two lines, without the last line feed (or "unsigned")
 *   <base64 of the gzipped body>       named in the head by size and SHA-256
 */
export const MAGIC = 'concord-list/1';

/** Larger than any body may be in base64, with its head. */
export const MOST_FILE = 400 * 1024 * 1024;
const MOST_HEAD = 512 * 1024;

export type ListParts = {
  header: ListHeader;
  headerLine: string;
  /** null: not signed. */
  signature: Bytes | null;
  /** base64, not yet looked at. */
  body: string;
};

/** The bytes that the owner signs: exactly those of the file's first two lines. */
export const signedBytes = (headerLine: string): Bytes => utf8(`${MAGIC}\n${headerLine}`);

export const joinParts = (headerLine: string, signature: string | null, body: Bytes): Bytes =>
  utf8(`${MAGIC}\n${headerLine}\n${signature === null ? 'unsigned' : `ed25519 ${signature}`}\n${toBase64(body)}\n`);

/**
 * Takes a file apart; what the parts say is only read, not believed.
 * @throws ListError 'not-a-list', 'newer-form', 'too-large', 'not-ascii', 'truncated', 'surplus', 'algorithm', and those of `readHeader`
 */
export function splitParts(bytes: Uint8Array): ListParts {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 32));
  if (!start.startsWith(`${MAGIC}\n`)) throw new ListError(/^concord-list\/\d+\n/.test(start) ? 'newer-form' : startError(start));
  if (bytes.length > MOST_FILE) throw new ListError('too-large');
  const headEnd = bytes.indexOf(10, MAGIC.length + 1);
  if (headEnd === -1) throw new ListError('truncated');
  if (headEnd > MOST_HEAD) throw new ListError('too-large', 'its head');
  const signEnd = bytes.indexOf(10, headEnd + 1);
  const bodyEnd = signEnd === -1 ? -1 : bytes.indexOf(10, signEnd + 1);
  const headerLine = text(bytes.subarray(MAGIC.length + 1, headEnd));
  const header = readHeader(headerLine);
  if (bodyEnd === -1) throw new ListError('truncated');
  const signature = readSignature(text(bytes.subarray(headEnd + 1, signEnd)));
  const body = text(bytes.subarray(signEnd + 1, bodyEnd));
  const length = 4 * Math.ceil(header.body.bytes / 3);
  if (body.length < length) throw new ListError('truncated');
  if (body.length > length || bodyEnd + 1 !== bytes.length) throw new ListError('surplus');
  return { header, headerLine, signature, body };
}

/** A list that lost its line feeds to another system's, or a mark of byte order put before it, is still told from a stranger's file. */
const startError = (start: string): 'not-a-list' | 'surplus' | 'truncated' =>
  start.startsWith(`${MAGIC}\r`) || start.startsWith(`\u00ef\u00bb\u00bf${MAGIC}`)
    ? 'surplus'
    : start !== '' && MAGIC.startsWith(start)
      ? 'truncated'
      : 'not-a-list';

function text(bytes: Uint8Array): string {
  if (bytes.some((b) => b > 126 || b < 32)) throw new ListError('not-ascii');
  return new TextDecoder().decode(bytes);
}

function readSignature(line: string): Bytes | null {
  if (line === 'unsigned') return null;
  const value = /^ed25519 (\S*)$/.exec(line)?.[1];
  if (value === undefined) throw new ListError('algorithm');
  const bytes = fromBase64Url(value, 64);
  if (!bytes) throw new ListError('signature');
  return bytes;
}

/** The body's bytes, in the one spelling of base64. @throws ListError 'body' */
export function bodyOf({ header, body }: ListParts): Bytes {
  const bytes = fromBase64(body);
  if (bytes?.length !== header.body.bytes) throw new ListError('body');
  return bytes;
}
