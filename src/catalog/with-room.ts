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

const isFull = (e: unknown): boolean =>
  typeof e === 'object' && e !== null && (('name' in e && e.name === 'QuotaExceededError') || ('inner' in e && isFull(e.inner)));
