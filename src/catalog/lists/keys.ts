import { type Bytes, fromBase64Url, sha256, toBase64Url, utf8 } from './bytes';
import { ListError } from './errors';

/** Public keys are named by their 32 raw bytes in base64url. */
export type PublicKey = string;

/** One owner's change of keys: `to` may sign from now on, because `from` says so. */
export type Rotation = { from: PublicKey; to: PublicKey; signature: string };

/** The order of the group (RFC 8032, 5.1): the second half of a signature must be below it, else one signature has many spellings. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const FIELD = 2n ** 255n - 19n;

const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((n, b) => (n << 8n) | BigInt(b), 0n);

/** y of the eight points of small order: with such a key everybody's signature fits every text (RFC 8032, 8; "Taming the many EdDSAs"). */
const SMALL_ORDER: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  FIELD - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303021863n,
  FIELD - 2707385501144840649318225287225658788936804267575313519463743609750303021863n,
]);

/** The raw bytes of a key that may sign. @throws ListError 'header', 'weak-key' */
export function keyBytes(key: PublicKey): Bytes {
  const bytes = fromBase64Url(key, 32);
  if (!bytes) throw new ListError('header', 'its key');
  const y = littleEndian(bytes) & (2n ** 255n - 1n);
  if (y >= FIELD || SMALL_ORDER.has(y)) throw new ListError('weak-key');
  return bytes;
}

/** 160 bits of the key's SHA-256, in ten groups of four: what two people can read to each other over the telephone. */
export async function fingerprintOf(key: PublicKey): Promise<string> {
  return ((await sha256(keyBytes(key))).slice(0, 40).match(/.{4}/g) ?? []).join(' ');
}

/** What the owner's key signs where it names its successor. */
const rotationText = (name: string, from: PublicKey, to: PublicKey): Bytes => utf8(`concord-list-rotation/1\n${name}\n${from}\n${to}`);

/** Whether `signature` is the key's over exactly these bytes. @throws ListError 'cannot-verify' where the platform has no Ed25519 */
export async function verifies(key: PublicKey, signature: Bytes, bytes: Bytes): Promise<boolean> {
  const raw = keyBytes(key);
  if (littleEndian(signature.subarray(32)) >= ORDER) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, signature, bytes);
  } catch (cause) {
    if (isUnsupported(cause)) throw new ListError('cannot-verify', null, { cause });
    // A point that is not on the curve, or whatever else the platform finds wrong with the key.
    return false;
  }
}

const isUnsupported = (e: unknown): boolean => typeof e === 'object' && e !== null && 'name' in e && e.name === 'NotSupportedError';

export const sign = async (key: CryptoKey, bytes: Bytes): Promise<string> => toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', key, bytes)));

export async function makeKey(): Promise<{ pkcs8: Bytes; publicKey: PublicKey }> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('a key pair was asked for');
  return { pkcs8: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)), publicKey: await publicKeyOf(pair.privateKey) };
}

export const readPrivateKey = (pkcs8: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);

/** The public half of a private key. */
export async function publicKeyOf(key: CryptoKey): Promise<PublicKey> {
  const { x } = await crypto.subtle.exportKey('jwk', key);
  if (!x) throw new Error('an Ed25519 key has an x');
  return x;
}

export async function rotate(name: string, from: CryptoKey, to: PublicKey): Promise<Rotation> {
  const old = await publicKeyOf(from);
  return { from: old, to, signature: await sign(from, rotationText(name, old, to)) };
}

/**
 * Follows an owner's changes of keys from the one that the user confirmed; answers whether it was changed.
 * @throws ListError 'rotation' (a step that the old key did not sign), 'wrong-key' (no way from the one to the other)
 */
export async function followKeys(name: string, confirmed: PublicKey, key: PublicKey, rotations: readonly Rotation[]): Promise<boolean> {
  let at = confirmed;
  for (const { from, to, signature } of rotations) {
    if (at === key) break;
    if (from !== at) continue;
    const bytes = fromBase64Url(signature, 64);
    if (!bytes || !(await verifies(from, bytes, rotationText(name, from, to)))) throw new ListError('rotation');
    at = to;
  }
  if (at !== key) throw new ListError('wrong-key');
  return key !== confirmed;
}
