import { useRef, useState } from 'react';
import type { BackupStatus, EngineCalls } from '@/src/protocol';
import { day, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { downloadBytes } from '../panel/download';
import { transferable } from '../panel/transferable';
import { askLeave, pickFolder } from './pick-folder';

type Would = EngineCalls['restore']['out'];
type Preview = { name: string; would: Would; troubles: string[]; restore: () => Promise<Would> };

type BackupSectionProps = { engine: Engine; backup: BackupStatus; onSaid(text: string): void; onChanged(): void };

/** The catalog a second time: in a folder that is kept up to date where the browser can, as a file everywhere. */
export function BackupSection({ engine, backup, onSaid, onChanged }: BackupSectionProps) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [busy, setBusy] = useState(false);
  const picker = useRef<HTMLInputElement>(null);

  const run = (deed: () => Promise<void>) => (): void => {
    setBusy(true);
    deed()
      .catch((reason: unknown) => onSaid(transferable(reason).message))
      .finally(() => {
        setBusy(false);
        onChanged();
      });
  };
  const lookAtFile = async (file: File): Promise<void> => {
    const bytes = await file.arrayBuffer();
    const would = await engine.call('restore', { bytes, preview: true });
    setPreview({ name: file.name, would, troubles: [], restore: () => engine.call('restore', { bytes, preview: false }) });
  };
  const lookAtFolder = async (): Promise<void> => {
    const folder = await pickFolder('read');
    if (!folder) return;
    const [latest] = await engine.call('catalogsInFolder', { folder });
    if (!latest) return onSaid(t('backup.none-in-folder', { name: folder.name }));
    const { catalog } = latest;
    const { troubles, ...would } = await engine.call('restoreFolder', { folder, catalog, preview: true });
    const name = t('backup.folder-of', { name: folder.name, day: day(latest.made.slice(0, 10)) });
    setPreview({ name, would, troubles, restore: () => engine.call('restoreFolder', { folder, catalog, preview: false }) });
  };
  const choose = async (): Promise<void> => {
    const folder = await pickFolder('readwrite');
    if (!folder) return;
    const kept = await engine.call('keepBackupsIn', { folder });
    onSaid(kept.state === 'kept' ? t('backup.chosen', { name: folder.name }) : (kept.why ?? t('backup.asks', { name: folder.name })));
  };
  const restore = async (): Promise<void> => {
    if (!preview) return;
    const done = await preview.restore();
    setPreview(null);
    onSaid(t('settings.restored', { works: done.works, decisions: done.decisions, notes: done.notes }));
  };

  return (
    <section aria-labelledby="backup-heading">
      <h2 id="backup-heading">{t('settings.backup')}</h2>
      <p>{t('settings.backup-lead')}</p>
      <p className="quiet" data-testid="backup-state">
        {stateWords(backup)}
      </p>
      <p className="deeds">
        <button type="button" disabled={busy} onClick={run(() => engine.call('backup', null).then(downloadBytes))}>
          {t('settings.backup-save')}
        </button>
        {pickFolder.here && (
          <button type="button" disabled={busy} onClick={run(choose)}>
            {backup.folder ? t('backup.other-folder') : t('backup.choose')}
          </button>
        )}
        {backup.folder && backup.state === 'asks' && (
          <button type="button" disabled={busy} onClick={run(() => askLeave(engine, backup))}>
            {t('backup.allow')}
          </button>
        )}
        {backup.folder && (
          <button type="button" disabled={busy} onClick={run(() => engine.call('keepBackupsIn', { folder: null }).then(() => onSaid(t('backup.stopped'))))}>
            {t('backup.stop')}
          </button>
        )}
      </p>
      <p className="deeds">
        <button type="button" disabled={busy} onClick={() => picker.current?.click()}>
          {t('settings.restore')}
        </button>
        {pickFolder.here && (
          <button type="button" disabled={busy} onClick={run(lookAtFolder)}>
            {t('backup.restore-folder')}
          </button>
        )}
        <input
          ref={picker}
          type="file"
          hidden
          data-testid="restore-picker"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) run(() => lookAtFile(file))();
          }}
        />
      </p>
      {preview && (
        <div className="preview" role="alertdialog" aria-label={t('settings.restore-ask')}>
          <p>{t('settings.restore-would', { name: preview.name, ...preview.would })}</p>
          {preview.troubles.length > 0 && (
            <ul>
              {preview.troubles.map((trouble) => (
                <li key={trouble}>{trouble}</li>
              ))}
            </ul>
          )}
          <p className="deeds">
            <button type="button" className="primary" disabled={busy} onClick={run(restore)}>
              {t('settings.restore-do')}
            </button>
            <button type="button" disabled={busy} onClick={() => setPreview(null)}>
              {t('settings.restore-not')}
            </button>
          </p>
        </div>
      )}
    </section>
  );
}

function stateWords({ folder, state, last, unsaved, why }: BackupStatus): string {
  const when = last ? day(last.slice(0, 10)) : null;
  if (folder && state === 'kept') return t('backup.kept', { name: folder.name, day: when ?? '' });
  if (folder && state === 'asks') return t('backup.asks', { name: folder.name });
  if (folder) return t('backup.failed', { name: folder.name, why: why ?? '' });
  const changes = unsaved === null ? t('backup.many-unsaved') : unsaved === 0 ? t('backup.none-unsaved') : t('backup.unsaved', { count: unsaved });
  return when ? `${t('backup.last-file', { day: when })} ${changes}` : `${t('backup.never')}${unsaved === 0 ? '' : ` ${changes}`}`;
}
