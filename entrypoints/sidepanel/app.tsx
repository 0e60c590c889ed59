import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import type { FromBackground, FromTab } from '@/src/protocol';
import { Panel, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { AddingView, addressOfWork, useAddingPage } from '../panel/adding';
import { useDesk } from '../panel/desk';
import { passageOf } from '../panel/passage';
import { referenceOf } from '../panel/save-reference';
import { activeTab, isFromTab, readLightPage, readTab, tell } from './tab';
import { takeWish } from './wish';

const isCommand = (message: unknown): message is FromBackground =>
  typeof message === 'object' && message !== null && 'type' in message && (message.type === 'analyse-tab' || message.type === 'add-page');

/** The panel beside a web page. It follows the tab in front of its window and mirrors what is done at the words there. */
export function App({ engine }: { engine: Engine }) {
  const desk = useDesk(engine);
  const [tab, setTab] = useState<number | null>(null);
  const latest = useRef({ desk, tab });
  latest.current = { desk, tab };
  const { run, leave, dispatch, deeds } = desk;

  /** What was asked last counts: an older question that is answered later must not end it. */
  const turn = useRef(0);
  const analyse = useCallback(
    async (asked: number | null, by: 'command' | 'button' | 'nobody'): Promise<void> => {
      turn.current++;
      const mine = turn.current;
      const isOver = (): boolean => turn.current !== mine;
      const id = asked ?? (await activeTab())?.id ?? null;
      if (isOver()) return;
      setTab(id);
      if (id === null) return leave();
      const answer = readTab(id);
      // a tab that Concord may not read yet is no failure while nobody asked for it
      const isClosed = by === 'nobody' && (await answer) === null;
      if (isOver()) return;
      if (isClosed) return leave('not-analysed');
      await run(async () => {
        const read = await answer;
        if (read === null) throw Object.assign(new Error(t(by === 'command' ? 'side.closed' : 'side.no-access')), { code: 'no-access' });
        if (read.type === 'unreadable') throw Object.assign(new Error(read.error.message), read.error);
        if (read.type !== 'page') throw new Error(t('side.no-answer'));
        return { document: read.document, readMs: read.readMs };
      });
    },
    [run, leave],
  );

  const page = useAddingPage(engine);
  const { start } = page;
  const addPage = useCallback(
    (asked: number | null): void => {
      start(async () => {
        const id = asked ?? (await activeTab())?.id ?? null;
        const light = id === null ? null : await readLightPage(id);
        if (id === null || light === null) throw Object.assign(new Error(t('page.no-access')), { code: 'no-access' });
        const preview = await engine.call('previewPage', { page: light });
        if (preview.facts.form !== null) return preview;
        // no publisher's page of a form that is known: the document that stands there
        const read = await readTab(id);
        return read?.type === 'page' ? engine.call('previewDocument', { document: read.document }) : preview;
      });
    },
    [engine, start],
  );

  // The focus returns to the panel when the preview is left.
  const wasAdding = useRef(false);
  useEffect(() => {
    if (wasAdding.current && page.adding === null) document.querySelector<HTMLElement>('.panel')?.focus();
    wasAdding.current = page.adding !== null;
  }, [page.adding]);

  useEffect(() => {
    void takeWish().then((wish) => {
      if (wish !== null) addPage(wish);
    });
  }, [addPage]);

  useEffect(() => {
    void analyse(null, 'nobody');
    let window: number | null = null;
    void browser.windows.getCurrent().then((own) => {
      window = own.id ?? null;
    });
    // where the panel stands in a tab, that tab is no document that it could follow
    const own = browser.tabs.getCurrent().then(
      (tab) => tab?.id ?? null,
      () => null,
    );
    const onActivated = (info: { tabId: number; windowId: number }): void => {
      if (window !== null && info.windowId !== window) return;
      void own.then((id) => (info.tabId === id ? undefined : analyse(info.tabId, 'nobody')));
    };
    const onUpdated = (id: number, change: { status?: string }): void => {
      if (id === latest.current.tab && change.status === 'loading') leave('not-analysed');
    };
    const onMessage = (message: unknown, sender: { tab?: { id?: number } }, respond: (answer: unknown) => void): void => {
      if (isCommand(message) && message.type === 'add-page') {
        respond(true);
        addPage(message.tabId);
      } else if (isCommand(message)) void analyse(message.tabId, 'command');
      else if (isFromTab(message) && sender.tab?.id === latest.current.tab) mirror(message);
    };
    const mirror = (message: FromTab): void => {
      const now = latest.current.desk;
      const finding = 'finding' in message && message.finding !== null ? now.shown.find((one) => one.finding.id === message.finding)?.finding : undefined;
      if (message.type === 'at') now.dispatch({ type: 'stand-at', finding: message.finding });
      if (message.type === 'decide' && finding) now.deeds.decide(finding, message.verdict, message.reason, message.until);
      if (message.type === 'undecide') now.deeds.undecide(message.finding);
      if (message.type === 'save-reference') {
        const target = referenceOf(message.finding, now.shown, now.report);
        if (target) now.dispatch({ type: 'dialog', dialog: { kind: 'save', target } });
      }
      if (message.type === 'annotate' && now.source) now.dispatch({ type: 'annotate', place: passageOf(now.source, now.report, message) });
    };
    browser.tabs.onActivated.addListener(onActivated);
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.runtime.onMessage.addListener(onMessage);
    return () => {
      browser.tabs.onActivated.removeListener(onActivated);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.runtime.onMessage.removeListener(onMessage);
    };
  }, [analyse, leave, addPage]);

  const { shown, includePossible, content } = desk;
  useEffect(() => {
    if (tab !== null && content.kind === 'ready') tell(tab, { to: 'tab', type: 'show', shown, includePossible });
  }, [tab, content.kind, shown, includePossible]);

  const actions = useMemo(
    () => ({
      ...deeds,
      reveal: (finding: string, openCard: boolean) => tab !== null && tell(tab, { to: 'tab', type: 'reveal', finding, openCard }),
      revealSpan: ({ start, end }: { start: number; end: number }) => tab !== null && tell(tab, { to: 'tab', type: 'reveal-span', start, end }),
      open: () => void browser.tabs.create({ url: browser.runtime.getURL('/reader.html') }),
      analyse: () => void analyse(null, 'button'),
      addPage: () => addPage(null),
    }),
    [deeds, tab, analyse, addPage],
  );
  return (
    <main className="side">
      {page.adding ? (
        <AddingView page={page} workAddress={addressOfWork} />
      ) : (
        <Panel content={content} state={desk.state} dispatch={dispatch} today={desk.today} keysIn="panel" actions={actions} />
      )}
    </main>
  );
}
