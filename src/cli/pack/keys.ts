import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Bytes, fingerprintOf, makeKey, type PublicKey, publicKeyOf, readPrivateKey, toBase64 } from '@/src/catalog/lists';
import { write } from '../analyse';
import { type Arguments, UsageError } from '../arguments';

const PEM = /^-----BEGIN PRIVATE KEY-----\s+([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----\s*$/;

/** A private key in a file: PKCS#8, as PEM or plain. */
export async function readKeyFile(path: string): Promise<CryptoKey> {
  const bytes = readFileSync(path);
  const pem = PEM.exec(bytes.toString('latin1'))?.[1];
  const pkcs8: Bytes = new Uint8Array(pem ? Buffer.from(pem, 'base64') : bytes);
  try {
    return await readPrivateKey(pkcs8);
  } catch (cause) {
    throw new UsageError(`${path} is no private key for Ed25519 (PKCS#8)`, { cause });
  }
}

/** A public key as given: itself, a file that holds it, or a fingerprint (spaces do not matter). */
export const readPublicKey = (said: string): string => (existsSync(said) ? readFileSync(said, 'utf8') : said).trim();

/** Whether what was given names this key. */
export const namesKey = async (said: string, key: PublicKey): Promise<boolean> =>
  said === key || said.replaceAll(' ', '').toLowerCase() === (await fingerprintOf(key)).replaceAll(' ', '');

/** `concord pack keygen --out NAME`: NAME.key, for the owner alone, and NAME.pub. An existing key is never written over. */
export async function runKeygen({ values }: Arguments): Promise<number> {
  const out = values.get('--out')?.at(-1);
  if (!out) throw new UsageError('"pack keygen" needs --out NAME');
  if (existsSync(`${out}.key`)) throw new UsageError(`${out}.key is there already`);
  const { pkcs8, publicKey } = await makeKey();
  const pem = `-----BEGIN PRIVATE KEY-----\n${toBase64(pkcs8).replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
  writeFileSync(`${out}.key`, pem, { mode: 0o600, flag: 'wx' });
  writeFileSync(`${out}.pub`, `${publicKey}\n`);
  await write(`${out}.key   keep it to yourself, and a copy in another place\n${out}.pub   ${publicKey}\nfingerprint  ${await fingerprintOf(publicKey)}\n`);
  return 0;
}

export const publicHalf = (key: CryptoKey): Promise<PublicKey> => publicKeyOf(key);
