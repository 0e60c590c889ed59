import { t } from '@/src/ui';

/** Bytes as people read them; null: not known. */
export const sizeOf = (bytes: number | null): string =>
  bytes === null
    ? t('settings.unknown')
    : bytes < 1_000_000
      ? `${Math.ceil(bytes / 1000)} kB`
      : bytes < 1_000_000_000
        ? `${(bytes / 1_000_000).toFixed(1)} MB`
        : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
