import { useCallback, useEffect, useState } from 'react';
import type { Span } from '@/src/model';
import { commandFor, placeOfPress, t } from '@/src/ui';
import type { Drawn } from './drawn';

/** The selected words as a span of the text; null where nothing in the document is selected. */
export function selectedSpan(drawn: Drawn): { span: Span; range: Range } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!drawn.scroller.contains(range.commonAncestorContainer)) return null;
  const start = drawn.offsetAt(range.startContainer, range.startOffset);
  const end = drawn.offsetAt(range.endContainer, range.endOffset);
  return start !== null && end !== null && end > start ? { span: { start, end }, range } : null;
}

type SelectionNoteProps = { drawn: Drawn; keysOn: boolean; onNote(span: Span): void };

/** A note on selected words: by the button at the selection's end, or by N. */
export function SelectionNote({ drawn, keysOn, onNote }: SelectionNoteProps) {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const take = useCallback((): boolean => {
    const chosen = selectedSpan(drawn);
    if (!chosen) return false;
    setAt(null);
    onNote(chosen.span);
    return true;
  }, [drawn, onNote]);
  useEffect(() => {
    const look = (): void => {
      const boxes = selectedSpan(drawn)?.range.getClientRects();
      const last = boxes?.[boxes.length - 1];
      setAt(last ? { x: Math.min(last.right + 4, innerWidth - 90), y: Math.min(last.bottom + 4, innerHeight - 40) } : null);
    };
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const command = commandFor({ key: event.key, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, in: placeOfPress(target) }, keysOn, false);
      if (command?.do === 'note' && take()) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.shiftKey || event.key === 'Shift') look();
    };
    const hide = (): void => setAt(null);
    document.addEventListener('pointerup', look);
    document.addEventListener('keyup', onKeyUp);
    drawn.scroller.addEventListener('scroll', hide, { passive: true });
    // before the panel hears the key: to it, N is a note on the finding it stands at
    addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointerup', look);
      document.removeEventListener('keyup', onKeyUp);
      drawn.scroller.removeEventListener('scroll', hide);
      removeEventListener('keydown', onKey, true);
    };
  }, [drawn, keysOn, take]);
  if (!at) return null;
  return (
    <button type="button" className="selection-note" style={{ left: at.x, top: at.y }} onPointerUp={(event) => event.stopPropagation()} onClick={take}>
      {t('reader.note')} <kbd>N</kbd>
    </button>
  );
}
