/** Months by their first letters, in the languages of the bodies' papers. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|янв|يناير|كانون الثاني)/i,
  /^(?:feb|fév|fev|фев|فبراير|شباط)/i,
  /^(?:mar(?!ch?\p{L}{3})|mär|мар|مارس|آذار)/iu,
  /^(?:apr|avr|abr|апр|أبريل|نيسان)/i,
  /^(?:may|mai|мая|май|مايو|أيار)/i,
  /^(?:jun|juin|июн|يونيو|حزيران)/i,
  /^(?:jul|juil|июл|يوليو|تموز)/i,
  /^(?:aug|aoû|aou|ago|авг|أغسطس|آب)/i,
  /^(?:sep|сен|سبتمبر|أيلول)/i,
  /^(?:oct|okt|окт|أكتوبر|تشرين الأول)/i,
  /^(?:nov|ноя|нов|نوفمبر|تشرين الثاني)/i,
  /^(?:dec|déc|dic|dez|дек|ديسمبر|كانون الأول)/i,
];

const monthOf = (word: string | undefined): number | null => {
  if (!word) return null;
  const at = MONTHS.findIndex((month) => month.test(word));
  return at < 0 ? null : at + 1;
};

const WORD = '(\\p{L}[\\p{L}\\p{M}]{2,9}\\.?)';
const DAY = '(0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th|er|º|\\.)?';
const YEAR = '((?:19|20)\\d\\d)';
const DASH = '\\s*(?:[-–—‑]|to|au|al|/)\\s*';

/** Each form with where its year, month and day stand. A range of days gives its first day. */
const FORMS: readonly [RegExp, (m: RegExpExecArray) => [year: string, month: number | string | null, day: string | null] | null][] = [
  [/(?<!\d)((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)/u, (m) => [m[1] ?? '', m[2] ?? '', m[3] ?? '']],
  // 21st Jan 2019 - 25th Jan 2019; 27 August - 5 September 2019; 27-29 January 2021
  [
    new RegExp(`(?<!\\d)${DAY} ${WORD},? ?(?:${YEAR})?${DASH}${DAY} ${WORD},? ${YEAR}`, 'u'),
    (m) => (m[3] ? named(m[3], m[2], m[1]) : rangeOf(m[1], m[2], m[6], m[5])),
  ],
  // "v1.0 - 21 May 2025" is a version and a day.
  [new RegExp(`(?<![\\d.\\p{L}])${DAY}${DASH}${DAY} (?:de )?${WORD},? (?:de )?${YEAR}`, 'u'), (m) => named(m[4], m[3], m[1])],
  // November 26 - 30, 2018; August 30 – September 2, 2021
  [new RegExp(`${WORD} ${DAY}${DASH}(?:${WORD} )?${DAY},? ${YEAR}`, 'u'), (m) => named(m[5], m[1], m[2])],
  [new RegExp(`(?<!\\d)${DAY} (?:de )?${WORD},? (?:de |del )?${YEAR}`, 'u'), (m) => named(m[3], m[2], m[1])],
  [new RegExp(`${WORD} ${DAY},? ${YEAR}`, 'u'), (m) => named(m[3], m[1], m[2])],
  [new RegExp(`(?<!\\p{L})${WORD},? (?:de )?${YEAR}`, 'u'), (m) => named(m[2], m[1], null)],
  [/((?:19|20)\d\d)年\s*(\d{1,2})月(?:\s*(\d{1,2})日)?/u, (m) => [m[1] ?? '', m[2] ?? '', m[3] ?? null]],
  [/(?<![\d/])(0?[1-9]|1[0-2])\/((?:19|20)\d\d)(?!\d)/u, (m) => [m[2] ?? '', m[1] ?? '', null]],
  [/(?<![\d/])((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?![\d/-])/u, (m) => [m[1] ?? '', m[2] ?? '', null]],
  // 28.03.2025: day first
  [/(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?![\d.]*\d)/u, (m) => [m[3] ?? '', (m[2] ?? '').padStart(2, '0'), m[1] ?? '']],
  // 10-14-2015 and 12-01-2017: month first, as American papers print it
  [/(?<!\d)(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])-((?:19|20)\d\d)(?!\d)/u, (m) => [m[3] ?? '', m[1] ?? '', m[2] ?? '']],
];

function named(year: string | undefined, month: string | undefined, day: string | null | undefined): [string, number, string | null] | null {
  const number = monthOf(month);
  return year && number !== null ? [year, number, day ?? null] : null;
}

/** "30 December – 2 January 2021" begins in the year before. */
function rangeOf(day?: string, month?: string, year?: string, lastMonth?: string): [string, number, string | null] | null {
  const first = monthOf(month);
  const last = monthOf(lastMonth);
  if (first === null || last === null || !year) return null;
  return [first > last ? String(Number(year) - 1) : year, first, day ?? null];
}

export type FoundDate = { date: string; index: number };

/** The first date in a text as YYYY[-MM[-DD]], by any form; of a range its first day. Null where there is none. */
export function findDate(text: string): FoundDate | null {
  const head = text.slice(0, 2000);
  let best: FoundDate | null = null;
  for (const [form, read] of FORMS) {
    const match = form.exec(head);
    if (!match || (best && match.index >= best.index)) continue;
    const parts = read(match);
    if (!parts) continue;
    const [year, month, day] = parts;
    best = { index: match.index, date: [year, month && String(month).padStart(2, '0'), day && String(Number(day)).padStart(2, '0')].filter(Boolean).join('-') };
  }
  return best;
}

export const dateIn = (text: string | null | undefined): string | null => (text ? (findDate(text)?.date ?? null) : null);

/** The year alone, where no finer date is printed. */
export const yearIn = (text: string | null | undefined): string | null => /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(text ?? '')?.[1] ?? null;
