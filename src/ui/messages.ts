import english from '@/assets/messages/en.json';

type Catalogue = typeof english;
export type MessageKey = keyof Catalogue;
export type Vars = Record<string, string | number>;

type Plural = { one: string; other: string };
type Message = string | Plural;

const messages: Record<MessageKey, Message> = english;
const plurals = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat('en');

/**
 * The message of that key with its variables filled in. A message with plural forms chooses by `vars.count`. Numbers are
 * grouped as the language groups them; words are put in as they are.
 */
export function t(key: MessageKey, vars: Vars = {}): string {
  const message = messages[key];
  const form = typeof message === 'string' ? message : plurals.select(Number(vars.count ?? 0)) === 'one' ? message.one : message.other;
  return form.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = vars[name];
    return value === undefined ? gap : typeof value === 'number' ? numbers.format(value) : value;
  });
}

// Day before month: the order that ITU, ISO and most readers use.
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A date as people write it, no more exact than it is given: YYYY, YYYY-MM, YYYY-MM-DD or an ISO date-time. */
export function day(date: string): string {
  const [, year, month, dayOfMonth] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date) ?? [];
  if (!year) return date;
  if (!month) return year;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth ?? 1)));
  return dayOfMonth ? days.format(at) : months.format(at);
}
