import { useCallback, useEffect, useRef, useState } from 'react';
import type { CatalogStatus, EngineCalls } from '@/src/protocol';
import type { Engine } from '../engine/client';
import { transferable } from '../panel/desk';
import { downloadBytes } from '../panel/download';
import { keepSettings, readSettings } from '../panel/settings';

const sizeOf = (bytes: number | null): string =>
  bytes === null ? 'unknown' : bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

export function SettingsTab({ engine }: { engine: Engine }) {
  const [status, setStatus] = useState<CatalogStatus | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const refresh = useCallback((): void => {
    engine.call('status', null).then(setStatus, (reason: unknown) => setSaid(transferable(reason).message));
  }, [engine]);
  useEffect(refresh, [refresh]);

  const persist = async (): Promise<void> => {
    const kept = await navigator.storage.persist();
    setSaid(
      kept
        ? 'The browser will keep Concord’s catalog until you remove it.'
        : 'The browser did not promise it. Keep a backup file; it asks again once you use Concord more.',
    );
    refresh();
  };
  return (
    <main className="settings">
      <h1 className="visually-hidden">Settings</h1>
      <p role="status" aria-live="polite">
        {said}
      </p>
      <Keys />
      <section aria-labelledby="storage-heading">
        <h2 id="storage-heading">Storage</h2>
        {status && (
          <dl className="work-facts">
            <div>
              <dt>Works</dt>
              <dd>{status.works.toLocaleString()}</dd>
            </div>
            {status.packs.map((pack) => (
              <div key={pack.name}>
                <dt>Pack “{pack.name}”</dt>
                <dd>
                  {pack.works.toLocaleString()} works{pack.asOf ? `, as of ${pack.asOf}` : ''}
                </dd>
              </div>
            ))}
            <div>
              <dt>Room used</dt>
              <dd>
                {sizeOf(status.usedBytes)} of {sizeOf(status.quotaBytes)}
              </dd>
            </div>
            <div>
              <dt>Kept for good</dt>
              <dd>{status.persisted ? 'yes: the browser will not clear it by itself' : 'not promised: the browser may clear it when the disk is full'}</dd>
            </div>
          </dl>
        )}
        {status && !status.persisted && (
          <button type="button" onClick={() => void persist()}>
            Ask the browser to keep it
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
      <h2 id="keys-heading">Keys</h2>
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
        Single-letter keys (J, K, A, D …) in the reader and the panel
      </label>
      <p className="quiet">Alt+Shift+C analyses a tab; the browser’s own page for extension shortcuts changes or clears it.</p>
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
    onSaid(`Restored ${done.works} works, ${done.decisions} decisions and ${done.notes} notes.`);
    onRestored();
  };
  return (
    <section aria-labelledby="backup-heading">
      <h2 id="backup-heading">Backup</h2>
      <p>One file holds everything that you have saved, decided and noted.</p>
      <p className="deeds">
        <button type="button" onClick={() => void engine.call('backup', null).then(downloadBytes, trouble)}>
          Save a backup file
        </button>
        <button type="button" onClick={() => picker.current?.click()}>
          Restore from a file …
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
        <div className="preview" role="alertdialog" aria-label="Restore this backup?">
          <p>
            {preview.name} holds {preview.would.works} works, {preview.would.decisions} decisions and {preview.would.notes} notes. {preview.would.replaced} of
            yours would be replaced; nothing else changes.
          </p>
          <p className="deeds">
            <button type="button" className="primary" onClick={() => void restore().catch(trouble)}>
              Restore
            </button>
            <button type="button" onClick={() => setPreview(null)}>
              Leave it
            </button>
          </p>
        </div>
      )}
    </section>
  );
}
