/** Names of months in the languages of ITU's pages that write with Latin letters, by their first letters. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen)/,
  /^(?:feb|f[eé]v|febr)/,
  /^(?:mar|mär|mrz)/,
  /^(?:apr|avr|abr)/,
  /^(?:may|mai|mag)/,
  /^(?:jun|juin|giu)/,
  /^(?:jul|juil|lug)/,
  /^(?:aug|ao[uû]|ago)/,
  /^(?:sep|set)/,
  /^(?:oct|okt|ott)/,
  /^(?:nov)/,
  /^(?:dec|d[eé]c|dez|dic)/,
];

const two = (n: number | string): string => String(n).padStart(2, '0');

function monthOf(word: string): string | null {
  const at = MONTHS.findIndex((month) => month.test(word.toLowerCase()));
  return at < 0 ? null : two(at + 1);
}

const isDay = (year: string, month: string, day: string): boolean => {
  const length = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= length;
};

/**
 * The first date of a text as YYYY[-MM[-DD]]; null where there is none, or where figures leave open which is the month
 * ("04/05/2026"): a date is not guessed.
 */
export function plainDate(text: string): string | null {
  const iso = /(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (iso?.[1] && iso[2] && iso[3] && isDay(iso[1], iso[2], iso[3])) return `${iso[1]}-${two(iso[2])}-${two(iso[3])}`;
  const dayFirst = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?[ -](?:de |of )?(\p{L}{3,10})\.?,?[ -](?:de |del )?((?:19|20)\d\d)(?!\d)/u.exec(text);
  const monthOfDay = dayFirst ? monthOf(dayFirst[2] ?? '') : null;
  if (dayFirst?.[3] && monthOfDay && isDay(dayFirst[3], monthOfDay, dayFirst[1] ?? '')) return `${dayFirst[3]}-${monthOfDay}-${two(dayFirst[1] ?? '')}`;
  const monthFirst = /(?<!\p{L})(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?!\d)/u.exec(text);
  const monthBefore = monthFirst ? monthOf(monthFirst[1] ?? '') : null;
  if (monthFirst?.[3] && monthBefore && isDay(monthFirst[3], monthBefore, monthFirst[2] ?? ''))
    return `${monthFirst[3]}-${monthBefore}-${two(monthFirst[2] ?? '')}`;
  const figures = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)/.exec(text);
  if (figures) return ofFigures(figures[1] ?? '', figures[3] ?? '', figures[4] ?? '', figures[2] === '.');
  const yearMonth = /(?<![\d-])((?:19|20)\d\d)[-/.](0[1-9]|1[0-2])(?![\d-])/.exec(text);
  if (yearMonth) return `${yearMonth[1]}-${yearMonth[2]}`;
  const monthYear = /(?<!\d)(0?[1-9]|1[0-2])\/((?:19|20)\d\d)(?!\d)/.exec(text);
  if (monthYear) return `${monthYear[2]}-${two(monthYear[1] ?? '')}`;
  const named = /(?<!\p{L})(\p{L}{3,10})\.?,? (?:de |of )?((?:19|20)\d\d)(?!\d)/u.exec(text);
  const month = named ? monthOf(named[1] ?? '') : null;
  if (named && month) return `${named[2]}-${month}`;
  return /^\(?((?:19|20)\d\d)\)?$/.exec(text.trim())?.[1] ?? null;
}

/** Points part day and month (ISO 8601's older neighbours in Europe); strokes may part month and day. */
function ofFigures(a: string, b: string, year: string, points: boolean): string | null {
  if ((points || Number(a) > 12) && isDay(year, b, a)) return `${year}-${two(b)}-${two(a)}`;
  if (!points && Number(b) > 12 && isDay(year, a, b)) return `${year}-${two(a)}-${two(b)}`;
  return !points && Number(a) === Number(b) && isDay(year, a, b) ? `${year}-${two(a)}-${two(b)}` : null;
}
