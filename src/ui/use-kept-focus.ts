import { type RefObject, useEffect, useRef } from 'react';
import type { PanelState } from './panel-state';

const rowOf = (root: HTMLElement, finding: string | null): HTMLElement | null =>
  finding === null ? null : (Array.from(root.querySelectorAll<HTMLElement>('[data-finding]')).find((row) => row.dataset.finding === finding) ?? null);

/** A row comes just into view; one with its card open comes to the top, unless all of the card is seen already. */
function bringIntoView(panel: HTMLElement, row: HTMLElement, cardOpen: boolean): void {
  const item = row.closest('li') ?? row;
  const hidden = item.getBoundingClientRect().bottom > panel.getBoundingClientRect().bottom;
  item.scrollIntoView({ block: cardOpen && hidden ? 'start' : 'nearest' });
}

/**
 * Keeps the focus in the panel while its parts come and go, and on the row stood at while J and K move. Beside a web page
 * a focus that falls out of the panel would leave its keys unheard. `shown` names what the panel shows at all.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>, { current, cardOpen, tab, drawer, dialog }: PanelState, shown: string): void {
  const inside = useRef(false);
  useEffect(() => {
    const watch = (event: Event): void => {
      inside.current = event.target instanceof Node && panel.current?.contains(event.target) === true;
    };
    for (const type of ['focusin', 'pointerdown']) document.addEventListener(type, watch, true);
    return () => {
      for (const type of ['focusin', 'pointerdown']) document.removeEventListener(type, watch, true);
    };
  }, [panel]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may stand in another list after each of these
  useEffect(() => {
    const row = panel.current && rowOf(panel.current, current);
    if (row && panel.current) bringIntoView(panel.current, row, cardOpen);
    if (row && document.activeElement instanceof HTMLElement && document.activeElement.dataset.finding !== undefined) row.focus({ preventScroll: true });
  }, [panel, current, tab, cardOpen]);

  // Whatever had the focus may be gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what makes parts of the panel go
  useEffect(() => {
    if (!inside.current || !panel.current || document.activeElement !== document.body) return;
    (rowOf(panel.current, current) ?? panel.current).focus({ preventScroll: true });
  }, [panel, current, cardOpen, tab, drawer, dialog, shown]);
}
