import { useEffect, useRef } from 'react';

const REGIONS = ['.reader-tree button[tabindex="0"]', '.scroller', '.reader-panel'];

/** The reader's own keys: Ctrl+F finds, F6 goes round tree, document and panel, Esc folds what lies over the document. */
export function useReaderKeys(given: { onFind(): void; onEscape(): void }): void {
  const latest = useRef(given);
  latest.current = given;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f') {
        event.preventDefault();
        latest.current.onFind();
      } else if (event.key === 'F6') {
        event.preventDefault();
        goRound(event.shiftKey ? -1 : 1);
      } else if (event.key === 'Escape' && !document.querySelector('dialog[open], concord-card')) latest.current.onEscape();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function goRound(step: number): void {
  const here = REGIONS.findIndex((selector) => document.querySelector(selector.split(' ')[0] ?? selector)?.contains(document.activeElement));
  for (let i = 1; i <= REGIONS.length; i++) {
    const next = REGIONS[(here + step * i + REGIONS.length * 2) % REGIONS.length];
    const found = next ? document.querySelector<HTMLElement>(next) : null;
    if (!found || found.offsetParent === null) continue;
    const target = found.matches('.reader-panel') ? (found.querySelector<HTMLElement>('[tabindex="0"], button, input') ?? found) : found;
    target.focus();
    return;
  }
}
