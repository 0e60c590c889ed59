import { browser } from 'wxt/browser';

/** Where a wish to add a page waits for a panel that is only now opening. */
export const ADD_PAGE = 'addPage';
/** A wish older than this belongs to a panel that never opened. */
const FRESH_MS = 30_000;

/** Takes the wish that waits, if one does. */
export async function takeWish(): Promise<number | null> {
  const kept: Record<string, unknown> = await browser.storage.session.get(ADD_PAGE);
  const wish = kept[ADD_PAGE];
  if (typeof wish !== 'object' || wish === null || !('tabId' in wish) || !('at' in wish)) return null;
  await browser.storage.session.remove(ADD_PAGE);
  return typeof wish.tabId === 'number' && typeof wish.at === 'number' && Date.now() - wish.at < FRESH_MS ? wish.tabId : null;
}
