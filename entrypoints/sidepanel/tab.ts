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
  try {
    return await ask(tab);
  } catch {
    // nobody listens there yet
  }
  try {
    await inject(tab);
    return await ask(tab);
  } catch {
    return null;
  }
}

/** The script answers null where another took its place while it was reading: that one is asked. */
async function ask(tab: number): Promise<FromTab | null> {
  const message: ToTab = { to: 'tab', type: 'read' };
  const answer: FromTab | null = await browser.tabs.sendMessage(tab, message);
  return answer ?? (await browser.tabs.sendMessage(tab, message));
}

/** Scripts that are on their way, by tab: a second one would end the first in the middle of its reading. */
const injecting = new Map<number, Promise<unknown>>();

function inject(tab: number): Promise<unknown> {
  const going = injecting.get(tab) ?? browser.scripting.executeScript({ target: { tabId: tab }, files: [SCRIPT] }).finally(() => injecting.delete(tab));
  injecting.set(tab, going);
  return going;
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
