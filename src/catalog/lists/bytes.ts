/** Bytes over an ordinary buffer, as WebCrypto and IndexedDB want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** SHA-256 in lower-case hex. */
export const sha256 = async (bytes: Bytes): Promise<string> => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

const CHUNK = 32_766;

/** Base64 with padding. A multiple of three bytes at a time, so that the parts join. */
export function toBase64(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += CHUNK) out += btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  return out;
}

/** Bytes of base64 in its one canonical form; null for any other spelling of the same bytes (line ends, missing padding, spare bits). */
export function fromBase64(text: string): Bytes | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const bytes = new Uint8Array((text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0));
  for (let at = 0, to = 0; at < text.length; at += 43_688) {
    const part = atob(text.slice(at, at + 43_688));
    for (let i = 0; i < part.length; i++) bytes[to++] = part.charCodeAt(i);
  }
  return toBase64(bytes.subarray(Math.max(0, bytes.length - 1 - ((bytes.length - 1) % 3)))) === text.slice(-4) || text === '' ? bytes : null;
}

/** Keys and signatures: base64url without padding. */
export const toBase64Url = (bytes: Uint8Array): string => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** Exactly `length` bytes in canonical base64url; null for anything else. */
export function fromBase64Url(text: string, length: number): Bytes | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  const plain = text.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = fromBase64(plain + '='.repeat((4 - (plain.length % 4)) % 4));
  return bytes?.length === length ? bytes : null;
}
