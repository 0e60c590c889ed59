/**
 * What the reader is asked to open, in its address after "#", so that a reload opens it again:
 * #doc=KEY a shelved document · #sample the sample draft · #scope the title and scope last pasted in this tab · #ask=REASON&url=ADDRESS nothing could be fetched: say how to drop the file.
 */
export type AskReason = 'not-readable' | 'refused' | 'not-a-document' | 'failed' | 'download';
export type ReaderAddress =
  | { open: 'doc'; key: string }
  | { open: 'sample' }
  | { open: 'scope' }
  | { open: 'ask'; reason: AskReason; url: string }
  | { open: 'nothing' };

const REASONS: readonly AskReason[] = ['not-readable', 'refused', 'not-a-document', 'failed', 'download'];

export function readAddress(hash: string): ReaderAddress {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const key = parts.get('doc');
  if (key && /^[0-9a-f]{32}$/.test(key)) return { open: 'doc', key };
  if (parts.has('sample')) return { open: 'sample' };
  if (parts.has('scope')) return { open: 'scope' };
  const reason = REASONS.find((known) => known === parts.get('ask'));
  if (reason) return { open: 'ask', reason, url: parts.get('url') ?? '' };
  return { open: 'nothing' };
}

export function writeAddress(address: ReaderAddress): string {
  if (address.open === 'doc') return `#doc=${address.key}`;
  if (address.open === 'sample') return '#sample';
  if (address.open === 'scope') return '#scope';
  if (address.open === 'ask') return `#${new URLSearchParams({ ask: address.reason, url: address.url })}`;
  return '';
}
