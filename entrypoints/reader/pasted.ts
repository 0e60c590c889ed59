/** The title and scope last pasted in this tab: a reload comes back to them, closing the tab forgets them. */
export type Pasted = { title: string; scope: string };

const KEY = 'concord-scope';

export const keepPasted = (pasted: Pasted): void => sessionStorage.setItem(KEY, JSON.stringify(pasted));

export function takePasted(): Pasted | null {
  const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  if (typeof kept !== 'object' || kept === null || !('title' in kept) || !('scope' in kept)) return null;
  return typeof kept.title === 'string' && typeof kept.scope === 'string' ? { title: kept.title, scope: kept.scope } : null;
}
