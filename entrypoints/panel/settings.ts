import { browser } from 'wxt/browser';
import type { LiaisonContact } from '@/src/model';

/** What a person has chosen for all documents. Kept in the extension's own storage, on this machine. */
export type Settings = { keysOn: boolean /** Who is named as contact in liaison statements; null until one was written. */; contact: LiaisonContact | null };

const DEFAULTS: Settings = { keysOn: true, contact: null };
const KEY = 'settings';

const fieldsOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function contactOf(value: unknown): LiaisonContact | null {
  const { name, organization, country, telephone, email } = fieldsOf(value);
  if (typeof name !== 'string') return null;
  return { name, organization: textOf(organization), country: textOf(country), telephone: textOf(telephone), email: textOf(email) };
}

export async function readSettings(): Promise<Settings> {
  const kept: Record<string, unknown> = await browser.storage.local.get(KEY);
  const found = fieldsOf(kept[KEY]);
  return { keysOn: typeof found.keysOn === 'boolean' ? found.keysOn : DEFAULTS.keysOn, contact: contactOf(found.contact) };
}

/** Keeps what is given; the rest stays as it is. */
export const keepSettings = async (changes: Partial<Settings>): Promise<void> =>
  browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...changes } });

/** Tells when another page of ours has changed them. */
export function onSettings(listener: () => void): () => void {
  const heard = (changes: Record<string, unknown>): void => {
    if (KEY in changes) listener();
  };
  browser.storage.local.onChanged.addListener(heard);
  return () => browser.storage.local.onChanged.removeListener(heard);
}
