import { browser } from 'wxt/browser';
import { bytesInTab, typeOfTab } from '../background/hand-over';
import { loaded } from '../background/loaded-tab';

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
