import { useCallback, useEffect, useState } from 'react';
import type { CatalogStatus } from '@/src/protocol';
import { day, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { keepSettings, readSettings } from '../panel/settings';
import { transferable } from '../panel/transferable';
import { BackupSection } from './backup-section';
import { MandatesSection } from './mandates-section';
import { sizeOf } from './size';

export function SettingsTab({ engine }: { engine: Engine }) {
  const [status, setStatus] = useState<CatalogStatus | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const refresh = useCallback((): void => {
    engine.call('status', null).then(setStatus, (reason: unknown) => setSaid(transferable(reason).message));
  }, [engine]);
  useEffect(refresh, [refresh]);

  const persist = async (): Promise<void> => {
    const kept = await navigator.storage.persist();
    setSaid(kept ? t('settings.kept') : t('settings.not-kept'));
    refresh();
  };
  return (
    <main className="settings">
      <h1 className="visually-hidden">{t('bench.settings')}</h1>
      <p role="status" aria-live="polite">
        {said}
      </p>
      <Keys />
      <MandatesSection engine={engine} onSaid={setSaid} />
      <section aria-labelledby="storage-heading">
        <h2 id="storage-heading">{t('settings.storage')}</h2>
        {status && (
          <dl className="work-facts">
            <div>
              <dt>{t('settings.works')}</dt>
              <dd>{status.works.toLocaleString()}</dd>
            </div>
            {status.packs.map((pack) => (
              <div key={pack.name}>
                <dt>{t('settings.pack', { name: pack.name })}</dt>
                <dd>{pack.asOf ? t('settings.pack-works', { count: pack.works, day: day(pack.asOf) }) : t('settings.pack-undated', { count: pack.works })}</dd>
              </div>
            ))}
            <div>
              <dt>{t('settings.room')}</dt>
              <dd>{t('settings.room-of', { used: sizeOf(status.usedBytes), quota: sizeOf(status.quotaBytes) })}</dd>
            </div>
            <div>
              <dt>{t('settings.for-good')}</dt>
              <dd>{status.persisted ? t('settings.persisted') : t('settings.not-persisted')}</dd>
            </div>
          </dl>
        )}
        {status && !status.persisted && (
          <button type="button" onClick={() => void persist()}>
            {t('settings.persist')}
          </button>
        )}
      </section>
      {status && <BackupSection engine={engine} backup={status.backup} onSaid={setSaid} onChanged={refresh} />}
    </main>
  );
}

function Keys() {
  const [keysOn, setKeysOn] = useState<boolean | null>(null);
  useEffect(() => {
    void readSettings().then((settings) => setKeysOn(settings.keysOn));
  }, []);
  return (
    <section aria-labelledby="keys-heading">
      <h2 id="keys-heading">{t('settings.keys')}</h2>
      <label>
        <input
          type="checkbox"
          checked={keysOn ?? true}
          disabled={keysOn === null}
          onChange={(event) => {
            setKeysOn(event.target.checked);
            void keepSettings({ keysOn: event.target.checked });
          }}
        />{' '}
        {t('settings.keys-on')}
      </label>
      <p className="quiet">{t('settings.keys-hint')}</p>
    </section>
  );
}
