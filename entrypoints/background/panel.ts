import { type Browser, browser } from 'wxt/browser';

/** Firefox's sidebar, which the typings of the other browsers do not know. */
type SidebarAction = { open(): Promise<void>; close(): Promise<void> };
const sidebar = (): SidebarAction | null => ('sidebarAction' in browser ? (browser.sidebarAction as SidebarAction) : null);

/** Opens the panel beside the tab. Works only synchronously inside a user's gesture. */
export function openPanel(tab: Browser.tabs.Tab): void {
  const opening = sidebar()?.open() ?? browser.sidePanel.open({ windowId: tab.windowId });
  opening.catch((reason: unknown) => console.warn('Concord: the side panel did not open.', reason));
}

/** Lets the panel go from a tab whose document is shown in the reader. */
export function shutPanel(tabId: number): void {
  if (sidebar()) return;
  browser.sidePanel.setOptions({ tabId, enabled: false }).catch(() => undefined);
}
