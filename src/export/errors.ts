export type ExportErrorCode = 'locked' | 'damaged' | 'no-bytes' | 'nothing';

/** An export that cannot be made. The message is one sentence that tells a person what to do; over messages test name and code. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  constructor(
    readonly code: ExportErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
