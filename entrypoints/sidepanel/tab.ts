import { browser } from 'wxt/browser';
import type { LightPage } from '@/src/model';
import type { FromTab, ToTab } from '@/src/protocol';

export type ActiveTab = { id: number; url: string };

/** The script that WXT builds from entrypoints/page.content. */
const SCRIPT = '/content-scripts/page.js';

/** The tab in front in this window. Its address is known only where access was given. */
export async function activeTab(): Promise<ActiveTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? '' };
}

/** What a tab answers when it is asked to read itself; null where it may not be scripted. */
export async function readTab(tab: number): Promise<FromTab | null> {
  const ask = (): Promise<FromTab> => browser.tabs.sendMessage(tab, { to: 'tab', type: 'read' } satisfies ToTab);
  try {
    return await ask();
  } catch {
    // nobody listens there yet
  }
  try {
    await browser.scripting.executeScript({ target: { tabId: tab }, files: [SCRIPT] });
    return await ask();
  } catch {
    return null;
  }
}

/** The script that WXT builds from entrypoints/light-page.ts. */
const LIGHT_SCRIPT = '/light-page.js';

/** What the tab's page shows, as plain data; null where it may not be scripted. */
export async function readLightPage(tab: number): Promise<LightPage | null> {
  try {
    const [answer] = await browser.scripting.executeScript({ target: { tabId: tab }, files: [LIGHT_SCRIPT] });
    return isLightPage(answer?.result) ? answer.result : null;
  } catch {
    return null;
  }
}

const isLightPage = (value: unknown): value is LightPage => typeof value === 'object' && value !== null && 'text' in value && 'elements' in value;

/** A tab that was closed or has gone elsewhere hears nothing; that is no failure. */
export function tell(tab: number, message: ToTab): void {
  browser.tabs.sendMessage(tab, message).catch(() => undefined);
}

export const isFromTab = (message: unknown): message is FromTab =>
  typeof message === 'object' &&
  message !== null &&
  'to' in message &&
  message.to === 'panel' &&
  'type' in message &&
  message.type !== 'analyse-tab' &&
  message.type !== 'add-page';
