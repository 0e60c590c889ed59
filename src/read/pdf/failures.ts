import { isReadError, ReadError } from '@/src/model';

const nameOf = (e: unknown): string => (typeof e === 'object' && e !== null && 'name' in e ? String(e.name) : '');

/** What pdf.js threw, as a sentence for a person. An error that is one already stays as it is. */
export function toReadError(e: unknown): ReadError {
  if (e instanceof ReadError) return e;
  if (isReadError(e)) return new ReadError(e.code, e.message);
  const cause = { cause: e };
  switch (nameOf(e)) {
    case 'PasswordException':
      return new ReadError('encrypted', 'This PDF is protected by a password; save a copy without it and open that.', cause);
    case 'TimeoutError':
      return new ReadError('timeout', 'Reading this PDF took too long and was stopped; it may be damaged or made of very complex pages.', cause);
    case 'RangeError':
      return new ReadError('too-large', 'This PDF needs more memory than may be used; split it and open the parts.', cause);
    default:
      return new ReadError('corrupt', 'This PDF is damaged or incomplete and cannot be read; fetch it again from its source.', cause);
  }
}

/** Settles as the promise does, or fails as soon as the signal is aborted, whatever pdf.js is waiting for. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
