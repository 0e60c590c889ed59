import { browser } from 'wxt/browser';

/** How long a tab may take to load, in milliseconds. */
const LOAD_LIMIT_MS = 60_000;

/** Waits for the tab to be loaded; false where it was closed (a download closes it) or took too long. */
export function loaded(tabId: number): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (answer: boolean): void => {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
      resolve(answer);
    };
    const onUpdated = (id: number, change: { status?: string }): void => {
      if (id === tabId && change.status === 'complete') finish(true);
    };
    const onRemoved = (id: number): void => {
      if (id === tabId) finish(false);
    };
    const timer = setTimeout(() => finish(false), LOAD_LIMIT_MS);
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onRemoved.addListener(onRemoved);
    // It may have been loaded before anybody listened.
    void browser.tabs.get(tabId).then(
      (tab) => {
        if (tab.status === 'complete' && tab.url !== 'about:blank') finish(true);
      },
      () => finish(false),
    );
  });
}
