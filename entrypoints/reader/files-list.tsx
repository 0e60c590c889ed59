import type { Progress } from '@/src/protocol';
import { t } from '@/src/ui';
import { describeProgress } from './describe-progress';

export type FileState =
  | { status: 'waiting' }
  | { status: 'working'; progress: Progress | null }
  | { status: 'done'; title: string | null; certain: number; probable: number; possible: number }
  | { status: 'failed'; message: string };
export type ListedFile = { id: string; name: string; size: number; key: string | null; state: FileState };

const sizeOf = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

function describe(state: FileState): string {
  if (state.status === 'waiting') return t('files.waiting');
  if (state.status === 'working') return state.progress ? describeProgress(state.progress) : t('files.reading');
  if (state.status === 'failed') return state.message;
  const { certain, probable, possible } = state;
  if (certain + probable + possible === 0) return t('findings.count', { count: 0 });
  return `${t('findings.count', { count: certain + probable + possible })}: ${t('files.counts', { certain, probable, possible })}`;
}

type FilesListProps = { files: ListedFile[]; onOpen(file: ListedFile): void; onStop: (() => void) | null; onBack(): void };

/** Several files dropped at once: each with its status, each to be opened. */
export function FilesList({ files, onOpen, onStop, onBack }: FilesListProps) {
  const done = files.filter((file) => file.state.status === 'done' || file.state.status === 'failed').length;
  return (
    <main className="landing files">
      <h1>
        {t('files.title', { count: files.length })}{' '}
        <span className="quiet" role="status">
          {t('files.read', { done, total: files.length })}
        </span>
      </h1>
      <p className="form-foot">
        <button type="button" onClick={onBack}>
          ← {t('files.back')}
        </button>
        {onStop && (
          <button type="button" onClick={onStop}>
            {t('progress.stop')}
          </button>
        )}
      </p>
      <table className="files-table">
        <thead>
          <tr>
            <th scope="col">{t('files.document')}</th>
            <th scope="col">{t('files.size')}</th>
            <th scope="col">{t('files.status')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('files.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id} data-status={file.state.status}>
              <th scope="row">
                {file.state.status === 'done' && file.state.title ? file.state.title : file.name}
                {file.state.status === 'done' && file.state.title && <span className="quiet file-name">{file.name}</span>}
              </th>
              <td className="size">{sizeOf(file.size)}</td>
              <td>
                {file.state.status === 'failed' && <span aria-hidden="true">⚠ </span>}
                {describe(file.state)}
              </td>
              <td>
                {file.key && file.state.status !== 'failed' && (
                  <button type="button" onClick={() => onOpen(file)}>
                    {t('files.open')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
