/**
 * Bytes → text. A byte-order mark decides; else the charset that the transport or the text itself names; else UTF-8 where
 * the bytes are valid UTF-8; else windows-1252, which never fails (WHATWG Encoding, "legacy single-byte").
 */
export function decodeBytes(bytes: Uint8Array, named: string | null): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  // A page that says utf-16 in ASCII letters is not UTF-16 (HTML, "prescan a byte stream").
  const label = named && !/^utf-?16/i.test(named.trim()) ? named.trim() : null;
  if (label && !/^(?:utf-?8|us-ascii|ascii|iso-8859-1|latin-?1)$/i.test(label)) {
    const decoder = decoderFor(label);
    if (decoder?.encoding === 'windows-1252') return decodeWestern(bytes);
    if (decoder) return decoder.decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A wrong byte or two in a text that says it is UTF-8 is damage; a text that says nothing is an old Western one.
    return label && /^utf-?8$/i.test(label) ? new TextDecoder().decode(bytes) : decodeWestern(bytes);
  }
}

/** 0x80–0x9F of windows-1252; unassigned places stay controls. */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** windows-1252. Node 20's decoder of that name leaves 0x80–0x9F as controls (it takes the label for latin-1). */
const decodeWestern = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252').decode(bytes).replace(/[\x80-\x9f]/g, (c) => WESTERN.charAt(c.charCodeAt(0) - 0x80));

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null; // a label that nobody knows is no label
  }
}

/** The charset that an HTML page's head names, from its first 4 kB. */
export function htmlCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096));
  return /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ?? null;
}
