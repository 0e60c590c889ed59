import type { Signals } from '@/src/model';

export type SignalName = keyof Signals;
export type SignalWord = 'unknown' | 'none' | 'little' | 'some' | 'much' | 'nearly-all';

export const SIGNAL_NAMES: readonly SignalName[] = ['scope', 'terms', 'references', 'text'];

/** How many of four bars, and which word, a signal of 0–1 is; a bare percentage would claim more than is known. */
export function readSignal(value: number | null): { bars: 0 | 1 | 2 | 3 | 4; word: SignalWord } {
  if (value === null) return { bars: 0, word: 'unknown' };
  if (value < 0.05) return { bars: 0, word: 'none' };
  if (value < 0.3) return { bars: 1, word: 'little' };
  if (value < 0.55) return { bars: 2, word: 'some' };
  if (value < 0.8) return { bars: 3, word: 'much' };
  return { bars: 4, word: 'nearly-all' };
}
