import { day, t } from './messages';

/** How long ago a day was, in words; the day itself where it is none or lies ahead. Days are YYYY-MM-DD. */
export function ageOf(seen: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(seen)) / 86_400_000);
  if (!Number.isFinite(days) || days < 0) return day(seen);
  if (days < 2) return t(days === 0 ? 'age.today' : 'age.yesterday');
  return days < 60 ? t('age.days', { count: days }) : t('age.months', { count: Math.round(days / 30.4) });
}
