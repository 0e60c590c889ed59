import { browser } from 'wxt/browser';

/** What a person has chosen for all documents. Kept in the extension's own storage, on this machine. */
export type Settings = { keysOn: boolean };

const DEFAULTS: Settings = { keysOn: true };
const KEY = 'settings';

export async function readSettings(): Promise<Settings> {
  const kept: Record<string, unknown> = await browser.storage.local.get(KEY);
  const found = kept[KEY];
  const keysOn = typeof found === 'object' && found !== null && 'keysOn' in found && typeof found.keysOn === 'boolean' ? found.keysOn : DEFAULTS.keysOn;
  return { keysOn };
}

export const keepSettings = (settings: Settings): Promise<void> => browser.storage.local.set({ [KEY]: settings });

/** Tells when another page of ours has changed them. */
export function onSettings(listener: () => void): () => void {
  const heard = (changes: Record<string, unknown>): void => {
    if (KEY in changes) listener();
  };
  browser.storage.local.onChanged.addListener(heard);
  return () => browser.storage.local.onChanged.removeListener(heard);
}
