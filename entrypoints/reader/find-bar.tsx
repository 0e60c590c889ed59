import { useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '@/src/model';
import { t } from '@/src/ui';
import type { Drawn } from './drawn';
import { findAll, foldForFind } from './find';
import { paintFound } from './find-marks';

type FindBarProps = { text: string; drawn: Drawn; onClose(): void; focusAsked: number };

/** Find in the document's text: count, next and previous, highlights; it works over pages that are not drawn yet. */
export function FindBar({ text, drawn, onClose, focusAsked }: FindBarProps) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const index = useMemo(() => foldForFind(text), [text]);
  const found = useMemo<Span[]>(() => (words.trim().length < 2 ? [] : findAll(index, words)), [index, words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again by the same key, the field takes the focus again
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [focusAsked]);
  useEffect(() => {
    const paint = (): void => paintFound(drawn, found, at);
    paint();
    const stop = drawn.onDrawn(paint);
    return () => {
      stop();
      paintFound(drawn, [], 0);
    };
  }, [drawn, found, at]);
  const go = (to: number): void => {
    if (found.length === 0) return;
    const next = (to + found.length) % found.length;
    setAt(next);
    const span = found[next];
    if (span) void drawn.reveal(span);
  };
  const change = (value: string): void => {
    setWords(value);
    const from = drawn.offsetInView();
    const all = value.trim().length < 2 ? [] : findAll(index, value);
    const next = Math.max(
      0,
      all.findIndex((span) => span.start >= from),
    );
    setAt(next);
    const span = all[next];
    if (span) void drawn.reveal(span);
  };
  return (
    <search className="find-bar">
      <input
        ref={input}
        type="search"
        spellCheck={false}
        autoComplete="off"
        aria-label={t('find.label')}
        placeholder={t('find.label')}
        value={words}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') go(at + (event.shiftKey ? -1 : 1));
          if (event.key === 'Escape') onClose();
        }}
      />
      <output aria-live="polite">
        {words.trim().length < 2 ? '' : found.length === 0 ? t('find.none') : t('card.position', { index: at + 1, total: found.length })}
      </output>
      <button
        type="button"
        onClick={() => go(at - 1)}
        disabled={found.length === 0}
        aria-label={t('find.previous')}
        title={`${t('find.previous')} (Shift+Enter)`}
      >
        ↑
      </button>
      <button type="button" onClick={() => go(at + 1)} disabled={found.length === 0} aria-label={t('find.next')} title={`${t('find.next')} (Enter)`}>
        ↓
      </button>
      <button type="button" onClick={onClose} aria-label={t('find.close')} title={`${t('find.close')} (Esc)`}>
        ✕
      </button>
    </search>
  );
}
