import type { Finding } from '@/src/model';
import type { MatchContext } from '../context';

/** One question asked of every document. `id` is the file's name. */
export type Rule = {
  id: string;
  title: string;
  /** What it finds, what it rests on, and what it leaves alone. */
  description: string;
  run: (context: MatchContext) => Finding[];
};
