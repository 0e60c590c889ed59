import { type Bytes, sha256 } from './bytes';
import { bodyOf, signedBytes, splitParts } from './container';
import { type ListRecord, readContent } from './content';
import { applyDelta } from './delta';
import { ListError } from './errors';
import { gunzip } from './gzip';
import type { ListHeader } from './header';
import { fingerprintOf, followKeys, type PublicKey, verifies } from './keys';

/** What is known of a list that the user confirmed. */
export type Trusted = {
  name: string;
  key: PublicKey;
  /** The highest version ever taken: going back is the user's to choose, never the sender's. */
  newest: { version: number; issued: string };
  /** Contents that were taken under each version number still known. */
  held: readonly { version: number; sha256: string }[];
};

export type OpenOptions = {
  /** null: a list not seen before, whose key the user is still to confirm. */
  trusted: Trusted | null;
  /** Day, YYYY-MM-DD. */
  today: string;
  /** Contents of a version that is kept, for a file of changes. */
  contentOf?: (version: number) => Promise<Bytes | null>;
};

/** A list that passed every check. */
export type OpenedList = {
  header: ListHeader & { key: PublicKey };
  headerLine: string;
  signature: Bytes;
  fingerprint: string;
  /** The owner changed keys since the user confirmed one, and the old key vouches for it. */
  rotated: boolean;
  /** The whole list, also where the file held only changes. */
  content: Bytes;
  records: ListRecord[];
};

/**
 * Opens a published list: form, signature, whose it is, time, version, contents – in this order, so that nothing is unpacked
 * that nobody signed, and nothing is believed that was only unpacked. @throws ListError; nothing is kept then
 */
export async function openList(bytes: Uint8Array, { trusted, today, contentOf }: OpenOptions): Promise<OpenedList> {
  const parts = splitParts(bytes);
  const { header, headerLine, signature } = parts;
  const { key } = header;
  if (signature === null || key === null) throw new ListError('unsigned');
  if (!(await verifies(key, signature, signedBytes(headerLine)))) throw new ListError('signature');
  const rotated = trusted ? await checkTrust(header, key, trusted) : false;
  checkTime(header, today);
  if (trusted) checkVersion(header, trusted);
  const body = bodyOf(parts);
  if ((await sha256(body)) !== header.body.sha256) throw new ListError('body');
  const base = await baseOf(header, trusted, contentOf);
  const opened = await gunzip(body, header.body.opened);
  const content = base ? applyDelta(base, opened, header.content.bytes) : opened;
  if (content.length !== header.content.bytes || (await sha256(content)) !== header.content.sha256) throw new ListError(base ? 'changes' : 'body');
  const records = readContent(content, header.content.works);
  return { header: { ...header, key }, headerLine, signature, fingerprint: await fingerprintOf(key), rotated, content, records };
}

async function checkTrust(header: ListHeader, key: PublicKey, trusted: Trusted): Promise<boolean> {
  if (header.name !== trusted.name) throw new ListError('wrong-name', `“${header.name}”, not “${trusted.name}”`);
  return followKeys(header.name, trusted.key, key, header.rotations);
}

/** A clock may be a day behind the owner's. */
function checkTime(header: ListHeader, today: string): void {
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  if (header.issued > tomorrow) throw new ListError('dates', `it is issued on ${header.issued}, which is still to come`);
  if (header.expires < today) throw new ListError('expired', `on ${header.expires}`);
}

function checkVersion(header: ListHeader, { newest, held }: Trusted): void {
  const { version } = header;
  const same = held.find((one) => one.version === version);
  if (same && same.sha256 !== header.content.sha256) throw new ListError('two-contents', `version ${version}`);
  if (version < newest.version) throw new ListError('rollback', `version ${version} after ${newest.version}`);
  if (version === newest.version) throw new ListError('current', `version ${version}`);
  if (header.issued < newest.issued) throw new ListError('rollback', `issued on ${header.issued}, before the one you have`);
}

async function baseOf(header: ListHeader, trusted: Trusted | null, contentOf: OpenOptions['contentOf']): Promise<Bytes | null> {
  const { base } = header;
  if (!base) return null;
  const known = trusted?.held.find((one) => one.version === base.version);
  if (known && known.sha256 !== base.sha256) throw new ListError('other-base', `version ${base.version}`);
  const content = known ? await contentOf?.(base.version) : null;
  if (!content) throw new ListError('no-base', `version ${base.version}`);
  if ((await sha256(content)) !== base.sha256) throw new ListError('other-base', `version ${base.version}`);
  return content;
}
