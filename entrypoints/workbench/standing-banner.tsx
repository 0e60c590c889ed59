import { useEffect, useState } from 'react';
import type { CatalogStatus } from '@/src/protocol';
import { day, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { downloadBytes } from '../panel/download';
import { transferable } from '../panel/transferable';
import { type Concern, concernOf } from './concern';
import { askLeave } from './pick-folder';
import { sizeOf } from './size';

/** What the user should know before something is lost: little room, a folder that may not be written to, changes in no backup. One line, or nothing. */
export function StandingBanner({ engine, place }: { engine: Engine; place: string }) {
  const [status, setStatus] = useState<CatalogStatus | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [later, setLater] = useState<Concern | null>(null);
  // Looked at again whenever the user goes elsewhere in the workbench.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what changes
  useEffect(() => {
    const controller = new AbortController();
    engine.call('status', null, { signal: controller.signal }).then(setStatus, (reason: unknown) => {
      if (!controller.signal.aborted) setTrouble(transferable(reason).message);
    });
    return () => controller.abort();
  }, [engine, place]);

  const concern = status ? concernOf(status, new Date()) : null;
  if (trouble)
    return (
      <p role="alert" className="standing-banner">
        {trouble}
      </p>
    );
  if (!status || !concern || concern === later) return null;
  const run = (deed: () => Promise<unknown>) => (): void => {
    deed()
      .then(() => engine.call('status', null))
      .then(setStatus, (reason: unknown) => setTrouble(transferable(reason).message));
  };
  return (
    <aside className="standing-banner" data-concern={concern} aria-label={t('banner.name')}>
      <p>{wordsOf(concern, status)}</p>
      <p className="deeds">
        {concern === 'folder-asks' ? (
          <button type="button" onClick={run(() => askLeave(engine, status.backup))}>
            {t('backup.allow')}
          </button>
        ) : (
          <button type="button" onClick={run(() => engine.call('backup', null).then(downloadBytes))}>
            {t('settings.backup-save')}
          </button>
        )}
        <button type="button" onClick={() => setLater(concern)}>
          {t('banner.later')}
        </button>
      </p>
    </aside>
  );
}

function wordsOf(concern: Concern, { backup, usedBytes, quotaBytes }: CatalogStatus): string {
  const name = backup.folder?.name ?? '';
  switch (concern) {
    case 'little-room':
      return t('banner.little-room', { left: sizeOf(Math.max(0, (quotaBytes ?? 0) - (usedBytes ?? 0))) });
    case 'folder-asks':
      return t('backup.asks', { name });
    case 'folder-failed':
      return t('backup.failed', { name, why: backup.why ?? '' });
    case 'no-backup':
      return backup.last ? t('banner.old-backup', { day: day(backup.last.slice(0, 10)) }) : t('banner.no-backup');
  }
}
