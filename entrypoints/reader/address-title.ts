import type { DocumentIdentity } from '@/src/model';

/** How the document is called in the title bar and in lists: its number with the stage, and its title. */
export function nameOf(identity: DocumentIdentity, fallback: string): { number: string | null; title: string } {
  const number = identity.id ? `${identity.id}${identity.stage === 'draft' ? ' (draft)' : ''}` : (identity.otherIds[0] ?? null);
  return { number, title: identity.title ?? fallback };
}
