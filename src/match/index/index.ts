export { buildIndex, gatherIndex, type OnProgress } from './build';
export { INDEX_LAYOUT, indexBytes, openIndex, serialiseIndex, settle } from './bytes';
export { findLike, type Like, type LikeOptions, type LikeSignals } from './find-like';
export type { LikeQuery } from './query';
export { type SearchField, type SearchHit, type SearchOptions, searchDocs, searchIndex, warmSearch } from './search';
export { addWork, docCount, removeWork, type WorkIndex } from './work-index';
