import type { Progress } from '@/src/protocol';
import { t } from '@/src/ui';

/** "Reading: page 31 of 96" */
export function describeProgress({ stage, done, total, unit }: Progress): string {
  if (total === 0 || unit === 'bytes') return `${t(`progress.${stage}`)} …`;
  return t('progress.count', { stage: t(`progress.${stage}`), unit: t(`progress.${unit}`), done, total });
}
