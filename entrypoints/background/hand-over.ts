import { type Browser, browser } from 'wxt/browser';
import { isReadError } from '@/src/model';
import { sniffFormat } from '@/src/read/sniff';
import { type ReaderAddress, writeAddress } from '../reader/address';
import { shelve } from '../reader/shelf';

/** Bytes in one message. A message between a tab and the background may not pass 64 MiB. */
const SLICE = 6_000_000;
const TRIES = 4;
const PAUSE_MS = 250;

/** What the tab shows; null where it may not be scripted (the browser's own pages, Firefox's PDF viewer, no grant). */
export async function typeOfTab(tabId: number): Promise<string | null> {
  for (let tried = 1; ; tried++) {
    try {
      const [answer] = await browser.scripting.executeScript({ target: { tabId }, func: () => document.contentType });
      return typeof answer?.result === 'string' ? answer.result : null;
    } catch {
      // a tab whose viewer is only now coming up refuses for a moment
      if (tried === TRIES) return null;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Runs in the tab: fetches with the user's own cookies and keeps the bytes there for the slices. */
async function fetchHere(address: string): Promise<{ size: number; type: string | null } | { failed: string }> {
  try {
    const response = await fetch(address, { credentials: 'include' });
    if (!response.ok) return { failed: `HTTP ${response.status}` };
    const bytes = new Uint8Array(await response.arrayBuffer());
    Object.assign(globalThis, { concordBytes: bytes });
    return { size: bytes.length, type: response.headers.get('content-type') };
  } catch (reason) {
    // Firefox holds scripts in a tab to the page's own policy, and some sites forbid every request: what is shown as plain text is
    // then taken as it is shown.
    if (location.href.split('#')[0] !== address || document.contentType !== 'text/plain') return { failed: String(reason) };
    const bytes = new TextEncoder().encode(document.body?.textContent ?? '');
    Object.assign(globalThis, { concordBytes: bytes });
    return { size: bytes.length, type: 'text/plain' };
  }
}

/** Runs in the tab: one slice as base64; the last one lets the bytes go. */
function sliceHere(start: number, end: number): string {
  const holder = globalThis as { concordBytes?: Uint8Array };
  const slice = holder.concordBytes?.subarray(start, end) ?? new Uint8Array(0);
  let text = '';
  for (let i = 0; i < slice.length; i += 32_768) text += String.fromCharCode(...slice.subarray(i, i + 32_768));
  if (holder.concordBytes && end >= holder.concordBytes.length) delete holder.concordBytes;
  return btoa(text);
}

/** The bytes at an address, fetched inside a tab of its origin; null where the tab may not be scripted or the answer is none. */
export async function bytesInTab(tabId: number, address: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string | null } | null> {
  const [fetched] = await browser.scripting.executeScript({ target: { tabId }, func: fetchHere, args: [address] }).catch(() => []);
  const found = fetched?.result;
  if (!found || 'failed' in found) return null;
  const bytes = new Uint8Array(found.size);
  for (let start = 0; start < found.size; start += SLICE) {
    const [slice] = await browser.scripting.executeScript({ target: { tabId }, func: sliceHere, args: [start, Math.min(start + SLICE, found.size)] });
    bytes.set(
      Uint8Array.from(atob(slice?.result ?? ''), (letter) => letter.charCodeAt(0)),
      start,
    );
  }
  return { bytes, type: found.type };
}

/** Fetches `url` inside the tab, puts the bytes on the shelf and answers what the reader has to open. */
export async function fetchInTab(tabId: number, url: string): Promise<ReaderAddress> {
  const address = url.split('#')[0] ?? url;
  const found = await bytesInTab(tabId, address);
  if (!found) return { open: 'ask', reason: 'failed', url };
  const { bytes } = found;
  const fileName = decodeURIComponent(new URL(address).pathname.split('/').pop() ?? '') || null;
  if (!isDocument(bytes, fileName, found.type)) return { open: 'ask', reason: 'not-a-document', url };
  return { open: 'doc', key: await shelve({ bytes: bytes.buffer, fileName, url: address, contentType: found.type }) };
}

/** Told by the bytes: a sign-in page under the name of a PDF is none. A damaged document goes on, and the reader says what is wrong. */
function isDocument(bytes: Uint8Array, fileName: string | null, type: string | null): boolean {
  try {
    return sniffFormat(bytes, fileName, type) !== 'html';
  } catch (reason) {
    return isReadError(reason) && reason.code !== 'unsupported';
  }
}

/** Opens the reader in a new tab beside the one that it came from, which stays as it is. */
export async function openReader(address: ReaderAddress, beside: Browser.tabs.Tab | null): Promise<void> {
  const place = beside?.windowId === undefined ? {} : { windowId: beside.windowId, index: beside.index + 1 };
  await browser.tabs.create({ url: browser.runtime.getURL('/reader.html') + writeAddress(address), ...place });
}
