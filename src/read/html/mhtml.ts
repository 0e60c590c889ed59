/** A saved web archive, or what Word and document servers save as ".doc": MIME with an HTML part (RFC 2557). */
export function looksLikeMhtml(head: string): boolean {
  return /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,40}?(?:MIME-Version|Content-Type):/i.test(head) && /content-type:\s*multipart\//i.test(head);
}

type Part = { type: string; charset: string | null; body: Uint8Array };

/** The first HTML part; null where there is none. `bytes` are the whole file. */
export function htmlPart(bytes: Uint8Array): { bytes: Uint8Array; charset: string | null } | null {
  // One character a byte, so that offsets and bytes agree.
  const raw = latin1(bytes);
  const boundary = /boundary\s*=\s*"?([^"\r\n;]{1,200})"?/i.exec(raw.slice(0, 20_000))?.[1];
  if (!boundary) return null;
  const delimiter = `--${boundary.trim()}`;
  let at = raw.indexOf(delimiter);
  for (let count = 0; at >= 0 && count < 500; count++) {
    const start = raw.indexOf('\n', at) + 1;
    if (start === 0) return null;
    const next = raw.indexOf(`\n${delimiter}`, start);
    const end = next < 0 ? raw.length : next;
    const part = readPart(raw.slice(start, end));
    if (part && /^text\/html|^application\/xhtml/.test(part.type)) return { bytes: part.body, charset: part.charset };
    at = next < 0 ? -1 : next + 1;
  }
  return null;
}

function readPart(raw: string): Part | null {
  const gap = /\r?\n\r?\n/.exec(raw);
  if (!gap) return null;
  const header = raw.slice(0, gap.index).replace(/\r?\n[ \t]+/g, ' ');
  const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(header)?.[1]?.trim() ?? '';
  const type = field('content-type');
  const body = raw.slice(gap.index + gap[0].length);
  const encoding = field('content-transfer-encoding').toLowerCase();
  const decoded = encoding === 'base64' ? fromBase64(body) : encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body;
  return { type: type.toLowerCase(), charset: /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1] ?? null, body: toBytes(decoded) };
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192) parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  return parts.join('');
}

function toBytes(raw: string): Uint8Array {
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i) & 0xff;
  return bytes;
}

function fromBase64(body: string): string {
  const clean = body.replace(/[^A-Za-z0-9+/]/g, '');
  return atob(clean.length % 4 === 1 ? clean.slice(0, -1) : clean);
}

const fromQuotedPrintable = (body: string): string =>
  body.replace(/=[ \t]*\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
