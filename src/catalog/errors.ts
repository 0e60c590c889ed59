export type CatalogErrorCode = 'not-a-pack' | 'not-a-backup' | 'newer-backup' | 'not-found' | 'quota' | 'busy' | 'not-readable';

/** A catalog file or request that cannot be served. The message is one sentence for a person; test `name` and `code`, never `instanceof`. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
  constructor(
    readonly code: CatalogErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
