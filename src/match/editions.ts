import type { Identifier, Work } from '@/src/model';

/** YYYY[MM[DD]] as digits; null where the edition has no date. "2024-07 V4" has a date and a version. */
function dateDigits(edition: string): string | null {
  for (const part of edition.split(' ')) {
    const digits = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?$/.exec(part);
    const year = Number(digits?.[1]);
    if (digits && year >= 1900 && year < 2100) return `${digits[1]}${digits[2] ?? ''}${digits[3] ?? ''}`;
  }
  return null;
}

function versionParts(edition: string): number[] | null {
  for (const part of edition.split(' ')) {
    const version = /^(?:v|ed\.?|rev\.?|r)?(\d+(?:[._]\d+)*)$/i.exec(part);
    if (version?.[1] && dateDigits(part) === null) return version[1].split(/[._]/).map(Number);
  }
  return null;
}

/**
 * Which of two editions of one text is the newer: negative where `a` is older, 0 where they are the same as far as both
 * say (2021 and 2021-04), null where they cannot be compared (a version and a date).
 */
export function compareEditions(a: string, b: string): number | null {
  const dateA = dateDigits(a);
  const dateB = dateDigits(b);
  if (dateA && dateB) {
    const length = Math.min(dateA.length, dateB.length);
    const difference = Number(dateA.slice(0, length)) - Number(dateB.slice(0, length));
    if (difference !== 0) return difference;
  }
  const byVersion = compareVersions(versionParts(a), versionParts(b));
  if (byVersion !== null) return byVersion;
  if (dateA && dateB) return 0;
  return a.toLowerCase() === b.toLowerCase() ? 0 : null;
}

function compareVersions(a: readonly number[] | null, b: readonly number[] | null): number | null {
  if (!a || !b) return null;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Dates "YYYY[-MM[-DD]]" compared as far as both say; null where one is missing. */
export function compareDates(a: string | null, b: string | null): number | null {
  if (!a || !b) return null;
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).localeCompare(b.slice(0, length), 'en');
}

/** The edition of a text under one number: by the number's own edition, else by the date. */
export type Dated = { edition: string | null; date: string | null };

/** As `compareEditions`, with the dates to help where a number carries no edition or another kind of edition. */
export function compareDated(a: Dated, b: Dated): number | null {
  if (a.edition && b.edition) {
    const byEdition = compareEditions(a.edition, b.edition);
    if (byEdition !== null) return byEdition;
  }
  const dateOf = (d: Dated): string | null => d.date ?? (d.edition && dateDigits(d.edition) ? d.edition : null);
  return compareDates(dateOf(a), dateOf(b));
}

/** What edition of the numbered text a work is. */
export function datedWork(work: Work, sameNumber: (i: Identifier) => boolean): Dated {
  const identifier = work.identifiers.find(sameNumber) ?? work.identifiers[0];
  return { edition: identifier?.edition ?? null, date: work.date };
}

/** Newest first: by edition where comparable, else by date; undated last. */
export function newestFirst(a: Work, b: Work): number {
  const difference = compareDated({ edition: a.identifiers[0]?.edition ?? null, date: a.date }, { edition: b.identifiers[0]?.edition ?? null, date: b.date });
  if (difference !== null && difference !== 0) return -difference;
  return (b.date ?? '').localeCompare(a.date ?? '', 'en') || a.key.localeCompare(b.key, 'en');
}
