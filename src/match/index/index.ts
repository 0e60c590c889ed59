export { buildIndex, type OnProgress } from './build';
export { indexBytes, openIndex, serialiseIndex, settle } from './bytes';
export { findLike, type Like, type LikeOptions, type LikeSignals } from './find-like';
export type { LikeQuery } from './query';
export { type SearchField, type SearchHit, type SearchOptions, searchIndex } from './search';
export { addWork, removeWork, type WorkIndex } from './work-index';
