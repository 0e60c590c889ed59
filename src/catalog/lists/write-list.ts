import { type Bytes, sha256 } from './bytes';
import { bodyOf, joinParts, signedBytes, splitParts } from './container';
import { readContent, splitLines } from './content';
import { makeDelta } from './delta';
import { ListError } from './errors';
import { gunzip, gzip } from './gzip';
import { type ListHeader, readHeader, SCHEMA, writeHeader } from './header';
import { keyBytes, publicKeyOf, type Rotation, rotate, sign } from './keys';

/** What the owner says of a version. */
export type ListWords = Pick<
  ListHeader,
  'name' | 'title' | 'owner' | 'contact' | 'licence' | 'class' | 'version' | 'issued' | 'expires' | 'asOf' | 'changelog'
> & { rotations?: Rotation[] };

/** A whole list over contents made by `writeContent`, not yet signed. @throws ListError where it could not be read again */
export async function writeFull(words: ListWords, content: Bytes): Promise<Bytes> {
  const works = splitLines(content).length;
  readContent(content, works);
  const body = await gzip(content);
  return unsigned(
    {
      ...words,
      rotations: words.rotations ?? [],
      schema: SCHEMA,
      kind: 'full',
      key: null,
      base: null,
      body: { bytes: body.length, opened: content.length, sha256: await sha256(body) },
      content: { bytes: content.length, works, sha256: await sha256(content) },
    },
    body,
  );
}

/** The changes from one whole list to a later one, under the later one's head; not yet signed. @throws ListError */
export async function writeDelta(before: Bytes, after: Bytes): Promise<Bytes> {
  const old = splitParts(before).header;
  const now = splitParts(after).header;
  const [oldContent, newContent] = [await contentIn(before), await contentIn(after)];
  const delta = makeDelta(oldContent, newContent);
  const body = await gzip(delta);
  return unsigned(
    {
      ...now,
      kind: 'delta',
      key: null,
      base: { version: old.version, sha256: old.content.sha256 },
      body: { bytes: body.length, opened: delta.length, sha256: await sha256(body) },
    },
    body,
  );
}

function unsigned(header: ListHeader, body: Bytes): Bytes {
  const line = writeHeader(header);
  readHeader(line);
  return joinParts(line, null, body);
}

/** Signs a list, whoever signed it before. With `old`, the old key vouches for the new one in the head. @throws ListError */
export async function signList(bytes: Uint8Array, key: CryptoKey, old: CryptoKey | null = null): Promise<Bytes> {
  const parts = splitParts(bytes);
  const publicKey = await publicKeyOf(key);
  keyBytes(publicKey);
  const { rotations, name } = parts.header;
  const known = rotations.some((r) => r.to === publicKey);
  const line = writeHeader({
    ...parts.header,
    key: publicKey,
    rotations: old && !known ? [...rotations, await rotate(name, old, publicKey)] : rotations,
  });
  readHeader(line);
  return joinParts(line, await sign(key, signedBytes(line)), bodyOf(parts));
}

/** Contents of a whole list, unpacked without asking whose it is: for its owner. @throws ListError, 'no-base' for a file of changes */
export async function contentIn(bytes: Uint8Array): Promise<Bytes> {
  const parts = splitParts(bytes);
  if (parts.header.base) throw new ListError('no-base', `version ${parts.header.base.version}`);
  return gunzip(bodyOf(parts), parts.header.body.opened);
}
