import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type { FromTab, ToTab } from '@/src/protocol';
import { startPage } from './page';

const isForTab = (message: unknown): message is ToTab => typeof message === 'object' && message !== null && 'to' in message && message.to === 'tab';

/** Injected by the panel under activeTab, never by itself. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  main(ctx) {
    // a panel that is not there hears nothing; that is no failure
    const send = (message: FromTab): void => void browser.runtime.sendMessage(message).catch(() => undefined);
    const page = startPage(send, ctx.signal);
    const hear = (message: unknown, _sender: unknown, respond: (answer: FromTab | null) => void): true | undefined => {
      if (!isForTab(message)) return;
      if (message.type !== 'read') {
        page.hear(message);
        return;
      }
      // A script that another has replaced while it was reading leaves the answer to that one.
      void page.read().then((answer) => respond(ctx.isValid ? answer : null));
      return true;
    };
    browser.runtime.onMessage.addListener(hear);
    ctx.onInvalidated(() => browser.runtime.onMessage.removeListener(hear));
  },
});
