/**
 * What the reader is asked to open, in its address after "#", so that a reload opens it again:
 * #doc=KEY a shelved document · #compare=KEY&with=doc:KEY or work:KEY a shelved document beside another, or beside a saved work · #sample the sample draft · #scope the title and scope last pasted in this tab · #ask=REASON&url=ADDRESS nothing could be fetched: say how to drop the file.
 */
export type AskReason = 'not-readable' | 'refused' | 'not-a-document' | 'failed' | 'download';
/** The other side of a comparison: a shelved document, or a work of the catalog. */
export type CompareWith = { kind: 'doc' | 'work'; key: string };

export type ReaderAddress =
  | { open: 'doc'; key: string }
  | { open: 'compare'; key: string; with: CompareWith }
  | { open: 'sample' }
  | { open: 'scope' }
  | { open: 'ask'; reason: AskReason; url: string }
  | { open: 'nothing' };

const REASONS: readonly AskReason[] = ['not-readable', 'refused', 'not-a-document', 'failed', 'download'];

const isShelved = (key: string): boolean => /^[0-9a-f]{32}$/.test(key);

export function readAddress(hash: string): ReaderAddress {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const key = parts.get('doc');
  if (key && isShelved(key)) return { open: 'doc', key };
  const compared = parts.get('compare');
  const other = /^(doc|work):(.+)$/.exec(parts.get('with') ?? '');
  if (compared && isShelved(compared) && other?.[2])
    return { open: 'compare', key: compared, with: { kind: other[1] === 'doc' ? 'doc' : 'work', key: other[2] } };
  if (parts.has('sample')) return { open: 'sample' };
  if (parts.has('scope')) return { open: 'scope' };
  const reason = REASONS.find((known) => known === parts.get('ask'));
  if (reason) return { open: 'ask', reason, url: parts.get('url') ?? '' };
  return { open: 'nothing' };
}

export function writeAddress(address: ReaderAddress): string {
  if (address.open === 'doc') return `#doc=${address.key}`;
  if (address.open === 'compare') return `#${new URLSearchParams({ compare: address.key, with: `${address.with.kind}:${address.with.key}` })}`;
  if (address.open === 'sample') return '#sample';
  if (address.open === 'scope') return '#scope';
  if (address.open === 'ask') return `#${new URLSearchParams({ ask: address.reason, url: address.url })}`;
  return '';
}
