import { useRef, useState } from 'react';
import type { ColumnField, ImportPreview, ImportReport } from '@/src/model';
import type { ImportFile, Progress } from '@/src/protocol';
import { Dialog, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { transferable } from '../panel/transferable';
import { ImportColumns } from './import-columns';
import { ImportReportView } from './import-report';

type Columns = (ColumnField | null)[];
type Step =
  | { at: 'choosing' }
  | { at: 'looking' }
  | { at: 'looked'; files: ImportFile[]; preview: ImportPreview }
  | { at: 'running'; progress: Progress | null; stop: AbortController }
  | { at: 'done'; report: ImportReport };

type ImportDialogProps = { engine: Engine; onClose(): void; onImported(): void };

/** Files into the catalog: what they are, which column means what, how far it is, and what was left out and why. */
export function ImportDialog({ engine, onClose, onImported }: ImportDialogProps) {
  const [step, setStep] = useState<Step>({ at: 'choosing' });
  const [name, setName] = useState('');
  const [columns, setColumns] = useState<ReadonlyMap<string, Columns>>(new Map());
  const [trouble, setTrouble] = useState<string | null>(null);

  const fail = (reason: unknown): void => {
    setStep({ at: 'choosing' });
    const { name: kind, message } = transferable(reason);
    setTrouble(kind === 'AbortError' ? t('import.stopped') : message);
  };
  const look = async (chosen: FileList | null): Promise<void> => {
    const files = [...(chosen ?? [])].map((file): ImportFile => ({ name: file.webkitRelativePath || file.name, blob: file }));
    if (files.length === 0) return;
    setTrouble(null);
    setStep({ at: 'looking' });
    const preview = await engine.call('previewImport', { files });
    setName(nameOf(files));
    setColumns(new Map(preview.tables.map((table) => [table.signature, table.guess])));
    setStep({ at: 'looked', files, preview });
  };
  const run = async (files: ImportFile[]): Promise<void> => {
    const stop = new AbortController();
    setStep({ at: 'running', progress: null, stop });
    const report = await engine.call(
      'importFiles',
      { name: name.trim(), files, columns: [...columns] },
      { signal: stop.signal, onProgress: (progress) => setStep((now) => (now.at === 'running' ? { ...now, progress } : now)) },
    );
    setStep({ at: 'done', report });
    onImported();
  };

  return (
    <Dialog title={t('import.title')} onClose={() => (step.at === 'running' ? step.stop.abort() : onClose())}>
      <div className="import">
        {trouble && (
          <p role="alert" className="bench-trouble">
            {trouble}
          </p>
        )}
        {(step.at === 'choosing' || step.at === 'looking') && <Choosing busy={step.at === 'looking'} onChosen={(chosen) => void look(chosen).catch(fail)} />}
        {step.at === 'looked' && (
          <>
            <Files preview={step.preview} />
            {step.preview.tables.map((table) => (
              <ImportColumns
                key={table.signature}
                table={table}
                columns={columns.get(table.signature) ?? table.guess}
                onColumns={(chosen) => setColumns((before) => new Map(before).set(table.signature, chosen))}
              />
            ))}
            <p>
              <label>
                {t('import.name')} <input value={name} onChange={(event) => setName(event.target.value)} />
              </label>
              <small className="quiet">{t('import.name-hint')}</small>
            </p>
            <p className="deeds">
              <button type="button" className="primary" disabled={name.trim() === ''} onClick={() => void run(step.files).catch(fail)}>
                {t('import.start')}
              </button>
              <button type="button" onClick={onClose}>
                {t('work.cancel')}
              </button>
            </p>
          </>
        )}
        {step.at === 'running' && <Running progress={step.progress} onStop={() => step.stop.abort()} />}
        {step.at === 'done' && <ImportReportView report={step.report} onClose={onClose} />}
      </div>
    </Dialog>
  );
}

/** The folder's or the file's name, without what says its kind: the same name again replaces. */
function nameOf(files: readonly ImportFile[]): string {
  const [first] = files;
  if (!first) return '';
  const folder = /^([^/]+)\//.exec(first.name)?.[1];
  if (folder) return folder;
  const own = first.name.replace(/(?:\.(?:gz|zip|ya?ml|json|ndjson|jsonl|csv|tsv|xlsx|bib|ris|tbx|xml|txt))+$/i, '');
  return files.length === 1 ? own : t('import.name-of-many', { name: own, count: files.length - 1 });
}

function Choosing({ busy, onChosen }: { busy: boolean; onChosen(files: FileList | null): void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <>
      <p>{t('import.lead')}</p>
      <p className="deeds">
        <button type="button" className="primary" disabled={busy} onClick={() => files.current?.click()}>
          {t('import.choose-files')}
        </button>
        <button type="button" disabled={busy} onClick={() => folder.current?.click()}>
          {t('import.choose-folder')}
        </button>
      </p>
      <input ref={files} type="file" multiple hidden data-testid="import-files" onChange={(event) => onChosen(event.target.files)} />
      <input
        ref={(element) => {
          folder.current = element;
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        onChange={(event) => onChosen(event.target.files)}
      />
      <p role="status">{busy ? t('import.looking') : ''}</p>
    </>
  );
}

function Files({ preview }: { preview: ImportPreview }) {
  return (
    <ul className="import-files">
      {preview.files.slice(0, 8).map((file) => (
        <li key={file.name}>
          {file.name} <span className={file.kind ? 'pill' : 'quiet'}>{file.kind ? t(`import.kind.${file.kind}`) : file.reason}</span>
        </li>
      ))}
      {preview.files.length + preview.more > 8 && <li className="quiet">{t('import.more', { count: preview.files.length + preview.more - 8 })}</li>}
    </ul>
  );
}

const sizeOf = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

function Running({ progress, onStop }: { progress: Progress | null; onStop(): void }) {
  const writing = progress?.unit === 'works';
  return (
    <>
      <p role="status">
        {progress === null
          ? t('import.beginning')
          : writing
            ? t('import.writing', { done: progress.done, total: progress.total })
            : t('import.reading', { done: sizeOf(progress.done), total: sizeOf(progress.total) })}
      </p>
      <progress aria-label={t('import.title')} value={progress?.done ?? 0} max={progress?.total || 1} />
      <p className="deeds">
        <button type="button" onClick={onStop} disabled={writing}>
          {t('import.stop')}
        </button>
      </p>
    </>
  );
}
