export type ReadErrorCode = 'encrypted' | 'corrupt' | 'no-text' | 'unsupported' | 'too-large' | 'timeout' | 'not-found';

/**
 * A document that cannot be read. The message is one sentence that tells a person what to do.
 * Over messages an error keeps its name and code and loses its class: test `isReadError`, never `instanceof`.
 */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  constructor(
    readonly code: ReadErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export const isReadError = (e: unknown): e is { name: 'ReadError'; code: ReadErrorCode; message: string } =>
  typeof e === 'object' && e !== null && 'name' in e && e.name === 'ReadError' && 'code' in e;
