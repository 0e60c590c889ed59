import { useCallback, useEffect, useRef, useState } from 'react';
import type { CatalogStatus, EngineCalls } from '@/src/protocol';
import { day, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { downloadBytes } from '../panel/download';
import { keepSettings, readSettings } from '../panel/settings';
import { transferable } from '../panel/transferable';

const sizeOf = (bytes: number | null): string =>
  bytes === null ? t('settings.unknown') : bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

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
      <Backup engine={engine} onSaid={setSaid} onRestored={refresh} />
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

type Preview = { bytes: ArrayBuffer; name: string; would: EngineCalls['restore']['out'] };

function Backup({ engine, onSaid, onRestored }: { engine: Engine; onSaid(text: string): void; onRestored(): void }) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const trouble = (reason: unknown): void => onSaid(transferable(reason).message);
  const look = async (file: File): Promise<void> => {
    const bytes = await file.arrayBuffer();
    setPreview({ bytes, name: file.name, would: await engine.call('restore', { bytes, preview: true }) });
  };
  const restore = async (): Promise<void> => {
    if (!preview) return;
    const done = await engine.call('restore', { bytes: preview.bytes, preview: false });
    setPreview(null);
    onSaid(t('settings.restored', { works: done.works, decisions: done.decisions, notes: done.notes }));
    onRestored();
  };
  return (
    <section aria-labelledby="backup-heading">
      <h2 id="backup-heading">{t('settings.backup')}</h2>
      <p>{t('settings.backup-lead')}</p>
      <p className="deeds">
        <button type="button" onClick={() => void engine.call('backup', null).then(downloadBytes, trouble)}>
          {t('settings.backup-save')}
        </button>
        <button type="button" onClick={() => picker.current?.click()}>
          {t('settings.restore')}
        </button>
        <input
          ref={picker}
          type="file"
          hidden
          data-testid="restore-picker"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) look(file).catch(trouble);
          }}
        />
      </p>
      {preview && (
        <div className="preview" role="alertdialog" aria-label={t('settings.restore-ask')}>
          <p>{t('settings.restore-would', { name: preview.name, ...preview.would })}</p>
          <p className="deeds">
            <button type="button" className="primary" onClick={() => void restore().catch(trouble)}>
              {t('settings.restore-do')}
            </button>
            <button type="button" onClick={() => setPreview(null)}>
              {t('settings.restore-not')}
            </button>
          </p>
        </div>
      )}
    </section>
  );
}
