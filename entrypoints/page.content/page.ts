import type { Span } from '@/src/model';
import type { FromTab, Shown, ToTab } from '@/src/protocol';
import { type Reading, readPageInSlices } from '@/src/read/html';
import { createMarks, type Marks, watchPointer } from '@/src/show';
import { type CardAtWords, openFindingCard } from '../panel/finding-card';
import { readSettings } from '../panel/settings';
import { transferable } from '../panel/transferable';

export type PageInTab = { read(): Promise<FromTab>; hear(message: ToTab): void };

/**
 * The page as Concord has it in its tab: read when asked, marked when told, with a card at the words. Of the page's own DOM
 * nothing changes but the card's host, and that only while a card is open. Keys are heard in the card alone.
 */
export function startPage(send: (message: FromTab) => void, signal: AbortSignal): PageInTab {
  let reading: Reading | null = null;
  let marks: Marks | null = null;
  let life = new AbortController();
  let shown: Shown[] = [];
  let card: CardAtWords | null = null;
  let keysOn = true;
  let going: Promise<FromTab> | null = null;

  /** Who asks while the page is being read gets the same answer. */
  function read(): Promise<FromTab> {
    going ??= readOnce().finally(() => {
      going = null;
    });
    return going;
  }

  async function readOnce(): Promise<FromTab> {
    life.abort();
    life = new AbortController();
    marks = null;
    card = null;
    const started = performance.now();
    try {
      ({ keysOn } = await readSettings());
      reading = await readPageInSlices(document, { url: location.href }, signal);
      return { to: 'panel', type: 'page', document: reading.document, readMs: performance.now() - started };
    } catch (reason) {
      return { to: 'panel', type: 'unreadable', error: transferable(reason) };
    }
  }

  function marksNow(): Marks | null {
    if (!reading || marks) return marks;
    const { locate } = reading;
    marks = createMarks({ locate, signal: AbortSignal.any([life.signal, signal]) });
    watchPointer({ marks, signal: AbortSignal.any([life.signal, signal]), onOpen: (finding, how) => openAt(finding, how === 'click') });
    return marks;
  }

  function openAt(finding: string, focus: boolean): void {
    if (!marks) return;
    if (card?.finding === finding) {
      if (focus) card.focus();
      return;
    }
    card?.close();
    const made = marks;
    const opened = openFindingCard(finding, {
      marks: made,
      shown,
      focus,
      keysOn,
      signal: life.signal,
      deeds: {
        decide: (about, verdict, reason, until) => send({ to: 'panel', type: 'decide', finding: about.id, verdict, reason, until }),
        undecide: (id) => send({ to: 'panel', type: 'undecide', finding: id }),
        note: null,
        saveReference: (id) => send({ to: 'panel', type: 'save-reference', finding: id }),
        go: (id, withFocus) => void made.reveal(id).then(() => openAt(id, withFocus)),
        closed: () => {
          if (card?.finding === finding) card = null;
        },
      },
    });
    card = opened;
    made.setCurrent(finding);
    send({ to: 'panel', type: 'at', finding });
  }

  /** The user's selection as a span of the text; null where it lies outside it. */
  function selected(): Span | null {
    const selection = document.getSelection();
    if (!reading || !selection || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const from = reading.spanOf(range.startContainer, range.startOffset);
    const to = reading.spanOf(range.endContainer, range.endOffset);
    return from && to && to.end > from.start ? { start: from.start, end: to.end } : null;
  }

  function hear(message: ToTab): void {
    if (message.type === 'clear') {
      life.abort();
      life = new AbortController();
      marks = null;
      return;
    }
    if (message.type === 'annotate-selection') {
      const span = selected();
      if (span) send({ to: 'panel', type: 'annotate', start: span.start, end: span.end, finding: null });
      return;
    }
    const made = marksNow();
    if (!made) return;
    if (message.type === 'show') {
      shown = message.shown;
      made.show(shown, message.includePossible);
      card?.update(shown);
    } else if (message.type === 'reveal') {
      const { finding, openCard } = message;
      void made.reveal(finding).then(() => {
        if (openCard) openAt(finding, true);
      });
    } else if (message.type === 'reveal-span') void made.revealSpan({ start: message.start, end: message.end });
  }

  return { read, hear };
}
