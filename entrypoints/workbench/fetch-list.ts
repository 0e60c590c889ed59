import { browser } from 'wxt/browser';
import { bytesInTab, typeOfTab } from '../background/hand-over';

/** How long the address may take to answer, in milliseconds. */
const LOAD_LIMIT_MS = 60_000;

export type FetchedList = { bytes: ArrayBuffer } | { failed: 'address' | 'refused' | 'download' | 'missing' };

/** Whether it can be asked at all: http or https. */
export const isAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Where the owner puts the changes since a version, beside the whole list: bees.txt → bees.from-3.txt. */
export function changesAddress(address: string, version: number): string {
  const url = new URL(address);
  const [, stem = '', ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(url.pathname) ?? [];
  url.pathname = `${stem}.from-${version}${ending}`;
  return url.href;
}

/**
 * Reads the first of these addresses (all of one origin) that answers, in a tab that is opened for it and closed again. The
 * user is asked for the origin by name; the leave is given back afterwards, so that nothing can be asked later without them.
 * To be called inside the user's gesture, before anything is awaited.
 */
export async function fetchList(addresses: readonly string[]): Promise<FetchedList> {
  const [first] = addresses;
  if (first === undefined || !addresses.every(isAddress)) return { failed: 'address' };
  // Patterns of origins have no port.
  const { protocol, hostname } = new URL(first);
  const origins = [`${protocol}//${hostname}/*`];
  const asking = browser.permissions.request({ origins }).catch(() => false);
  if (!(await asking)) return { failed: 'refused' };
  try {
    let answer: FetchedList = { failed: 'missing' };
    for (const address of addresses) {
      answer = await readInTab(address);
      if ('bytes' in answer) break;
    }
    return answer;
  } finally {
    await browser.permissions.remove({ origins }).catch(() => false);
  }
}

/** Each address in a tab of its own: one that the site does not have may leave the browser's own page, which nobody may read. */
async function readInTab(address: string): Promise<FetchedList> {
  const tab = await browser.tabs.create({ url: address, active: false });
  if (tab.id === undefined) return { failed: 'missing' };
  try {
    if (!(await loaded(tab.id)) || (await typeOfTab(tab.id)) === null) return { failed: 'download' };
    const found = await bytesInTab(tab.id, address);
    return found ? { bytes: found.bytes.buffer } : { failed: 'missing' };
  } finally {
    await browser.tabs.remove(tab.id).catch(() => undefined);
  }
}

/** Waits for the tab to be loaded; false where it was closed (a download closes it) or took too long. */
function loaded(tabId: number): Promise<boolean> {
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
