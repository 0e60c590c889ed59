import type { Identifier, Publisher } from '@/src/model';

/** What a grammar read at a place: one identifier, or the several of a dual number or a list, and where they end. */
export type Reading = { identifiers: Identifier[]; end: number };

/**
 * How one publisher writes its numbers. `read` looks at one place only, with sticky expressions, and gives null where
 * nothing of this publisher begins there. `whole` says that the text is known to be a number, so bare forms count;
 * in prose only what cannot be a clause number, a date or a word counts.
 */
export type Grammar = {
  id: string;
  title: string;
  description: string;
  publishers: readonly Publisher[];
  /** Every character with which a number may begin in prose. */
  initials: string;
  /** Source of an expression that matches wherever a number may begin in prose; whether one does, `read` decides. */
  trigger: string;
  read: (text: string, at: number, whole: boolean) => Reading | null;
  /** As the publisher writes it. */
  print: (identifier: Identifier) => string;
  /** What the number is called whatever its type, where types share one numbering; default: type and number. */
  base?: (identifier: Identifier) => string;
};

export function identifier(publisher: Publisher, type: string, number: string, rest: Partial<Identifier> = {}): Identifier {
  return { publisher, type, number, part: null, edition: null, stage: null, supplement: null, language: null, copublisher: null, ...rest };
}

/** Matches a sticky expression at a place. */
export function take(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "2021-04" of a year and a month in figures or words; the year alone where there is no month. */
export function dateOf(year: string, month?: string | null): string {
  if (!month) return year;
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return `${year}-${named >= 0 ? String(named + 1).padStart(2, '0') : month.padStart(2, '0')}`;
}

/** "04/2021" of "2021-04", as ITU prints dates; the year alone where there is no month. */
export function monthSlashYear(date: string): string {
  const [year, month] = date.split('-');
  return month ? `${month}/${year}` : `${year}`;
}

/** True where a word or number goes on at this place, so that what ended here was only the beginning of something. */
export function goesOn(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) || /^[.-][\p{L}\p{N}]/u.test(text.slice(at, at + 2));
}
