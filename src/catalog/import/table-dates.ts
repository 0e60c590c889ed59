const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const two = (n: string | number): string => String(n).padStart(2, '0');

/** A calendar day that exists, else only its year: 3/4/2021 is the third of April to some and the fourth of March to others. */
function dayOf(year: string, first: string, second: string): string {
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 && a <= 31 && b >= 1 && b <= 12) return `${year}-${two(b)}-${two(a)}`;
  if (b > 12 && b <= 31 && a >= 1 && a <= 12) return `${year}-${two(a)}-${two(b)}`;
  return a === b && a >= 1 && a <= 12 ? `${year}-${two(a)}-${two(b)}` : year;
}

/** A date of a table's cell as YYYY, YYYY-MM or YYYY-MM-DD; null where it is none. What is ambiguous keeps what is sure. */
export function tableDate(cell: string): string | null {
  const text = cell.trim();
  const iso = /^(\d{4})(?:[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?)?(?:[T ].*)?$/.exec(text);
  if (iso) return [iso[1], ...[iso[2], iso[3]].filter((part) => part !== undefined).map((part) => two(part as string))].join('-');
  const month = /^(0?[1-9]|1[0-2])[/.-](\d{4})$/.exec(text);
  if (month) return `${month[2]}-${two(month[1] as string)}`;
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (day) return dayOf(day[3] as string, day[1] as string, day[2] as string);
  const words = /^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([A-Za-z]{3,9})\.?,?[ -](?:(\d{1,2}),? )?(\d{4})$/.exec(text);
  const named = words ? MONTHS.indexOf((words[2] as string).slice(0, 3).toLowerCase()) + 1 : 0;
  if (!words || named === 0) return null;
  const number = words[1] ?? words[3];
  return [words[4], two(named), ...(number ? [two(number)] : [])].join('-');
}
