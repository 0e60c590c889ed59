import { useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '@/src/model';
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
        aria-label="Find in the document"
        placeholder="Find in the document"
        value={words}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') go(at + (event.shiftKey ? -1 : 1));
          if (event.key === 'Escape') onClose();
        }}
      />
      <output aria-live="polite">{words.trim().length < 2 ? '' : found.length === 0 ? 'not found' : `${at + 1} of ${found.length}`}</output>
      <button type="button" onClick={() => go(at - 1)} disabled={found.length === 0} aria-label="Previous place" title="Previous place (Shift+Enter)">
        ↑
      </button>
      <button type="button" onClick={() => go(at + 1)} disabled={found.length === 0} aria-label="Next place" title="Next place (Enter)">
        ↓
      </button>
      <button type="button" onClick={onClose} aria-label="Close find" title="Close (Esc)">
        ✕
      </button>
    </search>
  );
}
