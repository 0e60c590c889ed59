import { t } from '@/src/ui';

/** How long ago a day was, in words: a fact is only as good as it is fresh. */
export function age(seen: string, now = Date.now()): string {
  const days = Math.floor((now - Date.parse(seen)) / 86_400_000);
  if (!Number.isFinite(days) || days < 0) return '';
  if (days === 0) return t('work.today');
  if (days < 60) return days === 1 ? t('work.yesterday') : t('work.days-ago', { count: days });
  return t('work.months-ago', { count: Math.round(days / 30.4) });
}
