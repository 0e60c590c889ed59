import { useCallback, useEffect, useRef } from 'react';
import type { Span } from '@/src/model';
import { createMarks, type Marks, watchPointer } from '@/src/show';
import type { Desk } from '../panel/desk';
import { type CardAtWords, openFindingCard } from '../panel/finding-card';
import { referenceOf } from '../panel/save-reference';
import type { Drawn } from './drawn';

/** Keeps the marks in the drawn document in step with the desk's findings, and opens the card at the words. */
export function useMarks(
  drawn: Drawn | null,
  desk: Desk,
): { reveal(finding: string, openCard: boolean): Promise<void>; revealSpan(span: Span): Promise<void> } {
  const marks = useRef<Marks | null>(null);
  const card = useRef<CardAtWords | null>(null);
  const life = useRef<AbortController | null>(null);
  const scroller = useRef<HTMLElement | null>(null);
  const latest = useRef(desk);
  latest.current = desk;

  const openAt = useCallback((finding: string, focus: boolean): void => {
    const made = marks.current;
    const signal = life.current?.signal;
    if (!made || !signal) return;
    if (card.current?.finding === finding) {
      if (focus) card.current.focus();
      return;
    }
    card.current?.close();
    const { shown, deeds, dispatch, state } = latest.current;
    const opened = openFindingCard(finding, {
      marks: made,
      shown,
      focus,
      keysOn: state.keysOn,
      signal,
      deeds: {
        decide: deeds.decide,
        undecide: deeds.undecide,
        note: (about, kind, body) => deeds.addNote({ kind, body, group: null, finding: about.id, passage: about.evidence[0]?.here ?? null }),
        saveReference: (id) => {
          const target = referenceOf(id, latest.current.shown, latest.current.report);
          if (target) dispatch({ type: 'dialog', dialog: { kind: 'save', target } });
        },
        go: (id, withFocus) => {
          void made.reveal(id).then(() => openAt(id, withFocus));
          dispatch({ type: 'stand-at', finding: id });
        },
        closed: () => {
          if (card.current?.finding === finding) card.current = null;
          // the row left may be gone by now, settled
          if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
        },
      },
    });
    card.current = opened;
    made.setCurrent(finding);
    dispatch({ type: 'stand-at', finding });
  }, []);

  useEffect(() => {
    if (!drawn) return;
    const controller = new AbortController();
    life.current = controller;
    scroller.current = drawn.scroller;
    const made = createMarks({ locate: drawn.rangesOf, bringIntoView: drawn.reveal, signal: controller.signal });
    marks.current = made;
    made.show(latest.current.shown, latest.current.includePossible);
    const stop = drawn.onDrawn(() => made.refresh());
    watchPointer({ marks: made, signal: controller.signal, onOpen: (finding, how) => openAt(finding, how === 'click') });
    return () => {
      stop();
      controller.abort();
      card.current = null;
      marks.current = null;
    };
  }, [drawn, openAt]);
  const { shown, includePossible } = desk;
  useEffect(() => {
    if (!drawn) return;
    marks.current?.show(shown, includePossible);
    card.current?.update(shown);
  }, [drawn, shown, includePossible]);

  const reveal = useCallback(
    async (finding: string, openCard: boolean): Promise<void> => {
      const ranges = await marks.current?.reveal(finding);
      if (!openCard || !ranges?.length) return;
      openAt(finding, true);
      // one card is enough, and the one at the words is the one to read
      latest.current.dispatch({ type: 'close-card' });
    },
    [openAt],
  );
  const revealSpan = useCallback(async (span: Span): Promise<void> => {
    await marks.current?.revealSpan(span);
  }, []);
  return { reveal, revealSpan };
}
