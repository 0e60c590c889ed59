import { CatalogError } from './errors';

/** A full disk is said in a sentence; nothing was written then. */
export const withRoom = <T>(writing: PromiseLike<T>): Promise<T> =>
  Promise.resolve(writing).catch((e: unknown) => {
    throw isFull(e)
      ? new CatalogError('quota', 'The browser has no room left for the catalog. Nothing was changed; make a backup, then free space or forget works.', {
          cause: e,
        })
      : e;
  });

/**
 * Whether a write failed for want of room. The quota has an error of its own; a disk that is really full does not: Chromium then
 * says "Failed to write blobs (IOError)" or that the transaction failed inside.
 */
const isFull = (e: unknown): boolean => {
  if (typeof e !== 'object' || e === null) return false;
  const { name, message, inner } = e as { name?: unknown; message?: unknown; inner?: unknown };
  if (name === 'QuotaExceededError' || (inner !== undefined && isFull(inner))) return true;
  return (
    /^(?:DataError|UnknownError|AbortError)$/.test(String(name)) &&
    /\bIOError\b|write blobs|no space|disk|Internal error (?:committing|writing)/i.test(String(message))
  );
};
