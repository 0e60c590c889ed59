import type { Progress } from '@/src/protocol';
import { describeProgress } from './describe-progress';

export type FileState =
  | { status: 'waiting' }
  | { status: 'working'; progress: Progress | null }
  | { status: 'done'; title: string | null; certain: number; probable: number; possible: number }
  | { status: 'failed'; message: string };
export type ListedFile = { id: string; name: string; size: number; key: string | null; state: FileState };

const sizeOf = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

function describe(state: FileState): string {
  if (state.status === 'waiting') return 'waiting';
  if (state.status === 'working') return state.progress ? describeProgress(state.progress) : 'reading …';
  if (state.status === 'failed') return state.message;
  const shown = state.certain + state.probable;
  return `${shown} ${shown === 1 ? 'finding' : 'findings'} (${state.certain} certain, ${state.probable} probable)${state.possible ? ` and ${state.possible} possible` : ''}`;
}

type FilesListProps = { files: ListedFile[]; onOpen(file: ListedFile): void; onStop: (() => void) | null; onBack(): void };

/** Several files dropped at once: each with its status, each to be opened. */
export function FilesList({ files, onOpen, onStop, onBack }: FilesListProps) {
  const done = files.filter((file) => file.state.status === 'done' || file.state.status === 'failed').length;
  return (
    <main className="landing files">
      <h1>
        {files.length} documents{' '}
        <span className="quiet" role="status">
          {done} of {files.length} read
        </span>
      </h1>
      <p className="form-foot">
        <button type="button" onClick={onBack}>
          ← Open others
        </button>
        {onStop && (
          <button type="button" onClick={onStop}>
            Stop
          </button>
        )}
      </p>
      <table className="files-table">
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">Size</th>
            <th scope="col">Status</th>
            <th scope="col">
              <span className="visually-hidden">Open</span>
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
              <td>{sizeOf(file.size)}</td>
              <td>
                {file.state.status === 'failed' && <span aria-hidden="true">⚠ </span>}
                {describe(file.state)}
              </td>
              <td>
                {file.key && file.state.status !== 'failed' && (
                  <button type="button" onClick={() => onOpen(file)}>
                    Open
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
