import { type Browser, browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import type { FromBackground, ToTab } from '@/src/protocol';
import { type MessageKey, t } from '@/src/ui/messages';
import { ADD_PAGE } from '../sidepanel/wish';
import { fetchInTab, openReader, typeOfTab } from './hand-over';
import { openLink } from './open-link';
import { openPanel, shutPanel } from './panel';

const isDocumentType = (type: string): boolean => type === 'application/pdf' || /officedocument\.wordprocessingml|^text\/(plain|markdown)/.test(type);
const looksLikeDocument = (url: string): boolean => /\.(pdf|docx|txt|md)$/i.test(url.split(/[?#]/)[0] ?? '');
const isOwnPage = (url: string): boolean => url.startsWith(browser.runtime.getURL('/'));

/** The toolbar button, the command and the menu: a document tab goes to the reader, a page is read where it stands. */
async function analyseTab(tab: Browser.tabs.Tab): Promise<void> {
  const url = tab.url ?? '';
  if (tab.id === undefined || isOwnPage(url)) return;
  const tabId = tab.id;
  // the panel opens only inside the gesture, before anything is awaited, so the address has to decide
  if (!looksLikeDocument(url)) openPanel(tab);
  const type = await typeOfTab(tabId);
  if (type === null && looksLikeDocument(url)) return openReader({ open: 'ask', reason: 'not-readable', url }, tab);
  if (type !== null && isDocumentType(type)) {
    shutPanel(tabId);
    return openReader(await fetchInTab(tabId, url), tab);
  }
  const message: FromBackground = { to: 'panel', type: 'analyse-tab', tabId, url };
  // a panel that is only now opening asks by itself, so nobody listening is no failure
  await browser.runtime.sendMessage(message).catch(() => undefined);
}

/** What the page says of works is shown in the panel; the tab is read there, under this gesture's access. */
async function addPage(tab: Browser.tabs.Tab): Promise<void> {
  const url = tab.url ?? '';
  if (tab.id === undefined || isOwnPage(url)) return;
  openPanel(tab);
  const message: FromBackground = { to: 'panel', type: 'add-page', tabId: tab.id, url };
  // a panel that is only now opening finds the wish when it asks for it
  const heard = await browser.runtime.sendMessage(message).then(
    (answer: unknown) => answer === true,
    () => false,
  );
  if (!heard) await browser.storage.session.set({ [ADD_PAGE]: { tabId: tab.id, at: Date.now() } });
}

/** An update finds the menus of the version before it. */
async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  const make = (id: string, key: MessageKey, ...contexts: ['page' | 'selection' | 'link' | 'action', ...'action'[]]): void =>
    void browser.contextMenus.create({ id, title: t(key), contexts });
  make('analyse-tab', 'menu.analyse', 'page', 'action');
  make('add-page', 'menu.add-page', 'page', 'action');
  make('annotate-selection', 'menu.note', 'selection');
  make('open-link', 'menu.link', 'link');
  make('open-reader', 'menu.reader', 'action');
  make('open-workbench', 'menu.workbench', 'action');
}

export default defineBackground(() => {
  browser.action.onClicked.addListener((tab) => void analyseTab(tab));
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'analyse-tab' && tab) void analyseTab(tab);
    if (command === 'add-page' && tab) void addPage(tab);
  });
  browser.runtime.onInstalled.addListener(() => void makeMenus());
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === 'analyse-tab' && tab) void analyseTab(tab);
    if (info.menuItemId === 'add-page' && tab) void addPage(tab);
    if (info.menuItemId === 'annotate-selection' && tab?.id !== undefined) {
      openPanel(tab);
      // a tab that was not analysed has no text for a note to stand on
      const message: ToTab = { to: 'tab', type: 'annotate-selection' };
      browser.tabs.sendMessage(tab.id, message).catch(() => analyseTab(tab));
    }
    if (info.menuItemId === 'open-link' && info.linkUrl) void openLink(info.linkUrl, tab ?? null);
    if (info.menuItemId === 'open-reader') void openReader({ open: 'nothing' }, tab ?? null);
    if (info.menuItemId === 'open-workbench') void browser.tabs.create({ url: browser.runtime.getURL('/workbench.html') });
  });
});
