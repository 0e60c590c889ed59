import { type Browser, browser } from 'wxt/browser';
import { fetchInTab, openReader, typeOfTab } from './hand-over';
import { loaded } from './loaded-tab';
import { openPanel } from './panel';

const originOf = (url: string): string | null => (/^https?:/.test(url) ? new URL(url).origin : null);
const isFile = (url: string): boolean => /\.(pdf|docx|txt|md)$/i.test(url.split(/[?#]/)[0] ?? '');

/**
 * "Open link in Concord". A file on the tab's own origin is fetched in the tab, under the gesture's activeTab. For
 * another origin its access is asked, the link opens in a tab of its own, and it is read there with the user's cookies.
 */
export async function openLink(url: string, from: Browser.tabs.Tab | null): Promise<void> {
  const origin = originOf(url);
  if (!origin) return openReader({ open: 'ask', reason: 'not-readable', url }, from);
  if (from?.id !== undefined && isFile(url) && originOf(from.url ?? '') === origin) return openReader(await fetchInTab(from.id, url), from);
  // both have to be asked inside the gesture, before anything is awaited
  if (!isFile(url) && from) openPanel(from);
  const granted = await browser.permissions.request({ origins: [`${origin}/*`] }).catch(() => false);
  if (!granted) return openReader({ open: 'ask', reason: 'refused', url }, from);
  const tab = await browser.tabs.create({ url, active: true, ...(from ? { windowId: from.windowId, index: from.index + 1 } : {}) });
  if (tab.id === undefined || !(await loaded(tab.id))) return openReader({ open: 'ask', reason: 'download', url }, from);
  const type = await typeOfTab(tab.id);
  if (type === 'text/html' || type === 'application/xhtml+xml') {
    await browser.runtime.sendMessage({ to: 'panel', type: 'analyse-tab', tabId: tab.id, url }).catch(() => undefined);
    return;
  }
  const next = type === null ? ({ open: 'ask', reason: 'not-readable', url } as const) : await fetchInTab(tab.id, url);
  return openReader(next, tab);
}
