import type { Block, Span } from '@/src/model';
import type { View } from '../view';
import type { Zone } from './zones';

/** Where an entry begins, as one habit sees it. Offsets are into the document's text. */
export type Opening = {
  number: string | null;
  designation: Span;
  /** Further names that stand with it. */
  alternates?: string[];
  /** Pieces of the definition in the opening block itself. */
  pieces: Span[];
  notes?: string[];
  source: string | null;
  /** Further names may follow on lines of their own before the definition (ISO 10241-1). */
  takesNames?: boolean;
  end: number;
  /** Index of the first block after the opening. */
  next: number;
};

/** What a habit looks at: the blocks of one zone. */
export type Reading = { view: View; zone: Zone; blocks: readonly Block[]; text: string };

/**
 * One way in which publishers write term entries. `sure` habits carry marks of their own (numbers, lists, tables) and hold wherever they
 * are met; of the others, which are only a way of setting a line, a zone has the one that most of its lines have.
 */
export type Habit = {
  id: string;
  title: string;
  description: string;
  sure: boolean;
  /** Fewer openings than this in a zone are chance. */
  least: number;
  /** The entry that begins at block `i`, or null. Asked of every block once for counting and once for reading. */
  opens: (reading: Reading, i: number) => Opening | null;
};

export const wordsOf = (s: string): number => (s.trim() === '' ? 0 : s.trim().split(/\s+/).length);
