import type { DocumentIdentity } from './extract';

/**
 * Names the document across its revisions, so that decisions and notes carry over: its number without edition, draft
 * version or stage, else its folded title, else the hash of its bytes.
 */
export function documentKey(identity: Pick<DocumentIdentity, 'identifiers' | 'title'>, hash: string): string {
  const first = identity.identifiers[0];
  if (first) return fold(`${first.publisher} ${first.type} ${first.number} ${first.supplement ?? ''}`);
  if (identity.title && identity.title.length >= 12) return fold(`title ${identity.title}`).slice(0, 120);
  return `hash-${hash}`;
}

const fold = (s: string): string =>
  s
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
